#include "document/reading.h"

namespace unstigma::document {
namespace {

using tests::check_maps;
using tests::passages;
using tests::shown;

TEST_CASE("Mail gives its subject and the words of its writer") {
  struct Row {
    std::string_view what;
    std::string source;
    std::string passages;
  };
  const Row rows[] = {
      {"a plain message",
       "From: Mad <mad@x.org>\r\nSubject: One\r\n two\r\n\r\nHello\r\nall.\r\n\r\nHe wrote:\r\n> quoted\r\n> "
       "words\r\n-- \r\nMad Inc.\r\n",
       "h: One two\np: Hello all.\np: He wrote:\n>p: quoted words\n"},
      {"encoded words", "Subject: =?utf-8?Q?caf=C3=A9_cra?= =?iso-8859-1?B?enkg6Q==?= end\n\nx.\n",
       "h: caf\xC3\xA9 crazy \xC3\xA9 end\np: x.\n"},
      {"quoted-printable",
       "Content-Type: text/plain; charset=\"iso-8859-1\"\nContent-Transfer-Encoding: quoted-printable\n\nThe "
       "cra=\nzy caf=E9, =3D x.\n",
       "p: The crazy caf\xC3\xA9, = x.\n"},
      {"encoded and cut parameters",
       "Content-Type: multipart/mixed; boundary*0=\"a b\"; boundary*1*=%63d\n\n--a bcd\nContent-Type: "
       "text/plain; "
       "charset*=us-ascii'en'iso%2D8859-1; name*=utf-8''x\n\nA caf\xE9 it is.\n--a bcd\n"
       "Content-Type: text/plain; name*0*=utf-8''%C3%A9; name*1=y\nContent-Disposition: "
       "attachment\n\nmad\n--a bcd--\n",
       "p: A caf\xC3\xA9 it is.\n"},
      {"base64",
       "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
       "base64\n\nVGhlIGNyYXp5IGNhZsOp\nIG1hbi4=\n",
       "p: The crazy caf\xC3\xA9 man.\n"},
      {"alternatives and attachments",
       "Content-Type: multipart/mixed; boundary=\"a b\"\n\nmad\n--a b\nContent-Type: multipart/alternative; "
       "boundary=c\n\n--c\nContent-Type: text/plain\n\nPlain.\n--c\nContent-Type: "
       "text/html\n\n<p>mad\n--c--\n--a b\nContent-Type: text/plain\nContent-Disposition: "
       "attachment\n\ncrazy\n--a b\nContent-Type: image/png\n\ncrazy\n--a b--\nmad\n",
       "p: Plain.\n"},
      {"HTML",
       "Content-Type: text/html; charset=windows-1252\n\n<p>caf\xE9 "
       "cra<b>zy</b></p><blockquote>q</blockquote>\n",
       "p: caf\xC3\xA9 crazy\n>p: q\n"},
      {"many messages", "From x\nSubject: One\n\nText.\nFrom here on.\n\nFrom y\nSubject: Two\n\nMore.\n",
       "h: One\np: Text. From here on.\nh: Two\np: More.\n"},
      {"no head", "Just words.\n", "p: Just words.\n"},
      {"cut off", "Subject: =?utf-8?Q?caf", "h: =?utf-8?Q?caf\n"},
      {"a boundary that is not there", "Content-Type: multipart/mixed; boundary=x\n\nmad\n", ""},
      {"nothing", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown(row.source, "eml") == row.passages);
    if (row.what != "base64") check_maps(row.source, "eml");
  }
}

TEST_CASE("Words of mail lead back to the bytes that carry them") {
  const std::string quoted = "Content-Transfer-Encoding: quoted-printable\n\nThe cra=\nzy man.\n";
  const auto found = passages(quoted, "eml");
  REQUIRE(found.size() == 1);
  CHECK(found[0].map.begin(4) == quoted.find("cra="));
  CHECK(found[0].map.end(9) == quoted.find("zy") + 2);
  const std::string encoded = "Content-Transfer-Encoding: base64\n\nVGhlIGNyYXp5IG1hbi4=\n";
  std::istringstream in(encoded);
  const auto read = document::read(in, "x.eml", ReadOptions(), [&](const Passage& p, const Block& b) {
    const std::size_t at = p.text.find("crazy");
    CHECK(b.position(p.map.begin(at)).offset == encoded.find("IGNy"));
    CHECK(b.position(p.map.begin(at)).line == 3);
    CHECK(b.excerpt(p.map.begin(at), p.map.end(at + 5)).text == "The crazy man.");
  });
  REQUIRE(read);
}

TEST_CASE("Multiparts in multiparts without end are read so far and no further") {
  std::string source;
  for (int i = 1000; i < 3000; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    source += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  CHECK(passages(source + "Content-Type: text/plain\n\nend\n", "eml").empty());
}

}  // namespace
}  // namespace unstigma::document
