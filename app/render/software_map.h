#pragma once

#include <list>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "app/render/border_boxes.h"
#include "app/render/coverage_mask.h"
#include "app/render/map_painter.h"
#include "app/render/pixel.h"
#include "app/render/pixel_rows.h"

namespace app {

/// Draws rows of pixels without OpenGL. The same map as GraphicsMap draws, but for rounding on
/// borders.
class SoftwareMap : public MapPainter {
public:
    explicit SoftwareMap(PixelOrder order = PixelOrder::rgba) : order_(order) {}

    Rows paint(const MapPicture& picture, const MapPicture* over, const View& view, double scale,
               const MapPicture* shown) override;
    /// Copies what another has painted into these pixels: its upper left corner at (left, top).
    /// What of it lies outside is left out.
    void lay(const SoftwareMap& other, int left, int top);
    Image image() const override;
    /// A row of what was painted, counted from the top.
    const std::uint32_t* row(int from_top) const {
        return pixels_.data() +
               static_cast<std::size_t>(from_top) * static_cast<std::size_t>(width_);
    }

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
    /// Pixels of a row that lie in a feature.
    struct FilledRun {
        std::uint32_t feature;
        std::uint16_t row, first, past;
    };
    /// Which rows differ between two pictures of one view but for their lines, and what lies
    /// between them.
    Rows rows_between(const MapPicture& shown, const MapPicture& picture, const View& view,
                      double scale);
    /// Fills `rows_`, which are the view's, in `order_`; returns those that were painted.
    Rows paint_rows(const MapPicture& picture, const View& view, double scale,
                    const MapPicture* shown);
    /// Makes room for what is to be filled; keeps it where the same features are filled as before.
    void prepare_fills(const MapPicture& picture, std::size_t bands, const MapPicture* shown);
    /// Makes room for the pixels that lines cover; keeps those of lines that are as they were.
    void prepare_lines(const MapPicture& picture, std::size_t bands, const MapPicture* shown);
    void sort_into_bands(const Work& work, std::size_t first, std::size_t past, Share& share);
    void sort_features(const Work& work, std::size_t first, std::size_t past, Share& share);
    void sort_lines(const Work& work, const LinePass& pass, std::size_t first, std::size_t past,
                    Share& share);
    void paint_over(const MapPicture& over, const View& view, double scale);
    void paint_band(const Work& work, std::size_t band);
    void find_runs(const Work& work, std::size_t feature, Rows rows,
                   std::vector<std::uint32_t>& crossings, std::vector<FilledRun>& runs) const;
    void fill(const Work& work, std::span<const FilledRun> runs) const;
    struct HatchedFill;
    const HatchedFill* hatched(const Fill& fill) const;  // nullptr of others
    void prepare_hatches(const MapPicture& picture, const View& view, double scale);

    std::list<Prepared> prepared_;  // last used first
    int width_ = 0, height_ = 0;
    std::vector<std::uint32_t> pixels_;  // rows from the top
    std::unique_ptr<SoftwareMap> over_;  // paints what lies over the picture, on the same rows
    bool clears_ = true;                 // the rows first: not what lies over others
    std::vector<Share> shares_;          // kept for their memory
    PixelRows rows_;
    PixelOrder order_;
    CoverageMask mask_;
    std::vector<std::vector<FilledRun>> runs_;  // of each band, the same whatever the colours
    bool runs_are_found_ = false;
    /// The pixels that one pass covers, by band: the same as long as view and lines are, whatever
    /// the colours.
    struct PaintedLines {
        std::vector<std::vector<CoveredPixels>> of_band;
        bool is_done = false;
    };
    std::vector<PaintedLines> lines_;  // of each pass that was painted last
    /// Pixels along the diagonals of a hatch: by column less row, from -height, where it rises,
    /// else by column and row.
    struct Diagonals {
        std::vector<std::uint32_t> pixels;
        std::vector<float> covered;  // by lines, how much of each
    };
    struct HatchedFill {
        Fill fill;
        Diagonals along, across;  // across: where it is crossed, falling
    };
    Diagonals diagonals_of(const Hatch& hatch, const MapPicture& picture, Rgba ground,
                           const View& view) const;
    std::vector<HatchedFill> hatches_;
};

}  // namespace app
