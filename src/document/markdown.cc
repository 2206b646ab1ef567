#include "document/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <string>
#include <vector>

#include "document/builder.h"
#include "document/entities.h"
#include "document/front_matter.h"
#include "document/html.h"
#include "document/mdx.h"
#include "document/plain.h"

namespace unstigma::document {
namespace {

/// md4c 0.4.8 reads past the end of its input; behind this it does no harm.
constexpr std::size_t padding = 64;
/// md4c 0.4.8 takes quadratic time on many brackets in one block, and on very long blocks.
constexpr std::size_t most_brackets = 4000;
constexpr std::size_t longest_block = std::size_t{1024} * 1024;

/// True when some block would take md4c too long.
bool pathological(std::string_view text) {
  std::size_t all = 0;
  for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) ++all;
  if (all <= most_brackets && text.size() <= longest_block) return false;  // as nearly every text
  std::size_t brackets = 0;
  std::size_t block_begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view line = text.substr(at, end - at);
    if (line.find_first_not_of(" \t\r>") == std::string_view::npos) {
      brackets = 0;
      block_begin = end;
    } else {
      brackets += static_cast<std::size_t>(std::count(line.begin(), line.end(), '['));
    }
    if (brackets > most_brackets || end - block_begin > longest_block) return true;
    at = end + 1;
  }
  return false;
}

/// Turns md4c's callbacks into passages. `base` is where its input begins in the block's text.
class Reader {
 public:
  Reader(const Block& block, const char* input, std::size_t base, Escaping escaping, const PassageSink& sink)
      : block_(block),
        sink_(sink),
        input_(input),
        size_(block.text().size() - base),
        base_(base),
        escaping_(escaping) {
    builders_.emplace_back(block, sink, escaping);
  }

  void enter_block(MD_BLOCKTYPE type) {
    finish();
    switch (type) {
      case MD_BLOCK_QUOTE:
        ++quotes_;
        break;
      case MD_BLOCK_CODE:
        code_block_ = true;
        break;
      case MD_BLOCK_HTML:
        html_block_ = true;
        html_begin_ = html_end_ = 0;
        break;
      case MD_BLOCK_THEAD:
        columns_.clear();
        break;
      case MD_BLOCK_TR:
        column_ = 0;
        break;
      default:
        break;
    }
    blocks_.push_back(type);
  }

