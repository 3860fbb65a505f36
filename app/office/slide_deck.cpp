#include "app/office/slide_deck.h"

#include <fmt/format.h>

#include <sstream>

#include "app/export/recipe.h"
#include "app/office/slide_drawing.h"
#include "app/paper/maker.h"
#include "app/paper/xml_text.h"

namespace app {
namespace {

using pugi::xml_node;

constexpr std::string_view declaration =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::string_view spaces =
    R"(xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" )"
    R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" )"
    R"(xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main")";
constexpr std::string_view colour_map =
    R"(<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" )"
    R"(accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" )"
    R"(folHlink="folHlink"/>)";
constexpr std::string_view empty_tree =
    R"(<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>)";

// A page of notes: A4 upright.
constexpr int notes_width = 6858000, notes_height = 9906000;

std::string hexed(Rgba c) { return fmt::format("{:02X}{:02X}{:02X}", c.r, c.g, c.b); }

/// Type that every machine has, and the house colours, for whatever is added.
std::string theme() {
    const Colours& c = colours(false);
    std::string scheme;
    const auto colour = [&](const char* name, Rgba one) {
        scheme += fmt::format(R"(<a:{0}><a:srgbClr val="{1}"/></a:{0}>)", name, hexed(one));
    };
    colour("dk1", c.ink);
    colour("lt1", c.panel);
    colour("dk2", c.ink2);
    colour("lt2", c.stage);
    colour("accent1", c.accent);
    for (std::size_t i = 1; i < 6; ++i)
        colour(fmt::format("accent{}", i + 1).c_str(), selection_colour(i, false));
    colour("hlink", c.accent);
    colour("folHlink", c.ink3);
    const std::string fill = R"(<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>)";
    const std::string line = fmt::format(R"(<a:ln w="6350">{}</a:ln>)", fill);
    const std::string effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    const auto three = [](const std::string& one) { return one + one + one; };
    const std::string_view font =
        R"(<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>)";
    return fmt::format(
        R"({}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" )"
        R"(name="Devolution Atlas"><a:themeElements><a:clrScheme name="Devolution Atlas">{}</a:clrScheme>)"
        R"(<a:fontScheme name="Devolution Atlas"><a:majorFont>{}</a:majorFont><a:minorFont>{}</a:minorFont></a:fontScheme>)"
        R"(<a:fmtScheme name="Plain"><a:fillStyleLst>{}</a:fillStyleLst><a:lnStyleLst>{}</a:lnStyleLst>)"
        R"(<a:effectStyleLst>{}</a:effectStyleLst><a:bgFillStyleLst>{}</a:bgFillStyleLst></a:fmtScheme>)"
        R"(</a:themeElements></a:theme>)",
        declaration, scheme, font, font, three(fill), three(line), three(effect), three(fill));
}

std::string title_place(bool with_box) {
    return fmt::format(
        R"(<p:sp><p:nvSpPr><p:cNvPr id="2" name="Headline"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>)"
        R"(<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr><p:txBody><a:bodyPr/>)"
        R"(<a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"/><a:t>Headline</a:t></a:r></a:p></p:txBody></p:sp>)",
        with_box
            ? R"(<a:xfrm><a:off x="406400" y="1016000"/><a:ext cx="4064000" cy="2032000"/></a:xfrm>)"
              R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>)"
            : "");
}

std::string master() {
    const std::string level =
        R"(<a:defRPr sz="1500"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>)"
        R"(<a:latin typeface="+mn-lt"/></a:defRPr>)";
    return fmt::format(
        R"({}<p:sldMaster {}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg2"/></a:solidFill>)"
        R"(<a:effectLst/></p:bgPr></p:bg><p:spTree>{}{}</p:spTree></p:cSld>{})"
        R"(<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>)"
        R"(<p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:defRPr sz="3000" b="1"><a:solidFill>)"
        R"(<a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr></p:titleStyle>)"
        R"(<p:bodyStyle><a:lvl1pPr>{}</a:lvl1pPr></p:bodyStyle>)"
        R"(<p:otherStyle><a:lvl1pPr>{}</a:lvl1pPr></p:otherStyle></p:txStyles></p:sldMaster>)",
        declaration, spaces, empty_tree, title_place(true), colour_map, level, level);
}

std::string layout() {
    return fmt::format(
        R"({}<p:sldLayout {} type="titleOnly"><p:cSld name="Scene"><p:spTree>{}{}</p:spTree></p:cSld>)"
        R"(<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>)",
        declaration, spaces, empty_tree, title_place(false));
}

