#ifndef UNSTIGMA_TESTS_BENCH_HARD_LEXICON_H_
#define UNSTIGMA_TESTS_BENCH_HARD_LEXICON_H_

#include <array>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>

namespace unstigma::bench {

/// Random numbers that are the same on every machine.
class Chance {
 public:
  explicit Chance(std::uint32_t from) : random_(from) {}
  std::size_t below(std::size_t size) { return std::size_t{random_()} % size; }
  template <class List>
  const auto& any(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::mt19937 random_;
};

/// A word for each number, four letters behind a q.
inline std::string spelled(std::size_t number) {
  std::string out = "q";
  for (std::size_t i = 0; i < 4; ++i, number /= 20) out += "bcdfghjklmnprstvwxza"[number % 20];
  return out;
}

/// Phrases that ask much of a matcher, made of words like those of spelled().
inline std::string hard_phrase(std::size_t kind, std::size_t number, Chance& chance) {
  const auto word = [&] { return spelled(chance.below(60)); };
  std::string out = "anchor";
  switch (kind) {
    case 0:
      return "anchor " + spelled(number);
    case 1:
      for (int i = 0; i < 8; ++i) out += " [" + word() + "]";
      return out + " " + spelled(number);
    case 2:
      return "anchor ...8 " + word() + " ...8 " + spelled(number);
    case 3:
      out = "(anchor";
      for (std::size_t i = 0; i < 60; ++i) out += "|" + spelled(i);
      return out + ") (" + word() + "|" + word() + ") _ " + spelled(number);
    case 4:
      return word() + " [" + word() + "] _ anchor _ [" + word() + "] " + spelled(number);
    default:  // no phrase has a word of its own
      out = word() + " " + word();
      return out + " ...3 " + word() + " [" + word() + "] " + word();
  }
}
inline constexpr std::array<const char*, 6> lexicon_kinds = {
    "entries that share one word", "chains of optional words", "gaps",
    "large alternatives",          "any words around",         "the same few words"};

/// `guarded`: every entry has guards on its sentence too.
inline std::string hard_lexicon(std::size_t kind, std::size_t entries, bool guarded, Chance& chance) {
  std::string out = "[lexicon]\nid = \"hard\"\ntitle = \"Hard\"\nlanguage = \"en\"\n";
  for (std::size_t i = 0; i < entries; ++i) {
    const std::string phrase = hard_phrase(kind, 1000 + i, chance);
    out += "\n[[entry]]\nid = \"entry-" + std::to_string(100000 + i) +
           "\"\nkind = \"label\"\nseverity = \"warning\"\n";
    out += "phrases = [\"" + phrase + "\"]\nalternatives = [\"somebody\"]\nwhy = \"It is hard.\"\n";
    if (guarded)
      out += "unless.sentence = [\"" + spelled(i % 60) + " ...8 anchor\", \"(anchor|" + spelled(i % 50) +
             ") zebra\"]\n";
    out += "sources = [\"editorial\"]\nflag = [\"They met [[somebody]].\", \"[[Who]] came?\"]\n";
    out += "pass = [\"Nobody came.\", \"The door was open.\"]\n";
  }
  return out;
}

}  // namespace unstigma::bench

#endif  // UNSTIGMA_TESTS_BENCH_HARD_LEXICON_H_
