#include "document/odt.h"

#include "document/odt_part.h"

namespace unstigma::document {
namespace {

/// Locked documents are archives whose parts are noise; the manifest says so.
Result<Done> unlocked(Zip& zip) {
  if (!zip.has("META-INF/manifest.xml")) return Done{};
  const auto manifest = zip.read("META-INF/manifest.xml");
  if (!manifest) return manifest.error();
  if (manifest->find("encryption-data") == std::string::npos) return Done{};
  return Error{Errc::unsupported, {}, "is locked with a password; take the password off, then check it"};
}

}  // namespace

Result<Done> read_odt(Zip& zip, const PassageSink& sink) {
  const auto open = unlocked(zip);
  if (!open) return open.error();
  if (!zip.has("content.xml")) {
    return Error{
        Errc::syntax, {}, "has no text in it (content.xml is missing); save it again in LibreOffice"};
  }
  const auto content = zip.read("content.xml");
  if (!content) return content.error();
  std::string shared;
  Styles styles;
  if (zip.has("styles.xml")) {
    const auto xml = zip.read("styles.xml");
    if (!xml) return xml.error();
    shared = *xml;
    const auto read = read_odt_styles(shared, "styles.xml", styles);
    if (!read) return read.error();
  }
  Styles own = styles;
  const auto more = read_odt_styles(*content, "content.xml", own);
  if (!more) return more.error();
  auto read = read_odt_part(*content, "content.xml", own, sink);
  if (!read || shared.empty()) return read;
  return read_odt_part(shared, "styles.xml", styles, sink);
}

}  // namespace unstigma::document
