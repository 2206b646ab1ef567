// unstigma_bench_nothing: starts, prints an empty object, ends. What starting any program of C++ costs here.
#include <iostream>

int main() {
  std::cout << "{}\n";
}
