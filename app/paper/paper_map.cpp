#include "app/paper/paper_map.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "app/picture/label_box.h"
#include "app/picture/words.h"
#include "app/render/map_painter.h"
#include "app/render/simplified_lines.h"

namespace app {
namespace {

// Paper shows finer lines than a screen does; many maps on a sheet want finer ones still.
constexpr double line_share = 0.75, small_line_share = 0.45;

/// A map's borders on the sheet, each simplified once, so that neighbours keep theirs in common.
class Borders {
public:
    Borders(const MapPicture& map, ScreenPoint corner, double tolerance)
        : map_(map),
          corner_(corner),
          tolerance_(tolerance * map.camera.metres_per_pixel),
          lines_(map.geometry->borders.size()) {
        const Camera& camera = map.camera;
        const double margin = 40 * camera.metres_per_pixel;  // of the widest lines, and more
        view_ = extent_of(camera, map.size);
        view_ = {view_.min_x - margin, view_.min_y - margin, view_.max_x + margin,
                 view_.max_y + margin};
    }

    bool shows(const geo::Extent& extent) const { return view_.overlaps(extent); }

    const std::vector<ScreenPoint>& operator[](std::uint32_t number) {
        std::vector<ScreenPoint>& line = lines_[number];
        if (!line.empty()) return line;
        const auto points = map_.geometry->borders[number].points;
        const auto counts = significance(points);
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (static_cast<double>(counts[i]) < tolerance_) continue;
            const ScreenPoint p = screen_at(map_.camera, map_.size, points[i]);
            line.push_back({corner_.x + p.x, corner_.y + p.y});
        }
        return line;
    }

    /// The borders of these numbers that are in view.
    PaperLines lines(std::span<const std::uint32_t> numbers) {
        PaperLines out;
        for (const std::uint32_t number : numbers) {
            geo::Extent extent;
            for (const geo::Point p : map_.geometry->borders[number].points) extent.include(p);
            if (shows(extent)) out.push_back((*this)[number]);
        }
        return out;
    }

