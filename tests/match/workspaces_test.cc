#include "match/workspaces.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

namespace unstigma::match {
namespace {

TEST_CASE("A workspace goes from document to document, and nothing of what was met goes with it") {
  Workspaces all;
  const Workspace* first = nullptr;
  {
    const Workspaces::Lease lease(all);
    first = &*lease;
    lease->probes.add(0, 3);
    lease->help.push_back({1, 2});
    const Workspaces::Lease other(all);
    CHECK(&*other != first);
  }
  const Workspaces::Lease again(all);
  const Workspaces::Lease more(all);
  CHECK((&*again == first || &*more == first));
  for (const Workspaces::Lease* lease : {&again, &more}) {
    CHECK_FALSE((*lease)->probes.has(0, 3));
    CHECK((*lease)->help.empty());
  }
}

TEST_CASE("Workspaces serve several threads, none the same at a time") {
  Workspaces all;
  std::atomic<bool> shared = false;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (std::uint32_t k = 0; k < 2000; ++k) {
        const Workspaces::Lease lease(all);
        lease->places.assign(1, k);
        std::this_thread::yield();
        if (lease->places != std::vector<std::uint32_t>{k}) shared = true;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK_FALSE(shared);
  const Workspaces::Lease left(all);
  CHECK(left->places.size() == 1);
}

}  // namespace
}  // namespace unstigma::match