/// The slide in small, and the words below it.
std::string notes_places(const std::string& body) {
    return fmt::format(
        R"(<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" )"
        R"(noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr>)"
        R"(<a:xfrm><a:off x="685800" y="685800"/><a:ext cx="5486400" cy="3086100"/></a:xfrm>)"
        R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:sp>)"
        R"(<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>)"
        R"(<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" )"
        R"(y="4000500"/><a:ext cx="5486400" cy="5219700"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>)"
        R"(</a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{}</p:txBody></p:sp>)",
        body);
}

std::string notes_master() {
    return fmt::format(
        R"({}<p:notesMaster {}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>)"
        R"(<a:effectLst/></p:bgPr></p:bg><p:spTree>{}{}</p:spTree></p:cSld>{}</p:notesMaster>)",
        declaration, spaces, empty_tree,
        notes_places(R"(<a:p><a:r><a:rPr lang="en-GB"/><a:t>Notes</a:t></a:r></a:p>)"), colour_map);
}

/// "**strong** and not": every second part is strong.
std::vector<SlideRun> runs_of(const std::string& line, double em, bool strong) {
    std::vector<SlideRun> runs;
    std::size_t from = 0;
    while (from <= line.size()) {
        const std::size_t end = std::min(line.find("**", from), line.size());
        if (end > from)
            runs.push_back({.text = line.substr(from, end - from),
                            .em = em,
                            .colour = colours(false).ink,
                            .strong = strong});
        strong = !strong;
        from = end + 2;
    }
    return runs;
}

std::vector<SlideParagraph> paragraphs_of(const std::string& notes) {
    constexpr double em = 24;
    std::vector<SlideParagraph> out;
    std::istringstream in(notes);
    for (std::string line; std::getline(in, line);) {
        const bool is_heading = line.starts_with("# "), is_point = line.starts_with("- ");
        if (is_heading || is_point) line.erase(0, 2);
        out.push_back({.runs = runs_of(line, is_heading ? em * 1.2 : em, is_heading),
                       .before = is_heading ? 16.0 : 6.0,
                       .bullet = is_point});
    }
    return out;
}

std::string notes_slide(const std::string& notes) {
    pugi::xml_document document;
    pugi::xml_node body = document.append_child("body");
    add_paragraphs(body, paragraphs_of(notes));
    std::ostringstream paragraphs;
    for (const pugi::xml_node one : body)
        one.print(paragraphs, "", pugi::format_raw, pugi::encoding_utf8);
    return fmt::format(
        R"({}<p:notes {}><p:cSld><p:spTree>{}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/>)"
        R"(</p:clrMapOvr></p:notes>)",
        declaration, spaces, empty_tree, notes_places(paragraphs.str()));
}

struct Relation {
    std::string kind, target;  // "slide", "slides/slide1.xml"
};

/// Numbered rId1, rId2, … in their order.
std::string relations(const std::vector<Relation>& all) {
    std::string out = fmt::format(
        R"({}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)",
        declaration);
    for (std::size_t i = 0; i < all.size(); ++i)
        out += fmt::format(
            R"(<Relationship Id="rId{}" Type="http://schemas.openxmlformats.org/{}" Target="{}"/>)",
            i + 1,
            all[i].kind == "core-properties" ? "package/2006/relationships/metadata/core-properties"
                                             : "officeDocument/2006/relationships/" + all[i].kind,
            all[i].target);
    return out + "</Relationships>";
}

std::string presentation(std::size_t slides) {
    std::string ids;
    for (std::size_t i = 0; i < slides; ++i)
        ids += fmt::format(R"(<p:sldId id="{}" r:id="rId{}"/>)", 256 + i, i + 4);
    return fmt::format(
        R"({}<p:presentation {}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/>)"
        R"(</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>)"
        R"(<p:sldIdLst>{}</p:sldIdLst><p:sldSz cx="{}" cy="{}"/><p:notesSz cx="{}" cy="{}"/>)"
        R"(</p:presentation>)",
        declaration, spaces, ids, static_cast<int>(slide_width * emu),
        static_cast<int>(slide_height * emu), notes_width, notes_height);
}