    void add_rings(std::uint32_t feature, PaperLines& to) {
        const geo::Rings& rings = map_.geometry->rings;
        const std::uint32_t first = rings.first_polygon[feature],
                            past = rings.first_polygon[feature + 1];
        for (std::uint32_t ring = rings.first_ring[first]; ring < rings.first_ring[past]; ++ring) {
            std::vector<ScreenPoint> points;
            for (std::uint32_t s = rings.first_step[ring]; s < rings.first_step[ring + 1]; ++s) {
                const std::vector<ScreenPoint>& line = (*this)[rings.steps[s] / 2];
                if (rings.steps[s] % 2 == 0)
                    points.insert(points.end(), line.begin(), line.end());
                else
                    points.insert(points.end(), line.rbegin(), line.rend());
            }
            const auto repeated = std::unique(points.begin(), points.end());
            points.erase(repeated, points.end());
            to.push_back(std::move(points));
        }
    }

private:
    const MapPicture& map_;
    ScreenPoint corner_;
    double tolerance_;  // metres
    geo::Extent view_;
    std::vector<std::vector<ScreenPoint>> lines_;  // as far as they were asked for
};

void fill_areas(Pen& pen, const MapPicture& map, Borders& borders, bool with_ground) {
    // All ground of one fill is one shape, without seams; and under the seams between shapes, which
    // viewers let shine through, lies land.
    using Key = std::tuple<FillKind, std::uint8_t, std::uint8_t, std::uint8_t, std::uint8_t>;
    std::map<Key, PaperLines> shapes;
    PaperLines all;
    for (std::uint32_t feature = 0; feature < map.fills.size(); ++feature) {
        const Fill& fill = map.fills[feature];
        if (fill.kind == FillKind::hidden || !borders.shows(map.geometry->extents[feature]))
            continue;
        const Rgba c = fill.colour;
        borders.add_rings(feature, shapes[{fill.kind, c.r, c.g, c.b, c.a}]);
    }
    if (with_ground) {
        for (const auto& [key, rings] : shapes) all.insert(all.end(), rings.begin(), rings.end());
        pen.sheet.fill(all, pen.c.land);
    }
    for (const auto& [key, rings] : shapes) {
        const auto& [kind, r, g, b, a] = key;
        pen.fill(rings, {kind, {r, g, b, a}}, map.hatch_line);
    }
}

/// Each area by itself; ground of its own fill in it likewise.
void fill_shapes(const MapPicture& map, Borders& borders, const AreaShapes& shapes) {
    std::vector<std::uint32_t> features;
    for (std::uint32_t feature = 0; feature < map.fills.size(); ++feature)
        if (map.fills[feature].kind != FillKind::hidden &&
            borders.shows(map.geometry->extents[feature]))
            features.push_back(feature);
    std::ranges::stable_sort(features, {},
                             [&](std::uint32_t one) { return shapes.of_feature[one]; });
    for (std::size_t i = 0; i < features.size();) {
        const std::uint32_t first = features[i];
        PaperLines rings;
        for (; i < features.size() && shapes.of_feature[features[i]] == shapes.of_feature[first] &&
               map.fills[features[i]] == map.fills[first];
             ++i)
            borders.add_rings(features[i], rings);
        shapes.fill(shapes.of_feature[first], rings, map.fills[first]);
    }
}

void draw_ground(Pen& pen, const MapPicture& map, const PaperMap& paper, ScreenPoint corner,
                 bool with_ground, double share) {
    if (!map.geometry || !map.geometry->has_rings()) return;
    const Box box{corner.x, corner.y, map.size.width.value, map.size.height.value};
    pen.clip(box);
    if (with_ground) pen.rect(box, map.background);
    Borders borders(map, corner, paper.tolerance);
    if (with_ground && paper.shapes != nullptr)
        fill_shapes(map, borders, *paper.shapes);
    else
        fill_areas(pen, map, borders, with_ground);
    for (const LinePass& pass : map.lines)
        pen.sheet.stroke(borders.lines(pass.borders), pass.colour, pass.width.value * share,
                         pass.dashed);
    pen.unclip();
}

void draw_insets(Pen& pen, const PaperMap& paper) {
    const Picture& picture = paper.picture;
    const ScreenPoint corner = paper.corner;
    for (std::size_t i = 0; i < picture.map.insets.size(); ++i) {
        const MapInset& inset = picture.map.insets[i];
        const Box box{corner.x + inset.corner.x, corner.y + inset.corner.y, inset.size.width.value,
                      inset.size.height.value};
        if (paper.with_ground)
            draw_ground(pen, alone(picture.map, inset), paper, {box.x, box.y}, true, line_share);
        pen.outline(box, pen.c.rule_strong);
    }
}

/// Over the names of the insets' areas.
void draw_inset_titles(Pen& pen, const Picture& picture, ScreenPoint corner) {
    for (std::size_t i = 0; i < picture.inset_titles.size(); ++i) {
        const MapInset& inset = picture.map.insets[i];
        pen.haloed(PaperFace::small_strong,
                   {corner.x + inset.corner.x + 8, corner.y + inset.corner.y + 13}, pen.c.ink,
                   pen.c.halo,
                   pen.elided(PaperFace::small_strong, picture.inset_titles[i],
                              inset.size.width.value - 16));
    }
}

void draw_leader(Pen& pen, const MapLabel& label, ScreenPoint corner) {
    const Leader way = leader_of(label);
    const ScreenPoint from{corner.x + way.from.x, corner.y + way.from.y};
    const ScreenPoint to{corner.x + way.to.x, corner.y + way.to.y};
    pen.line(from, to, label.halo, 3);
    pen.line(from, to, label.text, 1);
    pen.mark(MarkShape::disc, from, 7, label.text);
    pen.mark(MarkShape::disc, from, 4, pen.c.ca_casing);
}

void draw_name(Pen& pen, const MapLabel& label, ScreenPoint corner) {
    if (label.leader_from) {  // name and value side by side
        ScreenPoint at{corner.x + box_of(label).left + 3, corner.y + label.centre.y};
        PaperFace face = PaperFace::small_strong;
        for (const std::string& part : label.lines) {
            pen.haloed(face, at, label.text, label.halo, part);
            at.x += pen.width(face, part) + label_gap;
            face = PaperFace::small;
        }
        return;
    }
    const double height = Pen::line_height(PaperFace::small_strong);
    double y =
        corner.y + label.centre.y - height * (static_cast<double>(label.lines.size()) - 1) / 2;
    for (const std::string& line : label.lines) {
        pen.haloed(PaperFace::small_strong, {corner.x + label.centre.x, y}, label.text, label.halo,
                   line, Pen::Align::centre);
        y += height;
    }
}

/// Words on a ground of their own: they stand on dark and pale areas alike.
void plate(Pen& pen, ScreenPoint at, PaperFace face, const std::string& words, Pen::Align align) {
    const double width = pen.width(face, words) + 8;
    const double left = align == Pen::Align::left    ? at.x - 4
                        : align == Pen::Align::right ? at.x - width + 4
                                                     : at.x - width / 2;
    Rgba ground = pen.c.panel;
    ground.a = 225;
    pen.rect({left, at.y - 9, width, 18}, ground);
    pen.text(face, at, pen.c.ink, words, align);
}

void draw_network(Pen& pen, const Network& network, ScreenPoint corner) {
    const auto on_sheet = [&](ScreenPoint p) {
        return ScreenPoint{corner.x + p.x, corner.y + p.y};
    };
    const ScreenPoint centre = on_sheet(network.centre);
    for (const NetworkPoint& one : network.points) {
        const ScreenPoint place = on_sheet(one.place), seat = on_sheet(one.seat);
        pen.line(centre, place, pen.c.ca_casing, 2.5);
        pen.line(centre, place, pen.c.ink2, 1);
        if (std::hypot(place.x - seat.x, place.y - seat.y) < 3) continue;
        pen.line(place, seat, one.colour, 1.25);
        pen.mark(MarkShape::disc, seat, 5, one.colour);
    }
    pen.mark(MarkShape::disc, centre, 22, pen.c.ca_casing);
    pen.mark(MarkShape::disc, centre, 18, pen.c.accent);
    for (const NetworkPoint& one : network.points) {
        const ScreenPoint at = on_sheet(one.place);
        pen.mark(one.shape, at, 17, pen.c.ca_casing);
        pen.mark(one.shape, at, 13, one.colour);
        if (one.side == NameSide::right)
            plate(pen, {at.x + 15.5, at.y}, PaperFace::small, one.name, Pen::Align::left);
        if (one.side == NameSide::left)
            plate(pen, {at.x - 15.5, at.y}, PaperFace::small, one.name, Pen::Align::right);
    }
    if (!network.mayor.empty())
        plate(pen, {centre.x, centre.y - 24}, PaperFace::small_strong, network.mayor,
              Pen::Align::centre);
}

void draw_scale_bar(Pen& pen, const Picture& picture, ScreenPoint corner) {
    const double length = picture.scale_bar.value;
    if (length <= 0 || length + 32 > picture.map.size.width.value) return;
    const double x = corner.x + 16, y = corner.y + picture.map.size.height.value - 14;
    const PaperLines bar{{{x, y - 7}, {x, y}, {x + length, y}, {x + length, y - 7}}};
    pen.sheet.stroke(bar, pen.c.halo, 5, false);
    pen.sheet.stroke(bar, pen.c.ink2, 1.5, false);
    pen.haloed(PaperFace::small, {x + length / 2, y - 14}, pen.c.ink, pen.c.halo,
               distance_in_words(picture.scale_bar_metres), Pen::Align::centre);
}

}  // namespace

