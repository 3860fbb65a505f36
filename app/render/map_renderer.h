#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/picture/picture.h"
#include "app/render/map_painter.h"
#include "app/render/pixel_box.h"
#include "app/render/view.h"

namespace app {

/// Draws a MapPicture and its insets into the pixels of a `Painter`, of which there are two:
/// GraphicsMap and SoftwareMap. Remembers what it drew: what is alike is not drawn again.
template <class Painter>
class MapRenderer {
public:
    /// `make` makes a painter: one for the map, one for each inset, because each remembers one
    /// picture.
    explicit MapRenderer(std::function<std::unique_ptr<Painter>()> make)
        : make_(std::move(make)), painter_(make_()) {}

    /// Brings the pixels up to date with `picture`: `width` by `height` of them, `scale` to a
    /// logical one. Returns the parts of them that were drawn: none where all is as it was. `over`
    /// is drawn over it, for the same camera: a map of a geometry of its own.
    std::vector<PixelBox> draw(const MapPicture& picture, double scale, int width, int height,
                               const MapPicture* over = nullptr) {
        const bool same_frame =
            drawn_ && drawn_->scale == scale && drawn_->width == width && drawn_->height == height;
        const bool same_over = drawn_ && drawn_->over.has_value() == (over != nullptr) &&
                               (over == nullptr || *drawn_->over == *over);
        if (same_frame && same_over && drawn_->picture == picture) return {};
        // What lay under an inset or an overlay was lost.
        const bool keeps =
            same_frame && same_over && !over && drawn_->picture.insets == picture.insets;
        const View view = view_of(picture, scale, width, height);
        const Rows rows =
            painter_->paint(picture, over, view, scale, keeps ? &drawn_->picture : nullptr);
        const PixelBox country{0, height - rows.past, width, height - rows.first};
        std::vector<PixelBox> parts{country};
        insets_.resize(picture.insets.size());
        for (std::size_t i = 0; i < picture.insets.size(); ++i)
            parts.push_back(draw_inset(i, picture, scale, country));
        std::erase_if(parts, [](const PixelBox& part) { return part.empty(); });
        ++frames_;
        drawn_ = Drawn{picture, over != nullptr ? std::optional(*over) : std::nullopt, scale, width,
                       height};
        return parts;
    }

    const Painter& painter() const { return *painter_; }

    DrawCounts counts() const {
        DrawCounts counts = painter_->counts();
        counts.frames = frames_;
        return counts;
    }

private:
    /// What was drawn last.
    struct Drawn {
        MapPicture picture;
        std::optional<MapPicture> over;
        double scale = 0;
        int width = 0, height = 0;
    };
    /// An inset as it was drawn last: it seldom changes while the country below it is moved.
    struct DrawnInset {
        std::unique_ptr<Painter> painter;
        std::optional<MapPicture> picture;
        double scale = 0;
    };

    /// Returns what of it was painted, or has to be laid over what was painted of the `country`.
    PixelBox draw_inset(std::size_t index, const MapPicture& picture, double scale,
                        const PixelBox& country) {
        const MapInset& inset = picture.insets[index];
        MapPicture map = alone(picture, inset);
        const int width = pixels_of(inset.size.width.value, scale);
        const int height = pixels_of(inset.size.height.value, scale);
        DrawnInset& before = insets_[index];
        if (!before.painter) before.painter = make_();
        Rows rows;
        if (before.picture != map || before.scale != scale) {
            const bool keeps = before.picture && before.scale == scale;
            rows = before.painter->paint(map, nullptr, view_of(map, scale, width, height), scale,
                                         keeps ? &*before.picture : nullptr);
            before.picture = std::move(map);
            before.scale = scale;
        }
        const int left = pixels_of(inset.corner.x, scale), top = pixels_of(inset.corner.y, scale);
        const PixelBox whole{left, top, left + width, top + height};
        const PixelBox painted{left, whole.bottom - rows.past, whole.right,
                               whole.bottom - rows.first};
        const PixelBox hidden = overlap(whole, country);
        if (painted.empty() && hidden.empty()) return {};
        painter_->lay(*before.painter, left, top);
        return hidden.empty() ? painted : whole;
    }

    std::function<std::unique_ptr<Painter>()> make_;
    std::unique_ptr<Painter> painter_;
    std::optional<Drawn> drawn_;
    std::vector<DrawnInset> insets_;
    std::size_t frames_ = 0;
};

/// Of several maps together.
template <class Painter>
DrawCounts counts_of(const std::vector<MapRenderer<Painter>>& maps) {
    DrawCounts all;
    for (const MapRenderer<Painter>& map : maps) all += map.counts();
    return all;
}

}  // namespace app
