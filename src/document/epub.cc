#include "document/epub.h"

#include <map>
#include <set>

#include "document/html.h"
#include "document/ooxml.h"
#include "document/paragraphs.h"
#include "document/xml.h"
#include "text/decode.h"

namespace unstigma::document {
namespace {

/// Reads the start tags of a small XML file.
class Tags : public XmlHandler {
 public:
  using Take = std::function<void(const XmlTag&)>;
  explicit Tags(Take take) : take_(std::move(take)) {}
  void start(const XmlTag& tag) override { take_(tag); }
  void end(std::string_view /*name*/, std::size_t /*begin*/, std::size_t /*end*/) override {}
  void text(std::string_view /*text*/, std::size_t /*begin*/, std::size_t /*end*/) override {}

 private:
  Take take_;
};

Result<Done> read_tags(Zip& zip, const std::string& part, const Tags::Take& take) {
  const auto xml = zip.read(part);
  if (!xml) return xml.error();
  Tags tags(take);
  return parse_xml(*xml, part, tags);
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/// The name that a reference leads to: %20 as a blank, nothing behind #.
std::string unquoted(std::string_view reference) {
  reference = reference.substr(0, reference.find('#'));
  std::string out;
  for (std::size_t i = 0; i < reference.size(); ++i) {
    const bool escape = reference[i] == '%' && i + 2 < reference.size() && hex(reference[i + 1]) >= 0 &&
                        hex(reference[i + 2]) >= 0;
    out += escape ? static_cast<char>(hex(reference[i + 1]) * 16 + hex(reference[i + 2])) : reference[i];
    if (escape) i += 2;
  }
  return out;
}

/// The chapters, in the order in which they are read.
Result<std::vector<std::string>> chapters(Zip& zip) {
  std::string package;
  const auto found = read_tags(zip, "META-INF/container.xml", [&](const XmlTag& tag) {
    if (tag.name() == "container:rootfile" && package.empty()) package = tag.attribute("full-path");
  });
  if (!found) return found.error();
  std::map<std::string, std::string, std::less<>> items;
  std::vector<std::string> out;
  const auto read = read_tags(zip, package, [&](const XmlTag& tag) {
    if (tag.name() == "opf:item") {
      const std::string_view type = tag.attribute("media-type");
      const bool contents = tag.attribute("properties").find("nav") != std::string_view::npos;
      if ((type == "application/xhtml+xml" || type == "text/html") && !contents)
        items[std::string(tag.attribute("id"))] = resolved(package, unquoted(tag.attribute("href")));
    } else if (tag.name() == "opf:itemref") {
      const auto item = items.find(tag.attribute("idref"));
      if (item != items.end()) out.push_back(item->second);
    }
  });
  if (!read) return read.error();
  return out;
}

/// True when one of the chapters is encrypted; fonts may be.
Result<bool> is_protected(Zip& zip, const std::vector<std::string>& parts) {
  const std::string list = "META-INF/encryption.xml";
  if (!zip.has(list)) return false;
  bool found = false;
  const std::set<std::string> chapters_of_it(parts.begin(), parts.end());
  const auto read = read_tags(zip, list, [&](const XmlTag& tag) {
    if (tag.name() != "enc:CipherReference") return;
    const std::string part = resolved("", unquoted(tag.attribute("URI")));
    found = found || chapters_of_it.count(part) > 0;
  });
  if (!read) return read.error();
  return found;
}

void read_chapter(const std::string& part, std::string bytes, const PassageSink& sink) {
  const text::Decoded decoded = text::decode(std::move(bytes));
  const Block block(decoded.text, 0, 1, 1, decoded.map);
  std::uint64_t count = 0;
  std::string heading;
  read_html(block, 0, decoded.text.size(), false, [&](const Passage& found, const Block& its_block) {
    Passage passage = found;
    passage.part = part;
    passage.place = printable(part.substr(part.rfind('/') + 1));
    passage.paragraph = ++count;
    passage.heading_above = heading;
    passage.read_only = true;
    if (passage.kind == PassageKind::heading && passage.text != passage.place)
      heading = shortened(passage.text);
    sink(passage, its_block);
  });
}

}  // namespace

Result<Done> read_epub(Zip& zip, const PassageSink& sink) {
  const auto parts = chapters(zip);
  if (!parts) return parts.error();
  if (parts->empty()) return Error{Errc::syntax, {}, "lists no chapters; make it again"};
  const auto locked = is_protected(zip, *parts);
  if (!locked) return locked.error();
  if (*locked) {
    return Error{Errc::unsupported, {}, "is protected against copying, and its text cannot be read"};
  }
  std::set<std::string> seen;
  for (const std::string& part : *parts) {
    if (!seen.insert(part).second) continue;
    auto bytes = zip.read(part);
    if (!bytes) return bytes.error();
    read_chapter(part, std::move(*bytes), sink);
  }
  return Done{};
}

}  // namespace unstigma::document
