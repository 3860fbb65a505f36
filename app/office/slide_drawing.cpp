#include "app/office/slide_drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/office/xml_document.h"
#include "app/render/map_painter.h"

namespace app {
namespace {

using pugi::xml_node;

constexpr double parts = 10;  // of a pixel: the finest that outlines are told in

long long emu_of(double pixels) { return std::llround(pixels * emu); }

void add_colour(xml_node to, Rgba colour) {
    xml_node rgb = to.append_child("a:srgbClr");
    set(rgb, "val", fmt::format("{:02X}{:02X}{:02X}", colour.r, colour.g, colour.b));
    if (colour.a < 255) set(rgb.append_child("a:alpha"), "val", colour.a * 100000 / 255);
}

void add_fill(xml_node to, const Fill& fill, Rgba hatch_line) {
    const auto hatch = std::ranges::find(hatches, fill.kind, &Hatch::kind);
    if (hatch == hatches.end()) {
        add_colour(to.append_child("a:solidFill"), fill.colour);
        return;
    }
    xml_node pattern = to.append_child("a:pattFill");
    set(pattern, "prst", hatch->crossed ? "openDmnd" : hatch->rises ? "ltUpDiag" : "ltDnDiag");
    add_colour(pattern.append_child("a:fgClr"), line_of(*hatch, hatch_line, fill.colour));
    add_colour(pattern.append_child("a:bgClr"), fill.colour);
}

xml_node add_line(xml_node to, Rgba colour, double width, bool dashed) {
    xml_node line = to.append_child("a:ln");
    set(line, "w", emu_of(width));
    set(line, "cap", "rnd");
    add_colour(line.append_child("a:solidFill"), colour);
    if (dashed) set(line.append_child("a:prstDash"), "val", "sysDash");
    line.append_child("a:round");
    return line;
}

void add_place(xml_node to, const char* name, const Box& box) {
    xml_node place = to.append_child(name);
    xml_node off = place.append_child("a:off"), ext = place.append_child("a:ext");
    set(off, "x", emu_of(box.x));
    set(off, "y", emu_of(box.y));
    set(ext, "cx", emu_of(std::max(box.width, 0.0)));
    set(ext, "cy", emu_of(std::max(box.height, 0.0)));
}

Box box_of(const PaperLines& lines) {
    double low_x = 1e18, low_y = 1e18, high_x = -1e18, high_y = -1e18;
    for (const auto& line : lines)
        for (const ScreenPoint p : line) {
            low_x = std::min(low_x, p.x), high_x = std::max(high_x, p.x);
            low_y = std::min(low_y, p.y), high_y = std::max(high_y, p.y);
        }
    // Never without width: coordinates of a path are shares of it.
    return {low_x, low_y, std::max(high_x - low_x, 1 / parts), std::max(high_y - low_y, 1 / parts)};
}

void add_path(xml_node properties, const PaperLines& lines, const Box& box, bool closed) {
    xml_node custom = properties.append_child("a:custGeom");
    for (const char* part : {"a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"})
        custom.append_child(part);
    xml_node text = custom.append_child("a:rect");
    for (const char* side : {"l", "t", "r", "b"}) set(text, side, side);
    xml_node path = custom.append_child("a:pathLst").append_child("a:path");
    set(path, "w", std::llround(box.width * parts));
    set(path, "h", std::llround(box.height * parts));
    if (!closed) set(path, "fill", "none");
    for (const auto& line : lines) {
        bool first = true;
        long long last_x = 0, last_y = 0;
        for (const ScreenPoint p : line) {
            const long long x = std::llround((p.x - box.x) * parts),
                            y = std::llround((p.y - box.y) * parts);
            if (!first && x == last_x && y == last_y) continue;
            xml_node at = path.append_child(first ? "a:moveTo" : "a:lnTo").append_child("a:pt");
            set(at, "x", x);
            set(at, "y", y);
            first = false;
            last_x = x, last_y = y;
        }
        if (closed && !first) path.append_child("a:close");
    }
}

const char* code_of(SlideAlign align) {
    return align == SlideAlign::left ? "l" : align == SlideAlign::right ? "r" : "ctr";
}

void add_points(xml_node to, const char* name, double pixels) {
    set(to.append_child(name).append_child("a:spcPts"), "val", std::llround(pixels * 50));
}

void add_run(xml_node paragraph, const SlideRun& run) {
    xml_node node = paragraph.append_child("a:r");
    xml_node properties = node.append_child("a:rPr");
    set(properties, "lang", "en-GB");
    set(properties, "sz", std::llround(run.em * 50));
    set(properties, "b", run.strong ? 1 : 0);
    add_colour(properties.append_child("a:solidFill"), run.colour);
    set(properties.append_child("a:latin"), "typeface", "+mn-lt");
    set_text(node.append_child("a:t"), run.text);
}

/// A cell's lines, each a paragraph.
std::vector<SlideParagraph> lines_of(const SlideCell& cell, const SlideTable& table) {
    std::vector<SlideParagraph> lines;
    for (std::size_t from = 0; from <= cell.text.size();) {
        const std::size_t end = std::min(cell.text.find('\n', from), cell.text.size());
        lines.push_back({.runs = {{.text = cell.text.substr(from, end - from),
                                   .em = table.em,
                                   .colour = cell.colour.value_or(table.ink),
                                   .strong = cell.strong}},
                         .align = cell.align});
        from = end + 1;
    }
    return lines;
}

void add_body_properties(xml_node body, const SlideText& text) {
    xml_node properties = body.append_child("a:bodyPr");
    set(properties, "wrap", text.wraps ? "square" : "none");
    for (const char* inset : {"lIns", "tIns", "rIns", "bIns"}) set(properties, inset, 0);
    set(properties, "anchor", text.in_middle ? "ctr" : "t");
    properties.append_child("a:noAutofit");
    body.append_child("a:lstStyle");
}

}  // namespace

void add_paragraphs(xml_node body, const std::vector<SlideParagraph>& paragraphs) {
    for (const SlideParagraph& one : paragraphs) {
        xml_node paragraph = body.append_child("a:p");
        xml_node properties = paragraph.append_child("a:pPr");
        if (one.bullet) {
            set(properties, "marL", 228600);
            set(properties, "indent", -228600);
        }
        set(properties, "algn", code_of(one.align));
        if (one.line > 0) add_points(properties, "a:lnSpc", one.line);
        if (one.before > 0) add_points(properties, "a:spcBef", one.before);
        if (one.bullet)
            set(properties.append_child("a:buChar"), "char", "•");
        else
            properties.append_child("a:buNone");
        double em = 0;
        for (const SlideRun& run : one.runs) {
            if (!run.text.empty()) add_run(paragraph, run);
            em = std::max(em, run.em);
        }
        // How high a line is that has no words.
        if (em > 0) set(paragraph.append_child("a:endParaRPr"), "sz", std::llround(em * 50));
    }
    if (paragraphs.empty()) body.append_child("a:p");
}

SlideDrawing::SlideDrawing(Rgba background) {
    xml_node slide = new_document(
        document_, "p:sld",
        {{"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
         {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
         {"xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main"}});
    xml_node common = slide.append_child("p:cSld");
    xml_node ground = common.append_child("p:bg").append_child("p:bgPr");
    add_colour(ground.append_child("a:solidFill"), background);
    ground.append_child("a:effectLst");
    xml_node tree = common.append_child("p:spTree");
    named(tree, "p:nvGrpSpPr", "p:cNvGrpSpPr", "", "");
    tree.append_child("p:grpSpPr");
    groups_.push_back(tree);
    slide.append_child("p:clrMapOvr").append_child("a:masterClrMapping");
}

xml_node SlideDrawing::named(xml_node of, const char* kind, const char* properties,
                             const std::string& name, const std::string& alternative) {
    xml_node about = of.append_child(kind);
    xml_node id = about.append_child("p:cNvPr");
    set(id, "id", last_id_++);
    set(id, "name", name);
    if (!alternative.empty()) set(id, "descr", alternative);
    about.append_child(properties);
    about.append_child("p:nvPr");
    return about;
}

void SlideDrawing::begin_group(const std::string& name, const std::string& alternative,
                               const Box& box) {
    xml_node group = groups_.back().append_child("p:grpSp");
    named(group, "p:nvGrpSpPr", "p:cNvGrpSpPr", name, alternative);
    xml_node properties = group.append_child("p:grpSpPr");
    add_place(properties, "a:xfrm", box);
    xml_node place = properties.child("a:xfrm");
    xml_node off = place.append_child("a:chOff"), ext = place.append_child("a:chExt");
    set(off, "x", emu_of(box.x));
    set(off, "y", emu_of(box.y));
    set(ext, "cx", emu_of(box.width));
    set(ext, "cy", emu_of(box.height));
    groups_.push_back(group);
}

void SlideDrawing::end_group() { groups_.pop_back(); }

xml_node SlideDrawing::shape(const std::string& name, const std::string& alternative,
                             const Box& box, const char* geometry) {
    xml_node node = groups_.back().append_child("p:sp");
    named(node, "p:nvSpPr", "p:cNvSpPr", name, alternative);
    xml_node properties = node.append_child("p:spPr");
    add_place(properties, "a:xfrm", box);
    if (geometry != nullptr) {
        xml_node preset = properties.append_child("a:prstGeom");
        set(preset, "prst", geometry);
        preset.append_child("a:avLst");
    }
    return properties;
}

void SlideDrawing::add(const SlideText& text) {
    xml_node properties = shape(text.name, "", text.box, "rect");
    xml_node node = properties.parent();
    xml_node about = node.child("p:nvSpPr");
    if (text.is_title)
        set(about.child("p:nvPr").append_child("p:ph"), "type", "title");
    else
        set(about.child("p:cNvSpPr"), "txBox", 1);
    if (text.ground)
        add_colour(properties.append_child("a:solidFill"), *text.ground);
    else
        properties.append_child("a:noFill");
    xml_node body = node.append_child("p:txBody");
    add_body_properties(body, text);
    add_paragraphs(body, text.paragraphs);
}

void SlideDrawing::add(const SlideTable& table) {
    xml_node frame = groups_.back().append_child("p:graphicFrame");
    xml_node about =
        named(frame, "p:nvGraphicFramePr", "p:cNvGraphicFramePr", table.name, table.alternative);
    set(about.child("p:cNvGraphicFramePr").append_child("a:graphicFrameLocks"), "noGrp", 1);
    double width = 0;
    for (const double column : table.columns) width += column;
    add_place(frame, "p:xfrm",
              {table.corner.x, table.corner.y, width,
               table.row * static_cast<double>(table.rows.size())});
    xml_node data = frame.append_child("a:graphic").append_child("a:graphicData");
    set(data, "uri", "http://schemas.openxmlformats.org/drawingml/2006/table");
    xml_node body = data.append_child("a:tbl");
    xml_node properties = body.append_child("a:tblPr");
    if (table.has_head) set(properties, "firstRow", 1);
    xml_node grid = body.append_child("a:tblGrid");
    for (const double column : table.columns)
        set(grid.append_child("a:gridCol"), "w", emu_of(column));
    for (const auto& row : table.rows) {
        xml_node line = body.append_child("a:tr");
        set(line, "h", emu_of(table.row));
        for (const SlideCell& cell : row) {
            xml_node node = line.append_child("a:tc");
            xml_node text = node.append_child("a:txBody");
            text.append_child("a:bodyPr");
            text.append_child("a:lstStyle");
            add_paragraphs(text, lines_of(cell, table));
            xml_node look = node.append_child("a:tcPr");
            set(look, "marL", emu_of(8));
            set(look, "marR", emu_of(8));
            set(look, "marT", 0);
            set(look, "marB", 0);
            set(look, "anchor", "ctr");
            for (const char* side : {"a:lnL", "a:lnR", "a:lnT", "a:lnB"}) {
                xml_node edge = look.append_child(side);
                const std::string_view which = side;
                const bool ruled =
                    table.has_rules &&
                    (which == "a:lnB" || (which == "a:lnT" && &row != &table.rows.front()));
                set(edge, "w", emu_of(ruled ? 1 : 2));
                if (ruled)
                    add_colour(edge.append_child("a:solidFill"), table.rule);
                else
                    edge.append_child("a:noFill");
            }
            if (cell.fill)
                add_fill(look, *cell.fill, table.hatch_line);
            else
                look.append_child("a:noFill");
        }
    }
}

void SlideDrawing::rect(const std::string& name, const Box& box, Rgba fill) {
    xml_node properties = shape(name, "", box, "rect");
    add_colour(properties.append_child("a:solidFill"), fill);
}

void SlideDrawing::area(const std::string& name, const std::string& alternative,
                        const PaperLines& rings, const Fill& fill, Rgba hatch_line) {
    if (rings.empty()) return;
    const Box box = box_of(rings);
    xml_node properties = shape(name, alternative, box, nullptr);
    add_path(properties, rings, box, true);
    add_fill(properties, fill, hatch_line);
    properties.append_child("a:ln").append_child("a:noFill");
}

void SlideDrawing::lines(const std::string& name, const PaperLines& lines, Rgba colour,
                         double width, bool dashed) {
    if (lines.empty()) return;
    const Box box = box_of(lines);
    xml_node properties = shape(name, "", box, nullptr);
    add_path(properties, lines, box, false);
    properties.append_child("a:noFill");
    add_line(properties, colour, width, dashed);
}

void SlideDrawing::line(const std::string& name, ScreenPoint from, ScreenPoint to, Rgba colour,
                        double width, LineEnd end) {
    xml_node node = groups_.back().append_child("p:cxnSp");
    named(node, "p:nvCxnSpPr", "p:cNvCxnSpPr", name, "");
    xml_node properties = node.append_child("p:spPr");
    add_place(properties, "a:xfrm",
              {std::min(from.x, to.x), std::min(from.y, to.y), std::abs(to.x - from.x),
               std::abs(to.y - from.y)});
    xml_node place = properties.child("a:xfrm");
    if (to.x < from.x) set(place, "flipH", 1);
    if (to.y < from.y) set(place, "flipV", 1);
    xml_node preset = properties.append_child("a:prstGeom");
    set(preset, "prst", "line");
    preset.append_child("a:avLst");
    xml_node stroke = add_line(properties, colour, width, false);
    if (end != LineEnd::none)
        set(stroke.append_child("a:tailEnd"), "type", end == LineEnd::disc ? "oval" : "triangle");
}

std::string SlideDrawing::xml() const { return bytes_of(document_); }

}  // namespace app
