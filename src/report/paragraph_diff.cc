#include "report/paragraph_diff.h"

#include <algorithm>
#include <vector>

#include "document/container.h"
#include "document/location.h"
#include "text/fold.h"

namespace unstigma::report {
namespace {

struct Paragraph {
  std::string where;
  std::string text;
};

std::vector<Paragraph> paragraphs(const std::string& path, std::string_view format, std::string_view bytes) {
  std::vector<Paragraph> out;
  const auto read = document::read_container(
      bytes, path, format, [&](const document::Passage& p, const document::Block& block) {
        out.push_back({document::locate(p, {0, 0}, block).where, p.whole.empty() ? p.text : p.whole});
      });
  if (!read) out.clear();
  return out;
}

std::string one_line(std::string_view text) {
  std::string out = text::valid_utf8(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return out;
}

}  // namespace

std::string paragraph_diff(const std::string& path, std::string_view format, std::string_view before,
                           std::string_view after) {
  const std::vector<Paragraph> was = paragraphs(path, format, before);
  const std::vector<Paragraph> is = paragraphs(path, format, after);
  std::string out;
  for (std::size_t i = 0; i < std::min(was.size(), is.size()); ++i) {
    if (was[i].text == is[i].text) continue;
    out +=
        path + ": " + was[i].where + "\n- " + one_line(was[i].text) + "\n+ " + one_line(is[i].text) + "\n\n";
  }
  return out;
}

}  // namespace unstigma::report
