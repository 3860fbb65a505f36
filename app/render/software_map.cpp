#include "app/render/software_map.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <iterator>
#include <numbers>
#include <span>
#include <utility>

#include "app/render/fill_triangle.h"
#include "app/render/simplified_lines.h"
#include "geo/core/in_shares.h"

namespace app {
namespace {

Rgba mixed(Rgba below, Rgba above, double share) {
    const auto mix = [share](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(a + (b - a) * share));
    };
    return {mix(below.r, above.r), mix(below.g, above.g), mix(below.b, above.b), 255};
}

/// From metres to pixels of a view. Points become floats on the way, as they are for a graphics
/// card, and order is kept: a box's corners are on the sides where its points are.
class ToPixels {
public:
    ToPixels(const View& view, geo::Point origin)
        : origin_(origin),
          x_(view.centre.x - origin.x),
          y_(view.centre.y - origin.y),
          scale_(view.pixels_per_metre),
          right_(view.width / 2.0),
          up_(view.height / 2.0) {}

    float x(float metres) const { return static_cast<float>((metres - x_) * scale_ + right_); }
    float y(float metres) const { return static_cast<float>((metres - y_) * scale_ + up_); }
    PixelPoint operator()(float metres_x, float metres_y) const {
        return {x(metres_x), y(metres_y)};
    }
    PixelPoint operator()(geo::Point p) const {
        return {x(static_cast<float>(p.x - origin_.x)), y(static_cast<float>(p.y - origin_.y))};
    }

private:
    geo::Point origin_;
    double x_, y_, scale_, right_, up_;
};

/// Where a feature's borders cross the middles of rows, sorted by row and column: between the
/// first and the second of a row lies ground, between the third and the fourth, and so on. Which
/// way round a ring walks its borders makes no difference.
template <class Span>
void fill_rings(const geo::Geometry& geometry, const BorderBoxes& boxes, std::size_t feature,
                const ToPixels& to_pixels, Rows rows, int width,
                std::vector<std::uint32_t>& crossings, const Span& span) {
    const geo::Rings& rings = geometry.rings;
    const geo::Point* const points = geometry.borders.points.data();
    crossings.clear();
    const std::uint32_t first = rings.first_step[rings.first_ring[rings.first_polygon[feature]]];
    const std::uint32_t past = rings.first_step[rings.first_ring[rings.first_polygon[feature + 1]]];
    for (std::uint32_t s = first; s < past; ++s) {
        const std::uint32_t border = rings.steps[s] / 2;
        for (std::uint32_t p = boxes.first_piece[border]; p < boxes.first_piece[border + 1]; ++p) {
            const BorderBoxes::Piece& piece = boxes.pieces[p];
            const int low = first_centre_from(to_pixels.y(piece.box.min_y));
            const int high = first_centre_from(to_pixels.y(piece.box.max_y));
            if (std::max(low, rows.first) >= std::min(high, rows.past)) continue;
            PixelPoint from = to_pixels(points[piece.first]);
            for (std::uint32_t i = piece.first + 1; i <= piece.last; ++i) {
                const PixelPoint to = to_pixels(points[i]);
                for_each_crossing(from, to, rows, width, [&](int row, int column) {
                    crossings.push_back(static_cast<std::uint32_t>(row - rows.first) << 16 |
                                        static_cast<std::uint32_t>(column));
                });
                from = to;
            }
        }
    }
    std::ranges::sort(crossings);
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        const auto left = static_cast<int>(crossings[i] & 0xFFFF);
        const auto right = static_cast<int>(crossings[i + 1] & 0xFFFF);
        if (left < right) span(rows.first + static_cast<int>(crossings[i] >> 16), left, right);
    }
}

/// For what is made anew for each frame, and has no rings.
template <class Span>
void fill_triangles(const geo::Mesh& mesh, std::size_t feature, const ToPixels& to_pixels,
                    Rows rows, int width, const Span& span) {
    const auto corner = [&](std::size_t i) {
        const geo::MeshVertex& v = mesh.vertices[mesh.triangles[i]];
        return to_pixels(v.x, v.y);
    };
    const std::size_t past = std::size_t{mesh.first_triangle[feature + 1]} * 3;
    for (std::size_t i = std::size_t{mesh.first_triangle[feature]} * 3; i < past; i += 3)
        fill_triangle(corner(i), corner(i + 1), corner(i + 2), rows, width, span);
}

}  // namespace

