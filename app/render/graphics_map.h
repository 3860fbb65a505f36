#pragma once

#include <filesystem>
#include <list>
#include <memory>
#include <optional>

#include "app/render/frame_buffer.h"
#include "app/render/index_ranges.h"
#include "app/render/map_painter.h"
#include "app/render/resident_geometry.h"
#include "app/render/shader_program.h"

namespace app {

/// Draws with OpenGL's triangles: geometry stays on the graphics side.
class GraphicsMap : public MapPainter {
public:
    explicit GraphicsMap(const std::filesystem::path& shaders);
    Rows paint(const MapPicture& picture, const MapPicture* over, const View& view, double scale,
               const MapPicture* shown) override;
    /// Copies what another has painted into these pixels: its upper left corner at (left, top).
    void lay(const GraphicsMap& other, int left, int top);
    Image image() const override { return target_->read(); }
    /// What was painted; there once anything was.
    const FrameBuffer& target() const { return *target_; }

private:
    ResidentGeometry& resident_of(const std::shared_ptr<const geo::Geometry>& geometry);
    void draw_fills(ResidentGeometry& geometry, const MapPicture& picture, const View& view,
                    double scale);
    void draw_features(const geo::Geometry& geometry, const MapPicture& picture, const View& view,
                       FillKind kind, const ShaderProgram& program);
    void draw_lines(ResidentGeometry& geometry, const MapPicture& picture, const View& view,
                    double scale);
    void draw_pass(const LinePass& pass, const SimplifiedLines& lines, const View& view,
                   double scale);
    void make_room_for(std::size_t segments);
    void draw_ranges();

    std::optional<FrameBuffer> target_;
    ShaderProgram fill_, hatch_, line_coverage_, line_colour_;
    VertexArray segments_;  // no attributes, an index buffer only
    Buffer segment_indices_;
    std::size_t segment_capacity_ = 0;
    std::list<ResidentGeometry> resident_;  // last used first
    IndexRanges ranges_;                    // kept for its memory
};

}  // namespace app
