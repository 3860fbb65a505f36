#pragma once

#include <list>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "app/render/coverage_mask.h"
#include "app/render/map_painter.h"
#include "app/render/simplified_lines.h"

namespace app {

/// Draws rows of pixels without OpenGL and hands over the finished picture. The same map as
/// GraphicsMap draws, but for rounding on borders.
class SoftwareMap : public MapPainter {
public:
    void paint(const MapPicture& picture, const MapPicture* over, const View& view, double scale,
               FrameBuffer& target) override;

private:
    /// A geometry's borders at the levels of detail asked for so far.
    struct Prepared {
        std::shared_ptr<const geo::Geometry> geometry;  // kept, so that no other gets its address
        std::vector<std::vector<float>> significance;
        std::map<int, SimplifiedLines> lines;
        bool is_abandoned() const { return geometry.use_count() == 1; }
    };
    Prepared& prepared(const std::shared_ptr<const geo::Geometry>& geometry);
    const SimplifiedLines& lines_within(Prepared& geometry, double tolerance);
    struct Work;  // a picture, its view and all that its bands of rows share
    void clear_rows(const Work& work, Rows rows);
    void paint_rows(const Work& work, Rows rows);
    void fill_feature(const Work& work, std::size_t feature, Rows rows);
    void draw_pass(const Work& work, const LinePass& pass, Rows rows);
    const std::uint32_t* hatch_on(Rgba ground) const;
    void prepare_hatches(const MapPicture& picture, const View& view, double scale);
    std::uint32_t opaque_pixel(Rgba colour) const;
    void hand_over(const FrameBuffer& target) const;

    std::list<Prepared> prepared_;       // last used first
    std::vector<std::uint32_t> pixels_;  // kept for its memory, in the target's order
    PixelRows rows_;
    PixelOrder order_ = PixelOrder::upright;
    CoverageMask mask_;
    /// For each ground that is hatched: the colour by column less row, from -height.
    std::vector<std::pair<Rgba, std::vector<std::uint32_t>>> hatches_;
};

}  // namespace app
