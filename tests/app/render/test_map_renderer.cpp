#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>

#include "tests/app/render/made_maps.h"
#include "tests/support/gl_fixture.h"
#include "tests/support/golden.h"

using namespace app;

namespace {

constexpr MapDrawing both_drawings[] = {MapDrawing::graphics, MapDrawing::software};

Rgba pixel(const Image& image, int x, int from_top) {
    const std::uint8_t* p = &image.rgba[static_cast<std::size_t>(from_top * image.width + x) * 4];
    return {p[0], p[1], p[2], p[3]};
}

bool all_are(const Image& image, Rgba colour) {
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            if (pixel(image, x, y) != colour) return false;
    return true;
}

/// How many pixels of red `above` are laid over `below` in all, partly covered ones in part.
double covered(const Image& image, Rgba below, Rgba above) {
    double sum = 0;
    for (std::size_t i = 0; i < image.rgba.size(); i += 4)
        sum += (image.rgba[i] - below.r) / static_cast<double>(above.r - below.r);
    return sum;
}

/// A geometry without ground, of one line.
std::shared_ptr<const geo::Geometry> only_line(const std::vector<geo::Point>& points) {
    auto geometry = std::make_shared<geo::Geometry>();
    for (geo::Point p : points) geometry->extent.include(p);
    geometry->borders.add(points, {});
    return geometry;
}

MapPicture line_picture(const std::vector<geo::Point>& points, int width, int height,
                        double line_width) {
    auto geometry = only_line(points);
    MapPicture picture = picture_of(geometry, width, height, {});
    picture.lines = {all_borders(*geometry, ink, line_width)};
    return picture;
}

/// Neighbours whose shared border wiggles, filling a rectangle.
std::vector<geo::MultiPolygon> neighbours() {
    std::mt19937 random(21);
    std::uniform_real_distribution<double> wiggle(-8, 8);
    geo::Ring left{{0, 0}}, right{{100, 80}, {100, 0}};
    geo::Ring border{{50, 0}};
    for (double y = 0.7; y < 80; y += 0.7) border.push_back({50 + wiggle(random), y});
    border.push_back({50, 80});
    left.insert(left.end(), border.begin(), border.end());
    left.push_back({0, 80});
    right.insert(right.end(), border.begin(), border.end());
    return {{{left, {}}}, {{right, {}}}};
}

}  // namespace

TEST_CASE("between neighbours no pixel shows the background, wherever the camera is") {
    GlFixture gl(64, 48);
    const auto geometry = geometry_of(neighbours());
    for (const MapDrawing drawing : both_drawings) {
        EitherRenderer renderer = gl.renderer(drawing);
        std::mt19937 random(4);
        std::uniform_real_distribution<double> across(0, 100), up(0, 80), zoom(-3, 1.5);
        for (int i = 0; i < 200; ++i) {
            MapPicture picture = picture_of(geometry, 64, 48, {in_colour(blue), in_colour(orange)});
            picture.camera = {{across(random)}, {up(random)}, std::exp2(zoom(random))};
            renderer.draw(picture);
            const Image image = renderer.image();
            int bare = 0;
            for (int y = 0; y < 48; ++y)
                for (int x = 0; x < 64; ++x) {
                    const double margin = 0.01 * picture.camera.metres_per_pixel;
                    const geo::Point p =
                        ground_at(picture.camera, picture.size, {x + 0.5, y + 0.5});
                    const bool inside =
                        p.x > margin && p.x < 100 - margin && p.y > margin && p.y < 80 - margin;
                    bare += inside && pixel(image, x, y) == sea;
                }
            CAPTURE(i);
            CHECK(bare == 0);
        }
    }
}

TEST_CASE("hidden areas show the sea, and so does a picture without a geometry") {
    GlFixture gl(60, 40);
    const auto geometry = geometry_of({box(0, 0, 60, 40)});
    for (const MapDrawing drawing : both_drawings) {
        CHECK(all_are(gl.drawn(picture_of(geometry, 60, 40, {in_colour(blue)}), drawing), blue));
        CHECK(all_are(gl.drawn(picture_of(geometry, 60, 40, {hidden()}), drawing), sea));
        CHECK(all_are(gl.drawn(picture_of(nullptr, 60, 40, {}), drawing), sea));
    }
}

TEST_CASE("north is at the top") {
    GlFixture gl(20, 20);
    const auto geometry = geometry_of({box(0, 10, 20, 20)});
    for (const MapDrawing drawing : both_drawings) {
        const Image image = gl.drawn(picture_of(geometry, 20, 20, {in_colour(blue)}), drawing);
        CHECK(pixel(image, 10, 2) == blue);
        CHECK(pixel(image, 10, 17) == sea);
    }
}

