// The pixels of the districts' map, held against the look-up by point and against GEOS.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "geo/boundary/read_boundaries.h"
#include "tests/app/render/made_maps.h"
#include "tests/support/geos_areas.h"
#include "tests/support/gl_fixture.h"

using namespace app;

namespace {

constexpr int width = 96, height = 64;
constexpr double near = 0.03;  // pixels: how far the drawn floats may stray from the doubles

const std::vector<geo::MultiPolygon>& districts_in_force() {
    static const auto districts = [] {
        std::vector<geo::Error> faults;
        auto layer =
            geo::read_boundaries(DEVOLUTION_ATLAS_SOURCE_DIR "/data/boundaries_detailed.gpkg",
                                 {"ltla", "", "", false}, faults);
        REQUIRE(layer.has_value());
        std::vector<geo::MultiPolygon> features;
        for (geo::BoundaryFeature& one : layer->features)
            if (one.vintage.in_force(2025)) features.push_back(std::move(one.parts));
        REQUIRE(features.size() == 361);
        return features;
    }();
    return districts;
}

/// A colour for each district, by its number.
Rgba colour_of(std::uint32_t number) {
    return {static_cast<std::uint8_t>(number & 0xFF), static_cast<std::uint8_t>(number >> 8), 77,
            255};
}

constexpr int no_district = -1;  // the sea

int first_of(const std::vector<std::uint32_t>& districts) {
    return districts.empty() ? no_district : static_cast<int>(districts.front());
}

/// The district of a pixel.
int painted_at(const Image& image, int x, int y) {
    const std::uint8_t* p = &image.rgba[static_cast<std::size_t>(y * width + x) * 4];
    if (p[2] != 77) {
        CHECK(Rgba{p[0], p[1], p[2], p[3]} == sea);
        return no_district;
    }
    return p[0] | p[1] << 8;
}

/// Seeded cameras about districts, from far beyond the whole kingdom down to a few streets.
class Cameras {
public:
    Camera next() {
        const auto district = static_cast<std::size_t>(random_() % districts_in_force().size());
        const geo::Extent box = geo::extent_of(districts_in_force()[district]);
        const double zoom = std::uniform_real_distribution<double>(0, 1)(random_);
        const auto in = [&](double low, double high) {
            return std::uniform_real_distribution<double>(low, high)(random_);
        };
        return {{in(box.min_x, box.max_x)}, {in(box.min_y, box.max_y)}, 8 * std::pow(300.0, zoom)};
    }

private:
    std::mt19937 random_{20261122};
};

MapPicture id_picture(const std::shared_ptr<const geo::Geometry>& geometry, const Camera& camera) {
    std::vector<Fill> fills;
    for (std::uint32_t i = 0; i < geometry->areas.size(); ++i)
        fills.push_back(in_colour(colour_of(i)));
    MapPicture picture = picture_of(geometry, width, height, std::move(fills));
    picture.camera = camera;
    return picture;
}

/// Districts at a pixel's middle and very near it.
std::vector<int> about(const geo::Geometry& geometry, const MapPicture& picture, int x, int y) {
    std::vector<int> found;
    for (const double dx : {0.0, -near, near})
        for (const double dy : {0.0, -near, near})
            found.push_back(first_of(geometry.features_at(
                ground_at(picture.camera, picture.size, {x + 0.5 + dx, y + 0.5 + dy}))));
    return found;
}

}  // namespace

TEST_CASE(
    "at 200 seeded cameras each pixel shows the district that lies there, never the page "
    "between two") {
    const auto geometry = geometry_of(districts_in_force());
    const GeosAreas geos(districts_in_force());
    const GlFixture gl(width, height);
    Cameras cameras;
    std::mt19937 random(7);
    EitherRenderer renderers[]{gl.renderer(MapDrawing::graphics),
                               gl.renderer(MapDrawing::software)};
    std::size_t on_land = 0, asked_of_geos = 0;
    int wrong[]{0, 0};
    for (int i = 0; i < 200; ++i) {
        const MapPicture picture = id_picture(geometry, cameras.next());
        CAPTURE(picture.camera.easting.value);
        CAPTURE(picture.camera.northing.value);
        CAPTURE(picture.camera.metres_per_pixel);
        std::vector<Image> images;
        for (EitherRenderer& renderer : renderers) {
            renderer.draw(picture);
            images.push_back(renderer.image());
        }
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) {
                const int here = first_of(geometry->features_at(
                    ground_at(picture.camera, picture.size, {x + 0.5, y + 0.5})));
                on_land += here != no_district;
                for (std::size_t drawing = 0; drawing < images.size(); ++drawing) {
                    const int painted = painted_at(images[drawing], x, y);
                    if (painted == here) continue;
                    const auto near_by = about(*geometry, picture, x, y);
                    wrong[drawing] += std::ranges::find(near_by, painted) == near_by.end();
                }
            }
        // GEOS is slow: fifty pixels of each camera, ten thousand in all.
        for (int n = 0; n < 50; ++n, ++asked_of_geos) {
            const int x = static_cast<int>(random() % width),
                      y = static_cast<int>(random() % height);
            const int found = first_of(
                geos.features_at(ground_at(picture.camera, picture.size, {x + 0.5, y + 0.5})));
            const int painted = painted_at(images.back(), x, y);
            if (painted == found) continue;
            const auto near_by = about(*geometry, picture, x, y);
            CHECK(std::ranges::find(near_by, painted) != near_by.end());
        }
    }
    CHECK(on_land > 500'000);
    CHECK(wrong[1] == 0);
    // OpenGL's triangles leave a hole where a corner of one lies on a side of another: about one
    // pixel in four million.
    CHECK(wrong[0] <= 2);
    CHECK(asked_of_geos == 10'000);
}

TEST_CASE("a district's pixels are as many as its ground holds, but for those of its border") {
    const auto geometry = geometry_of(districts_in_force());
    const GlFixture gl(width, height);
    for (const MapDrawing drawing : {MapDrawing::graphics, MapDrawing::software}) {
        EitherRenderer renderer = gl.renderer(drawing);
        for (std::uint32_t district = 0; district < geometry->areas.size(); district += 9) {
            const geo::Extent box = geometry->extents[district];
            const Camera camera{{(box.min_x + box.max_x) / 2},
                                {(box.min_y + box.max_y) / 2},
                                std::max(box.width() / width, box.height() / height) * 1.02};
            renderer.draw(id_picture(geometry, camera));
            const Image image = renderer.image();
            double pixels = 0, edge = 0;
            const auto is_in = [&](int x, int y) {
                return x >= 0 && x < width && y >= 0 && y < height &&
                       painted_at(image, x, y) == static_cast<int>(district);
            };
            for (int y = 0; y < height; ++y)
                for (int x = 0; x < width; ++x) {
                    if (!is_in(x, y)) continue;
                    ++pixels;
                    edge += !is_in(x - 1, y) || !is_in(x + 1, y) || !is_in(x, y - 1) ||
                            !is_in(x, y + 1);
                }
            double area = 0;
            for (const geo::Polygon& part : districts_in_force()[district])
                area += geo::area_of(part);
            const double expected = area / camera.metres_per_pixel / camera.metres_per_pixel;
            CAPTURE(district);
            // Half of each pixel of the border at the very most; by chance far less.
            CHECK(std::abs(pixels - expected) < 0.25 * edge + 1);
        }
    }
}
