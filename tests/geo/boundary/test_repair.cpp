#include <doctest/doctest.h>

#include "geo/boundary/repair.h"

namespace {

const geo::Ring square{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
const geo::Ring inside{{2, 2}, {4, 2}, {4, 4}, {2, 4}};

double area_of_all(const geo::MultiPolygon& parts) {
    double area = 0;
    for (const geo::Polygon& part : parts) area += geo::area_of(part);
    return area;
}

}  // namespace

TEST_CASE("valid polygons are left in peace") {
    CHECK_FALSE(geo::invalidity_of({{square, {}}}).has_value());
    CHECK_FALSE(geo::invalidity_of({{square, {inside}}}).has_value());
    CHECK_FALSE(geo::invalidity_of({}).has_value());
}

TEST_CASE("an invalid polygon is told with its reason, and repaired to the ground it encloses") {
    struct Case {
        geo::MultiPolygon parts;
        double area;
        std::string_view reason;
    };
    const geo::Ring bow_tie{{0, 0}, {10, 10}, {10, 0}, {0, 10}};
    const geo::Ring two_points{{0, 0}, {5, 5}};
    for (const Case& c : {
             Case{{{bow_tie, {}}}, 50, "Self-intersection at 5 5"},
             Case{{{square, {}}, {square, {}}}, 100, "Self-intersection"},
             Case{{{square, {inside}}, {{{1, 1}, {5, 1}, {5, 5}, {1, 5}}, {}}}, 100, "Nested"},
             Case{{{square, {inside, inside}}}, 96, ""},
             Case{{{square, {two_points}}}, 100, "fewer than three"},
         }) {
        CAPTURE(c.reason);
        const auto reason = geo::invalidity_of(c.parts);
        REQUIRE(reason.has_value());
        CAPTURE(*reason);
        CHECK(reason->find(c.reason) != std::string::npos);
        const auto mended = geo::repaired(c.parts);
        REQUIRE(mended.has_value());
        CHECK_FALSE(geo::invalidity_of(*mended).has_value());
        CHECK(area_of_all(*mended) == doctest::Approx(c.area));
    }
}

TEST_CASE("what encloses no ground cannot be repaired") {
    for (const geo::MultiPolygon& parts : {geo::MultiPolygon{},
                                           {{{{0, 0}, {5, 5}, {10, 10}}, {}}},
                                           {{{{0, 0}, {5, 5}}, {}}},
                                           {{{}, {}}}}) {
        CHECK_FALSE(geo::repaired(parts).has_value());
    }
}