/// What all bands of rows share.
struct SoftwareMap::Work {
    const MapPicture& picture;
    const View& view;
    double scale;
    ToPixels to_pixels;
    const Prepared* prepared;           // none without a geometry
    std::size_t first_band, past_band;  // that are painted

    /// Many small bands, taken by whichever thread is free: land and lines lie unevenly.
    static constexpr int band_rows = 32;
    static std::size_t bands_of(int height) {
        return static_cast<std::size_t>((height + band_rows - 1) / band_rows);
    }
    Rows rows(std::size_t band) const {
        const int first = static_cast<int>(band) * band_rows;
        return {first, std::min(first + band_rows, view.height)};
    }
    Rows all() const { return {rows(first_band).first, rows(past_band - 1).past}; }
    /// Hands over the bands that are painted and have any of the rows.
    template <class Visit>
    void for_each_band(int first_row, int past_row, const Visit& visit) const {
        const Rows painted = all();
        first_row = std::max(first_row, painted.first);
        past_row = std::min(past_row, painted.past);
        for (int band = first_row / band_rows; first_row < past_row && band * band_rows < past_row;
             ++band)
            visit(static_cast<std::size_t>(band));
    }
};

void SoftwareMap::paint_over(const MapPicture& over, const View& view, double scale) {
    if (!over_) over_ = std::make_unique<SoftwareMap>(order_);
    over_->clears_ = false;
    over_->rows_ = rows_;
    over_->paint_rows(over, view, scale, nullptr);
}

Rows SoftwareMap::paint(const MapPicture& picture, const MapPicture* over, const View& view,
                        double scale, const MapPicture* shown) {
    if (view.width != width_ || view.height != height_) shown = nullptr;
    width_ = view.width;
    height_ = view.height;
    pixels_.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
    rows_ = {pixels_.data() + pixels_.size() - width_, -std::ptrdiff_t{width_}};
    const Rows rows = paint_rows(picture, view, scale, over == nullptr ? shown : nullptr);
    if (over != nullptr) paint_over(*over, view, scale);
    counts_.bytes_uploaded += static_cast<std::size_t>(rows.past - rows.first) *
                              static_cast<std::size_t>(width_) * sizeof pixels_.front();
    return rows;
}

void SoftwareMap::lay(const SoftwareMap& other, int left, int top) {
    const int first = std::max(left, 0), past = std::min(left + other.width_, width_);
    for (int y = std::max(top, 0); first < past && y < std::min(top + other.height_, height_); ++y)
        std::copy_n(other.row(y - top) + (first - left), past - first,
                    pixels_.data() +
                        static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + first);
}

Image SoftwareMap::image() const {
    return image_of(pixels_.data(), width_, width_, height_, order_);
}

/// An outline about what the pointer is over, or about what is selected, comes and goes without
/// anything else: only its rows are painted anew.
Rows SoftwareMap::rows_between(const MapPicture& shown, const MapPicture& picture, const View& view,
                               double scale) {
    if (shown.background != picture.background || shown.hatch_line != picture.hatch_line ||
        shown.fills != picture.fills)
        return {0, view.height};
    const std::span before(shown.lines), after(picture.lines);
    const auto differ = std::ranges::mismatch(before, after);
    auto before_end = before.end(), after_end = after.end();
    while (before_end != differ.in1 && after_end != differ.in2 &&
           *std::prev(before_end) == *std::prev(after_end))
        --before_end, --after_end;

    const BorderBoxes& boxes = prepared(picture.geometry).boxes;
    const ToPixels to_pixels(view, picture.geometry->origin);
    Rows rows{view.height, 0};
    const auto include = [&](const LinePass& pass) {
        const float reach = static_cast<float>(pass.width.value * scale / 2) + 0.5f;
        for (const std::uint32_t border : pass.borders) {
            const PieceBox box = boxes.box_of(border);
            rows.first = std::min(rows.first, first_centre_from(to_pixels.y(box.min_y) - reach));
            rows.past = std::max(rows.past, first_centre_from(to_pixels.y(box.max_y) + reach));
        }
    };
    std::for_each(differ.in1, before_end, include);
    std::for_each(differ.in2, after_end, include);
    return {std::max(rows.first, 0), std::min(rows.past, view.height)};
}

void SoftwareMap::prepare_fills(const MapPicture& picture, std::size_t bands,
                                const MapPicture* shown) {
    const auto alike = [](const Fill& a, const Fill& b) {
        return (a.kind == FillKind::hidden) == (b.kind == FillKind::hidden);
    };
    runs_are_found_ = runs_are_found_ && shown != nullptr &&
                      std::ranges::equal(shown->fills, picture.fills, alike);
    runs_.resize(bands);
}

