#pragma once

#include <list>
#include <map>
#include <memory>
#include <vector>

#include "app/render/coverage_mask.h"
#include "app/render/map_painter.h"
#include "app/render/simplified_lines.h"

namespace app {

/// Draws rows of pixels without OpenGL and hands over the finished picture. The same map as
/// GraphicsMap draws, but for rounding on borders.
class SoftwareMap : public MapPainter {
public:
    void paint(const MapPicture& picture, const View& view, double scale,
               FrameBuffer& target) override;

private:
    /// A geometry's borders at the levels of detail asked for so far.
    struct Prepared {
        std::shared_ptr<const geo::Geometry> geometry;  // kept, so that no other gets its address
        std::vector<std::vector<float>> significance;
        std::map<int, SimplifiedLines> lines;
    };
    Prepared& prepared(const std::shared_ptr<const geo::Geometry>& geometry);
    const SimplifiedLines& lines_within(Prepared& geometry, double tolerance);
    void fill_features(const MapPicture& picture, const View& view, double scale);
    void fill_feature(const geo::Geometry& geometry, std::size_t feature, const View& view,
                      const Fill& fill);
    void prepare_hatch(Rgba ground, Rgba line, const View& view, double scale);
    void draw_pass(const LinePass& pass, const SimplifiedLines& lines, geo::Point origin,
                   const View& view, double scale);
    void hand_over(const FrameBuffer& target) const;

    std::list<Prepared> prepared_;  // last used first
    // Kept for their memory; rows run from the bottom.
    std::vector<std::uint32_t> pixels_;
    CoverageMask mask_;
    std::vector<std::uint32_t> hatch_;  // colour by column less row, from -height
};

}  // namespace app
