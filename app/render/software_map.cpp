#include "app/render/software_map.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

#include "app/render/fill_triangle.h"

namespace app {
namespace {

/// The bytes red, green, blue, alpha in memory, whatever the machine's byte order.
std::uint32_t opaque_pixel(Rgba c) {
    c.a = 255;
    return std::bit_cast<std::uint32_t>(c);
}

Rgba mixed(Rgba below, Rgba above, double share) {
    const auto mix = [share](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(a + (b - a) * share));
    };
    return {mix(below.r, above.r), mix(below.g, above.g), mix(below.b, above.b), 255};
}

/// From metres relative to a geometry's origin to pixels of a view.
class ToPixels {
public:
    ToPixels(const View& view, geo::Point origin)
        : x_(view.centre.x - origin.x),
          y_(view.centre.y - origin.y),
          scale_(view.pixels_per_metre),
          right_(view.width / 2.0),
          up_(view.height / 2.0) {}

    PixelPoint operator()(float x, float y) const {
        return {static_cast<float>((x - x_) * scale_ + right_),
                static_cast<float>((y - y_) * scale_ + up_)};
    }

private:
    double x_, y_, scale_, right_, up_;
};

}  // namespace

void SoftwareMap::paint(const MapPicture& picture, const View& view, double scale,
                        FrameBuffer& target) {
    pixels_.assign(static_cast<std::size_t>(view.width) * static_cast<std::size_t>(view.height),
                   opaque_pixel(picture.background));
    if (picture.geometry) {
        fill_features(picture, view, scale);
        mask_.resize(view.width, view.height);
        Prepared& geometry = prepared(picture.geometry);
        const SimplifiedLines& lines =
            lines_within(geometry, line_tolerance / view.pixels_per_metre);
        for (const LinePass& pass : picture.lines)
            draw_pass(pass, lines, picture.geometry->origin, view, scale);
    }
    hand_over(target);
    counts_.bytes_uploaded += pixels_.size() * sizeof pixels_.front();
}

void SoftwareMap::hand_over(const FrameBuffer& target) const {
    glBindTexture(GL_TEXTURE_2D, target.texture());
    glBindBuffer(GL_PIXEL_UNPACK_BUFFER, 0);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, target.width(), target.height(), GL_RGBA,
                    GL_UNSIGNED_BYTE, pixels_.data());
}

SoftwareMap::Prepared& SoftwareMap::prepared(const std::shared_ptr<const geo::Geometry>& geometry) {
    const auto found = std::ranges::find(prepared_, geometry, &Prepared::geometry);
    if (found != prepared_.end()) {
        prepared_.splice(prepared_.begin(), prepared_, found);
        return prepared_.front();
    }
    if (prepared_.size() == most_geometries) prepared_.pop_back();
    return prepared_.emplace_front(Prepared{geometry, significance(geometry->borders), {}});
}

const SimplifiedLines& SoftwareMap::lines_within(Prepared& geometry, double tolerance) {
    const int level = level_within(tolerance);
    if (const auto made = geometry.lines.find(level); made != geometry.lines.end())
        return made->second;
    return geometry.lines
        .emplace(level, simplified(geometry.geometry->borders, geometry.significance,
                                   geometry.geometry->origin, tolerance_of(level)))
        .first->second;
}

void SoftwareMap::fill_features(const MapPicture& picture, const View& view, double scale) {
    const geo::Geometry& geometry = *picture.geometry;
    const geo::Extent ground = view.ground();
    const Rgba* hatched = nullptr;
    for (std::size_t f = 0; f < picture.fills.size(); ++f) {
        const Fill& fill = picture.fills[f];
        if (fill.kind == FillKind::hidden || !geometry.extents[f].overlaps(ground)) continue;
        if (fill.kind == FillKind::hatch && !(hatched && *hatched == fill.colour)) {
            prepare_hatch(fill.colour, picture.hatch_line, view, scale);
            hatched = &fill.colour;
        }
        fill_feature(geometry, f, view, fill);
    }
}

void SoftwareMap::prepare_hatch(Rgba ground, Rgba line, const View& view, double scale) {
    const double spacing = hatch_spacing * scale, half_width = hatch_width * scale / 2;
    const double offset = hatch_offset(view, spacing);
    hatch_.resize(static_cast<std::size_t>(view.width + view.height));
    for (std::size_t i = 0; i < hatch_.size(); ++i) {
        const double across =
            (static_cast<double>(i) - view.height) / std::numbers::sqrt2 + offset;
        const double turns = across / spacing;
        const double from_line = std::abs(turns - std::floor(turns) - 0.5) * spacing;
        const double share = std::min(from_line + 0.5, half_width) -
                             std::max(from_line - 0.5, -half_width);
        hatch_[i] = opaque_pixel(mixed(ground, line, std::clamp(share, 0.0, 1.0)));
    }
}

void SoftwareMap::fill_feature(const geo::Geometry& geometry, std::size_t feature,
                               const View& view, const Fill& fill) {
    const ToPixels to_pixels(view, geometry.origin);
    const std::uint32_t colour = opaque_pixel(fill.colour);
    const auto corner = [&](std::size_t i) {
        const geo::MeshVertex& v = geometry.vertices[geometry.triangles[i]];
        return to_pixels(v.x, v.y);
    };
    const auto span = [&](int row, int first, int past) {
        std::uint32_t* start =
            pixels_.data() + static_cast<std::ptrdiff_t>(row) * view.width + first;
        if (fill.kind == FillKind::hatch)
            std::copy_n(hatch_.data() + (view.height - row + first), past - first, start);
        else
            std::fill_n(start, past - first, colour);
    };
    const std::size_t past = std::size_t{geometry.first_triangle[feature + 1]} * 3;
    for (std::size_t i = std::size_t{geometry.first_triangle[feature]} * 3; i < past; i += 3)
        fill_triangle(corner(i), corner(i + 1), corner(i + 2), view.width, view.height, span);
}

void SoftwareMap::draw_pass(const LinePass& pass, const SimplifiedLines& lines, geo::Point origin,
                            const View& view, double scale) {
    const LineStyle style{.half_width = static_cast<float>(pass.width.value * scale / 2),
                          .dash = static_cast<float>(pass.dashed ? dash * scale : 0),
                          .dash_and_gap = static_cast<float>(dash_and_gap * scale)};
    const ToPixels to_pixels(view, origin);
    const auto pixels_per_metre = static_cast<float>(view.pixels_per_metre);
    for_each_piece(lines, pass.borders, view.ground(style.half_width + 1.0),
                   [&](const LinePiece& piece) {
                       for (std::uint32_t i = piece.first; i < piece.first + piece.segments; ++i) {
                           const LinePoint &a = lines.points[i], &b = lines.points[i + 1];
                           mask_.add({to_pixels(a.x, a.y), to_pixels(b.x, b.y),
                                      a.along * pixels_per_metre, a.length * pixels_per_metre},
                                     style);
                       }
                   });
    mask_.blend(pass.colour, pixels_);
}

}  // namespace app
