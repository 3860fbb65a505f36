#include "app/picture/map_picture.h"

#include <algorithm>
#include <span>

#include "app/picture/boundary_change.h"
#include "app/picture/timeline.h"
#include "app/scene/ground.h"

namespace app {
namespace {

using Group = std::optional<geo::AreaIndex>;

constexpr double districts_inside_below = 700;  // metres per pixel

/// The two sides of a border in the year shown: none, one (a coast) or two features in force.
struct Sides {
    std::uint32_t first = 0, second = 0;
    int count = 0;
};

Sides sides_of(const geo::BorderLine border, const Grouping& grouping) {
    Sides sides;
    for (const std::uint32_t owner : border.owners) {
        if (!grouping.in_force[owner]) continue;
        (sides.count == 0 ? sides.first : sides.second) = owner;
        if (++sides.count == 2) break;
    }
    return sides;
}

/// Does the border part two areas of a grouping, or end one at the coast or at ground of none?
bool parts(const Sides& sides, const std::vector<Group>& groups) {
    if (sides.count == 0) return false;
    const Group first = groups[sides.first];
    return sides.count == 1 ? first.has_value() : first != groups[sides.second];
}

/// Is exactly one side inside?
bool ends(const Sides& sides, const std::vector<bool>& inside) {
    if (sides.count == 0) return false;
    return sides.count == 1 ? inside[sides.first] : inside[sides.first] != inside[sides.second];
}

bool authorities_are_shown(geo::Level level) {
    return level == geo::Level::district || level == geo::Level::upper_tier ||
           level == geo::Level::combined_authority;
}

class LineWriter {
public:
    LineWriter(const geo::Geometry& geometry, const Grouping& grouping) {
        sides_.reserve(geometry.borders.size());
        for (const geo::BorderLine border : geometry.borders)
            sides_.push_back(sides_of(border, grouping));
    }

    /// Do areas stand apart, as circles do, so that each one ends on lines of its own?
    bool apart() const {
        return std::ranges::none_of(sides_, [](const Sides& s) { return s.count == 2; });
    }

    template <class Wanted>
    std::vector<std::uint32_t> borders_where(const Wanted& wanted) const {
        std::vector<std::uint32_t> borders;
        for (std::uint32_t i = 0; i < sides_.size(); ++i)
            if (wanted(sides_[i])) borders.push_back(i);
        return borders;
    }

    void add(std::vector<std::uint32_t> borders, Rgba colour, double width, bool dashed = false,
             std::vector<bool> inside = {}) {
        if (borders.empty()) return;
        passes.push_back({std::move(borders), colour, {width}, dashed, std::move(inside)});
    }

    void add_cased(const std::vector<std::uint32_t>& borders, Rgba casing, double casing_width,
                   Rgba colour, double width, bool dashed = false,
                   const std::vector<bool>& inside = {}) {
        add(borders, casing, casing_width, false, inside);
        add(borders, colour, width, dashed, inside);
    }

