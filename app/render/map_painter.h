#pragma once

#include "app/picture/picture.h"
#include "app/render/frame_buffer.h"
#include "app/render/map_renderer.h"
#include "app/render/view.h"

namespace app {

/// One way to draw a map. There are two: triangles for graphics cards, and a program that fills
/// rows itself, which without a card is several times faster than OpenGL imitated.
class MapPainter {
public:
    virtual ~MapPainter() = default;
    /// Fills the whole target, opaque; without a geometry, with the background. `shown` is what was
    /// painted on it last, at the same scale, if anything: what is alike may be left as it is.
    /// `over`, if any, is drawn over the picture, its own background left out.
    virtual void paint(const MapPicture& picture, const MapPicture* over, const View& view,
                       double scale, FrameBuffer& target, const MapPicture* shown) = 0;
    const MapRenderer::Counts& counts() const { return counts_; }

protected:
    MapRenderer::Counts counts_;
};

/// The hatch of areas without a figure, and the dashes of planned areas, in logical pixels.
inline constexpr double hatch_width = 1.25, hatch_spacing = 7;
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

/// What a picture shows in a frame of some size at `scale` pixels per logical one.
View view_of(const MapPicture& picture, double scale, int width, int height);

/// Pixels across the hatch from one of its lines to the view's lower left corner. Worked out in
/// doubles: there are digits enough for a whole country at the nearest zoom.
double hatch_offset(const View& view, double spacing);

}  // namespace app