TEST_CASE("a line is as wide as it says, wherever it falls between pixels") {
    GlFixture gl(100, 60);
    for (const MapDrawing drawing : both_drawings)
        for (const double width : {0.75, 1.0, 2.25, 4.5})
            for (double y = 30; y < 31; y += 0.13) {
                CAPTURE(width);
                CAPTURE(y);
                const Image image =
                    gl.drawn(line_picture({{-50, y}, {150, y}}, 100, 60, width), drawing);
                CHECK(covered(image, sea, ink) / 100 == doctest::Approx(width).epsilon(0.02));
            }
}

TEST_CASE("at two framebuffer pixels a pixel, lines are twice as wide") {
    GlFixture gl(100, 60);
    for (const MapDrawing drawing : both_drawings) {
        const MapPicture picture = line_picture({{-50, 15.2}, {150, 15.2}}, 50, 30, 2.25);
        const Image image = gl.drawn(picture, drawing, 2);
        CHECK(covered(image, sea, ink) / 100 == doctest::Approx(4.5).epsilon(0.02));
    }
}

TEST_CASE("a line of many points is no darker than one of two") {
    GlFixture gl(120, 80);
    std::vector<geo::Point> many;
    for (int i = 0; i <= 400; ++i) many.push_back({10 + i * 0.25, 20 + i * 0.1});
    for (const MapDrawing drawing : both_drawings)
        for (const double width : {0.75, 4.5}) {
            const Image fine = gl.drawn(line_picture(many, 120, 80, width), drawing);
            const Image plain =
                gl.drawn(line_picture({many.front(), many.back()}, 120, 80, width), drawing);
            CHECK(share_differing(fine, plain) == 0);
        }
}

TEST_CASE("dashes cover three fifths of a line, and begin and end with half a dash") {
    GlFixture gl(320, 20);
    MapPicture picture = line_picture({{10, 10}, {310, 10}}, 320, 20, 2);
    picture.lines[0].dashed = true;
    for (const MapDrawing drawing : both_drawings) {
        const Image image = gl.drawn(picture, drawing);
        CHECK(covered(image, sea, ink) / 2 == doctest::Approx(180).epsilon(0.02));
        CHECK(pixel(image, 12, 10) == ink);
        CHECK(pixel(image, 10 + 7, 10) == sea);
        CHECK(pixel(image, 10 + 15, 10) == ink);
        CHECK(pixel(image, 307, 10) == ink);
    }
}

TEST_CASE("the hatch travels with the land") {
    GlFixture gl(80, 60);
    const auto geometry = geometry_of({box(-1000, -1000, 1000, 1000)});
    for (const MapDrawing drawing : both_drawings) {
        MapPicture picture = picture_of(geometry, 80, 60, {hatched(pale)});
        const Image before = gl.drawn(picture, drawing);
        picture.camera.easting = picture.camera.easting - geo::Metres{11};
        picture.camera.northing = picture.camera.northing + geo::Metres{4};
        const Image after = gl.drawn(picture, drawing);
        int unlike = 0;
        for (int y = 4; y < 60; ++y)
            for (int x = 11; x < 80; ++x)
                unlike += std::abs(pixel(after, x, y).r - pixel(before, x - 11, y - 4).r) > 2;
        CHECK(unlike == 0);
    }
}

TEST_CASE("the hatch keeps its spacing at any zoom, and covers its share of the ground") {
    GlFixture gl(200, 200);
    const auto geometry = geometry_of({box(-1e6, -1e6, 1e6, 1e6)});
    for (const MapDrawing drawing : both_drawings)
        for (const double metres_per_pixel : {5.0, 333.0, 2500.0}) {
            MapPicture picture = picture_of(geometry, 200, 200, {hatched(pale)});
            picture.camera = {{400'123}, {300'456}, metres_per_pixel};
            const double share = covered(gl.drawn(picture, drawing), pale, hatch_grey) / 40'000;
            CHECK(share == doctest::Approx(1.25 / 7).epsilon(0.05));
        }
}

TEST_CASE("an unchanged picture is not drawn again; another target or scale is") {
    GlFixture gl(60, 40);
    const auto geometry = geometry_of({box(0, 0, 30, 40)});
    for (const MapDrawing drawing : both_drawings) {
        EitherRenderer renderer = gl.renderer(drawing);
        MapPicture picture = picture_of(geometry, 60, 40, {in_colour(blue)});
        CHECK(renderer.draw(picture));
        const auto before = renderer.counts();
        CHECK_FALSE(renderer.draw(picture));
        CHECK(renderer.counts().frames == before.frames);
        CHECK(renderer.counts().draw_calls == before.draw_calls);
        CHECK(renderer.counts().bytes_uploaded == before.bytes_uploaded);

        CHECK(renderer.draw(picture, 2));
        picture.fills = {in_colour(orange)};
        CHECK(renderer.draw(picture, 2));
    }
}