    std::vector<LinePass> passes;

private:
    std::vector<Sides> sides_;
};

void add_authorities(LineWriter& lines, const geo::Atlas& atlas, const Grouping& grouping,
                     const Colours& colour) {
    // Of each feature's authority: an announced or supposed one has dashed lines, but for those
    // that it shares with one there is.
    enum class Standing : std::uint8_t { none, announced, made };
    std::vector<Standing> standing;
    for (const Group& authority : grouping.authority) {
        Standing& one = standing.emplace_back(Standing::none);
        if (!authority) continue;
        const geo::Area& area = atlas.areas[*authority];
        one = area.planned || area.supposed ? Standing::announced : Standing::made;
    }
    const auto borders_of = [&](Standing wanted) {
        return lines.borders_where([&](const Sides& s) {
            const Standing second = s.count == 2 ? standing[s.second] : Standing::none;
            return parts(s, grouping.authority) && std::max(standing[s.first], second) == wanted;
        });
    };
    const auto made = borders_of(Standing::made), planned = borders_of(Standing::announced);
    if (lines.apart()) {
        // A heavy line around each of many small areas would be all there is to see.
        lines.add(made, colour.ca_line, 1.25);
        return;
    }
    std::vector<bool> inside;
    for (const Group& authority : grouping.authority) inside.push_back(authority.has_value());
    lines.add_cased(planned, colour.ca_casing, 4.5, colour.ca_line, 2.25, true, inside);
    lines.add_cased(made, colour.ca_casing, 4.5, colour.ca_line, 2.25, false, inside);
}

/// What is not as it was in another year: around areas that did not stand then, and dashed where
/// borders then were that are none now.
void add_changed(LineWriter& lines, const geo::Atlas& atlas, const geo::Geometry& geometry,
                 const Grouping& grouping, const geo::LayerView& view, const Colours& colour,
                 int other_year) {
    const BoundaryChange change = boundary_change(atlas, view, other_year);
    if (change.empty()) return;
    geo::LayerView then = view;
    then.boundary_year = then.year = other_year;
    const Grouping grouping_then = grouping_for(atlas, geometry, then);
    std::vector<std::uint32_t> gone;
    for (std::uint32_t i = 0; i < geometry.borders.size(); ++i) {
        const Sides now = sides_of(geometry.borders[i], grouping),
                    before = sides_of(geometry.borders[i], grouping_then);
        if (before.count == 2 && parts(before, grouping_then.area) &&
            (now.count == 0 || (now.count == 2 && !parts(now, grouping.area))))
            gone.push_back(i);
    }
    lines.add(std::move(gone), colour.ink, 1.25, true);
    const auto inside = features_in(atlas, geometry, change.here, view.boundary_year);
    lines.add_cased(lines.borders_where([&](const Sides& s) {
        return ends(s, inside) || (s.count == 2 && inside[s.first] && parts(s, grouping.area));
    }),
                    colour.ca_casing, 5, colour.accent, 2.5, false, inside);
}

}  // namespace

Grouping grouping_for(const geo::Atlas& atlas, const geo::Geometry& geometry,
                      const geo::LayerView& view) {
    Grouping out;
    const int year = ground_year(atlas, view);
    out.in_force.reserve(geometry.areas.size());
    for (const geo::AreaIndex area : geometry.areas)
        out.in_force.push_back(atlas.areas[area].vintage.in_force(year));
    out.area = geo::grouping_of(atlas, geometry, view.level, view.boundary_year);
    out.authority = geo::grouping_of(atlas, geometry, geo::Level::combined_authority,
                                     std::max(view.boundary_year, view.year));
    return out;
}

std::vector<Place> places_of(const geo::Atlas& atlas, const geo::Geometry& geometry,
                             const Grouping& grouping, const std::vector<geo::Cell>* cells) {
    std::vector<Place> places(atlas.areas.size());
    for (std::size_t feature = 0; feature < grouping.area.size(); ++feature) {
        if (!grouping.in_force[feature] || !grouping.area[feature]) continue;
        Place& place = places[geo::at(*grouping.area[feature])];
        place.extent.include(geometry.extents[feature]);
        if (cells == nullptr) continue;
        // The name stands in the middle of the area's cells, each counted by its size.
        place.is_cells = true;
        const geo::Cell& cell = (*cells)[feature];
        const double km2 = geo::signed_area(cell.outline) / 1e6;
        place.area_km2 += km2;
        place.label.x += (cell.centre.x - place.label.x) * km2 / place.area_km2;
        place.label.y += (cell.centre.y - place.label.y) * km2 / place.area_km2;
    }
    if (cells == nullptr)
        for (std::size_t i = 0; i < places.size(); ++i) {
            const geo::Area& area = atlas.areas[geo::AreaIndex{static_cast<std::uint32_t>(i)}];
            places[i].label = area.label_point;
            places[i].area_km2 = area.area_km2;
        }
    return places;
}

std::vector<Fill> fills_of(const Choropleth& choropleth, const Grouping& grouping, bool dark) {
    const Colours& colour = colours(dark);
    std::vector<Fill> fills(grouping.area.size());
    for (std::size_t feature = 0; feature < fills.size(); ++feature) {
        if (!grouping.in_force[feature]) continue;
        const Group area = grouping.area[feature];
        if (!area || choropleth.position_of[geo::at(*area)] < 0) {
            fills[feature] = {FillKind::colour, colour.land};
            continue;
        }
        const auto position = static_cast<std::size_t>(choropleth.position_of[geo::at(*area)]);
        fills[feature] = fill_at(choropleth, position, dark);
    }
    return fills;
}

std::vector<LinePass> lines_of(const geo::Atlas& atlas, const Scene& scene,
                               const Choropleth& choropleth, const geo::Geometry& geometry,
                               const Grouping& grouping, const std::vector<Fill>& fills,
                               const std::vector<geo::AreaIndex>& ending) {
    const Colours& colour = colours(scene.dark);
    const geo::Level level = choropleth.view.level;
    LineWriter lines(geometry, grouping);
    const bool districts = level == geo::Level::district || level == geo::Level::combined_authority;
    const double width = districts || level == geo::Level::upper_tier ? 0.75 : 1.5;
    // From afar the districts of one authority would fill it with white instead of its colour.
    const bool whole_authorities =
        level == geo::Level::combined_authority &&
        !(scene.pane().camera && scene.pane().camera->metres_per_pixel < districts_inside_below);
    const auto is_area_line = [&](const Sides& s) {
        if (s.count != 2) return false;
        if (parts(s, grouping.area)) return true;
        return districts && !(whole_authorities && grouping.area[s.first]);
    };
    // White would be lost between two areas without a figure.
    const auto is_blank = [&](const Fill& fill) {
        return fill.kind == FillKind::hatch || fill.kind == FillKind::crossed ||
               (fill.kind == FillKind::colour && fill.colour == colour.land_context);
    };
    const auto is_pale = [&](const Sides& s) {
        return is_blank(fills[s.first]) && is_blank(fills[s.second]);
    };
    lines.add(lines.borders_where([&](const Sides& s) { return is_area_line(s) && !is_pale(s); }),
              colour.la_line, width);
    lines.add(lines.borders_where([&](const Sides& s) { return is_area_line(s) && is_pale(s); }),
              colour.la_line_on_pale, width);
    lines.add(lines.borders_where([&](const Sides& s) {
        return s.count == 2 && atlas.areas[geometry.areas[s.first]].country !=
                                   atlas.areas[geometry.areas[s.second]].country;
    }),
              colour.country_line, 1.5);
    lines.add(lines.borders_where([](const Sides& s) { return s.count == 1; }), colour.coast, 1);
    if (authorities_are_shown(level)) add_authorities(lines, atlas, grouping, colour);

    if (scene.page == Page::timeline) {
        // What is new this year in the accent; in a picture of the year before, what is to end.
        const auto around = [&](const std::vector<geo::AreaIndex>& areas, Rgba line,
                                double across) {
            if (areas.empty()) return;
            const auto inside = features_in(atlas, geometry, areas, choropleth.view.boundary_year);
            lines.add_cased(lines.borders_where([&](const Sides& s) {
                return ends(s, inside) ||
                       (s.count == 2 && inside[s.first] && parts(s, grouping.area));
            }),
                            colour.ca_casing, across + 2.5, line, across, false, inside);
        };
        around(ending, colour.ink, 1.25);
        around(made_in(atlas, scene.pane().year), colour.accent, 2.5);
    }

    if (const auto& before = scene.pane().boundaries_before;
        before && scene.page == Page::maps && !choropleth.change)
        add_changed(lines, atlas, geometry, grouping, choropleth.view, colour, *before);

    const std::size_t ground = lines.passes.size();
    if (scene.hovered_class) {
        const auto brushed = lines.borders_where([&](const Sides& s) {
            const auto in_class = [&](std::uint32_t feature) {
                const Group area = grouping.area[feature];
                const int position = area ? choropleth.position_of[geo::at(*area)] : -1;
                return position >= 0 && choropleth.class_at(static_cast<std::size_t>(position)) ==
                                            *scene.hovered_class;
            };
            if (s.count == 0 || !parts(s, grouping.area)) return false;
            return in_class(s.first) || (s.count == 2 && in_class(s.second));
        });
        lines.add_cased(brushed, colour.ca_casing, 3.5, colour.accent, 1.75);
    }
    if (!scene.brushed.empty()) {
        std::vector<geo::AreaIndex> areas;
        for (const geo::AreaId& id : scene.brushed)
            if (const auto area = atlas.areas.find(geo::text_of(id))) areas.push_back(*area);
        const auto inside = features_in(atlas, geometry, areas, choropleth.view.boundary_year);
        lines.add_cased(lines.borders_where([&](const Sides& s) {
            return ends(s, inside) || (s.count == 2 && inside[s.first] && parts(s, grouping.area));
        }),
                        colour.ca_casing, 3.5, colour.accent, 1.75);
    }
    const auto outline = [&](const geo::AreaId& id, double casing_width, Rgba line,
                             double line_width) {
        const auto area = atlas.areas.find(geo::text_of(id));
        if (!area) return;
        const auto inside = features_in(atlas, geometry, *area, choropleth.view.boundary_year);
        lines.add_cased(lines.borders_where([&](const Sides& s) { return ends(s, inside); }),
                        colour.ca_casing, casing_width, line, line_width, false, inside);
    };
    if (scene.page == Page::authorities && scene.authorities.chosen)
        outline(*scene.authorities.chosen, 7, colour.accent, 3.5);
    if (scene.hovered) outline(*scene.hovered, 5, colour.ink, 2.5);
    for (std::size_t i = 0; i < scene.selected.size(); ++i)
        outline(scene.selected[i], 8, selection_colour(i, scene.dark), 4);
    for (LinePass& pass : std::span(lines.passes).subspan(ground)) pass.answers = true;
    return std::move(lines.passes);
}

}  // namespace app
