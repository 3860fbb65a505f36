#include "app/render/map_renderer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <list>
#include <numbers>
#include <optional>
#include <vector>

#include "app/render/index_ranges.h"
#include "app/render/resident_geometry.h"
#include "app/render/shader_program.h"
#include "app/render/view.h"

namespace app {
namespace {

constexpr double hatch_width = 1.25, hatch_spacing = 7;  // logical pixels
constexpr double dash = 9, dash_and_gap = 15;            // logical pixels
/// How far a line may be drawn from where it is: too little to be seen, enough to leave out most
/// points of an outline on a small map.
constexpr double line_tolerance = 0.35;  // framebuffer pixels
/// The generalised outlines, the finer ones, and those of one imported file.
constexpr std::size_t most_resident = 3;

struct Drawn {
    MapPicture picture;
    double scale = 0;
    std::uint64_t target = 0;
    bool operator==(const Drawn&) const = default;
};

View view_of(const MapPicture& picture, double scale, const FrameBuffer& target) {
    return {.centre = {picture.camera.easting.value, picture.camera.northing.value},
            .pixels_per_metre = scale / picture.camera.metres_per_pixel,
            .width = target.width(),
            .height = target.height()};
}

void set_colour(GLint uniform, Rgba c) {
    glUniform3f(uniform, static_cast<float>(c.r) / 255.0f, static_cast<float>(c.g) / 255.0f,
                static_cast<float>(c.b) / 255.0f);
}

void set(GLint uniform, double value) { glUniform1f(uniform, static_cast<float>(value)); }
void set(GLint uniform, double x, double y) {
    glUniform2f(uniform, static_cast<float>(x), static_cast<float>(y));
}

void set_centre(const ShaderProgram& program, const View& view, geo::Point origin) {
    set(program.uniform("centre"), view.centre.x - origin.x, view.centre.y - origin.y);
}

}  // namespace

struct MapRenderer::Impl {
    explicit Impl(const std::filesystem::path& shaders)
        : fill(shaders, "fill.vert", "fill.frag"),
          hatch(shaders, "fill.vert", "hatch.frag"),
          line_coverage(shaders, "line.vert", "line_coverage.frag"),
          line_colour(shaders, "line.vert", "line_colour.frag") {}

    ShaderProgram fill, hatch, line_coverage, line_colour;
    VertexArray segments;  // no attributes, an index buffer only
    Buffer segment_indices;
    std::size_t segment_capacity = 0;
    std::list<ResidentGeometry> resident;  // last used first
    std::optional<Drawn> drawn;
    Counts counts;
    IndexRanges ranges;  // kept for its memory

    ResidentGeometry& resident_of(const std::shared_ptr<const geo::Geometry>& geometry);
    void clear(Rgba background);
    void draw_features(const ResidentGeometry& geometry, const MapPicture& picture,
                       const View& view, FillKind kind, const ShaderProgram& program);
    void draw_fills(ResidentGeometry& geometry, const MapPicture& picture, const View& view,
                    double scale);
    void draw_lines(ResidentGeometry& geometry, const MapPicture& picture, const View& view,
                    double scale);
    void draw_pass(const LinePass& pass, const ResidentLines& lines, const View& view,
                   double scale);
    void make_room_for(std::size_t points);
    void draw_ranges();
};

ResidentGeometry& MapRenderer::Impl::resident_of(
    const std::shared_ptr<const geo::Geometry>& geometry) {
    const auto found = std::ranges::find_if(
        resident, [&](const ResidentGeometry& one) { return one.is(geometry); });
    if (found != resident.end()) {
        resident.splice(resident.begin(), resident, found);
        return resident.front();
    }
    if (resident.size() == most_resident) resident.pop_back();
    return resident.emplace_front(geometry, counts.bytes_uploaded);
}

void MapRenderer::Impl::clear(Rgba background) {
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

void MapRenderer::Impl::draw_ranges() {
    ranges.draw();
    ++counts.draw_calls;
    counts.triangles += ranges.indices() / 3;
}

void MapRenderer::Impl::draw_features(const ResidentGeometry& resident_geometry,
                                      const MapPicture& picture, const View& view, FillKind kind,
                                      const ShaderProgram& program) {
    const geo::Geometry& geometry = resident_geometry.geometry();
    const geo::Extent ground = view.ground();
    ranges.clear();
    for (std::size_t f = 0; f < picture.fills.size(); ++f)
        if (picture.fills[f].kind == kind && geometry.extents[f].overlaps(ground))
            ranges.add(geometry.first_triangle[f] * 3,
                       (geometry.first_triangle[f + 1] - geometry.first_triangle[f]) * 3);
    if (ranges.empty()) return;
    program.use();
    set_centre(program, view, geometry.origin);
    set(program.uniform("clip_per_metre"), 2 * view.pixels_per_metre / view.width,
        2 * view.pixels_per_metre / view.height);
    draw_ranges();
}

void MapRenderer::Impl::draw_fills(ResidentGeometry& geometry, const MapPicture& picture,
                                   const View& view, double scale) {
    geometry.set_fills(picture.fills);
    geometry.bind_fills();
    geometry.bind_triangles();
    draw_features(geometry, picture, view, FillKind::colour, fill);

    hatch.use();
    set_colour(hatch.uniform("line_colour"), picture.hatch_line);
    const double spacing = hatch_spacing * scale;
    // Pixels from the plane's origin to the frame's lower left corner, across the lines. Reduced
    // here, where there are digits enough for a whole country at the nearest zoom.
    const double across = ((view.centre.x - view.centre.y) * view.pixels_per_metre -
                           (view.width - view.height) / 2.0) /
                          std::numbers::sqrt2;
    set(hatch.uniform("line_offset"), across - std::floor(across / spacing) * spacing);
    set(hatch.uniform("line_width"), hatch_width * scale);
    set(hatch.uniform("line_spacing"), spacing);
    draw_features(geometry, picture, view, FillKind::hatch, hatch);
}

void MapRenderer::Impl::make_room_for(std::size_t points) {
    if (points <= segment_capacity) return;
    segment_capacity = points;
    std::vector<std::uint32_t> indices;
    indices.reserve(points * 6);
    for (std::uint32_t corner = 0; corner < points * 4; corner += 4)
        for (const std::uint32_t i : {0u, 1u, 2u, 2u, 1u, 3u}) indices.push_back(corner + i);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, segment_indices.name());
    const std::size_t bytes = indices.size() * sizeof indices.front();
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(bytes), indices.data(),
                 GL_STATIC_DRAW);
    counts.bytes_uploaded += bytes;
}