TEST_CASE("another colour is four bytes a feature, another camera is none") {
    GlFixture gl(60, 40);
    const auto geometry = geometry_of({box(0, 0, 30, 40), box(30, 0, 60, 40)});
    EitherRenderer renderer = gl.renderer(MapDrawing::graphics);
    MapPicture picture = picture_of(geometry, 60, 40, {in_colour(blue), in_colour(blue)});
    picture.lines = {all_borders(*geometry, white, 0.75)};
    renderer.draw(picture);
    const std::size_t at_first = renderer.counts().bytes_uploaded;
    picture.fills[1] = in_colour(orange);
    renderer.draw(picture);
    CHECK(renderer.counts().bytes_uploaded == at_first + 2 * 4);
    picture.camera.easting = picture.camera.easting + geo::Metres{3};
    renderer.draw(picture);
    CHECK(renderer.counts().bytes_uploaded == at_first + 2 * 4);
}

TEST_CASE("what is out of view is not drawn") {
    GlFixture gl(60, 40);
    const auto geometry = geometry_of({box(0, 0, 30, 40), box(5000, 0, 6000, 40)});
    EitherRenderer renderer = gl.renderer(MapDrawing::graphics);
    MapPicture picture = picture_of(geometry, 60, 40, {in_colour(blue), in_colour(blue)});
    renderer.draw(picture);
    CHECK(renderer.counts().triangles == 2);
    CHECK(renderer.counts().draw_calls == 1);
}

TEST_CASE("five thousand borders are two draw calls") {
    GlFixture gl(100, 100);
    std::vector<geo::MultiPolygon> boxes;
    for (int i = 0; i < 2500; ++i) {
        const double x = i % 50 * 2, y = i / 50 * 2;
        boxes.push_back(box(x, y, x + 2, y + 2));
    }
    const auto geometry = geometry_of(boxes);
    REQUIRE(geometry->borders.size() > 4900);
    MapPicture picture = picture_of(geometry, 100, 100, std::vector<Fill>(2500, in_colour(blue)));
    EitherRenderer renderer = gl.renderer(MapDrawing::graphics);
    renderer.draw(picture);
    const std::size_t fills_only = renderer.counts().draw_calls;
    picture.lines = {all_borders(*geometry, white, 0.75)};
    renderer.draw(picture);
    CHECK(renderer.counts().draw_calls == 2 * fills_only + 2);
}

TEST_CASE("the same picture gives the same bytes, whoever draws it") {
    GlFixture gl(200, 160);
    const auto geometry = geometry_of(neighbours());
    MapPicture picture = picture_of(geometry, 200, 160, {in_colour(blue), hatched(pale)});
    picture.camera = {{50}, {40}, 0.51};
    picture.lines = {all_borders(*geometry, white, 4.5), all_borders(*geometry, ink, 2.25)};
    picture.lines[1].dashed = true;
    for (const MapDrawing drawing : both_drawings)
        CHECK(gl.drawn(picture, drawing) == gl.drawn(picture, drawing));
    CHECK(share_differing(gl.drawn(picture, MapDrawing::graphics),
                          gl.drawn(picture, MapDrawing::software)) < 0.0005);
}

TEST_CASE("what is painted over the picture before is what a new one would be") {
    GlFixture gl(160, 120);
    std::vector<geo::MultiPolygon> all = neighbours();
    for (int i = 0; i < 12; ++i) {
        const double x = 10 + i % 4 * 22, y = 8 + i / 4 * 24;
        all.push_back(box(x, y, x + 14, y + 15));
    }
    const auto geometry = geometry_of(all);
    const Fill choices[] = {in_colour(blue), in_colour(orange), hatched(pale), hidden()};
    std::mt19937 random(17);
    const auto one_of = [&](int count) {
        return static_cast<int>(random() % static_cast<unsigned>(count));
    };
    MapPicture picture =
        picture_of(geometry, 160, 120, std::vector<Fill>(all.size(), in_colour(blue)));
    picture.lines = {all_borders(*geometry, white, 0.75)};
    EitherRenderer renderer = gl.renderer(MapDrawing::software);
    for (int i = 0; i < 300; ++i) {
        switch (one_of(6)) {
            case 0:  // the pointer comes over something
                picture.lines.push_back({{static_cast<std::uint32_t>(one_of(14))},
                                         one_of(2) == 0 ? ink : orange,
                                         {one_of(2) == 0 ? 2.5 : 5.0},
                                         one_of(3) == 0});
                break;
            case 1:  // and leaves
                if (picture.lines.size() > 1)
                    picture.lines.erase(picture.lines.begin() +
                                        one_of(static_cast<int>(picture.lines.size())));
                break;
            case 2:
                picture.fills[static_cast<std::size_t>(one_of(14))] = choices[one_of(4)];
                break;
            case 3:
                picture.lines[0].colour = one_of(2) == 0 ? white : ink;
                break;
            case 4:
                picture.camera = {{50.0 + one_of(30)}, {40.0 + one_of(20)}, 0.3 + 0.2 * one_of(5)};
                break;
            default:
                std::swap(picture.lines.front(), picture.lines.back());
        }
        renderer.draw(picture);
        const Image painted_over = renderer.image();
        REQUIRE(painted_over == gl.drawn(picture, MapDrawing::software));
    }
}

