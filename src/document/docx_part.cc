#include "document/docx_part.h"

#include <unordered_map>
#include <vector>

#include "document/paragraphs.h"
#include "document/table_heads.h"
#include "document/xml.h"

namespace unstigma::document {
namespace {

/// The elements that mean something here.
enum class Element {
  other,
  paragraph,
  paragraph_properties,
  paragraph_style,
  numbering,
  outline,
  run,
  run_properties,
  run_style,
  bold,
  italic,
  hidden,
  text,
  blank,  ///< a line break or tab: one blank
  tab,
  hard_hyphen,
  soft_hyphen,
  object,   ///< in the flow of the sentence, but no prose
  omitted,  ///< with all that it holds
  formula,  ///< both
  picture,
  properties_of_picture,
  table,
  row,
  cell,
  comment,
  footnote,
};

Element element_of(std::string_view name) {
  static const std::unordered_map<std::string_view, Element> elements = {
      {"w:p", Element::paragraph},
      {"w:pPr", Element::paragraph_properties},
      {"w:pStyle", Element::paragraph_style},
      {"w:numPr", Element::numbering},
      {"w:outlineLvl", Element::outline},
      {"w:r", Element::run},
      {"w:rPr", Element::run_properties},
      {"w:rStyle", Element::run_style},
      {"w:b", Element::bold},
      {"w:i", Element::italic},
      {"w:vanish", Element::hidden},
      {"w:t", Element::text},
      {"w:br", Element::blank},
      {"w:cr", Element::blank},
      {"w:tab", Element::tab},
      {"w:ptab", Element::tab},
      {"w:noBreakHyphen", Element::hard_hyphen},
      {"w:softHyphen", Element::soft_hyphen},
      {"w:sym", Element::object},
      {"w:object", Element::object},
      {"wp:inline", Element::picture},
      {"wp:docPr", Element::properties_of_picture},
      {"m:oMath", Element::formula},
      {"w:del", Element::omitted},
      {"w:moveFrom", Element::omitted},
      {"mc:Fallback", Element::omitted},
      {"w:rt", Element::omitted},
      {"w:pPrChange", Element::omitted},
      {"w:rPrChange", Element::omitted},
      {"w:tblPrChange", Element::omitted},
      {"w:tbl", Element::table},
      {"w:tr", Element::row},
      {"w:tc", Element::cell},
      {"w:comment", Element::comment},
      {"w:footnote", Element::footnote},
      {"w:endnote", Element::footnote},
  };
  const auto found = elements.find(name);
  return found == elements.end() ? Element::other : found->second;
}

/// A switch such as <w:b/>: on unless its value says otherwise.
bool on(const XmlTag& tag) {
  const std::string_view value = tag.attribute("w:val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

class PartReader : public XmlHandler {
 public:
  PartReader(const Block& block, const DocxPart& part, const Styles& styles, const PassageSink& sink)
      : part_(part), styles_(styles), paragraphs_(block, part.name, part.place, sink) {}

  void start(const XmlTag& tag) override {
    if (skipping_ > 0) {
      ++skipping_;
      return;
    }
    const Element element = element_of(tag.name());
    if (state_.properties && property(element, tag)) return;
    switch (element) {
      case Element::paragraph:
        saved_.push_back(state_);
        state_ = {};
        paragraphs_.open(tables_.inside() ? PassageKind::table_cell : part_.kind, false);
        break;
      case Element::paragraph_properties:
      case Element::run_properties:
        state_.properties = true;
        state_.of_run = element == Element::run_properties && state_.run;
        break;
      case Element::run:
        state_.run = true;
        state_.emphasis = state_.code = state_.hidden = false;
        break;
      case Element::table:
        tables_.begin_table();
        break;
      case Element::row:
        tables_.begin_row();
        break;
      case Element::comment:
        if (tag.attribute("w:author") == "unstigma") skipping_ = 1;
        break;
      case Element::footnote:
        if (!tag.attribute("w:type").empty() && tag.attribute("w:type") != "normal") skipping_ = 1;  // a line
        break;
      case Element::omitted:
        skipping_ = 1;
        break;
      case Element::properties_of_picture:
        description(tag);
        break;
      default:
        content(element, tag);
    }
  }

  void end(std::string_view name, std::size_t /*begin*/, std::size_t /*end*/) override {
    if (skipping_ > 0) {
      --skipping_;
      return;
    }
    switch (element_of(name)) {
      case Element::paragraph:
        close();
        break;
      case Element::paragraph_properties:
        state_.properties = false;
        break;
      case Element::run_properties:
        state_.properties = !state_.run && state_.properties;
        break;
      case Element::run:
        state_.run = false;
        break;
      case Element::text:
        in_text_ = false;
        break;
      case Element::table:
        tables_.end_table();
        break;
      case Element::cell:
        tables_.end_cell();
        break;
      default:
        break;
    }
  }

  void text(std::string_view text, std::size_t begin, std::size_t end) override {
    if (in_text_ && skipping_ == 0 && paragraphs_.is_open() && !state_.hidden)
      paragraphs_.text(text, begin, end, state_.emphasis, state_.code);
  }

 private:
  /// What has been said of the paragraph and of the run that are being read.
  struct State {
    StyleLook look;  ///< of the paragraph
    bool list = false;
    bool properties = false;  ///< inside w:pPr or w:rPr
    bool run = false;
    bool of_run = false;  ///< the properties are a run's, not a paragraph mark's
    bool emphasis = false;
    bool code = false;
    bool hidden = false;
  };

  /// A property of a paragraph or run; false when the tag is none.
  bool property(Element element, const XmlTag& tag) {
    switch (element) {
      case Element::paragraph_style:
        state_.look = styles_.look(tag.attribute("w:val"));
        return true;
      case Element::numbering:
        state_.list = true;
        return true;
      case Element::outline:
        // 9 is body text.
        state_.look.heading =
            state_.look.heading || (tag.attribute("w:val") != "9" && !tag.attribute("w:val").empty());
        return true;
      case Element::run_style:
        if (state_.of_run) {
          const StyleLook look = styles_.look(tag.attribute("w:val"));
          state_.emphasis = state_.emphasis || look.emphasis;
          state_.code = state_.code || look.code;
        }
        return true;
      case Element::bold:
      case Element::italic:
        if (state_.of_run && on(tag)) state_.emphasis = true;
        return true;
      case Element::hidden:
        if (state_.of_run) state_.hidden = on(tag);
        return true;
      case Element::omitted:
      case Element::run_properties:
        return false;
      default:
        return true;
    }
  }

  /// What stands in the flow of a paragraph.
  void content(Element element, const XmlTag& tag) {
    const auto made = [&](std::string_view text) {
      if (paragraphs_.is_open() && state_.run && !state_.hidden)
        paragraphs_.made(text, tag.begin(), tag.end());
    };
    switch (element) {
      case Element::text:
        in_text_ = true;
        break;
      case Element::blank:
        made(" ");
        break;
      case Element::tab:
        made("\t");
        break;
      case Element::hard_hyphen:
        made("\xE2\x80\x91");
        break;
      case Element::soft_hyphen:
        made("\xC2\xAD");
        break;
      case Element::object:
      case Element::picture:
        made(object_replacement);
        break;
      case Element::formula:
        if (paragraphs_.is_open()) paragraphs_.made(object_replacement, tag.begin(), tag.end());
        skipping_ = 1;
        break;
      default:
        break;
    }
  }

  void description(const XmlTag& tag) {
    for (const std::string_view name : {"title", "descr"}) {
      const auto [begin, end] = tag.value_range(name);
      if (begin < end) paragraphs_.description(begin, end);
    }
  }

  void close() {
    if (!paragraphs_.is_open() || saved_.empty()) return;
    Passage& passage = paragraphs_.current();
    const StyleLook& look = state_.look;
    if (look.heading) passage.kind = PassageKind::heading;
    else if (look.caption) passage.kind = PassageKind::caption;
    else if (tables_.inside()) passage.kind = PassageKind::table_cell;
    else if (state_.list || look.list) passage.kind = PassageKind::list_item;
    passage.quoted = look.quoted;
    if (tables_.inside()) {
      passage.under = tables_.head();
      tables_.paragraph(passage.text);
    } else if (passage.kind == PassageKind::list_item) {
      passage.under = passage.heading_above;
    }
    paragraphs_.close(look.code || look.generated);
    state_ = saved_.back();
    saved_.pop_back();
  }

  const DocxPart& part_;
  const Styles& styles_;
  Paragraphs paragraphs_;
  TableHeads tables_;
  State state_;
  std::vector<State> saved_;  ///< of the paragraphs around a text box
  bool in_text_ = false;
  std::size_t skipping_ = 0;  ///< how deep inside an element that is left out
};

class StyleReader : public XmlHandler {
 public:
  explicit StyleReader(Styles& styles) : styles_(styles) {}

  void start(const XmlTag& tag) override {
    const std::string_view name = tag.name();
    if (name == "w:style") {
      key_ = tag.attribute("w:styleId");
      name_.clear();
      based_on_.clear();
      own_ = {};
    } else if (name == "w:name") {
      name_ = tag.attribute("w:val");
    } else if (name == "w:basedOn") {
      based_on_ = tag.attribute("w:val");
    } else if (name == "w:outlineLvl") {
      own_.heading = tag.attribute("w:val") != "9";
    }
  }
  void end(std::string_view name, std::size_t /*begin*/, std::size_t /*end*/) override {
    if (name == "w:style" && !key_.empty()) styles_.add(key_, name_, based_on_, own_);
  }
  void text(std::string_view /*text*/, std::size_t /*begin*/, std::size_t /*end*/) override {}

 private:
  Styles& styles_;
  std::string key_;
  std::string name_;
  std::string based_on_;
  StyleLook own_;
};

}  // namespace

Result<Done> read_docx_part(std::string_view xml, const DocxPart& part, const Styles& styles,
                            const PassageSink& sink) {
  const text::SourceMap identity;
  const Block block(xml, 0, 1, 1, identity);
  PartReader reader(block, part, styles, sink);
  return parse_xml(xml, part.name, reader);
}

Result<Done> read_docx_styles(std::string_view xml, const std::string& part, Styles& styles) {
  StyleReader reader(styles);
  return parse_xml(xml, part, reader);
}

}  // namespace unstigma::document
