#include "report/marked.h"

#include <doctest/doctest.h>

namespace unstigma::report {
namespace {

/// Marks of words, numbered in their order.
std::vector<Mark> marks_of(std::string_view text, const std::vector<std::string>& words) {
  std::vector<Mark> out;
  for (const std::string& word : words) {
    const std::string number = std::to_string(out.size() + 1);
    const std::size_t at = text.find(word);
    REQUIRE(at != std::string_view::npos);
    out.push_back(
        {at, at + word.size(), "m" + number, "n" + number, "warning", "L" + number, "note " + number});
  }
  return out;
}

std::string link(const std::string& number, const std::string& before, const std::string& last) {
  return "<a class=\"mark warning\" href=\"#n" + number + "\" id=\"m" + number + "\">" + before +
         "<span class=\"tail\">" + last + "<sup aria-hidden=\"true\">L" + number +
         "</sup></span><span class=\"heard\"> (note " + number + ")</span></a>";
}

TEST_CASE("Lines are numbered, their text is escaped and marks are links") {
  const std::string text = "a <b> & \"c\"\r\n\r\nthe mad hatter";
  CHECK(marked(text, marks_of(text, {"mad hatter"}), {}) ==
        "<div class=\"line\" data-n=\"1\">a &lt;b&gt; &amp; &quot;c&quot;</div>\n"
        "<div class=\"line\" data-n=\"2\"></div>\n"
        "<div class=\"line\" data-n=\"3\">the " +
            link("1", "mad ", "hatter") + "</div>\n");
}

TEST_CASE("A mark over a line end is two links to one note") {
  const std::string text = "so\nmad\nhatter";
  CHECK(
      marked(text, marks_of(text, {"mad\nhatter"}), {true, 0}) ==
      "<div class=\"line\">so</div>\n"
      "<div class=\"line\"><a class=\"mark warning\" href=\"#n1\" id=\"m1\">mad<span class=\"heard\"> (note "
      "1)</span></a></div>\n"
      "<div class=\"line\"><a class=\"mark warning\" href=\"#n1\"><span class=\"tail\">hatter<sup "
      "aria-hidden=\"true\">L1</sup></span><span class=\"heard\"> (note 1, continued)</span></a></div>\n");
}

TEST_CASE("Of marks that overlap each can be reached") {
  const std::string text = "the mad hatter";
  const std::string html = marked(text, marks_of(text, {"mad hatter", "mad hatter", "hatter"}), {});
  for (const char* number : {"1", "2", "3"})
    CHECK(html.find(std::string("id=\"m") + number + "\"") != std::string::npos);
  CHECK(html.find(" sign\" href=\"#n2\"") != std::string::npos);
  CHECK(html.find("hatter") == html.rfind("hatter"));
}

TEST_CASE("Prose that was broken for its length is shown as one line, lists and tables are not") {
  const std::string wide(60, 'x');
  const auto joined = [&](const std::string& text) {
    return marked(text, {}, {}).find("class=\"joined\"") != std::string::npos;
  };
  CHECK(joined(wide + "\ngoes on"));
  CHECK(joined(wide + "\r\n\"quotes\" go on"));
  CHECK_FALSE(joined("short\ngoes on"));
  CHECK_FALSE(joined(wide + "\n\nnew paragraph"));
  CHECK_FALSE(joined(wide + "\n- item"));
  CHECK_FALSE(joined(wide + "  \nhard break"));
  CHECK_FALSE(joined("| " + wide + "\n| cell"));
  CHECK_FALSE(joined("# " + wide + "\ntext"));
  CHECK_FALSE(joined("title: " + wide + "\ndescription: text"));
}

TEST_CASE("A long text is shown around its marks, and says what is left out") {
  std::string text;
  for (int i = 1; i <= 100; ++i) text += "line " + std::to_string(i) + (i == 50 ? " mad" : "") + "\n";
  const std::string html = marked(text, marks_of(text, {"mad"}), {false, 1});
  CHECK(html.find("line 47<") == std::string::npos);
  CHECK(html.find("data-n=\"48\">line 48<") != std::string::npos);
  CHECK(html.find("data-n=\"50\">line 50 <a") != std::string::npos);
  CHECK(html.find("data-n=\"52\">line 52<") != std::string::npos);
  CHECK(html.find("line 53<") == std::string::npos);
  CHECK(html.find("\xE2\x80\xA6 47 lines not shown") != std::string::npos);
  CHECK(html.find("\xE2\x80\xA6 48 lines not shown") != std::string::npos);
}

TEST_CASE("A very long line is cut between characters") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "\xC3\xA9";
  text += "mad";
  for (int i = 0; i < 5000; ++i) text += "\xC3\xA9";
  const std::string html = marked(text, marks_of(text, {"mad"}), {false, 1});
  CHECK(html.size() < 3000);
  CHECK(html.find("\xEF\xBF\xBD") == std::string::npos);
  CHECK(html.find("part of a line is not shown") != std::string::npos);
}

TEST_CASE("An empty text is one empty line") {
  CHECK(marked("", {}, {}) == "<div class=\"line\" data-n=\"1\"></div>\n");
}

}  // namespace
}  // namespace unstigma::report
