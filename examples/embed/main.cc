// Checks what is given as an argument, or a sentence of its own, and prints what it finds.
#include <iostream>
#include <string>
#include <utility>

#include "unstigma/checker.h"

int main(int argc, char** argv) {
  const std::string text = argc > 1 ? argv[1] : "He committed suicide after years as a junkie.";

  unstigma::Settings settings;
  settings.locale = "en-GB";
  auto built = unstigma::Checker::build(std::move(settings));
  if (!built) {
    for (const unstigma::Error& error : built.error()) std::cerr << unstigma::to_string(error) << '\n';
    return 2;
  }
  const unstigma::Checker checker =
      std::move(*built);  // use one for all texts, from as many threads as you like

  int found = 0;
  const auto print = [&found](unstigma::Finding&& finding) {
    ++found;
    std::cout << finding.start.line << ':' << finding.start.column << ": " << unstigma::name(finding.severity)
              << ": \"" << finding.match << "\": " << finding.message;
    if (!finding.alternatives.empty()) std::cout << ". Instead: " << finding.alternatives.front().text;
    std::cout << " [" << finding.rule << "]\n";
  };
  const auto checked = checker.check_text(text, "draft.txt", "", print);
  if (!checked) {
    std::cerr << unstigma::to_string(checked.error()) << '\n';
    return 2;
  }
  if (checked->help) {  // somebody may be in danger: this comes before any advice on words
    for (const unstigma::Helpline& line : checked->help->lines)
      std::cout << line.name << ": " << line.contact << '\n';
  }
  return found > 0 ? 1 : 0;
}
