#pragma once

#include <memory>
#include <vector>

#include "app/picture/picture.h"
#include "geo/mesh/geometry.h"

inline constexpr app::Rgba sea = app::hex(0xF4F1EA), blue = app::hex(0x2C7FB8),
                           orange = app::hex(0xD95F0E), white = app::hex(0xFFFFFF),
                           ink = app::hex(0x14202B), pale = app::hex(0xF0ECE3),
                           hatch_grey = app::hex(0xA9A18F);

inline std::shared_ptr<const geo::Geometry> geometry_of(const std::vector<geo::MultiPolygon>& all) {
    std::vector<geo::GeometryInput> inputs;
    for (const geo::MultiPolygon& parts : all)
        inputs.push_back({geo::AreaIndex{static_cast<std::uint32_t>(inputs.size())}, parts});
    std::vector<geo::Error> faults;
    return std::make_shared<const geo::Geometry>(geo::make_geometry(inputs, faults));
}

inline geo::MultiPolygon box(double min_x, double min_y, double max_x, double max_y) {
    return {{{{min_x, min_y}, {max_x, min_y}, {max_x, max_y}, {min_x, max_y}}, {}}};
}

inline app::Fill in_colour(app::Rgba c) { return {app::FillKind::colour, c}; }
inline app::Fill hatched(app::Rgba ground) { return {app::FillKind::hatch, ground}; }
inline app::Fill unclear(app::Rgba ground) { return {app::FillKind::unclear, ground}; }
inline app::Fill hidden() { return {}; }

/// A picture in which a metre of the ground is a pixel and the view's lower left corner is (0, 0).
inline app::MapPicture picture_of(std::shared_ptr<const geo::Geometry> geometry, int width,
                                  int height, std::vector<app::Fill> fills) {
    app::MapPicture picture;
    picture.geometry = std::move(geometry);
    picture.size = {{static_cast<double>(width)}, {static_cast<double>(height)}};
    picture.camera = {{width / 2.0}, {height / 2.0}, 1};
    picture.background = sea;
    picture.hatch_line = hatch_grey;
    picture.fills = std::move(fills);
    return picture;
}

/// Every border of the geometry in one pass.
inline app::LinePass all_borders(const geo::Geometry& geometry, app::Rgba colour, double width) {
    app::LinePass pass{{}, colour, {width}};
    for (std::uint32_t i = 0; i < geometry.borders.size(); ++i) pass.borders.push_back(i);
    return pass;
}
