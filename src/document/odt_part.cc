#include "document/odt_part.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>
#include <vector>

#include "document/paragraphs.h"
#include "document/table_heads.h"
#include "document/xml.h"

namespace unstigma::document {
namespace {

bool blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// The elements that mean something here.
enum class Element {
  other,
  body,
  margin,  ///< a header or footer
  paragraph,
  heading,
  item,
  span,
  spaces,
  tab,
  line_break,
  table,
  row,
  cell,
  note,
  comment,
  creator,
  frame,
  description,
  omitted,  ///< with all that it holds
};

Element element_of(std::string_view name) {
  static const std::unordered_map<std::string_view, Element> elements = {
      {"office:body", Element::body},
      {"style:header", Element::margin},
      {"style:header-left", Element::margin},
      {"style:header-first", Element::margin},
      {"style:footer", Element::margin},
      {"style:footer-left", Element::margin},
      {"style:footer-first", Element::margin},
      {"text:p", Element::paragraph},
      {"text:h", Element::heading},
      {"text:list-item", Element::item},
      {"text:list-header", Element::item},
      {"text:span", Element::span},
      {"text:s", Element::spaces},
      {"text:tab", Element::tab},
      {"text:line-break", Element::line_break},
      {"table:table", Element::table},
      {"table:table-row", Element::row},
      {"table:table-cell", Element::cell},
      {"table:covered-table-cell", Element::cell},
      {"text:note-body", Element::note},
      {"office:annotation", Element::comment},
      {"dc:creator", Element::creator},
      {"draw:frame", Element::frame},
      {"svg:title", Element::description},
      {"svg:desc", Element::description},
      {"text:tracked-changes", Element::omitted},
      {"text:note-citation", Element::omitted},
      {"text:table-of-content", Element::omitted},
      {"text:illustration-index", Element::omitted},
      {"text:table-index", Element::omitted},
      {"text:object-index", Element::omitted},
      {"text:user-index", Element::omitted},
      {"text:alphabetical-index", Element::omitted},
      {"text:ruby-text", Element::omitted},
      {"text:hidden-text", Element::omitted},
      {"office:forms", Element::omitted},
      {"dc:date", Element::omitted},
      {"meta:date-string", Element::omitted},
      {"-:math", Element::omitted},
  };
  const auto found = elements.find(name);
  return found == elements.end() ? Element::other : found->second;
}

class PartReader : public XmlHandler {
 public:
  PartReader(const Block& block, const std::string& part, const Styles& styles, const PassageSink& sink)
      : styles_(styles), paragraphs_(block, part, "", sink) {}

