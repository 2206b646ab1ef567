#include <optional>

#include "document/xml.h"
#include "rewrite/odt_places.h"
#include "rewrite/part_answers.h"
#include "rewrite/splice.h"
#include "rewrite/standing.h"

namespace unstigma::rewrite {
namespace {

constexpr std::string_view content_name = "content.xml";

/// The part that is answered in, and where that is possible.
struct Content {
  std::string xml;
  OdtPlaces places;
};

Result<Content> content_of(document::Zip& zip) {
  auto xml = zip.read(content_name);
  if (!xml) return xml.error();
  if (!usual_prefixes(*xml)) {
    return Error{
        Errc::unsupported, {}, "is written in an unusual way; open it in LibreOffice and save it again"};
  }
  auto places = odt_places(*xml);
  if (!places) return places.error();
  return Content{std::move(*xml), std::move(*places)};
}

/// What is deleted and inserted, as the list of changes tells it.
std::string region(const std::string& id, const std::string& creator, std::string_view kind,
                   const std::string& deleted) {
  const std::string element(kind);
  std::string out = "<text:changed-region xml:id=\"" + id + "\" text:id=\"" + id + "\"><text:" + element +
                    "><office:change-info>" + creator + "</office:change-info>";
  if (!deleted.empty()) out += "<text:p>" + deleted + "</text:p>";
  return out + "</text:" + element + "></text:changed-region>";
}

/// What was deleted, in the formatting that it had, so that it comes back in it.
std::string deleted_text(const Content& content, const ByteRange& range) {
  std::string words = content.xml.substr(range.start, range.end - range.start);
  const OdtText* text = content.places.at(range.start, false);
  if (text == nullptr) return words;
  std::string out = text->open_spans + words;
  for (std::size_t i = 0; i < text->spans; ++i) out += "</text:span>";
  return out;
}

/// Puts regions into the list of changes, which is made where there is none.
void add_regions(const OdtPlaces& places, const std::string& regions, std::vector<Splice>& splices) {
  if (places.changes_begin == 0) {
    splices.push_back(
        {places.prelude, places.prelude, "<text:tracked-changes>" + regions + "</text:tracked-changes>"});
  } else if (places.changes_empty) {
    // <text:tracked-changes .../>: the slash goes, an end tag comes.
    splices.push_back(
        {places.changes_end - 2, places.changes_end, ">" + regions + "</text:tracked-changes>"});
  } else {
    splices.push_back({places.changes_end, places.changes_end, regions});
  }
}

/// Where a comment stands, and how it begins when its words are elsewhere.
struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view lead;
};

/// At the words, or around the note, picture or text box that holds them.
std::optional<Place> place_of(const OdtPlaces& places, const Remark& remark) {
  if (const OdtObject* object = places.object_at(remark.start)) {
    return Place{object->begin, object->end,
                 object->note ? "In this note: " : "In this picture or text box: "};
  }
  const OdtText* first = places.at(remark.start, false);
  const OdtText* last = places.at(remark.end, true);
  if (first == nullptr || last == nullptr || first->in_note || last->in_note) return std::nullopt;
  return Place{remark.start, remark.end, {}};
}

}  // namespace

Result<PartAnswers> odt_comments(document::Zip& zip, const std::vector<Remark>& remarks,
                                 const std::string& date) {
  PartAnswers out;
  out.placed.resize(remarks.size());
  out.standing.resize(remarks.size());
  const auto content = content_of(zip);
  if (!content) return content.error();
  const auto standing = odt_standing(content->xml);
  if (!standing) return standing.error();
  const std::string creator = odt_creator(content->xml, date);
  std::size_t number = highest_name(content->xml);
  std::vector<Splice> begins;
  std::vector<Splice> splices;  // where one comment ends and another begins, it ends first
  for (std::size_t i = 0; i < remarks.size(); ++i) {
    const Remark& remark = remarks[i];
    if (remark.part != content_name) continue;
    const auto place = place_of(content->places, remark);
    if (!place) continue;
    out.standing[i] = standing->has(said(place->lead, remark), place->begin, content->places.texts);
    if (out.standing[i]) continue;
    const std::string name = " office:name=\"unstigma-" + std::to_string(++number) + "\"";
    std::string note = "<office:annotation" + name + ">" + creator;
    std::string lead(place->lead);
    for (const std::string& paragraph : remark.paragraphs) {
      note += "<text:p>" + lead + document::xml_escaped(paragraph, false) + "</text:p>";
      lead.clear();
    }
    begins.push_back({place->begin, place->begin, note + "</office:annotation>"});
    splices.push_back({place->end, place->end, "<office:annotation-end" + name + "/>"});
    out.placed[i] = true;
  }
  splices.insert(splices.end(), begins.begin(), begins.end());
  if (!splices.empty()) out.parts[std::string(content_name)] = spliced(content->xml, std::move(splices));
  return out;
}

Result<PartAnswers> odt_changes(document::Zip& zip, const std::vector<Edit>& edits, const std::string& date) {
  PartAnswers out;
  out.placed.resize(edits.size());
  const auto content = content_of(zip);
  if (!content) return content.error();
  const std::string creator = odt_creator(content->xml, date);
  std::size_t number = highest_name(content->xml);
  std::string regions;
  std::vector<Splice> splices;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const Edit& edit = edits[i];
    if (edit.part != content_name || content->places.at(edit.start, false) == nullptr) continue;
    std::string insertion;
    if (!edit.text.empty()) {
      const std::string id = "unstigma-" + std::to_string(++number);
      regions += region(id, creator, "insertion", {});
      insertion = "<text:change-start text:change-id=\"" + id + "\"/>" +
                  document::xml_escaped(edit.text, false) + "<text:change-end text:change-id=\"" + id +
                  "\"/>";
    }
    for (const ByteRange& range : pieces(edit)) {
      const std::string id = "unstigma-" + std::to_string(++number);
      regions += region(id, creator, "deletion", deleted_text(*content, range));
      splices.push_back({range.start, range.end, "<text:change text:change-id=\"" + id + "\"/>" + insertion});
      insertion.clear();
    }
    out.placed[i] = true;
  }
  if (splices.empty()) return out;
  add_regions(content->places, regions, splices);
  out.parts[std::string(content_name)] = spliced(content->xml, std::move(splices));
  return out;
}

}  // namespace unstigma::rewrite
