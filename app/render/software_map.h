#pragma once

#include <list>
#include <memory>
#include <utility>
#include <vector>

#include "app/render/border_boxes.h"
#include "app/render/coverage_mask.h"
#include "app/render/map_painter.h"

namespace app {

/// Draws rows of pixels without OpenGL and hands over the finished picture. The same map as
/// GraphicsMap draws, but for rounding on borders.
class SoftwareMap : public MapPainter {
public:
    void paint(const MapPicture& picture, const View& view, double scale,
               FrameBuffer& target) override;
    /// The same without OpenGL: what a file is to hold needs no context, and no time to make one.
    Image drawn(const MapPicture& picture, double scale, int width, int height);

private:
    /// A geometry, what its points count for, and boxes to leave out what is out of view.
    struct Prepared {
        std::shared_ptr<const geo::Geometry> geometry;  // kept, so that no other gets its address
        std::vector<float> significance;                // of each point of each border
        BorderBoxes boxes;
        bool is_abandoned() const { return geometry.use_count() == 1; }
    };
    const Prepared& prepared(const std::shared_ptr<const geo::Geometry>& geometry);
    struct Work;  // a picture, its view and all that its bands of rows share
    /// What a share of the features and borders has for each band of rows.
    struct Share {
        std::vector<std::vector<std::uint32_t>> features;  // of each band
        std::vector<std::vector<PixelSegment>> segments;   // of each band, pass after pass
        std::vector<std::vector<std::size_t>> past;        // of each band: the end of each pass
    };
    /// Fills `rows_`, which are the view's, in `order_`.
    void paint_rows(const MapPicture& picture, const View& view, double scale);
    void sort_into_bands(const Work& work, std::size_t first, std::size_t past, Share& share);
    void sort_features(const Work& work, std::size_t first, std::size_t past, Share& share);
    void sort_lines(const Work& work, const LinePass& pass, std::size_t first, std::size_t past,
                    Share& share);
    void paint_band(const Work& work, std::size_t band);
    void fill_feature(const Work& work, std::size_t feature, Rows rows,
                      std::vector<std::uint32_t>& crossings);
    const std::uint32_t* hatch_on(Rgba ground) const;
    void prepare_hatches(const MapPicture& picture, const View& view, double scale);
    std::uint32_t opaque_pixel(Rgba colour) const;
    void hand_over(const FrameBuffer& target) const;

    std::list<Prepared> prepared_;       // last used first
    std::vector<std::uint32_t> pixels_;  // kept for its memory, in the target's order
    std::vector<Share> shares_;          // kept for their memory
    PixelRows rows_;
    PixelOrder order_ = PixelOrder::upright;
    CoverageMask mask_;
    /// For each ground that is hatched: the colour by column less row, from -height.
    std::vector<std::pair<Rgba, std::vector<std::uint32_t>>> hatches_;
};

}  // namespace app
