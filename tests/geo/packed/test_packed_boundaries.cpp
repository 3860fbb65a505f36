#include <doctest/doctest.h>

#include "geo/packed/packed_boundaries.h"

namespace {

using geo::PackedLayer;

constexpr std::uint64_t source = 20261101;

std::vector<PackedLayer> sample() {
    const std::vector<geo::MultiPolygon> squares{
        {{{{0, 0}, {10.25, 0}, {10.25, 10}, {0, 10}}, {}}},
        {{{{10.25, 0}, {20, 0}, {20, 10.01}, {10.25, 10}}, {{{12, 1}, {13, 1}, {13, 2}}}}}};
    const std::vector<geo::MultiPolygon> fine{{{{{0, 0}, {1.0 / 3, 0}, {1.0 / 3, 7}}, {}}}, {}};
    return {{"ltla", {"E06000001", "E06000002"}, geo::coverage_of(squares)},
            {"fine", {"S12000033", "W06000001"}, geo::coverage_of(fine)}};
}

bool same(const PackedLayer& a, const PackedLayer& b) {
    return a.name == b.name && a.codes == b.codes && a.coverage.borders == b.coverage.borders &&
           a.coverage.rings == b.coverage.rings;
}

std::string refusal(std::string_view bytes, std::uint64_t of = source) {
    const auto layers = geo::unpacked(bytes, of);
    return layers ? "" : layers.error().what;
}

}  // namespace

TEST_CASE("layers come out as they went in, coordinates to the bit") {
    const auto layers = sample();
    const std::string bytes = geo::packed(layers, source);
    const auto back = geo::unpacked(bytes, source);
    REQUIRE(back.has_value());
    REQUIRE(back->size() == 2);
    CHECK(same((*back)[0], layers[0]));
    CHECK(same((*back)[1], layers[1]));
    CHECK(geo::packed(*back, source) == bytes);
    CHECK(geo::unpacked(geo::packed({}, source), source)->empty());
}

TEST_CASE("what is of another file or version is refused, in words") {
    std::string bytes = geo::packed(sample(), source);
    CHECK(refusal(bytes, source + 1).find("does not belong") != std::string::npos);
    CHECK(refusal("").find("version") != std::string::npos);
    CHECK(refusal("SQLite format 3").find("version") != std::string::npos);
    ++bytes[15];  // the last character of the magic word
    CHECK(refusal(bytes).find("version") != std::string::npos);
}

TEST_CASE("a byte changed, or missing, anywhere is noticed") {
    const std::string bytes = geo::packed(sample(), source);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string changed = bytes;
        changed[i] = static_cast<char>(changed[i] ^ 0x41);
        REQUIRE_FALSE(geo::unpacked(changed, source).has_value());
        REQUIRE_FALSE(geo::unpacked(bytes.substr(0, i), source).has_value());
    }
    CHECK_FALSE(geo::unpacked(bytes + "x", source).has_value());
}

TEST_CASE("numbers that lead out of their lists are refused, though the file is whole") {
    const auto broken = [](const auto& breaking) {
        auto layers = sample();
        breaking(layers[0].coverage);
        return refusal(geo::packed(layers, source));
    };
    CHECK(broken([](geo::Coverage&) {}).empty());
    CHECK(broken([](geo::Coverage& c) { c.borders.owners[0] = 2; }) == "is damaged");
    CHECK(broken([](geo::Coverage& c) { c.rings.steps[0] = 1000; }) == "is damaged");
    CHECK(broken([](geo::Coverage& c) { c.borders.first_point[1] = 9999; }) == "is damaged");
    CHECK(broken([](geo::Coverage& c) { c.borders.first_point[1] = 1; }) == "is damaged");
    CHECK(broken([](geo::Coverage& c) { c.rings.first_polygon.pop_back(); }) == "is damaged");
    CHECK(broken([](geo::Coverage& c) { c.rings.first_ring[1] = 0; }) == "is damaged");
    CHECK(broken([](geo::Coverage& c) { c.rings.first_step.clear(); }) == "is damaged");
    CHECK(broken([](geo::Coverage& c) { c.borders.points[0].x = 1e300 * 1e10; }) == "is damaged");
}
