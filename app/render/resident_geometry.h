#pragma once

#include <map>
#include <memory>
#include <span>
#include <vector>

#include "app/picture/picture.h"
#include "app/render/gl_handle.h"
#include "app/render/simplified_lines.h"
#include "geo/mesh/geometry.h"

namespace app {

/// A texture read as one long array: element i is texel (i mod width, i / width).
/// Buffer textures would say it plainer, but OpenGL 3.3 promises them only 65,536 texels.
class ArrayTexture {
public:
    ArrayTexture(GLenum internal_format, GLenum format, GLenum type, std::size_t elements);
    void upload(const void* data, std::size_t elements, std::size_t bytes_each);
    void bind() const { glBindTexture(GL_TEXTURE_2D, texture_.name()); }

private:
    static constexpr GLsizei width = 1024;  // the least that every OpenGL 3.3 allows
    Texture texture_;
    GLenum format_, type_;
};

/// Border lines at one level of detail, on the graphics side.
struct ResidentLines {
    SimplifiedLines lines;  // its points have gone to the texture
    std::size_t count;      // of points
    ArrayTexture points;
};

/// A geometry on the graphics side: triangles once, lines once for each level of detail, colours
/// whenever they change.
class ResidentGeometry {
public:
    /// Adds what goes up to `bytes_uploaded`, now and later.
    ResidentGeometry(std::shared_ptr<const geo::Geometry> geometry, std::size_t& bytes_uploaded);

    const geo::Geometry& geometry() const { return *geometry_; }
    bool is(const std::shared_ptr<const geo::Geometry>& other) const { return geometry_ == other; }

    bool is_abandoned() const { return geometry_.use_count() == 1; }

    void set_fills(const std::vector<Fill>& fills);
    void bind_fills() const { fills_texture_.bind(); }
    void bind_triangles() const { glBindVertexArray(triangles_.name()); }

    /// Lines none of whose points is off by more than `tolerance` metres; made when first asked
    /// for, in steps of two.
    const ResidentLines& lines_within(double tolerance);

private:
    std::shared_ptr<const geo::Geometry> geometry_;  // kept, so that no other gets its address
    std::size_t& bytes_uploaded_;
    VertexArray triangles_;
    Buffer vertices_, indices_;
    std::vector<Fill> fills_;
    ArrayTexture fills_texture_;
    std::vector<float> significance_;     // of the borders' points
    std::map<int, ResidentLines> lines_;  // by the tolerance's power of two
};

}  // namespace app
