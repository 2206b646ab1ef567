#include "document/ooxml.h"

#include "document/xml.h"

namespace unstigma::document {
namespace {

class RelationshipReader : public XmlHandler {
 public:
  RelationshipReader(const std::string& part, std::vector<Relationship>& out) : part_(part), out_(out) {}

  void start(const XmlTag& tag) override {
    if (tag.name() != "rel:Relationship") return;
    const std::string_view type = tag.attribute("Type");
    Relationship found;
    found.id = tag.attribute("Id");
    found.type = type.substr(type.rfind('/') + 1);
    found.external = tag.attribute("TargetMode") == "External";
    found.target =
        found.external ? std::string(tag.attribute("Target")) : resolved(part_, tag.attribute("Target"));
    out_.push_back(std::move(found));
  }
  void end(std::string_view /*name*/, std::size_t /*begin*/, std::size_t /*end*/) override {}
  void text(std::string_view /*text*/, std::size_t /*begin*/, std::size_t /*end*/) override {}

 private:
  const std::string& part_;
  std::vector<Relationship>& out_;
};

}  // namespace

std::string relationships_name(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
  const std::string name = slash == std::string::npos ? part : part.substr(slash + 1);
  return folder + "_rels/" + name + ".rels";
}

std::string resolved(const std::string& part, std::string_view target) {
  std::string path;
  if (!target.empty() && target.front() == '/') target.remove_prefix(1);
  else path = part.substr(0, part.rfind('/') + 1);
  while (!target.empty()) {
    const std::size_t slash = target.find('/');
    const std::string_view step = target.substr(0, slash);
    target = slash == std::string_view::npos ? std::string_view() : target.substr(slash + 1);
    if (step == "..") {
      if (!path.empty()) path.pop_back();
      path.resize(path.rfind('/') + 1);  // npos + 1 is 0
    } else if (step != "." && !step.empty()) {
      path += step;
      if (slash != std::string_view::npos) path += '/';
    }
  }
  return path;
}

Result<std::vector<Relationship>> relationships(Zip& zip, const std::string& part) {
  std::vector<Relationship> out;
  const std::string name = relationships_name(part);
  if (!zip.has(name)) return out;
  const auto bytes = zip.read(name);
  if (!bytes) return bytes.error();
  RelationshipReader reader(part, out);
  const auto read = parse_xml(*bytes, name, reader);
  if (!read) return read.error();
  return out;
}

std::string target_of(const std::vector<Relationship>& all, std::string_view type) {
  for (const Relationship& one : all) {
    if (one.type == type && !one.external) return one.target;
  }
  return {};
}

}  // namespace unstigma::document