  void leave_block(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_HTML && html_end_ > html_begin_) {
      read_html(block_, html_begin_, html_end_, quotes_ > 0, sink_);
    }
    finish();
    if (type == MD_BLOCK_QUOTE) --quotes_;
    if (type == MD_BLOCK_CODE) code_block_ = false;
    if (type == MD_BLOCK_HTML) html_block_ = false;
    if (type == MD_BLOCK_TH && columns_.size() == column_) columns_.emplace_back();  // an empty head
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) ++column_;
    if (!blocks_.empty()) blocks_.pop_back();
  }

  void enter_span(MD_SPANTYPE type) {
    switch (type) {
      case MD_SPAN_EM:
      case MD_SPAN_STRONG:
        builder().begin_emphasis();
        break;
      case MD_SPAN_CODE:
        builder().object(builder().source_end());
        code_span_ = true;
        break;
      case MD_SPAN_IMG:
        builder().object(builder().source_end());
        builders_.emplace_back(block_, sink_, escaping_);
        break;
      default:
        break;
    }
  }

  void leave_span(MD_SPANTYPE type, void* detail) {
    switch (type) {
      case MD_SPAN_EM:
      case MD_SPAN_STRONG:
        builder().end_emphasis();
        break;
      case MD_SPAN_CODE:
        code_span_ = false;
        break;
      case MD_SPAN_IMG:
        note_title(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->title);
        if (builders_.size() > 1) {
          alts_.push_back(std::move(builders_.back()));
          builders_.pop_back();
        }
        break;
      case MD_SPAN_A:
        note_title(static_cast<MD_SPAN_A_DETAIL*>(detail)->title);
        break;
      default:
        break;
    }
  }

  void text(MD_TEXTTYPE type, const char* text, MD_SIZE size) {
    const bool in_input = text >= input_ && text + size <= input_ + size_;
    const std::size_t at = in_input ? base_ + static_cast<std::size_t>(text - input_) : 0;
    if (html_block_) {
      if (in_input && size > 0) {
        if (html_end_ == 0) html_begin_ = at;
        html_end_ = at + size;
      }
      return;
    }
    if (code_block_ || code_span_) return;
    switch (type) {
      case MD_TEXT_NORMAL:
        if (in_input && html_code_ == 0) builder().literal_in_line(at, at + size);
        break;
      case MD_TEXT_ENTITY:
        if (in_input && html_code_ == 0) {
          const Reference reference = read_reference({text, size});
          builder().opaque(
              reference.size > 0 ? std::string_view(reference.text) : std::string_view(text, size), at,
              at + size);
        }
        break;
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR:
        builder().soft_break(builder().source_end());
        break;
      case MD_TEXT_HTML:
        if (in_input) builder().comment(at, at + size);
        inline_html({text, size});
        break;
      default:
        break;
    }
  }

  void finish() {
    if (!builder().empty()) {
      const std::size_t label = footnote_label();
      if (label > 0) builder().drop_front(label);
      const PassageKind what = label > 0 ? PassageKind::footnote : kind();
      note_head(what);
      builder().finish(what, quotes_ > 0, under(what));
    }
    for (Builder& alt : alts_) alt.finish(PassageKind::caption, quotes_ > 0);
    alts_.clear();
    for (const auto& [begin, end] : titles_) {
      Builder title(block_, sink_);
      title.literal(begin, end);
      title.finish(PassageKind::caption, quotes_ > 0);
    }
    titles_.clear();
    html_code_ = 0;
  }

 private:
  Builder& builder() { return builders_.back(); }

  PassageKind kind() const {
    for (auto block = blocks_.rbegin(); block != blocks_.rend(); ++block) {
      if (*block == MD_BLOCK_H) return PassageKind::heading;
      if (*block == MD_BLOCK_TD || *block == MD_BLOCK_TH) return PassageKind::table_cell;
      if (*block == MD_BLOCK_LI) return PassageKind::list_item;
    }
    return PassageKind::paragraph;
  }

  bool in(MD_BLOCKTYPE type) const {
    return std::find(blocks_.begin(), blocks_.end(), type) != blocks_.end();
  }

  /// Remembers what list items and table cells stand under.
  void note_head(PassageKind what) {
    if (what == PassageKind::heading) heading_ = builder().text();
    if (what == PassageKind::table_cell && in(MD_BLOCK_TH) && columns_.size() == column_)
      columns_.emplace_back(builder().text());
  }

  std::string_view under(PassageKind what) const {
    if (what == PassageKind::list_item) return heading_;
    const bool cell = what == PassageKind::table_cell && in(MD_BLOCK_TD);
    return cell && column_ < columns_.size() ? std::string_view(columns_[column_]) : std::string_view();
  }

  /// The length of "[^1]: " at the beginning of the passage; md4c knows no footnotes.
  std::size_t footnote_label() {
    const std::string_view text = builder().text();
    if (text.substr(0, 2) != "[^") return 0;
    const std::size_t close = text.find("]:");
    constexpr std::size_t longest_label = 40;
    if (close > longest_label) return 0;  // npos too
    std::size_t end = close + 2;
    while (end < text.size() && text[end] == ' ') ++end;
    return end;
  }

  /// Tags between words: <code> and <kbd> hold no prose.
  void inline_html(std::string_view tag) {
    for (const std::string_view name : {"code", "kbd", "samp", "var", "pre", "script", "style"}) {
      if (tag.substr(1, name.size()) == name) {
        if (html_code_++ == 0) builder().object(builder().source_end());
      } else if (tag.substr(1, 1) == "/" && tag.substr(2, name.size()) == name && html_code_ > 0) {
        --html_code_;
      }
    }
  }

  /// A title is handed to us as a copy when it holds escapes or spans lines; then it is looked for in the
  /// source.
  void note_title(const MD_ATTRIBUTE& title) {
    if (title.size == 0 || title.text == nullptr) return;
    std::size_t at = 0;
    if (title.text >= input_ && title.text + title.size <= input_ + size_) {
      at = base_ + static_cast<std::size_t>(title.text - input_);
    } else {
      constexpr std::size_t near = std::size_t{16} * 1024;  // the title of a link stands behind its address
      const std::size_t from = builder().source_end();
      at = block_.text()
               .substr(0, from + title.size + near)
               .find(std::string_view(title.text, title.size), from);
      if (at == std::string_view::npos) return;
    }
    titles_.emplace_back(at, at + title.size);
  }

  const Block& block_;
  const PassageSink& sink_;
  const char* input_;
  std::size_t size_;
  std::size_t base_;
  Escaping escaping_;
  std::vector<Builder> builders_;  ///< the passage, and the alternative texts of images being read
  std::vector<Builder> alts_;
  std::vector<std::pair<std::size_t, std::size_t>> titles_;
  std::vector<MD_BLOCKTYPE> blocks_;
  std::string heading_;
  std::vector<std::string> columns_;  ///< the heads of the table's columns
  std::size_t column_ = 0;
  int quotes_ = 0;
  int html_code_ = 0;
  bool code_block_ = false;
  bool code_span_ = false;
  bool html_block_ = false;
  std::size_t html_begin_ = 0;
  std::size_t html_end_ = 0;
};

