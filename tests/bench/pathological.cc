// unstigma_bench_pathological SECONDS FOLDER PROSE: searches for texts and lexicons that make checking slow,
// by random change and selection with a fixed seed. Rates are of processor time, in memory, findings made and
// thrown away. Prints a JSON line for each of the worst, beside the rate of PROSE in the same format; their
// texts and lexicons are FOLDER/worst-*.
#include <algorithm>
#include <array>
#include <ctime>
#include <iostream>
#include <iterator>

#include "bench/hard_lexicon.h"
#include "bench/stopwatch.h"
#include "check/odd_texts.h"
#include "unstigma/checker.h"

namespace {

using unstigma::Checker;
using unstigma::EntryCard;
using unstigma::Settings;
using unstigma::bench::Chance;
using unstigma::bench::Clock;
using unstigma::bench::hard_lexicon;
using unstigma::bench::lexicon_kinds;
using unstigma::bench::spelled;

constexpr std::uint32_t seed = 20261126;
constexpr std::size_t text_bytes = 60000;
/// Where findings are denser, it is their making that takes the time; such texts are listed by themselves.
constexpr double dense = 20;  ///< findings in a thousand words

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

struct Measured {
  double rate = 0;     ///< megabytes a second of processor time
  double density = 0;  ///< findings in a thousand words
};

Measured measure(const Checker& checker, const std::string& text, const std::string& format, int times) {
  Measured out;
  for (int i = 0; i < times; ++i) {
    std::uint64_t findings = 0;
    const double begin = processor_seconds();
    const auto checked = checker.check_text(text, "x", format, [&](unstigma::Finding&&) { ++findings; });
    const double seconds = processor_seconds() - begin;
    if (!checked) return {};
    out.rate = std::max(out.rate, static_cast<double>(text.size()) / 1e6 / std::max(seconds, 1e-9));
    out.density = 1000 * static_cast<double>(findings) /
                  static_cast<double>(std::max<std::uint64_t>(1, checked->words));
  }
  return out;
}

constexpr std::array<const char*, 3> formats = {"text", "markdown", "html"};

/// Prose in one of the formats. Plain paragraphs are Markdown as they are.
std::string prose_as(const std::string& format, const std::string& prose) {
  if (format != "html") return prose;
  std::string out = "<p>";
  for (std::size_t i = 0; i < prose.size(); ++i) {
    const bool between = prose.compare(i, 2, "\n\n") == 0;
    if (between) out += "</p>\n<p>";
    else if (prose[i] == '&') out += "&amp;";
    else if (prose[i] == '<') out += "&lt;";
    else out += prose[i];
    i += between ? 1 : 0;
  }
  return out + "</p>\n";
}

/// The rate of prose in each of the formats: what a text of that format is held against, since some readers
/// have more to do than others.
std::array<double, formats.size()> normal_rates(const Checker& checker, const std::string& prose) {
  std::array<double, formats.size()> out{};
  for (std::size_t i = 0; i < formats.size(); ++i)
    out[i] = measure(checker, prose_as(formats[i], prose), formats[i], 3).rate;
  return out;
}

/// What texts are made of.
using Stock = std::vector<std::vector<std::string>>;

/// The sentence with one of its words left out or written twice: what nearly matches.
std::string near_miss(const std::string& sentence, Chance& chance) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : sentence + " ") {
    if (c != ' ') {
      word += c;
    } else {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  const std::size_t at = chance.below(words.size());
  if (chance.below(2) == 0) words[at] += " " + words[at];
  else words[at] = "zebra";
  std::string out;
  for (const std::string& part : words) out += (out.empty() ? "" : " ") + part;
  return out;
}

Stock stock(const std::vector<EntryCard>& cards, const std::vector<std::string>& words) {
  Chance chance(seed);
  Stock out(10);
  out[0] = words;
  for (const EntryCard& card : cards) {
    for (const std::string& sentence : card.flag) {
      out[1].push_back(unstigma::tests::marked(sentence));
      out[2].push_back(near_miss(unstigma::tests::unmarked(sentence), chance));
      out[3].push_back(near_miss(unstigma::tests::marked(sentence), chance));
    }
    for (const std::string& sentence : card.pass) out[4].push_back(sentence);
  }
  out[5] = {"a", "i", "o", "x", "7", "s", "\xC3\xA9"};
  out[6] = {std::string(300, 'q'), std::string(5000, 'z'), "unquestionablyinterdependent",
            "0123456789012345678"};
  out[7] = {"\xCE\xB1\xCE\xB2\xCE\xB3",
            "\xD0\xBC\xD0\xB8\xD1\x80",
            "\xE4\xB8\xAD\xE6\x96\x87",
            "na\xC3\xAFve",
            "\xF0\x9F\x98\x80",
            "e\xCC\x81\xCC\x82\xCC\x83",
            "\xEF\xBD\x8D\xEF\xBD\x81\xEF\xBD\x84",
            "\xFF\xFE"};
  out[8] = {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "'",  "(",    ")", "[", "]", "*", "_",
            "`",  "<b>",          "</b>",         "![", "](x)", "> "};
  out[9] = {"the",  "of", "a person who", "said", "called",
            "word", "is", "not",          "with", "he said that she was"};
  return out;
}

constexpr std::array<const char*, 14> joints = {
    " ",        " ",        "-", "", "\"", " \"", "\xE2\x80\x99", "\n", ", ", "; ", "\xE2\x80\x94",
    "\xC2\xA0", "\xC2\xAD", "/"};
constexpr std::array<const char*, 6> stops = {". ", ".\n\n", "! ", "?\n", "\n\n", "\n> - "};
constexpr std::array<std::size_t, 6> lengths = {1, 4, 12, 40, 400, 100000};

/// How a text is made: a few pieces, joined in a few ways, again and again.
struct Recipe {
  std::vector<std::string> pieces;
  std::vector<std::size_t> joint;  ///< of joints
  std::size_t stop = 0;            ///< of stops
  std::size_t length = 12;         ///< pieces in a sentence
  std::size_t format = 0;
  bool shuffled = false;  ///< pieces in random order, not in turn
};

std::string cook(const Recipe& recipe) {
  Chance chance(seed);
  std::string out;
  for (std::size_t i = 0; out.size() < text_bytes; ++i) {
    out += recipe.shuffled ? chance.any(recipe.pieces) : recipe.pieces[i % recipe.pieces.size()];
    const bool stop = (i + 1) % recipe.length == 0;
    out += stop ? stops[recipe.stop] : joints[recipe.joint[i % recipe.joint.size()]];
  }
  return out;
}

const std::string& piece(const Stock& from, Chance& chance) {
  return chance.any(chance.any(from));
}

Recipe invented(const Stock& from, Chance& chance) {
  Recipe out;
  const std::size_t pieces = 1 + chance.below(1 + chance.below(12));
  for (std::size_t i = 0; i < pieces; ++i) out.pieces.push_back(piece(from, chance));
  const std::size_t kinds = 1 + chance.below(3);
  for (std::size_t i = 0; i < kinds; ++i) out.joint.push_back(chance.below(joints.size()));
  out.stop = chance.below(stops.size());
  out.length = chance.any(lengths);
  out.format = chance.below(formats.size());
  out.shuffled = chance.below(2) == 0;
  return out;
}

Recipe changed(Recipe recipe, const Stock& from, Chance& chance) {
  switch (chance.below(8)) {
    case 0:
      recipe.pieces.push_back(piece(from, chance));
      break;
    case 1:
      if (recipe.pieces.size() > 1) recipe.pieces.erase(recipe.pieces.begin());
      break;
    case 2:
      recipe.joint.front() = chance.below(joints.size());
      break;
    case 3:
      recipe.length = chance.any(lengths);
      break;
    case 4:
      recipe.stop = chance.below(stops.size());
      break;
    case 5:
      recipe.format = chance.below(formats.size());
      break;
    case 6:
      recipe.shuffled = !recipe.shuffled;
      break;
    default:
      recipe.pieces[chance.below(recipe.pieces.size())] = piece(from, chance);
      break;
  }
  return recipe;
}

struct Case {
  std::string what;
  std::string text;
  std::string lexicon;
  Measured measured;
  double normal = 1;  ///< the rate of prose in its format
  double ratio() const { return measured.rate / normal; }
};

/// Keeps the slowest cases, one of a name.
void keep(std::vector<Case>& worst, Case made, std::size_t most) {
  const auto same =
      std::find_if(worst.begin(), worst.end(), [&](const Case& c) { return c.what == made.what; });
  if (same == worst.end()) worst.push_back(std::move(made));
  else if (made.ratio() < same->ratio()) *same = std::move(made);
  std::sort(worst.begin(), worst.end(), [](const Case& a, const Case& b) { return a.ratio() < b.ratio(); });
  if (worst.size() > most) worst.pop_back();
}

struct Worst {
  std::vector<Case> texts;
  std::vector<Case> full;  ///< of findings
  std::vector<Case> lexicons;
  void add(Case made) {
    if (!made.lexicon.empty()) return keep(lexicons, std::move(made), 3);
    const bool many = made.measured.density > dense;
    keep(many ? full : texts, std::move(made), many ? 2 : 5);
  }
};

/// The pieces that share no longer word with a recipe.
Stock without(const Stock& from, const Recipe& recipe) {
  std::vector<std::string> banned;
  for (const std::string& piece : recipe.pieces) {
    for (std::size_t at = 0; at < piece.size();) {
      const std::size_t end = std::min(piece.find(' ', at), piece.size());
      if (end - at >= 4) banned.push_back(piece.substr(at, end - at));
      at = end + 1;
    }
  }
  Stock out;
  for (const std::vector<std::string>& kind : from) {
    std::vector<std::string> left;
    std::copy_if(kind.begin(), kind.end(), std::back_inserter(left), [&](const std::string& piece) {
      return std::none_of(banned.begin(), banned.end(),
                          [&](const std::string& word) { return piece.find(word) != std::string::npos; });
    });
    if (!left.empty()) out.push_back(std::move(left));
  }
  return out;
}

struct Member {
  Recipe recipe;
  double slowness = 0;
};

/// What a search goes by.
struct Normal {
  const Checker& checker;
  std::array<double, formats.size()> rates;  ///< of prose, by format
};

/// One search; returns the slowest recipe and puts what it makes into `out`.
Recipe search_text(const Normal& normal, const Stock& from, double seconds, Chance& chance, Worst& out) {
  std::vector<Member> members;
  Worst seen;
  const Clock::time_point begin = Clock::now();
  while (unstigma::bench::seconds_since(begin) < seconds) {
    const bool fresh = members.size() < 16 || chance.below(4) == 0;
    Member child;
    child.recipe = fresh ? invented(from, chance)
                         : changed(members[chance.below(members.size() / 2)].recipe, from, chance);
    std::string text = cook(child.recipe);
    const char* format = formats[child.recipe.format];
    const Measured measured = measure(normal.checker, text, format, 2);
    if (measured.rate <= 0) continue;
    const double usual = normal.rates[child.recipe.format];
    child.slowness = usual / measured.rate / (measured.density > dense ? 20 : 1);
    std::string what = format + std::string(": ") + text.substr(0, text.find_first_of(".!?\n", 24));
    if (what.size() > 60) what = what.substr(0, what.rfind(' ', 60)) + " ...";
    seen.add({std::move(what), std::move(text), "", measured, usual});
    members.push_back(std::move(child));
    std::sort(members.begin(), members.end(),
              [](const Member& a, const Member& b) { return a.slowness > b.slowness; });
    if (members.size() > 16) members.pop_back();
  }
  if (!seen.texts.empty()) out.add(std::move(seen.texts.front()));
  if (!seen.full.empty()) out.add(std::move(seen.full.front()));
  return members.empty() ? Recipe() : members.front().recipe;
}

/// Five searches, each without the words that the ones before found to be slow.
void search_texts(const Normal& normal, Stock from, double seconds, Worst& out) {
  Chance chance(seed);
  constexpr int searches = 5;
  for (int i = 0; i < searches; ++i)
    from = without(from, search_text(normal, from, seconds / searches, chance, out));
}

void search_lexicons(const std::string& folder, double seconds, double normal, Worst& out) {
  Chance chance(seed);
  const Clock::time_point begin = Clock::now();
  for (std::size_t round = 0; unstigma::bench::seconds_since(begin) < seconds || round < lexicon_kinds.size();
       ++round) {
    const std::size_t kind = round % lexicon_kinds.size();
    const std::string lexicon = hard_lexicon(
        kind, round < lexicon_kinds.size() ? 1000 : 10 + chance.below(3000), chance.below(2) == 0, chance);
    const std::string path = folder + "/hard.toml";
    std::ofstream(path) << lexicon;
    Settings settings;
    settings.lexicon_files = {path};
    const auto checker = Checker::build(settings);
    if (!checker) {
      std::cerr << to_string(checker.error().front()) << '\n';
      continue;
    }
    for (const std::size_t length : {std::size_t{12}, std::size_t{400}}) {
      Recipe recipe;
      const std::size_t share = 1 + chance.below(8);
      for (std::size_t i = 0; i < 60; ++i)
        recipe.pieces.push_back(i % share == 0 ? "anchor" : spelled(chance.below(60)));
      recipe.joint = {0};
      recipe.length = length;
      recipe.shuffled = true;
      std::string text = cook(recipe);
      const Measured measured = measure(*checker, text, "text", 2);
      out.add({std::string("lexicon: ") + lexicon_kinds[kind] + ", sentences of " + std::to_string(length) +
                   " words",
               std::move(text), lexicon, measured, normal});
    }
  }
}

void print(const std::vector<Case>& cases, const std::string& name, const std::string& folder) {
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const Case& made = cases[i];
    const std::string path = folder + "/" + name + "-" + std::to_string(i + 1);
    const std::string format = made.what.substr(0, made.what.find(':'));
    const std::string file = path + (format == "html" ? ".html" : format == "markdown" ? ".md" : ".txt");
    std::ofstream(file, std::ios::binary) << made.text;
    if (!made.lexicon.empty()) std::ofstream(path + ".toml", std::ios::binary) << made.lexicon;
    std::string what;
    for (const char c : made.what) {
      if (c == '"' || c == '\\') what += '\\';
      what += c == '\n' ? ' ' : c;
    }
    std::cout << "{\"what\": \"" << what << "\", \"file\": \"" << file.substr(folder.size() + 1)
              << "\", \"rate\": " << made.measured.rate << ", \"normal\": " << made.normal
              << ", \"findings_in_1000_words\": " << made.measured.density
              << ", \"goal\": " << (name == "worst-dense" ? "false" : "true") << "}\n";
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: unstigma_bench_pathological SECONDS FOLDER PROSE\n";
    return 2;
  }
  const double seconds = std::atof(argv[1]);
  const std::string prose = unstigma::bench::bytes_of(argv[3]).substr(0, 4000000);
  const auto checker = Checker::build({});
  if (!checker || prose.empty()) {
    std::cerr << argv[3] << ": no text to compare with\n";
    return 1;
  }
  const std::vector<EntryCard> cards = checker->entries();
  const unstigma::tests::OddTexts words(cards, seed);
  const Normal normal{*checker, normal_rates(*checker, prose)};
  Worst worst;
  search_texts(normal, stock(cards, words.words()), seconds * 0.7, worst);
  search_lexicons(argv[2], seconds * 0.3, normal.rates.front(), worst);
  print(worst.texts, "worst", argv[2]);
  print(worst.lexicons, "worst-lexicon", argv[2]);
  print(worst.full, "worst-dense", argv[2]);
  return 0;
}
