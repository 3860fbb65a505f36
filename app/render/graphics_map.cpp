#include "app/render/graphics_map.h"

#include <algorithm>
#include <vector>

namespace app {
namespace {

void set(GLint uniform, double value) { glUniform1f(uniform, static_cast<float>(value)); }
void set(GLint uniform, double x, double y) {
    glUniform2f(uniform, static_cast<float>(x), static_cast<float>(y));
}
void set(GLint uniform, Rgba c) {
    glUniform3f(uniform, static_cast<float>(c.r) / 255.0f, static_cast<float>(c.g) / 255.0f,
                static_cast<float>(c.b) / 255.0f);
}

void set_centre(const ShaderProgram& program, const View& view, geo::Point origin) {
    set(program.uniform("centre"), view.centre.x - origin.x, view.centre.y - origin.y);
}

/// Whoever drew before may have left anything behind.
void clear(Rgba background) {
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_STENCIL_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_BLEND);
    glDisable(GL_DITHER);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glActiveTexture(GL_TEXTURE0);
    glClearColor(static_cast<float>(background.r) / 255.0f,
                 static_cast<float>(background.g) / 255.0f,
                 static_cast<float>(background.b) / 255.0f, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace

GraphicsMap::GraphicsMap(const std::filesystem::path& shaders)
    : fill_(shaders, "fill.vert", "fill.frag"),
      hatch_(shaders, "fill.vert", "hatch.frag"),
      line_coverage_(shaders, "line.vert", "line_coverage.frag"),
      line_colour_(shaders, "line.vert", "line_colour.frag") {}

Rows GraphicsMap::paint(const MapPicture& picture, const MapPicture* over, const View& view,
                        double scale, const MapPicture*) {
    if (!target_ || target_->width() != view.width || target_->height() != view.height)
        target_.emplace(view.width, view.height);
    target_->bind();
    clear(picture.background);
    for (const MapPicture* one : {&picture, over}) {
        if (one == nullptr || !one->geometry) continue;
        ResidentGeometry& geometry = resident_of(one->geometry);
        draw_fills(geometry, *one, view, scale);
        draw_lines(geometry, *one, view, scale);
    }
    glBindVertexArray(0);
    glUseProgram(0);
    return {0, view.height};
}

void GraphicsMap::lay(const GraphicsMap& other, int left, int top) {
    other.target_->copy_to(target_->framebuffer(), left,
                           target_->height() - top - other.target_->height());
}

ResidentGeometry& GraphicsMap::resident_of(const std::shared_ptr<const geo::Geometry>& geometry) {
    const auto found = std::ranges::find_if(
        resident_, [&](const ResidentGeometry& one) { return one.is(geometry); });
    if (found != resident_.end()) {
        resident_.splice(resident_.begin(), resident_, found);
        return resident_.front();
    }
    make_room(resident_);
    return resident_.emplace_front(geometry, counts_.bytes_uploaded);
}

void GraphicsMap::draw_ranges() {
    ranges_.draw();
    ++counts_.draw_calls;
    counts_.triangles += ranges_.indices() / 3;
}

void GraphicsMap::draw_fills(ResidentGeometry& geometry, const MapPicture& picture,
                             const View& view, double scale) {
    geometry.set_fills(picture.fills);
    geometry.bind_fills();
    geometry.bind_triangles();
    draw_features(geometry.geometry(), picture, view, FillKind::colour, fill_);

    for (const Hatch& one : hatches) {
        const Hatch hatch = scaled(one, scale);
        hatch_.use();
        set(hatch_.uniform("line_colour"), picture.hatch_line);
        set(hatch_.uniform("line_contrast"), hatch.contrast);
        set(hatch_.uniform("line_up"), hatch.rises ? -1.0 : 1.0);
        Hatch falling = hatch;
        falling.rises = false;
        set(hatch_.uniform("line_crossed"), hatch.crossed ? 1.0 : 0.0);
        set(hatch_.uniform("line_offset"), hatch_offset(view, hatch));
        set(hatch_.uniform("crossing_offset"), hatch_offset(view, falling));
        set(hatch_.uniform("line_width"), hatch.width);
        set(hatch_.uniform("line_spacing"), hatch.spacing);
        draw_features(geometry.geometry(), picture, view, hatch.kind, hatch_);
    }
}

void GraphicsMap::draw_features(const geo::Geometry& geometry, const MapPicture& picture,
                                const View& view, FillKind kind, const ShaderProgram& program) {
    const geo::Extent ground = view.ground();
    const std::vector<std::uint32_t>& first_triangle = geometry.mesh().first_triangle;
    ranges_.clear();
    for (std::size_t f = 0; f < picture.fills.size(); ++f)
        if (picture.fills[f].kind == kind && geometry.extents[f].overlaps(ground))
            ranges_.add(first_triangle[f] * 3, (first_triangle[f + 1] - first_triangle[f]) * 3);
    if (ranges_.empty()) return;
    program.use();
    set_centre(program, view, geometry.origin);
    set(program.uniform("clip_per_metre"), 2 * view.pixels_per_metre / view.width,
        2 * view.pixels_per_metre / view.height);
    draw_ranges();
}

void GraphicsMap::draw_lines(ResidentGeometry& geometry, const MapPicture& picture,
                             const View& view, double scale) {
    if (picture.lines.empty()) return;
    const ResidentLines& lines = geometry.lines_within(line_tolerance / view.pixels_per_metre);
    glBindVertexArray(segments_.name());
    make_room_for(lines.count);
    lines.points.bind();
    for (const ShaderProgram* program : {&line_coverage_, &line_colour_}) {
        program->use();
        set_centre(*program, view, geometry.geometry().origin);
        set(program->uniform("pixels_per_metre"), view.pixels_per_metre);
        set(program->uniform("clip_per_pixel"), 2.0 / view.width, 2.0 / view.height);
    }
    glEnable(GL_BLEND);
    for (const LinePass& pass : picture.lines) draw_pass(pass, lines.lines, view, scale);
    glDisable(GL_BLEND);
}

void GraphicsMap::draw_pass(const LinePass& pass, const SimplifiedLines& lines, const View& view,
                            double scale) {
    const double half_width = pass.width.value * scale / 2;
    const double reach = half_width + 0.5;
    ranges_.clear();
    for_each_piece(lines, pass.borders, view.ground(reach), [&](const LinePiece& piece) {
        ranges_.add(piece.first * 6, piece.segments * 6);
    });
    if (ranges_.empty()) return;

    // The frame buffer's alpha, 1 everywhere, takes the share of each pixel that stays bare: the
    // least of all segments. Then colour goes where anything is covered, and alpha back to 1.
    line_coverage_.use();
    set(line_coverage_.uniform("reach"), reach);
    set(line_coverage_.uniform("half_width"), half_width);
    set(line_coverage_.uniform("strength"), pass.colour.a / 255.0);
    set(line_coverage_.uniform("dash"), pass.dashed ? dash * scale : 0);
    set(line_coverage_.uniform("dash_and_gap"), dash_and_gap * scale);
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
    glBlendEquation(GL_MIN);
    draw_ranges();

    line_colour_.use();
    set(line_colour_.uniform("reach"), reach);
    set(line_colour_.uniform("line_colour"), pass.colour);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_ONE_MINUS_DST_ALPHA, GL_DST_ALPHA, GL_ONE, GL_ZERO);
    draw_ranges();
}

void GraphicsMap::make_room_for(std::size_t segments) {
    if (segments <= segment_capacity_) return;
    segment_capacity_ = segments;
    std::vector<std::uint32_t> indices;
    indices.reserve(segments * 6);
    for (std::uint32_t corner = 0; corner < segments * 4; corner += 4)
        for (const std::uint32_t i : {0u, 1u, 2u, 2u, 1u, 3u}) indices.push_back(corner + i);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, segment_indices_.name());
    const std::size_t bytes = indices.size() * sizeof indices.front();
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(bytes), indices.data(),
                 GL_STATIC_DRAW);
    counts_.bytes_uploaded += bytes;
}

}  // namespace app