void draw_map(Pen& pen, const PaperMap& paper) {
    const Picture& picture = paper.picture;
    const MapPicture& map = picture.map;
    const ScreenPoint corner = paper.corner;
    const double share = is_small(map.size) ? small_line_share : line_share;
    if (paper.with_ground) draw_ground(pen, map, paper, corner, true, share);
    if (paper.with_ground && paper.over != nullptr)
        draw_ground(pen, *paper.over, paper, corner, false, share);
    pen.clip({corner.x, corner.y, map.size.width.value, map.size.height.value});
    draw_insets(pen, paper);
    for (const MapLabel& label : picture.labels)
        if (label.leader_from) draw_leader(pen, label, corner);
    for (const MapLabel& label : picture.labels) draw_name(pen, label, corner);
    draw_inset_titles(pen, picture, corner);
    for (const MapMark& mark : picture.marks)
        pen.badge(mark, {corner.x + mark.centre.x, corner.y + mark.centre.y}, 23);
    if (picture.network) draw_network(pen, *picture.network, corner);
    if (paper.with_scale_bar) draw_scale_bar(pen, picture, corner);
    if (!picture.shape_line.empty())
        pen.haloed(PaperFace::small,
                   {corner.x + map.size.width.value - 16, corner.y + map.size.height.value - 14},
                   pen.c.ink, pen.c.halo, picture.shape_line, Pen::Align::right);
    pen.unclip();
}

}  // namespace app
