#include "document/html.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "document/builder.h"
#include "document/entities.h"

namespace unstigma::document {
namespace {

bool space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

template <std::size_t count>
bool among(std::string_view name, const std::array<std::string_view, count>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Elements that stand in the flow of a sentence; all others part it.
constexpr std::array<std::string_view, 33> inline_elements = {
    "a",     "abbr", "acronym", "b",      "bdi",   "bdo",  "big",  "cite", "data", "del", "dfn",
    "em",    "font", "i",       "ins",    "label", "mark", "q",    "ruby", "rt",   "rp",  "s",
    "small", "span", "strike",  "strong", "sub",   "sup",  "time", "tt",   "u",    "wbr", "nobr"};
/// Elements whose text is no prose, but stands in the flow.
constexpr std::array<std::string_view, 6> code_elements = {"code", "kbd", "samp", "var", "math", "svg"};
/// Elements whose text is no prose and no HTML.
constexpr std::array<std::string_view, 8> raw_elements = {"script",   "style",  "template", "iframe",
                                                          "noscript", "object", "noembed",  "xmp"};
constexpr std::array<std::string_view, 6> headings = {"h1", "h2", "h3", "h4", "h5", "h6"};
constexpr std::array<std::string_view, 14> void_elements = {"area",  "base",   "br",    "col",  "embed",
                                                            "hr",    "img",    "input", "link", "meta",
                                                            "param", "source", "track", "wbr"};

struct Attribute {
  std::string name;                ///< lower case
  std::size_t begin = 0, end = 0;  ///< of the value, without quotation marks
};
struct Tag {
  std::string name;  ///< lower case
  bool closing = false;
  bool self_closing = false;
  std::vector<Attribute> attributes;
};
/// An element that is open, as far as it matters.
struct Open {
  std::string name;
  bool hidden = false;               ///< code
  std::optional<bool> foreign = {};  ///< what its lang says, if it has one
  bool quoted = false;
  bool emphasis = false;
};

class Reader {
 public:
  Reader(const Block& block, std::size_t begin, std::size_t end, bool quoted, const PassageSink& sink)
      : source_(block.text().substr(0, end)),
        builder_(block, sink, Escaping::xml),
        captions_(block, sink, Escaping::xml_attribute),
        at_(begin),
        quoted_(quoted) {}

  void run() {
    while (at_ < source_.size()) {
      if (source_[at_] == '<' && markup()) continue;
      text();
    }
    finish();
  }

 private:
  bool looking_at(std::string_view text) const { return source_.substr(at_, text.size()) == text; }

  bool hidden() const { return hidden_ > 0 || foreign_; }

  /// Elements come and go here alone, so that what they hide and quote can be counted.
  void push(Open open) {
    hidden_ += open.hidden ? 1U : 0U;
    quotes_ += open.quoted ? 1U : 0U;
    if (open.foreign) foreign_ = *open.foreign;
    open_.push_back(std::move(open));
  }
  void erase(std::vector<Open>::iterator first, std::vector<Open>::iterator last) {
    bool language = false;
    for (auto o = first; o != last; ++o) {
      hidden_ -= o->hidden ? 1U : 0U;
      quotes_ -= o->quoted ? 1U : 0U;
      language = language || o->foreign;
    }
    open_.erase(first, last);
    if (!language) return;
    const auto inner = std::find_if(open_.rbegin(), open_.rend(), [](const Open& o) { return o.foreign; });
    foreign_ = inner != open_.rend() && *inner->foreign;
  }

  PassageKind kind() const {
    for (auto o = open_.rbegin(); o != open_.rend(); ++o) {
      if (among(o->name, headings) || o->name == "title") return PassageKind::heading;
      if (o->name == "li" || o->name == "dd" || o->name == "dt") return PassageKind::list_item;
      if (o->name == "td" || o->name == "th") return PassageKind::table_cell;
      if (o->name == "caption" || o->name == "figcaption") return PassageKind::caption;
      if (o->name == "p") return PassageKind::paragraph;
    }
    return PassageKind::paragraph;
  }

  void finish() {
    builder_.finish(kind(), quoted_ || quotes_ > 0);
    // Captions found in the flow follow the passage in which they stand.
    for (const auto& [begin, end] : waiting_) caption(begin, end);
    waiting_.clear();
  }

  /// Text up to the next tag, entities decoded.
  void text() {
    std::size_t stop = at_;  // find_first_of() takes long for each byte
    while (stop < source_.size() && source_[stop] != '<' && source_[stop] != '&') ++stop;
    if (stop == at_) stop = source_[at_] == '<' ? at_ + 1 : stop;
    if (stop > at_) {
      if (!hidden()) builder_.literal(at_, stop);
      at_ = stop;
      return;
    }
    reference(builder_, hidden());
  }

  void reference(Builder& builder, bool silent) {
    const Reference found = read_reference(source_.substr(at_));
    const std::size_t size = std::max<std::size_t>(found.size, 1);
    if (!silent) {
      if (found.size == 0) builder.literal(at_, at_ + 1);
      else builder.opaque(found.text, at_, at_ + size);
    }
    at_ += size;
  }

  /// Reads a tag, comment or declaration; false when the < is text.
  bool markup() {
    if (looking_at("<!--")) {
      const std::size_t end = source_.find("-->", at_ + 4);
      const std::size_t begin = at_;
      at_ = end == std::string_view::npos ? source_.size() : end + 3;
      builder_.comment(begin, at_);
      return true;
    }
    const char next = at_ + 1 < source_.size() ? source_[at_ + 1] : ' ';
    if (next == '!' || next == '?') {
      const std::size_t end = source_.find('>', at_);
      at_ = end == std::string_view::npos ? source_.size() : end + 1;
      return true;
    }
    if (!letter(next) && !(next == '/' && at_ + 2 < source_.size() && letter(source_[at_ + 2]))) return false;
    const std::size_t begin = at_;
    const Tag tag = read_tag();
    if (tag.closing) close(tag.name, begin);
    else open(tag, begin);
    return true;
  }

  std::string lower(std::size_t begin, std::size_t end) const {
    std::string out(source_.substr(begin, end - begin));
    for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    return out;
  }

  Tag read_tag() {
    Tag tag;
    ++at_;
    if (source_[at_] == '/') {
      tag.closing = true;
      ++at_;
    }
    const std::size_t begin = at_;
    while (at_ < source_.size() && !space(source_[at_]) && source_[at_] != '>' && source_[at_] != '/') ++at_;
    tag.name = lower(begin, at_);
    while (at_ < source_.size() && source_[at_] != '>') {
      if (space(source_[at_])) {
        ++at_;
      } else if (source_[at_] == '/') {
        tag.self_closing = at_ + 1 < source_.size() && source_[at_ + 1] == '>';
        ++at_;
      } else {
        read_attribute(tag);
      }
    }
    if (at_ < source_.size()) ++at_;
    return tag;
  }

  void read_attribute(Tag& tag) {
    Attribute attribute;
    const std::size_t begin = at_;
    ++at_;  // an attribute may begin with =
    while (at_ < source_.size() && !space(source_[at_]) && source_[at_] != '=' && source_[at_] != '>' &&
           source_[at_] != '/')
      ++at_;
    attribute.name = lower(begin, at_);
    std::size_t i = at_;
    while (i < source_.size() && space(source_[i])) ++i;
    if (i < source_.size() && source_[i] == '=') {
      ++i;
      while (i < source_.size() && space(source_[i])) ++i;
      read_value(i, attribute);
    }
    tag.attributes.push_back(std::move(attribute));
  }

  void read_value(std::size_t i, Attribute& attribute) {
    const char mark = i < source_.size() ? source_[i] : '>';
    if (mark == '"' || mark == '\'') {
      attribute.begin = i + 1;
      attribute.end = std::min(source_.find(mark, i + 1), source_.size());
      at_ = std::min(attribute.end + 1, source_.size());
      return;
    }
    attribute.begin = i;
    while (i < source_.size() && !space(source_[i]) && source_[i] != '>') ++i;
    attribute.end = i;
    at_ = i;
  }

  std::string_view value(const Attribute& attribute) const {
    return source_.substr(attribute.begin, attribute.end - attribute.begin);
  }

  static bool caption_attribute(const Tag& tag, const Attribute& attribute) {
    const std::string& name = attribute.name;
    if (name == "alt" || name == "title" || name == "aria-label" || name == "aria-description" ||
        name == "aria-roledescription" || name == "aria-placeholder" || name == "aria-valuetext")
      return true;
    if (name == "label") return tag.name == "option" || tag.name == "optgroup" || tag.name == "track";
    if (name == "summary") return tag.name == "table";
    return name == "placeholder" && (tag.name == "input" || tag.name == "textarea");
  }

  void read_captions(const Tag& tag) {
    bool description = false;
    bool button = false;
    for (const Attribute& attribute : tag.attributes) {
      const std::string_view text = value(attribute);
      button = button || (tag.name == "input" && attribute.name == "type" &&
                          (text == "submit" || text == "button" || text == "reset"));
      description = description ||
                    (tag.name == "meta" && (attribute.name == "name" || attribute.name == "property") &&
                     (text == "description" || text == "og:description" || text == "og:title" ||
                      text == "twitter:description" || text == "twitter:title" || text == "og:image:alt" ||
                      text == "twitter:image:alt" || text == "DC.description"));
    }
    for (const Attribute& attribute : tag.attributes) {
      if (attribute.begin >= attribute.end) continue;
      if (caption_attribute(tag, attribute) || (description && attribute.name == "content") ||
          (button && attribute.name == "value")) {
        waiting_.emplace_back(attribute.begin, attribute.end);
      }
    }
  }

  void caption(std::size_t begin, std::size_t end) {
    const std::size_t resume = at_;
    for (at_ = begin; at_ < end;) {
      if (source_[at_] == '&') {
        reference(captions_, false);
      } else {
        const std::size_t stop = std::min(source_.substr(0, end).find('&', at_), end);
        captions_.literal(at_, stop);
        at_ = stop;
      }
    }
    captions_.finish(PassageKind::caption, quoted_);
    at_ = resume;
  }

  /// What the tag's lang says about its language: true for another than English.
  std::optional<bool> foreign(const Tag& tag) const {
    for (const Attribute& attribute : tag.attributes) {
      if (attribute.name != "lang" && attribute.name != "xml:lang") continue;
      const std::string language = lower(attribute.begin, attribute.end);
      // "C" and the like, which some programs take from their surroundings, are no languages.
      const std::string primary = language.substr(0, language.find('-'));
      if (primary.size() >= 2 && primary.size() <= 3 && primary != "und")
        return primary != "en" && primary != "eng";
    }
    return std::nullopt;
  }

  void open(const Tag& tag, std::size_t begin) {
    const bool in_flow = among(tag.name, inline_elements);
    const bool code = among(tag.name, code_elements);
    const std::optional<bool> language = foreign(tag);
    const bool other_language = language.value_or(false);
    if (hidden_ == 0 && !language.value_or(foreign_)) read_captions(tag);
    if (tag.name == "br") {
      builder_.soft_break(begin);
    } else if (code || tag.name == "img" || (in_flow && other_language)) {
      if (!hidden()) builder_.object(begin);
    } else if (!in_flow) {
      finish();
    }
    if (among(tag.name, void_elements) || tag.self_closing) return;
    if (among(tag.name, raw_elements)) return skip_raw(tag.name);
    const bool emphasis =
        tag.name == "em" || tag.name == "i" || tag.name == "b" || tag.name == "strong" || tag.name == "cite";
    if (emphasis) builder_.begin_emphasis();
    if (tag.name == "q" && !hidden()) builder_.opaque("\xE2\x80\x9C", begin, at_);
    push({tag.name, code || tag.name == "pre", language, tag.name == "blockquote", emphasis});
    constexpr std::size_t deepest = 512;  // broken markup opens without end; the oldest matter least
    if (open_.size() > deepest) erase(open_.begin(), open_.begin() + deepest / 2);
  }

  void close(const std::string& name, std::size_t begin) {
    const bool in_flow = among(name, inline_elements) || among(name, code_elements);
    if (!in_flow) finish();
    const auto found =
        std::find_if(open_.rbegin(), open_.rend(), [&](const Open& o) { return o.name == name; });
    if (found == open_.rend()) return;
    if (found->emphasis) builder_.end_emphasis();
    if (name == "q" && !hidden()) builder_.opaque("\xE2\x80\x9D", begin, at_);
    erase(std::prev(found.base()), in_flow ? found.base() : open_.end());
  }

  void skip_raw(const std::string& name) {
    for (;;) {
      at_ = source_.find("</", at_);
      if (at_ == std::string_view::npos) {
        at_ = source_.size();
        return;
      }
      if (lower(at_ + 2, std::min(at_ + 2 + name.size(), source_.size())) == name) {
        const std::size_t end = source_.find('>', at_);
        at_ = end == std::string_view::npos ? source_.size() : end + 1;
        return;
      }
      at_ += 2;
    }
  }

  std::string_view source_;
  Builder builder_;
  Builder captions_;
  std::size_t at_;
  bool quoted_;
  std::vector<Open> open_;
  bool foreign_ = false;    ///< the innermost lang says another language
  std::size_t hidden_ = 0;  ///< how many of open_ hide their text
  std::size_t quotes_ = 0;  ///< how many of open_ quote it
  std::vector<std::pair<std::size_t, std::size_t>> waiting_;
};

}  // namespace

void read_html(const Block& block, std::size_t begin, std::size_t end, bool quoted, const PassageSink& sink) {
  Reader(block, begin, end, quoted, sink).run();
}

Result<Done> read_html_page(const Block& block, const ReadOptions&, const PassageSink& sink) {
  read_html(block, 0, block.text().size(), false, sink);
  return Done{};
}

}  // namespace unstigma::document