void SoftwareMap::prepare_lines(const MapPicture& picture, std::size_t bands,
                                const MapPicture* shown) {
    std::vector<PaintedLines> before = std::exchange(lines_, {});
    lines_.resize(picture.lines.size());
    const auto is_alike = [](const LinePass& a, const LinePass& b) {
        return a.width == b.width && a.dashed == b.dashed && a.borders == b.borders;
    };
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        for (std::size_t j = 0; shown != nullptr && !lines_[i].is_done && j < before.size(); ++j)
            if (before[j].is_done && is_alike(shown->lines[j], picture.lines[i]))
                lines_[i] = std::exchange(before[j], {});
        lines_[i].of_band.resize(bands);
    }
}

Rows SoftwareMap::paint_rows(const MapPicture& picture, const View& view, double scale,
                             const MapPicture* shown) {
    if (shown != nullptr && (!picture.geometry || shown->geometry != picture.geometry ||
                             shown->camera != picture.camera || shown->size != picture.size ||
                             lines_.size() != shown->lines.size()))
        shown = nullptr;
    const std::size_t bands = Work::bands_of(view.height);
    Work work{picture,
              view,
              scale,
              ToPixels(view, picture.geometry ? picture.geometry->origin : geo::Point{}),
              picture.geometry ? &prepared(picture.geometry) : nullptr,
              0,
              bands};
    if (shown != nullptr) {
        const Rows rows = rows_between(*shown, picture, view, scale);
        work.first_band = static_cast<std::size_t>(rows.first / Work::band_rows);
        work.past_band = rows.first < rows.past ? Work::bands_of(rows.past) : work.first_band;
    }
    prepare_fills(picture, bands, shown);
    prepare_lines(picture, bands, shown);
    if (work.first_band >= work.past_band) return {0, 0};
    mask_.resize(view.width, view.height);
    prepare_hatches(picture, view, scale);
    shares_.resize(static_cast<std::size_t>(geo::working_threads()) * 4);
    geo::in_parallel(shares_.size(),
                     [&](std::size_t i) { sort_into_bands(work, i, shares_.size(), shares_[i]); });
    geo::in_parallel(work.past_band - work.first_band,
                     [&](std::size_t i) { paint_band(work, work.first_band + i); });
    runs_are_found_ = true;
    for (PaintedLines& lines : lines_) lines.is_done = true;
    return work.all();
}

/// Everything is looked at once a frame, not once for each band: what is out of view, or too small
/// to hold the middle of a pixel, costs a comparison of its box.
void SoftwareMap::sort_into_bands(const Work& work, std::size_t number, std::size_t count,
                                  Share& share) {
    const std::size_t bands = Work::bands_of(work.view.height);
    share.features.resize(bands);
    share.segments.resize(bands);
    share.past.resize(bands);
    for (std::size_t band = 0; band < bands; ++band) {
        share.features[band].clear();
        share.segments[band].clear();
        share.past[band].clear();
    }
    if (work.prepared == nullptr) return;
    const auto part_of = [&](std::size_t all, const auto& sort) {
        sort(all * number / count, all * (number + 1) / count);
    };
    if (!runs_are_found_)
        part_of(work.picture.fills.size(), [&](std::size_t first, std::size_t past) {
            sort_features(work, first, past, share);
        });
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const LinePass& pass = work.picture.lines[i];
        if (!lines_[i].is_done)
            part_of(pass.borders.size(), [&](std::size_t first, std::size_t past) {
                sort_lines(work, pass, first, past, share);
            });
        for (std::size_t band = work.first_band; band < work.past_band; ++band)
            share.past[band].push_back(share.segments[band].size());
    }
}

void SoftwareMap::sort_features(const Work& work, std::size_t first, std::size_t past,
                                Share& share) {
    const geo::Geometry& geometry = *work.picture.geometry;
    for (std::size_t f = first; f < past; ++f) {
        if (work.picture.fills[f].kind == FillKind::hidden) continue;
        const geo::Extent& box = geometry.extents[f];
        const PixelPoint low = work.to_pixels(geo::Point{box.min_x, box.min_y});
        const PixelPoint high = work.to_pixels(geo::Point{box.max_x, box.max_y});
        if (box.empty() || !(high.x > 0) || !(low.x < static_cast<float>(work.view.width)) ||
            !(high.y > static_cast<float>(work.all().first)) ||
            !(low.y < static_cast<float>(work.all().past)) ||
            first_centre_from(low.x) == first_centre_from(high.x))
            continue;
        work.for_each_band(first_centre_from(low.y), first_centre_from(high.y),
                           [&](std::size_t band) {
                               share.features[band].push_back(static_cast<std::uint32_t>(f));
                           });
    }
}

