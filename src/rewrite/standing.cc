#include "rewrite/standing.h"

#include "document/xml.h"

namespace unstigma::rewrite {
namespace {

/// What comments say, a line for each paragraph: of Word and of OpenDocument alike.
class Comments : public document::XmlHandler {
 public:
  /// By their ids, of Word; by where they end, of OpenDocument.
  std::map<std::string, std::string> by_id;
  StandingComments by_place;

  void start(const document::XmlTag& tag) override {
    const std::string_view name = tag.name();
    if (name == "w:comment" || name == "office:annotation") {
      inside_ = true;
      ours_ = tag.attribute("w:author") == answer_author;
      id_ = tag.attribute("w:id");
      says_.clear();
    } else if (inside_ && name == "dc:creator") {
      in_creator_ = true;
      creator_.clear();
    } else if (inside_ && (name == "w:p" || name == "text:p")) {
      if (!says_.empty()) says_ += '\n';
      in_paragraph_ = true;
    } else if (inside_ && name == "text:s") {
      says_ += ' ';  // a second blank is an element
    }
  }

  void end(std::string_view name, std::size_t /*begin*/, std::size_t end) override {
    if (name == "dc:creator") in_creator_ = false;
    if (name == "w:p" || name == "text:p") in_paragraph_ = false;
    if (name == "w:comment" && ours_) by_id[id_] = says_;
    if (name == "office:annotation" && creator_ == answer_author) by_place.add(says_, end);
    if (name == "w:comment" || name == "office:annotation") inside_ = false;
  }

  void text(std::string_view text, std::size_t /*begin*/, std::size_t /*end*/) override {
    if (!inside_) return;
    if (in_creator_) creator_ += text;
    else if (in_paragraph_) says_ += text;
  }

 private:
  bool inside_ = false;
  bool ours_ = false;
  bool in_creator_ = false;
  bool in_paragraph_ = false;
  std::string id_;
  std::string creator_;
  std::string says_;
};

/// Where the comments begin in the main part.
class Anchors : public document::XmlHandler {
 public:
  Anchors(const std::map<std::string, std::string>& by_id, StandingComments& out)
      : by_id_(by_id), out_(out) {}

  void start(const document::XmlTag& tag) override {
    if (tag.name() != "w:commentRangeStart") return;
    const auto known = by_id_.find(std::string(tag.attribute("w:id")));
    if (known != by_id_.end()) out_.add(known->second, tag.end());
  }
  void end(std::string_view /*name*/, std::size_t /*begin*/, std::size_t /*end*/) override {}
  void text(std::string_view /*text*/, std::size_t /*begin*/, std::size_t /*end*/) override {}

 private:
  const std::map<std::string, std::string>& by_id_;
  StandingComments& out_;
};

}  // namespace

std::string said(std::string_view lead, const Remark& remark) {
  std::string out(lead);
  for (std::size_t i = 0; i < remark.paragraphs.size(); ++i)
    out += (i > 0 ? "\n" : "") + remark.paragraphs[i];
  return out;
}

Result<StandingComments> docx_standing(std::string_view main, const std::string& main_name,
                                       std::string_view comments, const std::string& comments_name) {
  StandingComments out;
  Comments found;
  const auto read = document::parse_xml(comments, comments_name, found);
  if (!read) return read.error();
  if (found.by_id.empty()) return out;
  Anchors anchors(found.by_id, out);
  const auto placed = document::parse_xml(main, main_name, anchors);
  if (!placed) return placed.error();
  return out;
}

Result<StandingComments> odt_standing(std::string_view content) {
  Comments found;
  const auto read = document::parse_xml(content, "content.xml", found);
  if (!read) return read.error();
  return found.by_place;
}

}  // namespace unstigma::rewrite
