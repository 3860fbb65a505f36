#include "app/office/brief_document.h"

#include <fmt/format.h>

#include "app/export/recipe.h"
#include "app/office/package_file.h"
#include "app/office/xml_document.h"
#include "app/paper/brief_charts.h"
#include "app/paper/brief_pages.h"
#include "app/paper/figure.h"
#include "app/paper/maker.h"
#include "app/picture/benchmark_words.h"
#include "app/picture/words.h"
#include "app/render/png.h"
#include "app/text/inter.h"
#include "app/text/text.h"
#include "geo/core/characters.h"

namespace app {
namespace {

using pugi::xml_node;

constexpr const char* document_kind = "application/vnd.oasis.opendocument.text";
constexpr double picture_dpi = 220;
constexpr PaperSize map_size{{174}, {110}}, chart_size{{174}, {62}};

// Namespaces of OpenDocument 1.2, as its chapter 1.4 has them.
const std::vector<std::pair<const char*, const char*>> spaces{
    {"xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},
    {"xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
    {"xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
    {"xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
    {"xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"},
    {"xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"},
    {"xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"},
    {"xmlns:xlink", "http://www.w3.org/1999/xlink"},
    {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
    {"xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"},
    {"office:version", "1.2"}};

std::string hexed(Rgba c) { return fmt::format("#{:02x}{:02x}{:02x}", c.r, c.g, c.b); }

/// What stands in the document: headings, paragraphs, tables and pictures from top to bottom.
class Text {
public:
    explicit Text(xml_node body) : body_(body) {}

    void heading(int level, const std::string& words) {
        xml_node node = body_.append_child("text:h");
        set(node, "text:style-name",
            level == 0 ? std::string("Title") : fmt::format("Heading_{}", level));
        set(node, "text:outline-level", std::max(1, level + 1));
        set_text(node, words);
    }
    void paragraph(const char* style, const std::string& words) {
        if (!words.empty()) paragraph_in(body_, style, words);
    }
    /// The first row heads the columns, where it is of words; widths in millimetres.
    void table(const std::string& name, const std::vector<double>& widths,
               const std::vector<std::string>& head,
               const std::vector<std::vector<std::string>>& rows) {
        if (rows.empty()) return;
        xml_node node = body_.append_child("table:table");
        set(node, "table:name", name);
        set(node, "table:style-name", "Table");
        for (const double width : widths)
            set(node.append_child("table:table-column"), "table:style-name",
                fmt::format("Column_{:.0f}", width));
        if (!head.empty()) row(node.append_child("table:table-header-rows"), head, "Head");
        for (const auto& one : rows) row(node, one, "Cell");
    }
    void picture(const std::string& name, const std::string& file, PaperSize size,
                 const std::string& alternative) {
        xml_node frame = paragraph_in(body_, "Picture", "").append_child("draw:frame");
        set(frame, "draw:name", name);
        set(frame, "draw:style-name", "Frame");
        set(frame, "text:anchor-type", "as-char");
        set(frame, "svg:width", fmt::format("{:.0f}mm", size.width.value));
        set(frame, "svg:height", fmt::format("{:.0f}mm", size.height.value));
        xml_node image = frame.append_child("draw:image");
        set(image, "xlink:href", file);
        set(image, "xlink:type", "simple");
        set(image, "xlink:show", "embed");
        set(image, "xlink:actuate", "onLoad");
        set_text(frame.append_child("svg:title"), name);
        set_text(frame.append_child("svg:desc"), alternative);
    }

private:
    static xml_node paragraph_in(xml_node to, const char* style, const std::string& words) {
        xml_node node = to.append_child("text:p");
        set(node, "text:style-name", style);
        set_text(node, words);
        return node;
    }
    static void row(xml_node to, const std::vector<std::string>& words, const char* style) {
        xml_node line = to.append_child("table:table-row");
        for (const std::string& one : words) {
            xml_node cell = line.append_child("table:table-cell");
            set(cell, "table:style-name", "Ruled");
            set(cell, "office:value-type", "string");
            paragraph_in(cell, style, one);
        }
    }

    xml_node body_;
};

struct Style {
    const char *name, *family, *parent;
    int size;  // points
    bool strong;
    double above, below;  // millimetres
};

void add_paragraph_style(xml_node to, const Style& one, Rgba colour) {
    xml_node style = to.append_child("style:style");
    set(style, "style:name", one.name);
    set(style, "style:family", "paragraph");
    if (*one.parent != '\0') set(style, "style:parent-style-name", one.parent);
    xml_node space = style.append_child("style:paragraph-properties");
    set(space, "fo:margin-top", fmt::format("{}mm", one.above));
    set(space, "fo:margin-bottom", fmt::format("{}mm", one.below));
    if (std::string_view(one.name).starts_with("Heading_"))
        set(space, "fo:keep-with-next", "always");
    xml_node type = style.append_child("style:text-properties");
    set(type, "fo:font-size", fmt::format("{}pt", one.size));
    set(type, "fo:font-weight", one.strong ? "bold" : "normal");
    set(type, "fo:color", hexed(colour));
    set(type, "fo:language", "en");
    set(type, "fo:country", "GB");
    set(type, "fo:font-family", "Arial");
}

std::string styles() {
    const Colours& c = colours(false);
    pugi::xml_document document;
    xml_node root = new_document(document, "office:document-styles", spaces);
    xml_node named = root.append_child("office:styles");
    add_paragraph_style(named, {"Body", "", "", 10, false, 0, 1.5}, c.ink);
    add_paragraph_style(named, {"Lead", "", "Body", 11, false, 1, 3}, c.ink);
    add_paragraph_style(named, {"Small", "", "Body", 8, false, 0, 1}, c.ink2);
    add_paragraph_style(named, {"Head", "", "Body", 9, true, 0.5, 0.5}, c.ink);
    add_paragraph_style(named, {"Cell", "", "Body", 9, false, 0.5, 0.5}, c.ink);
    add_paragraph_style(named, {"Picture", "", "Body", 9, false, 1, 1}, c.ink);
    add_paragraph_style(named, {"Title", "", "", 24, true, 0, 2}, c.ink);
    add_paragraph_style(named, {"Heading_1", "", "", 14, true, 5, 2}, c.ink);
    add_paragraph_style(named, {"Heading_2", "", "", 11, true, 3, 1}, c.ink);
    xml_node automatic = root.append_child("office:automatic-styles");
    xml_node page = automatic.append_child("style:page-layout");
    set(page, "style:name", "A4");
    xml_node size = page.append_child("style:page-layout-properties");
    set(size, "fo:page-width", "210mm");
    set(size, "fo:page-height", "297mm");
    set(size, "fo:margin", "18mm");
    xml_node master = root.append_child("office:master-styles").append_child("style:master-page");
    set(master, "style:name", "Standard");
    set(master, "style:page-layout-name", "A4");
    xml_node foot = master.append_child("style:footer").append_child("text:p");
    set(foot, "text:style-name", "Small");
    set_text(foot, maker);
    return bytes_of(document);
}

void add_table_styles(xml_node to, const std::vector<double>& widths) {
    const auto style = [&](const std::string& name, const char* family) {
        xml_node node = to.append_child("style:style");
        set(node, "style:name", name);
        set(node, "style:family", family);
        return node;
    };
    set(style("Table", "table").append_child("style:table-properties"), "table:align", "left");
    xml_node cell = style("Ruled", "table-cell").append_child("style:table-cell-properties");
    set(cell, "fo:border-bottom", "0.5pt solid " + hexed(colours(false).rule_strong));
    set(cell, "fo:padding", "0.6mm");
    set(style("Frame", "graphic").append_child("style:graphic-properties"), "style:vertical-pos",
        "top");
    for (const double width : widths)
        set(style(fmt::format("Column_{:.0f}", width), "table-column")
                .append_child("style:table-column-properties"),
            "style:column-width", fmt::format("{:.0f}mm", width));
}

std::string with_unit(const geo::Atlas& atlas, const BriefMeasure& measure) {
    const geo::Layer& layer = *measure.line.layer;
    const std::string detail = measure.detail(atlas);
    return layer.unit.empty() || layer.unit == "%" ? detail : layer.unit + ", " + detail;
}

std::string interval_of(const BriefMeasure& measure) {
    if (!measure.line.figure || !measure.line.figure->interval) return {};
    const geo::Layer& layer = *measure.line.layer;
    const geo::Interval& interval = *measure.line.figure->interval;
    return say("{} to {}", geo::say_number(layer, interval.lower),
               geo::say_number(layer, interval.upper));
}

std::string number_of(const BriefMeasure& measure, const std::optional<geo::Benchmark>& one) {
    return one ? geo::say_number(*measure.line.layer, *one->figure.value) : std::string();
}

std::vector<std::vector<std::string>> rows_of(const std::vector<BriefFact>& facts) {
    std::vector<std::vector<std::string>> rows;
    for (const BriefFact& fact : facts) rows.push_back({fact.label, fact.value, fact.detail});
    return rows;
}

void key_figures(Text& text, const geo::Atlas& atlas, const AreaBrief& brief) {
    std::vector<std::vector<std::string>> rows;
    for (const BriefMeasure& one : brief.key)
        rows.push_back({one.line.layer->label, one.value(), with_unit(atlas, one),
                        one.country ? say("{} {}", atlas.areas[*one.country->area].name,
                                          number_of(one, one.country))
                                    : std::string()});
    text.table(tr("Key figures"), {60, 22, 60, 30}, {}, rows);
}

void who_runs_what(Text& text, const AreaBrief& brief) {
    text.heading(1, tr("Who runs what"));
    text.table(tr("Who runs what"), {48, 76, 50}, {}, rows_of(brief.facts));
    if (brief.powers.empty()) return;
    text.heading(2, brief.powers_of);
    std::vector<std::vector<std::string>> rows;
    for (const BriefPowers& group : brief.powers)
        for (const auto& [label, status] : group.powers)
            rows.push_back({group.title, label, title_of(status)});
    text.table(tr("Powers"), {48, 76, 50}, {tr("Field"), tr("Power"), tr("Status")}, rows);
}

void missions(Text& text, const geo::Atlas& atlas, const AreaBrief& brief) {
    const BriefMissions& all = brief.missions;
    text.heading(1, tr("Five missions"));
    std::vector<double> widths{60, 20, 30};
    std::vector<std::string> head{tr("Measure"), tr("Here"), tr("95% interval")};
    if (!all.country.empty()) head.push_back(all.country), widths.push_back(20);
    if (!all.nearer.empty()) head.push_back(all.nearer), widths.push_back(22);
    head.push_back(say("Against {}", all.country.empty() ? tr("others") : all.country));
    widths.push_back(20);
    for (const BriefMission& mission : all.missions) {
        text.heading(2, group_title(mission.id));
        if (mission.measures.empty())
            text.paragraph("Body", tr("No figures of this are published for this area."));
        std::vector<std::vector<std::string>> rows;
        for (const BriefMeasure& measure : mission.measures) {
            auto& row = rows.emplace_back();
            row = {say("{} ({})", measure.line.layer->label, with_unit(atlas, measure)),
                   measure.value(), interval_of(measure)};
            if (!all.country.empty()) row.push_back(number_of(measure, measure.country));
            if (!all.nearer.empty()) row.push_back(number_of(measure, measure.nearer));
            row.push_back(measure.difference ? geo::capitalised(word_of(*measure.difference))
                                             : std::string());
        }
        text.table(group_title(mission.id), widths, head, rows);
    }
}

void money_and_mandate(Text& text, const AreaBrief& brief) {
    for (const auto& [title, facts, note] :
         {std::tuple{tr("Money"), &brief.money, &brief.money_note},
          std::tuple{tr("Mandate"), &brief.mandate, &brief.mandate_note}}) {
        text.heading(1, title);
        text.table(title, {84, 44, 46}, {}, rows_of(*facts));
        text.paragraph("Small", *note);
    }
}

/// A picture drawn on a sheet of that size, as a PNG.
template <class Draw>
geo::Result<std::string> picture_of(PaperSize size, const std::filesystem::path& fonts, Draw draw) {
    const auto sheet =
        new_sheet({.kind = SheetKind::pixels, .paper = size, .dpi = picture_dpi, .fonts = fonts});
    if (!sheet) return tl::make_unexpected(sheet.error());
    draw(**sheet, pixels_on(size));
    return png_of(std::get<Image>((*sheet)->finish()), {.dots_per_inch = picture_dpi});
}

std::string manifest(const std::vector<PackagePart>& parts) {
    pugi::xml_document document;
    xml_node root =
        new_document(document, "manifest:manifest",
                     {{"xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"},
                      {"manifest:version", "1.2"}});
    const auto entry = [&](const std::string& path, const std::string& kind) {
        xml_node node = root.append_child("manifest:file-entry");
        set(node, "manifest:full-path", path);
        set(node, "manifest:media-type", kind);
    };
    entry("/", document_kind);
    for (const PackagePart& part : parts) {
        const std::string ending = std::filesystem::path(part.name).extension().string();
        if (part.name != "mimetype")
            entry(part.name, ending == ".png"    ? "image/png"
                             : ending == ".json" ? "application/json"
                                                 : "text/xml");
    }
    return bytes_of(document);
}

std::string about(const AreaBrief& brief) {
    pugi::xml_document document;
    xml_node meta =
        new_document(document, "office:document-meta", spaces).append_child("office:meta");
    set_text(meta.append_child("meta:generator"), maker);
    set_text(meta.append_child("dc:title"), say("Area brief: {}", brief.name));
    set_text(meta.append_child("dc:description"), brief.what + ". " + brief.lead);
    set_text(meta.append_child("dc:creator"), "Devolution Atlas");
    set_text(meta.append_child("dc:language"), "en-GB");
    set_text(meta.append_child("dc:date"), day_of_making() + "T00:00:00");
    return bytes_of(document);
}

std::string content(const BriefPages& pages, const std::string& sources) {
    const AreaBrief& brief = pages.brief;
    pugi::xml_document document;
    xml_node root = new_document(document, "office:document-content", spaces);
    add_table_styles(root.append_child("office:automatic-styles"),
                     {20, 22, 30, 44, 46, 48, 50, 60, 76, 84});
    Text text(root.append_child("office:body").append_child("office:text"));
    const std::string marking = geo::in_words(brief.marking);
    if (!marking.empty()) text.paragraph("Lead", marking);
    text.heading(0, brief.name);
    text.paragraph("Body", say("{}. {}", brief.what, pages.made_on));
    text.paragraph("Lead", brief.lead);
    key_figures(text, pages.atlas, brief);
    who_runs_what(text, brief);
    const FigureWords map = words_of(pages.atlas, brief.map);
    text.heading(1, map.title);
    const std::vector<std::string> alternatives = alternatives_of(pages);
    text.picture(tr("Map"), "Pictures/map.png", map_size, alternatives.front());
    text.paragraph("Small", sources);
    missions(text, pages.atlas, brief);
    money_and_mandate(text, brief);
    if (brief.series) {
        text.heading(1, brief.series->title);
        text.paragraph("Body", brief.series->finding);
        text.picture(tr("Chart"), "Pictures/chart.png", chart_size, alternatives.back());
    }
    text.heading(1, tr("Notes and sources"));
    for (const std::string& note : brief.notes) text.paragraph("Small", note);
    if (!marking.empty()) text.paragraph("Lead", marking);
    return bytes_of(document);
}

}  // namespace

geo::Result<void> export_brief_document(const geo::Atlas& atlas, const AreaBrief& brief,
                                        const std::shared_ptr<const geo::Geometry>& detailed,
                                        const std::filesystem::path& file) {
    const auto package = geo::read_data_package(atlas.folder);
    if (!package) return tl::make_unexpected(package.error());
    const auto fonts = folder_with_inter();
    if (!fonts) return tl::make_unexpected(fonts.error());
    const BriefPages pages{.atlas = atlas,
                           .brief = brief,
                           .detailed = detailed,
                           .maker = maker,
                           .made_on = geo::say_period(day_of_making())};
    const auto map = picture_of(
        map_size, *fonts, [&](Sheet& sheet, PaneSize page) { draw_brief_map(sheet, page, pages); });
    if (!map) return tl::make_unexpected(map.error());
    const Scene scene = mapped_scene(pages);
    const Picture shown =
        app::picture_of(atlas, scene, {.pane = {{600}, {440}}, .detailed = {}, .bare = true});
    const Picture* pointer = &shown;
    std::vector<PackagePart> parts{
        {"mimetype", document_kind, false},
        {"content.xml", content(pages, sources_of(std::span(&pointer, 1)).line())},
        {"styles.xml", styles()},
        {"meta.xml", about(brief)},
        {"recipe.json", recipe_of({scene}, choropleths_of(atlas, scene), brief.marking, *package,
                                  file.parent_path())},
        {"Pictures/map.png", *map, false}};
    if (brief.series) {
        auto chart = picture_of(chart_size, *fonts, [&](Sheet& sheet, PaneSize page) {
            Pen pen(sheet, colours(false));
            draw_series(pen, {0, 0, page.width.value, page.height.value}, *brief.series);
        });
        if (!chart) return tl::make_unexpected(chart.error());
        parts.push_back({"Pictures/chart.png", *std::move(chart), false});
    }
    parts.push_back({"META-INF/manifest.xml", manifest(parts)});
    return write_package(parts, file);
}

}  // namespace app
