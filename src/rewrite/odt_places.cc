#include "rewrite/odt_places.h"

#include <algorithm>
#include <cstdlib>

#include "document/xml.h"
#include "rewrite/answers.h"

namespace unstigma::rewrite {
namespace {

class Reader : public document::XmlHandler {
 public:
  explicit Reader(OdtPlaces& out) : out_(out) {}

  void start(const document::XmlTag& tag) override {
    const std::string_view name = tag.name();
    if (is_object(name) && (skipping_ == 0 || objects_ > 0) && objects_++ == 0) {
      object_ = {tag.begin(), 0, name == "text:note"};
      in_paragraph_ = !spans_.empty();
    }
    if (name == "text:tracked-changes" && out_.changes_begin == 0) {
      out_.changes_begin = tag.begin();
      out_.changes_empty = tag.source().size() > 2 && tag.source()[tag.source().size() - 2] == '/';
    }
    if (skipping_ > 0 || skipped(name)) {
      ++skipping_;
    } else if (name == "office:text") {
      out_.prelude = tag.end();
    } else if (name == "text:p" || name == "text:h") {
      spans_.emplace_back();
    } else if (name == "text:span" && !spans_.empty()) {
      spans_.back().push_back(std::string(tag.source()));
    } else if (name == "text:note" || name == "draw:text-box") {
      ++notes_;
    }
  }

  void end(std::string_view name, std::size_t begin, std::size_t end) override {
    if (is_object(name) && objects_ > 0 && --objects_ == 0 && in_paragraph_) {
      object_.end = end;
      out_.objects.push_back(object_);
    }
    if (name == "text:tracked-changes") out_.changes_end = begin;
    if (name == "office:forms" && spans_.empty()) out_.prelude = end;
    if (skipping_ > 0) {
      --skipping_;
    } else if (name == "text:p" || name == "text:h") {
      spans_.pop_back();
    } else if (name == "text:span" && !spans_.empty()) {
      spans_.back().pop_back();
    } else if (name == "text:note" || name == "draw:text-box") {
      --notes_;
    }
  }

  void text(std::string_view /*text*/, std::size_t begin, std::size_t end) override {
    if (skipping_ > 0 || spans_.empty() || out_.prelude == 0) return;
    OdtText text;
    text.begin = begin;
    text.end = end;
    text.in_note = notes_ > 0;
    constexpr std::size_t deepest = 64;  // no program nests spans so; it would cost the square
    const bool usual = spans_.back().size() <= deepest;
    text.spans = usual ? spans_.back().size() : 0;
    if (usual)
      for (const std::string& tag : spans_.back()) text.open_spans += tag;
    if (!out_.texts.empty() && out_.texts.back().end == begin) out_.texts.back().end = end;
    else out_.texts.push_back(std::move(text));
  }

 private:
  static bool is_object(std::string_view name) {
    return name == "text:note" || name == "draw:frame" || name == "draw:custom-shape";
  }
  static bool skipped(std::string_view name) {
    return name == "text:tracked-changes" || name == "office:annotation" || name == "svg:title" ||
           name == "svg:desc" || name == "text:note-citation" || name == "text:ruby-text" ||
           name == "office:forms";
  }

  OdtPlaces& out_;
  std::vector<std::vector<std::string>> spans_;  ///< of the open paragraphs
  std::size_t notes_ = 0;
  OdtObject object_;
  bool in_paragraph_ = false;  ///< the object is
  std::size_t objects_ = 0;    ///< that are open
  std::size_t skipping_ = 0;
};

}  // namespace

const OdtText* OdtPlaces::at(std::size_t byte, bool ends) const {
  const std::size_t inside = byte - (ends ? 1 : 0);
  const auto after = std::upper_bound(texts.begin(), texts.end(), inside,
                                      [](std::size_t value, const OdtText& t) { return value < t.begin; });
  if (after == texts.begin()) return nullptr;
  const OdtText& found = *std::prev(after);
  return inside < found.end ? &found : nullptr;
}

const OdtObject* OdtPlaces::object_at(std::size_t byte) const {
  const auto after =
      std::upper_bound(objects.begin(), objects.end(), byte,
                       [](std::size_t value, const OdtObject& object) { return value < object.begin; });
  if (after == objects.begin()) return nullptr;
  const OdtObject& found = *std::prev(after);
  return byte < found.end ? &found : nullptr;
}

Result<OdtPlaces> odt_places(std::string_view xml) {
  OdtPlaces out;
  Reader reader(out);
  const auto read = document::parse_xml(xml, "content.xml", reader);
  if (!read) return read.error();
  return out;
}

std::size_t highest_name(std::string_view xml) {
  constexpr std::string_view name = "\"unstigma-";
  std::size_t highest = 0;
  for (std::size_t at = xml.find(name); at != std::string_view::npos; at = xml.find(name, at + 1)) {
    const std::string digits(xml.substr(at + name.size(), 9));
    highest = std::max<std::size_t>(highest, std::strtoul(digits.c_str(), nullptr, 10));
  }
  return highest;
}

std::string odt_creator(std::string_view xml, const std::string& date) {
  const bool declared = xml.find("xmlns:dc=\"http://purl.org/dc/elements/1.1/\"") != std::string_view::npos;
  const std::string names = declared ? "" : " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
  std::string day = date;
  if (!day.empty() && day.back() == 'Z') day.pop_back();  // OpenDocument tells local time
  return "<dc:creator" + names + ">" + std::string(answer_author) + "</dc:creator><dc:date" + names + ">" +
         day + "</dc:date>";
}

bool usual_prefixes(std::string_view xml) {
  const std::string_view head = xml.substr(0, 16384);
  return head.find("xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"") !=
             std::string_view::npos &&
         head.find("xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"") !=
             std::string_view::npos;
}

}  // namespace unstigma::rewrite
