#include <map>

#include "document/ooxml.h"
#include "document/xml.h"
#include "rewrite/docx_runs.h"
#include "rewrite/part_answers.h"
#include "rewrite/splice.h"

namespace unstigma::rewrite {
namespace {

/// Writes edits into one part.
class Changes {
 public:
  Changes(std::string_view xml, const DocxTexts& texts, const std::string& date, std::size_t& id)
      : xml_(xml), texts_(texts), date_(date), id_(id) {}

  /// False when some of the edit's words stand where no change can be tracked.
  bool add(const Edit& edit) {
    const std::vector<ByteRange> ranges = pieces(edit);
    for (const ByteRange& range : ranges) {
      const DocxText* text = texts_.at(range.start, false);
      if (text == nullptr || range.end > text->end) return false;
    }
    bool first = true;
    for (const ByteRange& range : ranges) {
      cut(*texts_.at(range.start, false), range, first ? edit.text : std::string());
      first = false;
    }
    return true;
  }

  std::string finish() { return spliced(xml_, std::move(splices_)); }

 private:
  std::string attributes(const std::string& prefix) {
    return " " + prefix + "id=\"" + std::to_string(++id_) + "\" " + prefix + "author=\"" +
           std::string(answer_author) + "\" " + prefix + "date=\"" + date_ + "\"";
  }

  static std::string name_of(std::string_view tag) {
    return std::string(tag.substr(1, tag.find_first_of(" \t\r\n/>") - 1));
  }

  /// A tag with an id of its own.
  std::string renumbered(const std::string& tag, const std::string& prefix) {
    const std::string name = prefix + "id=";
    const std::size_t at = tag.find(name);
    if (at == std::string::npos) return tag;
    const std::size_t begin = at + name.size();
    const std::size_t end = tag.find(tag[begin], begin + 1);
    if (end == std::string::npos) return tag;
    return tag.substr(0, begin + 1) + std::to_string(++id_) + tag.substr(end);
  }

  /// Cuts the run at both ends of the range; what was between is deleted, the new words are inserted.
  void cut(const DocxText& text, const ByteRange& range, const std::string& words) {
    const std::string& p = text.prefix;
    const std::string keep = " xml:space=\"preserve\">";
    const std::string close = "</" + p + "r>";
    std::string bytes = "</" + p + "t>" + close;
    bytes += "<" + p + "del" + attributes(p) + ">" + text.run + "<" + p + "delText" + keep;
    bytes += xml_.substr(range.start, range.end - range.start);
    bytes += "</" + p + "delText>" + close + "</" + p + "del>";
    if (!words.empty()) {
      // What somebody else has inserted or moved is parted, as Word does, not filled with another insertion.
      const std::string end_around = text.around.empty() ? "" : "</" + name_of(text.around) + ">";
      bytes += end_around;
      bytes += "<" + p + "ins" + attributes(p) + ">" + text.run + "<" + p + "t" + keep +
               document::xml_escaped(words, false) + "</" + p + "t>" + close + "</" + p + "ins>";
      bytes += renumbered(text.around, p);
    }
    bytes += text.run + "<" + p + "t" + keep;
    if (!text.keeps_blanks && kept_ != text.tag_end)
      splices_.push_back({text.tag_end, text.tag_end, " xml:space=\"preserve\""});
    kept_ = text.tag_end;
    splices_.push_back({range.start, range.end, std::move(bytes)});
  }

  std::string_view xml_;
  const DocxTexts& texts_;
  const std::string& date_;
  std::size_t& id_;
  std::vector<Splice> splices_;
  std::size_t kept_ = 0;  ///< the last tag that was told to keep blanks
};

}  // namespace

Result<PartAnswers> docx_changes(document::Zip& zip, const std::vector<Edit>& edits,
                                 const std::string& date) {
  PartAnswers out;
  out.placed.resize(edits.size());
  std::map<std::string, std::pair<std::string, DocxTexts>> parts;
  std::size_t id = 0;
  for (const Edit& edit : edits) {
    if (parts.count(edit.part) > 0) continue;
    auto xml = zip.read(edit.part);
    if (!xml) return xml.error();
    auto texts = docx_texts(*xml, edit.part);
    if (!texts) return texts.error();
    id = std::max(id, texts->highest_id);
    parts.emplace(edit.part, std::pair(std::move(*xml), std::move(*texts)));
  }
  for (const auto& [name, part] : parts) {
    if (name.find("comments") != std::string::npos) continue;  // nobody tracks changes to what others remark
    Changes changes(part.first, part.second, date, id);
    bool changed = false;
    for (std::size_t i = 0; i < edits.size(); ++i) {
      if (edits[i].part == name) changed = (out.placed[i] = changes.add(edits[i])) || changed;
    }
    if (changed) out.parts[name] = changes.finish();
  }
  return out;
}

}  // namespace unstigma::rewrite