  void start(const XmlTag& tag) override {
    if (skipping_ > 0) {
      ++skipping_;
      return;
    }
    const Element element = element_of(tag.name());
    if (element == Element::body || element == Element::margin) {
      ++reading_;
      if (element == Element::margin)
        paragraphs_.set_place(tag.name().substr(0, 12) == "style:header" ? "header" : "footer");
      return;
    }
    if (reading_ == 0) return;
    switch (element) {
      case Element::paragraph:
      case Element::heading:
        open(element, tag);
        break;
      case Element::description:
        saved_.push_back(state_);
        state_.spans.clear();
        state_.look = {};
        paragraphs_.open_description();
        break;
      case Element::omitted:
        skipping_ = 1;
        break;
      case Element::note:
      case Element::comment:
      case Element::item:
      case Element::table:
      case Element::row:
        enter(element);
        break;
      case Element::creator:
        in_creator_ = true;
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
    const Element element = element_of(name);
    if (element == Element::body || element == Element::margin) {
      --reading_;
      return;
    }
    if (reading_ == 0) return;
    if (element == Element::paragraph || element == Element::heading || element == Element::description)
      close();
    else leave(element);
  }

  void text(std::string_view text, std::size_t begin, std::size_t end) override {
    if (skipping_ > 0 || reading_ == 0) return;
    if (in_creator_) creator_ += text;
    else if (paragraphs_.is_open()) flow(text, begin, end);
  }

 private:
  struct Span {
    bool emphasis = false;
    bool code = false;
  };
  /// What has been said of the paragraph that is being read.
  struct State {
    StyleLook look;
    std::vector<Span> spans;
    std::size_t items = 0;  ///< list items around it, inside the text box or note it stands in
    bool note = false;
    bool comment = false;
  };

  void open(Element element, const XmlTag& tag) {
    saved_.push_back(state_);
    state_.look = styles_.look("paragraph:" + std::string(tag.attribute("text:style-name")));
    if (element == Element::heading) state_.look.heading = true;
    state_.spans.clear();
    PassageKind kind = PassageKind::paragraph;
    if (state_.note) kind = PassageKind::footnote;
    else if (state_.comment) kind = PassageKind::comment;
    else if (state_.look.heading) kind = PassageKind::heading;
    else if (state_.look.caption) kind = PassageKind::caption;
    else if (tables_.inside()) kind = PassageKind::table_cell;
    else if (state_.items > 0) kind = PassageKind::list_item;
    paragraphs_.open(kind, state_.look.quoted);
    Passage& passage = paragraphs_.current();
    if (state_.note) passage.place = "note";
    if (state_.comment) passage.place = "comment";
    if (kind == PassageKind::table_cell) passage.under = tables_.head();
    if (kind == PassageKind::list_item) passage.under = passage.heading_above;
    state_.items = 0;
  }

  void close() {
    if (!paragraphs_.is_open() || saved_.empty()) return;
    const Passage& passage = paragraphs_.current();
    if (passage.kind == PassageKind::table_cell) tables_.paragraph(passage.text);
    const bool ours = state_.comment && creator_ == "unstigma";
    paragraphs_.close(state_.look.code || state_.look.generated || ours);
    state_ = std::move(saved_.back());
    saved_.pop_back();
  }

  /// Elements around paragraphs.
  void enter(Element element) {
    switch (element) {
      case Element::note:
      case Element::comment:
        saved_.push_back(state_);
        state_.note = element == Element::note;
        state_.comment = element == Element::comment;
        state_.items = 0;
        if (state_.comment) creator_.clear();
        break;
      case Element::item:
        ++state_.items;
        break;
      case Element::table:
        tables_.begin_table();
        break;
      default:
        tables_.begin_row();
    }
  }

  void leave(Element element) {
    switch (element) {
      case Element::note:
      case Element::comment:
        if (saved_.empty()) break;
        state_ = std::move(saved_.back());
        saved_.pop_back();
        break;
      case Element::item:
        if (state_.items > 0) --state_.items;
        break;
      case Element::table:
        tables_.end_table();
        break;
      case Element::cell:
        tables_.end_cell();
        break;
      case Element::span:
        if (!state_.spans.empty()) state_.spans.pop_back();
        break;
      case Element::creator:
        in_creator_ = false;
        break;
      default:
        break;
    }
  }

  /// What stands in the flow of a paragraph.
  void content(Element element, const XmlTag& tag) {
    if (element == Element::span) {
      const StyleLook look = styles_.look("text:" + std::string(tag.attribute("text:style-name")));
      const Span around = state_.spans.empty() ? Span() : state_.spans.back();
      state_.spans.push_back({around.emphasis || look.emphasis, around.code || look.code});
      return;
    }
    if (!paragraphs_.is_open()) return;
    if (element == Element::spaces) {
      constexpr long most = 1000;
      const long said = std::strtol(std::string(tag.attribute("text:c")).c_str(), nullptr, 10);
      const auto count = static_cast<std::size_t>(std::min(std::max(said, 1L), most));
      paragraphs_.made(std::string(count, ' '), tag.begin(), tag.end());
    } else if (element == Element::tab) {
      paragraphs_.made("\t", tag.begin(), tag.end());
    } else if (element == Element::line_break) {
      paragraphs_.made(" ", tag.begin(), tag.end());
    } else if (element == Element::frame && tag.attribute("text:anchor-type") == "as-char") {
      paragraphs_.made(object_replacement, tag.begin(), tag.end());
    }
  }

  /// Character data: runs of white space are one blank, none at the beginning of a paragraph.
  void flow(std::string_view text, std::size_t begin, std::size_t end) {
    const Span span = state_.spans.empty() ? Span() : state_.spans.back();
    const auto add = [&](std::string_view words, std::size_t first, std::size_t last) {
      if (first < last) paragraphs_.text(words, first, last, span.emphasis, span.code);
    };
    if (text.size() != end - begin) return add(text, begin, end);  // a reference
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size();) {
      if (!blank(text[at])) {
        ++at;
        continue;
      }
      std::size_t stop = at;
      while (stop < text.size() && blank(text[stop])) ++stop;
      const std::string& before = paragraphs_.current().text;
      const bool needed = at > done || (!before.empty() && before.back() != ' ');
      if (needed && text[at] == ' ') {
        add(text.substr(done, at + 1 - done), begin + done, begin + at + 1);
      } else {
        add(text.substr(done, at - done), begin + done, begin + at);
        if (needed) add(" ", begin + at, begin + stop);
      }
      done = at = stop;
    }
    add(text.substr(done), begin + done, end);
  }

  const Styles& styles_;
  Paragraphs paragraphs_;
  TableHeads tables_;
  State state_;
  std::vector<State> saved_;
  std::string creator_;  ///< of the comment
  bool in_creator_ = false;
  std::size_t reading_ = 0;   ///< inside the body, or in a header or footer
  std::size_t skipping_ = 0;  ///< how deep inside an element that is left out
};

/// "Source_20_Text" as "Source Text".
std::string decoded(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name.substr(i, 4) == "_20_") {
      out += ' ';
      i += 3;
    } else {
      out += name[i];
    }
  }
  return out;
}

class StyleReader : public XmlHandler {
 public:
  explicit StyleReader(Styles& styles) : styles_(styles) {}

  void start(const XmlTag& tag) override {
    if (tag.name() == "style:style") {
      const std::string family = std::string(tag.attribute("style:family")) + ":";
      key_ = family + std::string(tag.attribute("style:name"));
      name_ = tag.attribute("style:display-name");
      if (name_.empty()) name_ = decoded(tag.attribute("style:name"));
      based_on_ = family + std::string(tag.attribute("style:parent-style-name"));
      own_ = {};
    } else if (tag.name() == "style:text-properties") {
      const std::string_view weight = tag.attribute("fo:font-weight");
      const std::string_view slope = tag.attribute("fo:font-style");
      own_.emphasis =
          weight == "bold" || (weight >= "600" && weight <= "900") || slope == "italic" || slope == "oblique";
    }
  }
  void end(std::string_view name, std::size_t /*begin*/, std::size_t /*end*/) override {
    if (name == "style:style") styles_.add(key_, name_, based_on_, own_);
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

Result<Done> read_odt_styles(std::string_view xml, const std::string& part, Styles& styles) {
  StyleReader reader(styles);
  return parse_xml(xml, part, reader);
}

Result<Done> read_odt_part(std::string_view xml, const std::string& part, const Styles& styles,
                           const PassageSink& sink) {
  const text::SourceMap identity;
  const Block block(xml, 0, 1, 1, identity);
  PartReader reader(block, part, styles, sink);
  return parse_xml(xml, part, reader);
}

}  // namespace unstigma::document