Reader& reader(void* user) {
  return *static_cast<Reader*>(user);
}

/// md4c knows no footnotes and takes "[^1]: word" for the definition of a link; without the colon it is a
/// paragraph.
void hide_footnotes(std::string& input) {
  for (std::size_t mark = input.find('^'); mark != std::string::npos; mark = input.find('^', mark + 1)) {
    if (mark == 0 || input[mark - 1] != '[') continue;
    const std::size_t at = mark - 1;
    std::size_t line = at;
    while (line > 0 && (input[line - 1] == ' ' || input[line - 1] == '>')) --line;
    if (line > 0 && input[line - 1] != '\n') continue;
    const std::size_t close = std::string_view(input).substr(0, input.find('\n', at)).find("]:", at);
    if (close != std::string_view::npos) input[close + 1] = ' ';
  }
}

/// Parses `buffer`, which is the block's text or a masked copy of the same length, from `base` on.
void parse(const Block& block, std::string_view buffer, std::size_t base, Escaping escaping,
           const PassageSink& sink) {
  const std::size_t size = buffer.size() - base;
  std::string input(size + 1 + padding, '\0');
  buffer.copy(input.data(), size, base);
  input[size] = '\n';
  hide_footnotes(input);
  Reader state(block, input.data(), base, escaping, sink);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
  parser.enter_block = [](MD_BLOCKTYPE type, void*, void* user) {
    reader(user).enter_block(type);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
    reader(user).leave_block(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void*, void* user) {
    reader(user).enter_span(type);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void* detail, void* user) {
    reader(user).leave_span(type, detail);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE length, void* user) {
    reader(user).text(type, text, length);
    return 0;
  };
  md_parse(input.data(), static_cast<MD_SIZE>(size), &parser, &state);
}

}  // namespace

Result<Done> read_markdown(const Block& block, const ReadOptions& options, const PassageSink& sink) {
  if (pathological(block.text())) return read_plain(block, options, sink);
  parse(block, block.text(), read_front_matter(block, sink), Escaping::markdown, sink);
  return Done{};
}

Result<Done> read_mdx(const Block& block, const ReadOptions& options, const PassageSink& sink) {
  if (pathological(block.text())) return read_plain(block, options, sink);
  const std::size_t base = read_front_matter(block, sink);
  parse(block, masked_mdx(block.text(), Builder(block, sink)), base, Escaping::mdx, sink);
  return Done{};
}

}  // namespace unstigma::document