std::string content_types(std::size_t slides) {
    std::string out = fmt::format(
        R"({}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
        R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
        R"(<Default Extension="xml" ContentType="application/xml"/>)",
        declaration);
    const auto part = [&](const std::string& name, const std::string& type) {
        out += fmt::format(
            R"(<Override PartName="/{}" ContentType="application/vnd.openxmlformats-{}+xml"/>)",
            name, type);
    };
    const std::string kind = "officedocument.presentationml.";
    part("ppt/presentation.xml", kind + "presentation.main");
    part("ppt/slideMasters/slideMaster1.xml", kind + "slideMaster");
    part("ppt/slideLayouts/slideLayout1.xml", kind + "slideLayout");
    part("ppt/notesMasters/notesMaster1.xml", kind + "notesMaster");
    for (const int theme : {1, 2})
        part(fmt::format("ppt/theme/theme{}.xml", theme), "officedocument.theme");
    for (std::size_t i = 1; i <= slides; ++i) {
        part(fmt::format("ppt/slides/slide{}.xml", i), kind + "slide");
        part(fmt::format("ppt/notesSlides/notesSlide{}.xml", i), kind + "notesSlide");
    }
    part("docProps/core.xml", "package.core-properties");
    part("docProps/app.xml", "officedocument.extended-properties");
    return out + "</Types>";
}

std::string core_properties(const SlideDeck& deck) {
    return fmt::format(
        R"({}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" )"
        R"(xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" )"
        R"(xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title>)"
        R"(<dc:subject>{}</dc:subject><dc:creator>{}</dc:creator><dc:language>en-GB</dc:language>)"
        R"(<dcterms:created xsi:type="dcterms:W3CDTF">{}T00:00:00Z</dcterms:created></cp:coreProperties>)",
        declaration, xml_text(deck.title), xml_text(deck.occasion), xml_text(maker),
        day_of_making());
}

}  // namespace

std::vector<PackagePart> parts_of(const SlideDeck& deck) {
    const std::size_t count = deck.slides.size();
    std::vector<Relation> of_presentation{{"slideMaster", "slideMasters/slideMaster1.xml"},
                                          {"notesMaster", "notesMasters/notesMaster1.xml"},
                                          {"theme", "theme/theme1.xml"}};
    for (std::size_t i = 1; i <= count; ++i)
        of_presentation.push_back({"slide", fmt::format("slides/slide{}.xml", i)});
    std::vector<PackagePart> out{
        {"[Content_Types].xml", content_types(count)},
        {"_rels/.rels", relations({{"officeDocument", "ppt/presentation.xml"},
                                   {"core-properties", "docProps/core.xml"},
                                   {"extended-properties", "docProps/app.xml"},
                                   {"customXml", "customXml/item1.xml"}})},
        {"docProps/core.xml", core_properties(deck)},
        {"docProps/app.xml",
         fmt::format(
             R"({}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">)"
             R"(<Application>{}</Application></Properties>)",
             declaration, xml_text(maker))},
        {"customXml/item1.xml",
         fmt::format("{}<briefing>{}</briefing>", declaration, xml_text(deck.recipe))},
        {"ppt/presentation.xml", presentation(count)},
        {"ppt/_rels/presentation.xml.rels", relations(of_presentation)},
        {"ppt/theme/theme1.xml", theme()},
        {"ppt/theme/theme2.xml", theme()},
        {"ppt/slideMasters/slideMaster1.xml", master()},
        {"ppt/slideMasters/_rels/slideMaster1.xml.rels",
         relations({{"slideLayout", "../slideLayouts/slideLayout1.xml"},
                    {"theme", "../theme/theme1.xml"}})},
        {"ppt/slideLayouts/slideLayout1.xml", layout()},
        {"ppt/slideLayouts/_rels/slideLayout1.xml.rels",
         relations({{"slideMaster", "../slideMasters/slideMaster1.xml"}})},
        {"ppt/notesMasters/notesMaster1.xml", notes_master()},
        {"ppt/notesMasters/_rels/notesMaster1.xml.rels",
         relations({{"theme", "../theme/theme2.xml"}})}};
    for (std::size_t i = 1; i <= count; ++i) {
        const MadeSlide& slide = deck.slides[i - 1];
        out.push_back({fmt::format("ppt/slides/slide{}.xml", i), slide.xml});
        out.push_back(
            {fmt::format("ppt/slides/_rels/slide{}.xml.rels", i),
             relations({{"slideLayout", "../slideLayouts/slideLayout1.xml"},
                        {"notesSlide", fmt::format("../notesSlides/notesSlide{}.xml", i)}})});
        out.push_back(
            {fmt::format("ppt/notesSlides/notesSlide{}.xml", i), notes_slide(slide.notes)});
        out.push_back({fmt::format("ppt/notesSlides/_rels/notesSlide{}.xml.rels", i),
                       relations({{"notesMaster", "../notesMasters/notesMaster1.xml"},
                                  {"slide", fmt::format("../slides/slide{}.xml", i)}})});
    }
    return out;
}

}  // namespace app
