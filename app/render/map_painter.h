#pragma once

#include <cstddef>

#include "app/picture/picture.h"
#include "app/render/image.h"
#include "app/render/view.h"

namespace app {

/// What drawing has cost so far, for bench and tests. Bytes are those handed to a graphics card, or
/// those of the pixels painted without one.
struct DrawCounts {
    std::size_t frames = 0, draw_calls = 0, triangles = 0, bytes_uploaded = 0;
    DrawCounts& operator+=(const DrawCounts& other) {
        frames += other.frames, draw_calls += other.draw_calls;
        triangles += other.triangles, bytes_uploaded += other.bytes_uploaded;
        return *this;
    }
};

/// One way to draw a map, and the pixels that come of it. There are two: triangles for graphics
/// cards, and a program that fills rows itself, which without a card is several times faster than
/// OpenGL imitated. Both draw the same map but for rounding on borders.
class MapPainter {
public:
    MapPainter() = default;
    virtual ~MapPainter() = default;
    MapPainter(MapPainter&&) = delete;
    MapPainter& operator=(MapPainter&&) = delete;

    /// Fills all pixels of `view`, opaque; without a geometry, with the background. `shown` is what
    /// was painted last, in the same pixels and at the same scale, if anything: what is alike may
    /// be left as it is. `over`, if any, is drawn over the picture, its own background left out.
    /// Returns the rows that were painted.
    virtual Rows paint(const MapPicture& picture, const MapPicture* over, const View& view,
                       double scale, const MapPicture* shown) = 0;
    /// What was painted, as a picture for a file.
    virtual Image image() const = 0;
    const DrawCounts& counts() const { return counts_; }

protected:
    DrawCounts counts_;
};

/// The hatches of areas without a figure, of those whose figure is withheld and of figures that are
/// not clearly different, and the dashes of planned areas, in logical pixels.
inline constexpr std::array hatches{Hatch{FillKind::hatch, 1.25, 7, true, 0},
                                    Hatch{FillKind::crossed, 1.25, 7, true, 0, true},
                                    Hatch{FillKind::unclear, 1.25, 6, false, 0.5}};
inline constexpr double dash = 9, dash_and_gap = 15;
/// Geometries kept ready: the generalised outlines, the finer ones, hexagons, circles, those of an
/// imported file, and the one before of a motion.
inline constexpr std::size_t most_geometries = 6;

/// Makes room for one more: without those that nobody else holds (a motion makes one for each
/// frame), then without the one that was not drawn for longest, which stands last.
template <class List>
void make_room(List& geometries) {
    geometries.remove_if([](const auto& one) { return one.is_abandoned(); });
    if (geometries.size() >= most_geometries) geometries.pop_back();
}

}  // namespace app
