#include "app/render/software_map.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <numbers>
#include <thread>

#include "app/render/fill_triangle.h"

namespace app {
namespace {

Rgba in_order(Rgba c, PixelOrder order) {
    if (order == PixelOrder::as_window) std::swap(c.r, c.b);
    return c;
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

/// What all bands of rows share.
struct SoftwareMap::Work {
    const MapPicture& picture;
    const View& view;
    double scale;
    const SimplifiedLines* lines;  // none without a geometry
};

/// The target's bytes in memory, whatever the machine's byte order.
std::uint32_t SoftwareMap::opaque_pixel(Rgba c) const {
    c.a = 255;
    return std::bit_cast<std::uint32_t>(in_order(c, order_));
}

void SoftwareMap::paint(const MapPicture& picture, const MapPicture* over, const View& view,
                        double scale, FrameBuffer& target) {
    pixels_.resize(static_cast<std::size_t>(view.width) * static_cast<std::size_t>(view.height));
    order_ = target.order();
    rows_ = {pixels_.data(), view.width};
    if (order_ == PixelOrder::as_window)
        rows_ = {pixels_.data() + pixels_.size() - view.width, -std::ptrdiff_t{view.width}};
    mask_.resize(view.width, view.height);
    hatches_.clear();
    std::vector<Work> works;
    for (const MapPicture* one : {&picture, over}) {
        if (one == nullptr) continue;
        prepare_hatches(*one, view, scale);
        Work& work = works.emplace_back(Work{*one, view, scale, nullptr});
        if (one->geometry)
            work.lines =
                &lines_within(prepared(one->geometry), line_tolerance / view.pixels_per_metre);
    }

    // Land and lines lie unevenly: many small bands, taken by whichever thread is free.
    const int threads = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 8);
    const int bands = threads * 4;
    std::atomic<int> next = 0;
    const auto paint_bands = [&] {
        for (int i = next++; i < bands; i = next++) {
            const Rows rows{view.height * i / bands, view.height * (i + 1) / bands};
            clear_rows(works.front(), rows);
            for (const Work& work : works) paint_rows(work, rows);
        }
    };
    std::vector<std::thread> others;
    for (int i = 1; i < threads; ++i) others.emplace_back(paint_bands);
    paint_bands();
    for (std::thread& other : others) other.join();

    hand_over(target);
    counts_.bytes_uploaded += pixels_.size() * sizeof pixels_.front();
}

void SoftwareMap::clear_rows(const Work& work, Rows rows) {
    for (int row = rows.first; row < rows.past; ++row)
        std::fill_n(rows_(row), work.view.width, opaque_pixel(work.picture.background));
}

void SoftwareMap::paint_rows(const Work& work, Rows rows) {
    if (!work.picture.geometry) return;
    const geo::Extent ground = work.view.ground(rows);
    for (std::size_t f = 0; f < work.picture.fills.size(); ++f)
        if (work.picture.fills[f].kind != FillKind::hidden &&
            work.picture.geometry->extents[f].overlaps(ground))
            fill_feature(work, f, rows);
    for (const LinePass& pass : work.picture.lines) draw_pass(work, pass, rows);
}

void SoftwareMap::hand_over(const FrameBuffer& target) const {
    glBindTexture(GL_TEXTURE_2D, target.texture());
    glBindBuffer(GL_PIXEL_UNPACK_BUFFER, 0);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, target.width(), target.height(),
                    order_ == PixelOrder::as_window ? GL_BGRA : GL_RGBA, GL_UNSIGNED_BYTE,
                    pixels_.data());
}

SoftwareMap::Prepared& SoftwareMap::prepared(const std::shared_ptr<const geo::Geometry>& geometry) {
    const auto found = std::ranges::find(prepared_, geometry, &Prepared::geometry);
    if (found != prepared_.end()) {
        prepared_.splice(prepared_.begin(), prepared_, found);
        return prepared_.front();
    }
    make_room(prepared_);
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

void SoftwareMap::prepare_hatches(const MapPicture& picture, const View& view, double scale) {
    const double spacing = hatch_spacing * scale, half_width = hatch_width * scale / 2;
    const double offset = hatch_offset(view, spacing);
    const auto share_at = [&](int column_less_row) {
        const double turns = (column_less_row / std::numbers::sqrt2 + offset) / spacing;
        const double from_line = std::abs(turns - std::floor(turns) - 0.5) * spacing;
        return std::clamp(
            std::min(from_line + 0.5, half_width) - std::max(from_line - 0.5, -half_width), 0.0,
            1.0);
    };
    for (const Fill& fill : picture.fills) {
        if (fill.kind != FillKind::hatch || hatch_on(fill.colour)) continue;
        std::vector<std::uint32_t> hatch;
        for (int i = -view.height; i < view.width; ++i)
            hatch.push_back(opaque_pixel(mixed(fill.colour, picture.hatch_line, share_at(i))));
        hatches_.emplace_back(fill.colour, std::move(hatch));
    }
}

const std::uint32_t* SoftwareMap::hatch_on(Rgba ground) const {
    for (const auto& [colour, hatch] : hatches_)
        if (colour == ground) return hatch.data();
    return nullptr;
}

void SoftwareMap::fill_feature(const Work& work, std::size_t feature, Rows rows) {
    const geo::Geometry& geometry = *work.picture.geometry;
    const View& view = work.view;
    const ToPixels to_pixels(view, geometry.origin);
    const auto corner = [&](std::size_t i) {
        const geo::MeshVertex& v = geometry.vertices[geometry.triangles[i]];
        return to_pixels(v.x, v.y);
    };
    const auto fill_with = [&](const auto& span) {
        const std::size_t past = std::size_t{geometry.first_triangle[feature + 1]} * 3;
        for (std::size_t i = std::size_t{geometry.first_triangle[feature]} * 3; i < past; i += 3)
            fill_triangle(corner(i), corner(i + 1), corner(i + 2), rows, view.width, span);
    };
    const auto start_of = [&](int row, int first) { return rows_(row) + first; };
    const Fill& fill = work.picture.fills[feature];
    if (fill.kind == FillKind::hatch)
        fill_with([&, hatch = hatch_on(fill.colour)](int row, int first, int past) {
            std::copy_n(hatch + (view.height - row + first), past - first, start_of(row, first));
        });
    else
        fill_with([&, colour = opaque_pixel(fill.colour)](int row, int first, int past) {
            std::fill_n(start_of(row, first), past - first, colour);
        });
}

void SoftwareMap::draw_pass(const Work& work, const LinePass& pass, Rows rows) {
    const LineStyle style{.half_width = static_cast<float>(pass.width.value * work.scale / 2),
                          .dash = static_cast<float>(pass.dashed ? dash * work.scale : 0),
                          .dash_and_gap = static_cast<float>(dash_and_gap * work.scale)};
    const ToPixels to_pixels(work.view, work.picture.geometry->origin);
    const auto scale = static_cast<float>(work.view.pixels_per_metre);
    const auto& points = work.lines->points;
    for_each_piece(*work.lines, pass.borders, work.view.ground(rows, style.half_width + 1.0),
                   [&](const LinePiece& piece) {
                       PixelPoint from = to_pixels(points[piece.first].x, points[piece.first].y);
                       for (std::uint32_t i = piece.first; i < piece.first + piece.segments; ++i) {
                           const PixelPoint to = to_pixels(points[i + 1].x, points[i + 1].y);
                           mask_.add({from, to, points[i].along * scale, points[i].length * scale},
                                     style, rows);
                           from = to;
                       }
                   });
    mask_.blend(in_order(pass.colour, order_), rows_, rows);
}

}  // namespace app
