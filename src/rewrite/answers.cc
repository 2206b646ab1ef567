#include "rewrite/answers.h"

#include "rewrite/container.h"
#include "rewrite/part_answers.h"

namespace unstigma::rewrite {
namespace {

template <class Things>
using Answer = Result<PartAnswers> (*)(document::Zip& zip, const Things& things, const std::string& date);

template <class Things>
Result<Answered> answered(std::string_view document, std::string_view format, const Things& things,
                          const std::string& date, Answer<Things> docx, Answer<Things> odt) {
  const auto writable = edited(document, format, {});
  if (!writable) return writable.error();
  auto zip = document::Zip::open(document);
  if (!zip) return zip.error();
  auto answers = (format == "docx" ? docx : odt)(*zip, things, date);
  if (!answers) return answers.error();
  Answered out;
  out.placed = std::move(answers->placed);
  out.standing = std::move(answers->standing);
  if (answers->parts.empty()) {
    out.bytes = document;
    return out;
  }
  auto bytes = document::with_entries(document, answers->parts);
  if (!bytes) return bytes.error();
  out.bytes = std::move(*bytes);
  return out;
}

}  // namespace

Result<Answered> with_comments(std::string_view document, std::string_view format,
                               const std::vector<Remark>& remarks, const std::string& date) {
  return answered<std::vector<Remark>>(document, format, remarks, date, docx_comments, odt_comments);
}

Result<Answered> with_tracked_changes(std::string_view document, std::string_view format,
                                      const std::vector<Edit>& edits, const std::string& date) {
  return answered<std::vector<Edit>>(document, format, edits, date, docx_changes, odt_changes);
}

RootEnd root_end(std::string_view xml) {
  RootEnd out;
  const std::size_t close = xml.rfind("</");
  const std::size_t last = xml.rfind('<');
  if (last == std::string_view::npos) return out;
  out.empty_tag = close != last;
  const std::size_t name = last + (out.empty_tag ? 1 : 2);
  out.name = xml.substr(name, xml.find_first_of(" \t\r\n/>", name) - name);
  out.prefix = out.name.substr(0, out.name.find(':') + 1);
  out.at = out.empty_tag ? xml.rfind("/>") : close;
  return out;
}

std::string added_to_root(std::string_view xml, const RootEnd& root, std::string_view children) {
  std::string out(xml.substr(0, root.at));
  if (root.empty_tag) {
    out += '>';
    out += children;
    return out + "</" + root.name + ">";
  }
  out += children;
  out += xml.substr(root.at);
  return out;
}

}  // namespace unstigma::rewrite
