#include "app/render/resident_geometry.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

namespace app {
namespace {

template <class T>
std::size_t upload(GLenum target, const Buffer& buffer, const std::vector<T>& data) {
    glBindBuffer(target, buffer.name());
    const std::size_t bytes = data.size() * sizeof(T);
    glBufferData(target, static_cast<GLsizeiptr>(bytes), data.data(), GL_STATIC_DRAW);
    return bytes;
}

const void* offset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

}  // namespace

ArrayTexture::ArrayTexture(GLenum internal_format, GLenum format, GLenum type, std::size_t elements)
    : format_(format), type_(type) {
    // One element more than asked for: a line's last point looks at the next one.
    const auto rows = static_cast<GLsizei>(elements / width + 1);
    bind();
    glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(internal_format), width, rows, 0, format,
                 type, nullptr);
    // Texels are fetched by number; without mipmaps the texture would count as incomplete.
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
}

void ArrayTexture::upload(const void* data, std::size_t elements, std::size_t bytes_each) {
    const auto rows = static_cast<GLsizei>(elements / width);
    const auto rest = static_cast<GLsizei>(elements % width);
    const auto* tail =
        static_cast<const std::uint8_t*>(data) + (elements - elements % width) * bytes_each;
    bind();
    glBindBuffer(GL_PIXEL_UNPACK_BUFFER, 0);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    if (rows > 0) glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, rows, format_, type_, data);
    if (rest > 0) glTexSubImage2D(GL_TEXTURE_2D, 0, 0, rows, rest, 1, format_, type_, tail);
}

ResidentGeometry::ResidentGeometry(std::shared_ptr<const geo::Geometry> geometry,
                                   std::size_t& bytes_uploaded)
    : geometry_(std::move(geometry)),
      bytes_uploaded_(bytes_uploaded),
      fills_texture_(GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE, geometry_->areas.size()),
      significance_(significance(geometry_->borders)) {
    glBindVertexArray(triangles_.name());
    bytes_uploaded_ += upload(GL_ARRAY_BUFFER, vertices_, geometry_->mesh().vertices);
    bytes_uploaded_ += upload(GL_ELEMENT_ARRAY_BUFFER, indices_, geometry_->mesh().triangles);
    constexpr GLsizei stride = sizeof(geo::MeshVertex);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, offset(offsetof(geo::MeshVertex, x)));
    glEnableVertexAttribArray(1);
    glVertexAttribIPointer(1, 1, GL_UNSIGNED_INT, stride,
                           offset(offsetof(geo::MeshVertex, feature)));
    glBindVertexArray(0);
}

void ResidentGeometry::set_fills(const std::vector<Fill>& fills) {
    assert(fills.size() == geometry_->areas.size());
    if (fills == fills_) return;
    fills_ = fills;
    std::vector<std::array<std::uint8_t, 4>> texels;
    texels.reserve(fills.size());
    for (const Fill& fill : fills)
        texels.push_back({fill.colour.r, fill.colour.g, fill.colour.b, fill.colour.a});
    fills_texture_.upload(texels.data(), texels.size(), sizeof texels.front());
    bytes_uploaded_ += texels.size() * sizeof texels.front();
}

const ResidentLines& ResidentGeometry::lines_within(double tolerance) {
    const int level = level_within(tolerance);
    if (const auto made = lines_.find(level); made != lines_.end()) return made->second;
    SimplifiedLines lines =
        simplified(geometry_->borders, significance_, geometry_->origin, tolerance_of(level));
    ArrayTexture points(GL_RGBA32F, GL_RGBA, GL_FLOAT, lines.points.size());
    points.upload(lines.points.data(), lines.points.size(), sizeof(LinePoint));
    bytes_uploaded_ += lines.points.size() * sizeof(LinePoint);
    const std::size_t count = lines.points.size();
    lines.points = {};
    return lines_.emplace(level, ResidentLines{std::move(lines), count, std::move(points)})
        .first->second;
}

}  // namespace app
