#include "document/pptx.h"

#include <map>

#include "document/ooxml.h"
#include "document/paragraphs.h"
#include "document/table_heads.h"
#include "document/xml.h"

namespace unstigma::document {
namespace {

/// The slides' relationships, in the order of the show.
class Order : public XmlHandler {
 public:
  void start(const XmlTag& tag) override {
    if (tag.name() == "p:sldId") ids.emplace_back(tag.attribute("r:id"));
  }
  void end(std::string_view /*name*/, std::size_t /*begin*/, std::size_t /*end*/) override {}
  void text(std::string_view /*text*/, std::size_t /*begin*/, std::size_t /*end*/) override {}

  std::vector<std::string> ids;
};

class SlideReader : public XmlHandler {
 public:
  SlideReader(const Block& block, const std::string& part, const std::string& place, const PassageSink& sink)
      : paragraphs_(block, part, place, sink) {}

  void start(const XmlTag& tag) override {
    const std::string_view name = tag.name();
    if (skipping_ > 0 || name == "mc:Fallback" || name == "a:fld" || name == "m:oMath") {
      ++skipping_;
    } else if (name == "p:sp" || name == "p:graphicFrame" || name == "p:pic") {
      shape_.clear();
    } else if (name == "p:ph") {
      shape_ = tag.attribute("type");
    } else if (name == "p:cNvPr") {
      const auto [begin, end] = tag.value_range("descr");
      if (begin < end) paragraphs_.description(begin, end);
    } else if (name == "a:p") {
      open();
    } else if (name == "a:tbl") {
      tables_.begin_table();
    } else if (name == "a:tr") {
      tables_.begin_row();
    } else {
      run(name, tag);
    }
  }

  void end(std::string_view name, std::size_t /*begin*/, std::size_t /*end*/) override {
    if (skipping_ > 0) --skipping_;
    else if (name == "a:t") in_text_ = false;
    else if (name == "a:p" && paragraphs_.is_open()) close();
    else if (name == "p:sp") shape_.clear();
    else if (name == "a:tc") tables_.end_cell();
    else if (name == "a:tbl") tables_.end_table();
  }

  void text(std::string_view text, std::size_t begin, std::size_t end) override {
    if (in_text_ && skipping_ == 0 && paragraphs_.is_open())
      paragraphs_.text(text, begin, end, emphasis_, false);
  }

 private:
  void open() {
    PassageKind kind = PassageKind::paragraph;
    if (shape_ == "title" || shape_ == "ctrTitle") kind = PassageKind::heading;
    else if (tables_.inside()) kind = PassageKind::table_cell;
    paragraphs_.open(kind, false);
    if (tables_.inside()) paragraphs_.current().under = tables_.head();
  }

  void close() {
    if (tables_.inside()) tables_.paragraph(paragraphs_.current().text);
    paragraphs_.close(shape_ == "sldNum" || shape_ == "dt");
  }

  void run(std::string_view name, const XmlTag& tag) {
    if (name == "a:r") {
      emphasis_ = false;
    } else if (name == "a:rPr") {
      emphasis_ = tag.attribute("b") == "1" || tag.attribute("i") == "1";
    } else if (name == "a:t") {
      in_text_ = true;
    } else if (name == "a:br" && paragraphs_.is_open()) {
      paragraphs_.made(" ", tag.begin(), tag.end());
    }
  }

  Paragraphs paragraphs_;
  TableHeads tables_;
  std::string shape_;  ///< what the shape that is being read is for: "title", "body", "sldNum"
  bool emphasis_ = false;
  bool in_text_ = false;
  std::size_t skipping_ = 0;
};

Result<Done> read_part(Zip& zip, const std::string& part, const std::string& place, const PassageSink& sink) {
  const auto xml = zip.read(part);
  if (!xml) return xml.error();
  return read_slide(*xml, part, place, sink);
}

}  // namespace

Result<Done> read_slide(std::string_view xml, const std::string& part, const std::string& place,
                        const PassageSink& sink) {
  const text::SourceMap identity;
  const Block block(xml, 0, 1, 1, identity);
  const PassageSink read_only = [&](const Passage& found, const Block& its_block) {
    Passage passage = found;
    passage.read_only = true;
    sink(passage, its_block);
  };
  SlideReader reader(block, part, place, read_only);
  return parse_xml(xml, part, reader);
}

Result<Done> read_drawings(Zip& zip, const std::vector<Relationship>& related, const std::string& place,
                           const PassageSink& sink) {
  for (const Relationship& one : related) {
    const bool chart = one.type == "chart";
    if ((!chart && one.type != "diagramData") || one.external || !zip.has(one.target)) continue;
    const std::string name = (place.empty() ? "" : place + ", ") + (chart ? "chart" : "diagram");
    const auto read = read_part(zip, one.target, name, sink);
    if (!read) return read.error();
  }
  return Done{};
}

Result<Done> read_pptx(Zip& zip, const PassageSink& sink) {
  const auto package = relationships(zip, "");
  if (!package) return package.error();
  std::string main = target_of(*package, "officeDocument");
  if (main.empty()) main = "ppt/presentation.xml";
  const auto xml = zip.read(main);
  if (!xml) return xml.error();
  Order order;
  const auto read = parse_xml(*xml, main, order);
  if (!read) return read.error();
  const auto related = relationships(zip, main);
  if (!related) return related.error();
  std::map<std::string_view, const Relationship*> slides;
  for (const Relationship& one : *related) slides.emplace(one.id, &one);
  std::size_t number = 0;
  for (const std::string& id : order.ids) {
    const std::string place = "slide " + std::to_string(++number);
    const auto slide = slides.find(id);
    if (slide == slides.end() || slide->second->external || !zip.has(slide->second->target)) continue;
    const std::string& part = slide->second->target;
    const auto shown = read_part(zip, part, place, sink);
    if (!shown) return shown.error();
    const auto more = relationships(zip, part);
    if (!more) return more.error();
    const auto drawn = read_drawings(zip, *more, place, sink);
    if (!drawn) return drawn.error();
    const std::string notes = target_of(*more, "notesSlide");
    if (!zip.has(notes)) continue;
    const auto said = read_part(zip, notes, "notes of " + place, sink);
    if (!said) return said.error();
  }
  return Done{};
}

}  // namespace unstigma::document
