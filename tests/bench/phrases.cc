// unstigma_bench_phrases FOLDER [MOST]: the surface phrases of the lexicons in FOLDER, one a line, sorted,
// each once: what a program that knows literals only would have to be given. Words that inflect stand in
// every form, sets and alternatives in all their items. Left out are phrases with gaps, phrases with classes
// that have no list ({number}), and phrases that stand for more than MOST literals (default 24), so that no
// set of names makes the list a hundred times as long. Standard error says how many there were of each.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <set>

#include "bench/stopwatch.h"
#include "lexicon/lexicon.h"

namespace {

namespace fs = std::filesystem;
using unstigma::bench::bytes_of;
using unstigma::lexicon::Lexicon;
using unstigma::lexicon::Phrase;
using unstigma::lexicon::Shared;
using Surfaces = std::vector<std::string>;

/// Writes phrases out; `std::nullopt` for those that are left out.
class Expander {
 public:
  Expander(const Shared& shared, const Lexicon& lexicon, std::size_t most)
      : shared_(shared), lexicon_(lexicon), most_(most) {}

  std::optional<Surfaces> expand(const Phrase& phrase) const {
    Surfaces out;
    switch (phrase.type) {
      case Phrase::Type::word:
        return Surfaces{" " + phrase.text};
      case Phrase::Type::clitic:
      case Phrase::Type::punctuation:
        return Surfaces{phrase.text};
      case Phrase::Type::inflected:
        for (const auto& spelling : shared_.forms.inflect(phrase.text, phrase.part))
          out.push_back(" " + spelling.text);
        return out;
      case Phrase::Type::set:
        return set(phrase.text);
      case Phrase::Type::any_word:
      case Phrase::Type::gap:
        return std::nullopt;
      case Phrase::Type::sequence:
        return sequence(phrase);
      case Phrase::Type::choice:
      case Phrase::Type::optional:
        if (phrase.type == Phrase::Type::optional) out.emplace_back();
        for (const Phrase& child : phrase.children) {
          if (!add(expand(child), out)) return std::nullopt;
        }
        return out;
    }
    return std::nullopt;
  }

 private:
  bool add(const std::optional<Surfaces>& more, Surfaces& out) const {
    if (!more || out.size() + more->size() > most_) return false;
    out.insert(out.end(), more->begin(), more->end());
    return true;
  }

  std::optional<Surfaces> set(const std::string& name) const {
    if (name == "start" || name == "end") return Surfaces{""};  // no words of their own
    const auto own = lexicon_.sets.find(name);
    const auto shared = shared_.classes.find(name);
    if (own == lexicon_.sets.end() && shared == shared_.classes.end()) return std::nullopt;
    Surfaces out;
    for (const auto& line : own != lexicon_.sets.end() ? own->second : shared->second) {
      if (!add(expand(line.phrase), out)) return std::nullopt;
    }
    return out;
  }

  std::optional<Surfaces> sequence(const Phrase& phrase) const {
    Surfaces out{""};
    for (const Phrase& child : phrase.children) {
      const auto some = expand(child);
      if (!some || out.size() * some->size() > most_) return std::nullopt;
      Surfaces longer;
      for (const std::string& begin : out) {
        for (const std::string& end : *some) longer.push_back(begin + end);
      }
      out = std::move(longer);
    }
    return out;
  }

  const Shared& shared_;
  const Lexicon& lexicon_;
  std::size_t most_;
};

struct Count {
  std::size_t written = 0;
  std::size_t left_out = 0;
};

void add_phrases(const Lexicon& lexicon, const Shared& shared, std::size_t most, std::set<std::string>& out,
                 Count& count) {
  const Expander expander(shared, lexicon, most);
  for (const auto& entry : lexicon.entries) {
    if (entry.status == unstigma::lexicon::Status::retired) continue;
    for (const auto& group : entry.groups) {
      for (const auto& line : group.phrases) {
        const auto surfaces = expander.expand(line.phrase);
        ++(surfaces ? count.written : count.left_out);
        if (!surfaces) continue;
        for (const std::string& surface : *surfaces) {
          const std::size_t begin = surface.find_first_not_of(' ');
          if (begin != std::string::npos) out.insert(surface.substr(begin));
        }
      }
    }
  }
}

int print(const fs::path& folder, std::size_t most) {
  const auto shared = unstigma::lexicon::parse_shared(
      bytes_of(folder / "forms.toml"), bytes_of(folder / "classes.toml"), bytes_of(folder / "frames.toml"));
  if (!shared) {
    std::cerr << folder.string() << ": no lexicons that can be read\n";
    return 1;
  }
  const std::set<std::string> others = {"forms.toml", "classes.toml", "frames.toml", "helplines.toml",
                                        "defaults.toml"};
  std::set<std::string> phrases;
  Count count;
  for (const auto& item : fs::directory_iterator(folder)) {
    const std::string name = item.path().filename().string();
    if (item.path().extension() != ".toml" || others.count(name) > 0) continue;
    const auto lexicon = unstigma::lexicon::parse(bytes_of(item.path().string()), name, *shared);
    if (!lexicon) std::cerr << to_string(lexicon.error().front()) << '\n';
    if (!lexicon) return 1;
    add_phrases(*lexicon, *shared, most, phrases, count);
  }
  for (const std::string& phrase : phrases) std::cout << phrase << '\n';
  std::cerr << phrases.size() << " surface phrases of " << count.written << " phrases; " << count.left_out
            << " left out\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::cerr << "usage: unstigma_bench_phrases FOLDER [MOST]\n";
    return 2;
  }
  return print(argv[1], argc > 2 ? static_cast<std::size_t>(std::atoll(argv[2])) : 24);
}