TEST_CASE("the outline about one small area changes few rows") {
    GlFixture gl(200, 400);
    const auto geometry = geometry_of({box(0, 0, 200, 400), box(50, 100, 60, 110)});
    MapPicture picture = picture_of(geometry, 200, 400, {in_colour(blue), in_colour(orange)});
    EitherRenderer renderer = gl.renderer(MapDrawing::software);
    renderer.draw(picture);
    const std::size_t whole = renderer.counts().bytes_uploaded;
    std::uint32_t outline = 0;
    while (geometry->borders[outline].owners.back() != 1) ++outline;
    picture.lines = {{{outline}, ink, {2.5}}};
    renderer.draw(picture);
    CHECK(renderer.counts().bytes_uploaded - whole < whole / 4);
}

TEST_CASE("rings are filled as their triangles are, to the bit") {
    std::mt19937 random(23);
    std::uniform_real_distribution<double> spot(-20, 220), zoom(-3, 2);
    GlFixture gl(120, 90);
    const auto rings = geometry_of(neighbours());
    // Without rings, its triangles are filled.
    auto triangles = std::make_shared<geo::Geometry>(*rings);
    triangles->set_mesh(rings->mesh());
    triangles->rings.first_polygon.clear();
    REQUIRE(rings->has_rings());
    REQUIRE_FALSE(triangles->has_rings());
    for (int i = 0; i < 200; ++i) {
        MapPicture picture = picture_of(rings, 120, 90, {in_colour(blue), in_colour(orange)});
        picture.camera = {{spot(random) / 2}, {spot(random) / 2}, std::exp2(zoom(random))};
        const Image by_rings = gl.drawn(picture, MapDrawing::software);
        picture.geometry = triangles;
        REQUIRE(gl.drawn(picture, MapDrawing::software) == by_rings);
    }
}

TEST_CASE("a missing shader is named, and what to do") {
    GlFixture gl(4, 4);
    CHECK_THROWS_WITH_AS(GraphicsMap("/nowhere"),
                         "the shader /nowhere/fill.vert cannot be read; install the atlas again",
                         std::runtime_error);
}

TEST_CASE("the renderer says what draws") {
    GlFixture gl(4, 4);
    CHECK(renderer_name().find("OpenGL") != std::string::npos);
    CHECK_NOTHROW(require_opengl_3_3());
}

TEST_CASE("an outline that an inset does not show leaves the inset's pixels as they are") {
    constexpr int size = 200;
    // The inset, in the upper right, shows the one in the lower left.
    const auto geometry = geometry_of({box(0, 0, 20, 20), box(160, 70, 190, 90)});
    MapPicture picture = picture_of(geometry, size, size, {in_colour(blue), in_colour(orange)});
    picture.insets = {{{{10}, {10}, 0.5}, {140, 20}, {{50}, {50}}}};
    const PixelBox inset{140, 20, 190, 70};
    const auto outlined = [&](std::size_t feature) {
        MapPicture one = picture;
        for (std::uint32_t i = 0; i < geometry->borders.size(); ++i)
            if (geometry->extents[feature].contains(
                    geometry->borders.points[geometry->borders.first_point[i]]))
                one.lines.front().borders.push_back(i);
        return one;
    };
    MapRenderer<SoftwareMap> renderer([] { return std::make_unique<SoftwareMap>(); });
    const auto touches_inset = [&](const MapPicture& next) {
        const auto parts = renderer.draw(next, 1, size, size);
        CHECK(renderer.painter().image() == GlFixture(size, size).drawn(next));
        return std::ranges::any_of(
            parts, [&](const PixelBox& part) { return !overlap(part, inset).empty(); });
    };
    picture.lines = {{{}, ink, {2}}};
    CHECK(touches_inset(picture));
    CHECK_FALSE(touches_inset(outlined(1)));
    CHECK(touches_inset(outlined(0)));
}