void MapRenderer::Impl::draw_pass(const LinePass& pass, const ResidentLines& lines,
                                  const View& view, double scale) {
    const double half_width = pass.width.value * scale / 2;
    const double reach = half_width + 0.5;
    const geo::Extent ground = view.ground(reach);
    ranges.clear();
    for (const std::uint32_t border : pass.borders)
        for (std::uint32_t p = lines.lines.first_piece[border];
             p < lines.lines.first_piece[border + 1]; ++p)
            if (const LinePiece& piece = lines.lines.pieces[p]; piece.extent.overlaps(ground))
                ranges.add(piece.first * 6, piece.segments * 6);
    if (ranges.empty()) return;

    // The frame buffer's alpha, 1 everywhere, takes the share of each pixel that stays bare: the
    // least of all segments. Then colour goes where anything is covered, and alpha back to 1.
    line_coverage.use();
    set(line_coverage.uniform("reach"), reach);
    set(line_coverage.uniform("half_width"), half_width);
    set(line_coverage.uniform("strength"), pass.colour.a / 255.0);
    set(line_coverage.uniform("dash"), pass.dashed ? dash * scale : 0);
    set(line_coverage.uniform("dash_and_gap"), dash_and_gap * scale);
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
    glBlendEquation(GL_MIN);
    draw_ranges();

    line_colour.use();
    set(line_colour.uniform("reach"), reach);
    set_colour(line_colour.uniform("line_colour"), pass.colour);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_ONE_MINUS_DST_ALPHA, GL_DST_ALPHA, GL_ONE, GL_ZERO);
    draw_ranges();
}

void MapRenderer::Impl::draw_lines(ResidentGeometry& geometry, const MapPicture& picture,
                                   const View& view, double scale) {
    if (picture.lines.empty()) return;
    const ResidentLines& lines = geometry.lines_within(line_tolerance / view.pixels_per_metre);
    glBindVertexArray(segments.name());
    make_room_for(lines.count);
    lines.points.bind();
    for (const ShaderProgram* program : {&line_coverage, &line_colour}) {
        program->use();
        set_centre(*program, view, geometry.geometry().origin);
        set(program->uniform("pixels_per_metre"), view.pixels_per_metre);
        set(program->uniform("clip_per_pixel"), 2.0 / view.width, 2.0 / view.height);
    }
    glEnable(GL_BLEND);
    for (const LinePass& pass : picture.lines) draw_pass(pass, lines, view, scale);
    glDisable(GL_BLEND);
}

MapRenderer::MapRenderer(const std::filesystem::path& shaders)
    : impl_(std::make_unique<Impl>(shaders)) {}
MapRenderer::~MapRenderer() = default;

bool MapRenderer::draw(const MapPicture& picture, double scale, FrameBuffer& target) {
    if (impl_->drawn && impl_->drawn->picture == picture && impl_->drawn->scale == scale &&
        impl_->drawn->target == target.serial())
        return false;
    target.bind();
    impl_->clear(picture.background);
    if (picture.geometry) {
        const View view = view_of(picture, scale, target);
        ResidentGeometry& geometry = impl_->resident_of(picture.geometry);
        impl_->draw_fills(geometry, picture, view, scale);
        impl_->draw_lines(geometry, picture, view, scale);
    }
    glBindVertexArray(0);
    glUseProgram(0);
    ++impl_->counts.frames;
    impl_->drawn = Drawn{picture, scale, target.serial()};
    return true;
}

MapRenderer::Counts MapRenderer::counts() const { return impl_->counts; }

}  // namespace app