void SoftwareMap::sort_lines(const Work& work, const LinePass& pass, std::size_t first,
                             std::size_t past, Share& share) {
    const geo::BorderLines& borders = work.picture.geometry->borders;
    const float* const significance = work.prepared->significance.data();
    const auto tolerance =
        static_cast<float>(tolerance_of(level_within(line_tolerance / work.view.pixels_per_metre)));
    const float reach = static_cast<float>(pass.width.value * work.scale / 2) + 0.5f;
    const auto width = static_cast<float>(work.view.width);
    const auto lowest = static_cast<float>(work.all().first) - reach;
    const auto highest = static_cast<float>(work.all().past) + reach;
    const auto is_seen = [&](float left, float bottom, float right, float top) {
        return right > -reach && left < width + reach && top > lowest && bottom < highest;
    };
    for (std::size_t i = first; i < past; ++i) {
        const std::uint32_t border = pass.borders[i];
        const PieceBox box = work.prepared->boxes.box_of(border);
        if (!is_seen(work.to_pixels.x(box.min_x), work.to_pixels.y(box.min_y),
                     work.to_pixels.x(box.max_x), work.to_pixels.y(box.max_y)))
            continue;
        const std::uint32_t begin = borders.first_point[border];
        const std::uint32_t end = borders.first_point[border + 1];
        // Only dashes need to know how far along the line they are.
        double whole = 0, along = 0;
        const auto length_to = [&](std::uint32_t from, std::uint32_t to) {
            return std::hypot(borders.points[to].x - borders.points[from].x,
                              borders.points[to].y - borders.points[from].y);
        };
        for (std::uint32_t p = begin + 1, before = begin; pass.dashed && p < end; ++p)
            if (!(significance[p] < tolerance)) whole += length_to(before, p), before = p;
        PixelPoint from = work.to_pixels(borders.points[begin]);
        for (std::uint32_t p = begin + 1, before = begin; p < end; ++p) {
            if (significance[p] < tolerance) continue;
            const PixelPoint to = work.to_pixels(borders.points[p]);
            const float low = std::min(from.y, to.y), high = std::max(from.y, to.y);
            if (is_seen(std::min(from.x, to.x), low, std::max(from.x, to.x), high)) {
                const PixelSegment segment{from, to,
                                           static_cast<float>(along * work.view.pixels_per_metre),
                                           static_cast<float>(whole * work.view.pixels_per_metre)};
                work.for_each_band(
                    first_centre_from(low - reach), first_centre_from(high + reach),
                    [&](std::size_t band) { share.segments[band].push_back(segment); });
            }
            if (pass.dashed) along += length_to(before, p);
            from = to, before = p;
        }
    }
}

void SoftwareMap::paint_band(const Work& work, std::size_t band) {
    const Rows rows = work.rows(band);
    for (int row = rows.first; clears_ && row < rows.past; ++row)
        std::fill_n(rows_(row), work.view.width, opaque_pixel(work.picture.background, order_));
    if (work.prepared == nullptr) return;
    if (!runs_are_found_) {
        runs_[band].clear();
        std::vector<std::uint32_t> crossings;
        for (const Share& share : shares_)
            for (const std::uint32_t feature : share.features[band])
                find_runs(work, feature, rows, crossings, runs_[band]);
    }
    fill(work, runs_[band]);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const LinePass& pass = work.picture.lines[i];
        std::vector<CoveredPixels>& covered = lines_[i].of_band[band];
        if (!lines_[i].is_done) {
            const LineStyle style{
                .half_width = static_cast<float>(pass.width.value * work.scale / 2),
                .dash = static_cast<float>(pass.dashed ? dash * work.scale : 0),
                .dash_and_gap = static_cast<float>(dash_and_gap * work.scale)};
            for (const Share& share : shares_)
                for (std::size_t s = i == 0 ? 0 : share.past[band][i - 1]; s < share.past[band][i];
                     ++s)
                    mask_.add(share.segments[band][s], style, rows);
            mask_.take(rows, covered);
        }
        blend(covered, pass.colour, order_, rows_);
    }
}

