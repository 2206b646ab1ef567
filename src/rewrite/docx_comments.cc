#include <algorithm>
#include <map>
#include <optional>

#include "document/ooxml.h"
#include "document/xml.h"
#include "rewrite/docx_runs.h"
#include "rewrite/part_answers.h"
#include "rewrite/splice.h"
#include "rewrite/standing.h"

namespace unstigma::rewrite {
namespace {

constexpr std::string_view comments_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// What a new part needs to know of the main one.
struct Dialect {
  std::string names;      ///< the address of its namespace
  std::string relations;  ///< what the types of relationships begin with
};
Dialect dialect_of(std::string_view main) {
  const bool strict = main.find("http://purl.oclc.org/ooxml/wordprocessingml/main") != std::string_view::npos;
  if (strict)
    return {"http://purl.oclc.org/ooxml/wordprocessingml/main",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/"};
  return {"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"};
}

/// How the comment begins on words that stand elsewhere than its mark.
constexpr std::string_view in_note = "In this note: ";
constexpr std::string_view in_object = "In this picture or text box: ";

std::string comment(const Remark& remark, std::string_view lead, std::size_t id, const std::string& p,
                    const std::string& date) {
  std::string out = "<" + p + "comment " + p + "id=\"" + std::to_string(id) + "\" " + p + "author=\"" +
                    std::string(answer_author) + "\" " + p + "date=\"" + date + "\" " + p + "initials=\"u\">";
  for (const std::string& paragraph : remark.paragraphs) {
    out += "<" + p + "p><" + p + "r><" + p + "t xml:space=\"preserve\">" + std::string(lead) +
           document::xml_escaped(paragraph, false) + "</" + p + "t></" + p + "r></" + p + "p>";
    lead = {};
  }
  return out + "</" + p + "comment>";
}

/// Marks the place of a comment by cutting the runs where it begins and ends.
class Marks {
 public:
  explicit Marks(const DocxTexts& texts) : texts_(texts) {}

  bool add(const Remark& remark, std::size_t id) {
    const DocxText* first = texts_.at(remark.start, false);
    const DocxText* last = texts_.at(remark.end, true);
    if (first == nullptr || last == nullptr || first->in_box || last->in_box) return false;
    cut(*first, remark.start, begin_mark(first->prefix, id), begins_);
    cut(*last, remark.end, end_mark(last->prefix, id), ends_);
    return true;
  }

  /// Around a run as a whole.
  void add(const DocxRun& run, std::size_t id) {
    begins_.push_back({run.begin, run.begin, begin_mark(run.prefix, id)});
    ends_.push_back({run.end, run.end, end_mark(run.prefix, id)});
  }

  std::string finish(std::string_view xml) {
    std::vector<Splice> all = std::move(ends_);  // where one comment ends and another begins, it ends first
    all.insert(all.end(), begins_.begin(), begins_.end());
    return spliced(xml, std::move(all));
  }

 private:
  static std::string mark(const std::string& p, std::string_view what, std::size_t id) {
    return "<" + p + std::string(what) + " " + p + "id=\"" + std::to_string(id) + "\"/>";
  }
  static std::string begin_mark(const std::string& p, std::size_t id) {
    return mark(p, "commentRangeStart", id);
  }
  static std::string end_mark(const std::string& p, std::size_t id) {
    return mark(p, "commentRangeEnd", id) + "<" + p + "r>" + mark(p, "commentReference", id) + "</" + p +
           "r>";
  }

  void cut(const DocxText& text, std::size_t at, const std::string& mark, std::vector<Splice>& splices) {
    const std::string& p = text.prefix;
    const bool told = std::find(kept_.begin(), kept_.end(), text.tag_end) != kept_.end();
    if (!text.keeps_blanks && !told) {
      splices.push_back({text.tag_end, text.tag_end, " xml:space=\"preserve\""});
      kept_.push_back(text.tag_end);
    }
    splices.push_back(
        {at, at, "</" + p + "t></" + p + "r>" + mark + text.run + "<" + p + "t xml:space=\"preserve\">"});
  }

  const DocxTexts& texts_;
  std::vector<Splice> begins_;
  std::vector<Splice> ends_;
  std::vector<std::size_t> kept_;  ///< tags that have been told to keep blanks
};

/// The part that holds the comments; `made` when there was none.
struct CommentsPart {
  std::string name;
  std::string xml;
  bool made = false;
};

Result<CommentsPart> comments_part(document::Zip& zip, const std::string& main, const Dialect& dialect) {
  const auto related = document::relationships(zip, main);
  if (!related) return related.error();
  CommentsPart out;
  out.name = document::target_of(*related, "comments");
  if (!out.name.empty() && zip.has(out.name)) {
    auto xml = zip.read(out.name);
    if (!xml) return xml.error();
    out.xml = std::move(*xml);
    return out;
  }
  out.made = true;
  out.name = document::resolved(main, "comments.xml");
  if (zip.has(out.name)) out.name = document::resolved(main, "comments-unstigma.xml");
  out.xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"" +
            dialect.names + "\"></w:comments>";
  return out;
}

/// Tells the package of a part that it did not have: its type, and how the main part finds it.
Result<Done> announce(document::Zip& zip, const std::string& main, const CommentsPart& part,
                      const Dialect& dialect, std::map<std::string, std::string>& parts) {
  const auto types = zip.read("[Content_Types].xml");
  if (!types) return types.error();
  const RootEnd types_end = root_end(*types);
  parts["[Content_Types].xml"] = added_to_root(*types, types_end,
                                               "<" + types_end.prefix + "Override PartName=\"/" + part.name +
                                                   "\" ContentType=\"" + std::string(comments_type) + "\"/>");
  const std::string name = document::relationships_name(main);
  std::string relations =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
      "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
  if (zip.has(name)) {
    auto there = zip.read(name);
    if (!there) return there.error();
    relations = std::move(*there);
  }
  const RootEnd end = root_end(relations);
  parts[name] = added_to_root(relations, end,
                              "<" + end.prefix + "Relationship Id=\"rIdUnstigmaComments\" Type=\"" +
                                  dialect.relations + "comments\" Target=\"/" + part.name + "\"/>");
  return Done{};
}

/// Finds a place for each remark: at its words, around the picture or text box that holds them, at the mark
/// of the note they stand in.
class Placing {
 public:
  Placing(document::Zip& zip, std::string main, const DocxTexts& texts, const StandingComments& standing)
      : zip_(zip), main_(std::move(main)), texts_(texts), standing_(standing), marks_(texts) {
    for (const DocxRun& run : texts.runs) {
      if (!run.note.empty()) note_marks_.emplace(run.note, &run);
    }
  }

  /// What the comment begins with when it found a place; nothing when there is none.
  std::optional<std::string_view> place(const Remark& remark, std::size_t id) {
    stands_ = remark.part == main_ && standing_.has(said({}, remark), remark.start, texts_.texts);
    if (stands_ || (remark.part == main_ && marks_.add(remark, id))) return std::string_view();
    const auto note = remark.part == main_ ? note_marks_.end() : note_marks_.find(note_of(remark));
    const DocxRun* run = remark.part == main_        ? texts_.run_at(remark.start)
                         : note != note_marks_.end() ? note->second
                                                     : nullptr;
    if (run == nullptr || run->prefix.empty()) return std::nullopt;
    const std::string_view lead = remark.part == main_ ? in_object : in_note;
    stands_ = standing_.has(said(lead, remark), run->begin, texts_.texts);
    if (!stands_) marks_.add(*run, id);
    return lead;
  }
  /// The last remark that found a place has a comment there from an earlier time.
  bool stands() const { return stands_; }

  std::string finish(std::string_view xml) { return marks_.finish(xml); }

 private:
  std::string note_of(const Remark& remark) {
    auto part = parts_.find(remark.part);
    if (part == parts_.end()) {
      const auto xml = zip_.read(remark.part);
      auto texts = xml ? docx_texts(*xml, remark.part) : Result<DocxTexts>(DocxTexts());
      part = parts_.emplace(remark.part, texts ? std::move(*texts) : DocxTexts()).first;
    }
    const DocxText* text = part->second.at(remark.start, false);
    return text == nullptr ? std::string() : text->note;
  }

  document::Zip& zip_;
  std::string main_;
  const DocxTexts& texts_;
  const StandingComments& standing_;
  Marks marks_;
  bool stands_ = false;
  std::map<std::string, const DocxRun*> note_marks_;
  std::map<std::string, DocxTexts> parts_;  ///< beside the main one
};

}  // namespace

Result<PartAnswers> docx_comments(document::Zip& zip, const std::vector<Remark>& remarks,
                                  const std::string& date) {
  PartAnswers out;
  out.placed.resize(remarks.size());
  out.standing.resize(remarks.size());
  const auto package = document::relationships(zip, "");
  if (!package) return package.error();
  std::string main = document::target_of(*package, "officeDocument");
  if (main.empty() || !zip.has(main)) main = "word/document.xml";
  const auto xml = zip.read(main);
  if (!xml) return xml.error();
  const auto texts = docx_texts(*xml, main);
  if (!texts) return texts.error();
  const Dialect dialect = dialect_of(*xml);
  auto comments = comments_part(zip, main, dialect);
  if (!comments) return comments.error();
  const auto others = docx_texts(comments->xml, comments->name);
  if (!others) return others.error();
  const RootEnd end = root_end(comments->xml);
  std::size_t id = std::max(texts->highest_id, others->highest_id);
  const auto standing = docx_standing(*xml, main, comments->xml, comments->name);
  if (!standing) return standing.error();
  Placing placing(zip, main, *texts, *standing);
  std::string added;
  for (std::size_t i = 0; i < remarks.size(); ++i) {
    const auto lead = placing.place(remarks[i], id + 1);
    out.standing[i] = placing.stands();
    if (!lead || out.standing[i]) continue;
    added += comment(remarks[i], *lead, ++id, end.prefix, date);
    out.placed[i] = true;
  }
  if (added.empty()) return out;
  out.parts[main] = placing.finish(*xml);
  out.parts[comments->name] = added_to_root(comments->xml, end, added);
  if (comments->made) {
    const auto told = announce(zip, main, *comments, dialect, out.parts);
    if (!told) return told.error();
  }
  return out;
}

}  // namespace unstigma::rewrite
