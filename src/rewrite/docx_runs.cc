#include "rewrite/docx_runs.h"

#include <algorithm>
#include <cstdlib>

#include "document/xml.h"

namespace unstigma::rewrite {
namespace {

/// The prefix of a tag as the file writes it, with its colon; empty where there is none.
std::string prefix_of(std::string_view tag) {
  const std::size_t colon = tag.find_first_of(": />");
  return colon < tag.size() && tag[colon] == ':' ? std::string(tag.substr(1, colon)) : std::string();
}

class Reader : public document::XmlHandler {
 public:
  Reader(std::string_view xml, DocxTexts& out) : xml_(xml), out_(out) {}

  void start(const document::XmlTag& tag) override {
    note_id(tag);
    const std::string_view name = tag.name();
    const bool marked = name == "w:ins" || name == "w:moveTo";
    const std::string around = name == "w:r" && !parents_.empty() ? parents_.back() : std::string();
    parents_.push_back(marked ? std::string(tag.source()) : std::string());
    if (skipping_ > 0 || name == "mc:Fallback" || name == "w:del" || name == "w:moveFrom") {
      ++skipping_;
    } else if (name == "w:p") {
      runs_.emplace_back();  // the properties of its mark are not those of the run around a text box
    } else if (name == "w:r") {
      if (depth_++ == 0) outer_begin_ = tag.begin();
      runs_.push_back({prefix_of(tag.source()), {}, around, 0});
    } else if (name == "w:footnote" || name == "w:endnote") {
      note_ = note_name(name, tag);
    } else if (runs_.empty()) {
      return;
    } else if (name == "w:footnoteReference" || name == "w:endnoteReference") {
      leads_to_ = note_name(name.substr(0, name.size() - 9), tag);
    } else if (name == "w:rPr") {
      runs_.back().properties = tag.begin();
    } else if (name == "w:rPrChange") {
      change_ = tag.begin();
    } else if (name == "w:txbxContent") {
      ++boxes_;
    } else if (name == "w:t") {
      text_ = {};
      text_.prefix = prefix_of(tag.source());
      text_.begin = tag.end();
      text_.tag_end = tag.end() - 1;
      text_.keeps_blanks = tag.attribute("xml:space") == "preserve";
      text_.in_box = boxes_ > 0;
    }
  }

  void end(std::string_view name, std::size_t begin, std::size_t end) override {
    parents_.pop_back();
    if (skipping_ > 0) {
      --skipping_;
    } else if (runs_.empty()) {
      return;
    } else if (name == "w:r" || name == "w:p") {
      if (name == "w:r" && --depth_ == 0) {
        out_.runs.push_back({outer_begin_, end, std::move(leads_to_), runs_.back().prefix});
        leads_to_.clear();
      }
      runs_.pop_back();
    } else if (name == "w:rPrChange") {
      changes_.assign(xml_.substr(change_, end - change_));
    } else if (name == "w:rPr") {
      Run& run = runs_.back();
      run.source = xml_.substr(run.properties, end - run.properties);
      // What was changed about a run is said once.
      const std::size_t at = changes_.empty() ? std::string::npos : run.source.find(changes_);
      if (at != std::string::npos) run.source.erase(at, changes_.size());
      changes_.clear();
    } else if (name == "w:txbxContent") {
      --boxes_;
    } else if (name == "w:t" && begin > text_.begin && !text_.prefix.empty() &&
               !runs_.back().prefix.empty()) {
      text_.end = begin;
      text_.around = runs_.back().around;
      text_.note = note_;
      text_.run = "<" + runs_.back().prefix + "r>" + runs_.back().source;
      out_.texts.push_back(text_);
    }
  }

  void text(std::string_view /*text*/, std::size_t /*begin*/, std::size_t /*end*/) override {}

 private:
  struct Run {
    std::string prefix;
    std::string source;  ///< of its properties
    std::string around;
    std::size_t properties = 0;
  };

  /// "w:footnote" with w:id="3" as "footnote 3".
  static std::string note_name(std::string_view element, const document::XmlTag& tag) {
    return std::string(element.substr(2)) + " " + std::string(tag.attribute("w:id"));
  }

  void note_id(const document::XmlTag& tag) {
    constexpr std::size_t highest = 2000000000;
    const std::string_view said = tag.attribute("w:id");
    if (said.empty() || said.size() > 10) return;
    const std::size_t id = std::strtoul(std::string(said).c_str(), nullptr, 10);
    if (id < highest) out_.highest_id = std::max(out_.highest_id, id);
  }

  std::string_view xml_;
  DocxTexts& out_;
  std::vector<Run> runs_;
  std::vector<std::string> parents_;  ///< the tags of open w:ins and w:moveTo, empty texts for all others
  DocxText text_;
  std::string changes_;
  std::string note_;             ///< that is being read
  std::string leads_to_;         ///< the note that the outermost run leads to
  std::size_t outer_begin_ = 0;  ///< of the outermost run
  std::size_t depth_ = 0;        ///< runs that are open
  std::size_t change_ = 0;
  std::size_t boxes_ = 0;
  std::size_t skipping_ = 0;
};

}  // namespace

const DocxText* DocxTexts::at(std::size_t byte, bool ends) const {
  const auto after = std::upper_bound(texts.begin(), texts.end(), byte - (ends ? 1 : 0),
                                      [](std::size_t value, const DocxText& t) { return value < t.begin; });
  if (after == texts.begin()) return nullptr;
  const DocxText& found = *std::prev(after);
  return byte - (ends ? 1 : 0) < found.end ? &found : nullptr;
}

const DocxRun* DocxTexts::run_at(std::size_t byte) const {
  const auto after =
      std::upper_bound(runs.begin(), runs.end(), byte,
                       [](std::size_t value, const DocxRun& run) { return value < run.begin; });
  if (after == runs.begin()) return nullptr;
  const DocxRun& found = *std::prev(after);
  return byte < found.end ? &found : nullptr;
}

Result<DocxTexts> docx_texts(std::string_view xml, const std::string& part) {
  DocxTexts out;
  Reader reader(xml, out);
  const auto read = document::parse_xml(xml, part, reader);
  if (!read) return read.error();
  return out;
}

}  // namespace unstigma::rewrite