const SoftwareMap::Prepared& SoftwareMap::prepared(
    const std::shared_ptr<const geo::Geometry>& geometry) {
    const auto found = std::ranges::find(prepared_, geometry, &Prepared::geometry);
    if (found != prepared_.end()) {
        prepared_.splice(prepared_.begin(), prepared_, found);
        return prepared_.front();
    }
    make_room(prepared_);
    auto boxes = std::async(std::launch::async, [&] { return BorderBoxes(*geometry); });
    return prepared_.emplace_front(
        Prepared{geometry, significance(geometry->borders), boxes.get()});
}

SoftwareMap::Diagonals SoftwareMap::diagonals_of(const Hatch& hatch, const MapPicture& picture,
                                                 Rgba ground, const View& view) const {
    const double offset = hatch_offset(view, hatch), half_width = hatch.width / 2;
    const Rgba line = line_of(hatch, picture.hatch_line, ground);
    // Half a pixel from the middles of pixels, which counts where columns and rows are added up.
    const int first = hatch.rises ? -view.height : 1;
    Diagonals diagonals;
    for (int i = 0; i < view.width + view.height; ++i) {
        const double turns = ((first + i) / std::numbers::sqrt2 + offset) / hatch.spacing;
        const double from_line = std::abs(turns - std::floor(turns) - 0.5) * hatch.spacing;
        const double share = std::clamp(
            std::min(from_line + 0.5, half_width) - std::max(from_line - 0.5, -half_width), 0.0,
            1.0);
        diagonals.pixels.push_back(opaque_pixel(mixed(ground, line, share), order_));
        diagonals.covered.push_back(static_cast<float>(share));
    }
    return diagonals;
}

void SoftwareMap::prepare_hatches(const MapPicture& picture, const View& view, double scale) {
    hatches_.clear();
    for (const Hatch& one : hatches) {
        const Hatch hatch = scaled(one, scale);
        Hatch falling = hatch;
        falling.rises = false;
        for (const Fill& fill : picture.fills) {
            if (fill.kind != hatch.kind || hatched(fill) != nullptr) continue;
            hatches_.push_back(
                {fill, diagonals_of(hatch, picture, fill.colour, view),
                 hatch.crossed ? diagonals_of(falling, picture, fill.colour, view) : Diagonals{}});
        }
    }
}

const SoftwareMap::HatchedFill* SoftwareMap::hatched(const Fill& fill) const {
    const auto found = std::ranges::find(hatches_, fill, &HatchedFill::fill);
    return found == hatches_.end() ? nullptr : &*found;
}

void SoftwareMap::find_runs(const Work& work, std::size_t feature, Rows rows,
                            std::vector<std::uint32_t>& crossings,
                            std::vector<FilledRun>& runs) const {
    const geo::Geometry& geometry = *work.picture.geometry;
    const auto add = [&](int row, int first, int past) {
        runs.push_back({static_cast<std::uint32_t>(feature), static_cast<std::uint16_t>(row),
                        static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(past)});
    };
    if (geometry.has_rings())
        fill_rings(geometry, work.prepared->boxes, feature, work.to_pixels, rows, work.view.width,
                   crossings, add);
    else
        fill_triangles(geometry.mesh(), feature, work.to_pixels, rows, work.view.width, add);
}

void SoftwareMap::fill(const Work& work, std::span<const FilledRun> runs) const {
    for (std::size_t i = 0; i < runs.size();) {
        const std::uint32_t feature = runs[i].feature;
        const Fill& fill = work.picture.fills[feature];
        const HatchedFill* const hatch = fill.kind == FillKind::colour ? nullptr : hatched(fill);
        const std::uint32_t pixel = opaque_pixel(fill.colour, order_);
        for (; i < runs.size() && runs[i].feature == feature; ++i) {
            const FilledRun& run = runs[i];
            std::uint32_t* const first = rows_(run.row) + run.first;
            const int count = run.past - run.first;
            if (hatch == nullptr) {
                std::fill_n(first, count, pixel);
                continue;
            }
            const int falling = run.first + run.row;
            const int along =
                fill.kind == FillKind::unclear ? falling : run.first + work.view.height - run.row;
            const auto at = [](const auto& values, int place) { return values.data() + place; };
            std::copy_n(at(hatch->along.pixels, along), count, first);
            if (hatch->across.pixels.empty()) continue;
            const float* const rising_covered = at(hatch->along.covered, along);
            const float* const falling_covered = at(hatch->across.covered, falling);
            for (int pixel_of_run = 0; pixel_of_run < count; ++pixel_of_run)
                if (falling_covered[pixel_of_run] > rising_covered[pixel_of_run])
                    first[pixel_of_run] = at(hatch->across.pixels, falling)[pixel_of_run];
        }
    }
}

}  // namespace app
