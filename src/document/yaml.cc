#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "document/ascii.h"
#include "document/data_comments.h"
#include "document/escapes.h"
#include "document/fields.h"
#include "document/readers.h"
#include "document/value.h"
#include "document/yaml_shortcut.h"

namespace unstigma::document {
namespace {

/// Puts a scalar together as it stands in the source from `at` on: its words are there as they are in
/// `made`, with other white space between them, and '' for ' between single quotation marks.
void align(std::string_view made, std::string_view source, std::size_t at, Value& value) {
  const bool single = source.substr(at, 1) == "'";
  if (single) ++at;
  const bool block = !single && (source.substr(at, 1) == "|" || source.substr(at, 1) == ">");
  value.is_written(single ? Escaping::yaml_single : block ? Escaping::none : Escaping::yaml_plain);
  const bool literal = !single && source.substr(at, 1) == "|";
  if (block && !single) at = std::min(source.find('\n', at), source.size());
  for (std::size_t i = 0; i < made.size();) {
    if (ascii::space(made[i])) {
      const std::size_t from = at;
      while (at < source.size() && ascii::space(source[at])) ++at;
      std::size_t breaks = 0;
      for (; i < made.size() && ascii::space(made[i]); ++i) breaks += made[i] == '\n' ? 1U : 0U;
      if (breaks == 0) value.folded(from);
      if (!literal) breaks *= 2;  // it stands for an empty line
      for (; breaks > 0; --breaks) value.made("\n", from, at);
      continue;
    }
    while (at < source.size() && ascii::space(source[at])) ++at;
    std::size_t size = 0;
    while (i + size < made.size() && !ascii::space(made[i + size]) && source[at + size] == made[i + size] &&
           !(single && made[i + size] == '\''))
      ++size;
    if (size > 0) {
      value.literal(at, at + size);
    } else if (single && source.substr(at, 2) == "''") {
      value.made("'", at, at + 2);
      at += 1;
      size = 1;
    } else {
      return;  // not where the parser said; what was found so far stays
    }
    at += size;
    i += size;
    if (at >= source.size()) return;
  }
}

/// Where the string in double quotation marks that begins at `at` ends.
std::size_t closing(std::string_view source, std::size_t at) {
  for (++at; at < source.size() && source[at] != '"'; ++at) {
    if (source[at] == '\\') ++at;
  }
  return std::min(at, source.size());
}

/// Follows the parser through the document.
class Handler final : public YAML::EventHandler {
 public:
  Handler(const Block& block, std::size_t begin, const Fields& fields, PassageKind kind,
          const PassageSink& sink)
      : source_(block.text()), begin_(begin), fields_(fields), kind_(kind), value_(block, sink) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    path_.clear();
    key_next_ = false;
    stuck_ = mark.pos <= document_;
    document_ = mark.pos;
  }
  /// True when the last document began where the one before it did: yaml-cpp 0.7 hands out empty documents
  /// without end before some tokens that belong nowhere.
  bool stuck() const { return stuck_; }
  std::size_t document() const { return begin_ + static_cast<std::size_t>(std::max(document_, 0)); }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override { done(); }
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override { done(); }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    path_.push_back({{}, true});
    key_next_ = false;
  }
  void OnSequenceEnd() override { leave(); }
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    path_.push_back({});
    key_next_ = true;
  }
  void OnMapEnd() override { leave(); }

  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string& made) override {
    scalar(static_cast<std::size_t>(mark.pos), made);
  }

  /// The same for events that no parser made.
  void take(const YamlEvent& event) {
    switch (event.what) {
      case YamlEvent::What::map_begin:
        return OnMapStart({}, {}, 0, YAML::EmitterStyle::Default);
      case YamlEvent::What::list_begin:
        return OnSequenceStart({}, {}, 0, YAML::EmitterStyle::Default);
      case YamlEvent::What::map_end:
      case YamlEvent::What::list_end:
        return leave();
      case YamlEvent::What::scalar:
        return scalar(event.at, event.text);
      case YamlEvent::What::null:
        return done();
    }
  }

 private:
  void scalar(std::size_t at, std::string_view made) {
    if (key_next_ && !path_.empty()) {
      path_.back().key = made;
      key_next_ = false;
      return;
    }
    if (fields_.hold(path_)) hand_out(begin_ + at, made);
    done();
  }
  void leave() {
    if (!path_.empty()) path_.pop_back();
    done();
  }
  /// Behind a value of a map comes a key.
  void done() { key_next_ = !path_.empty() && !path_.back().item; }

  void hand_out(std::size_t at, std::string_view made) {
    const auto named = std::find_if(path_.rbegin(), path_.rend(), [](const Step& s) { return !s.item; });
    const bool title = named != path_.rend() && titles(named->key);
    value_.is(title ? PassageKind::heading : kind_);
    if (source_.substr(at, 1) == "\"")
      read_escaped(source_, at + 1, closing(source_, at), Escapes::yaml, value_);
    else align(made, source_, at, value_);
    value_.finish();
  }

  std::string_view source_;
  std::size_t begin_;
  const Fields& fields_;
  PassageKind kind_;
  Value value_;
  std::vector<Step> path_;
  bool key_next_ = false;
  int document_ = -1;  ///< where the last document began
  bool stuck_ = false;
};

}  // namespace

Result<Done> read_yaml_part(const Block& block, std::size_t begin, std::size_t end, const Fields& fields,
                            PassageKind kind, const PassageSink& sink) {
  yaml_comments(block, begin, end, sink);
  const std::string_view text = block.text().substr(begin, end - begin);
  Handler handler(block, begin, fields, kind, sink);
  std::vector<YamlEvent> events;
  if (simple_yaml(text, events)) {
    for (const YamlEvent& event : events) handler.take(event);
    return Done{};
  }
  std::istringstream in{std::string(text)};
  try {
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(handler)) {
      if (handler.stuck())
        return broken_at(block, std::min(handler.document(), end),
                         "this is not YAML: nothing can begin here");
    }
  } catch (const YAML::Exception& e) {
    const std::size_t at = begin + static_cast<std::size_t>(std::max(e.mark.pos, 0));
    return broken_at(block, std::min(at, end), "this is not YAML: " + e.msg);
  }
  return Done{};
}

Result<Done> read_yaml(const Block& block, const ReadOptions& options, const PassageSink& sink) {
  return read_yaml_part(block, 0, block.text().size(), Fields(options.fields), PassageKind::value, sink);
}

}  // namespace unstigma::document
