#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "app/picture/neighbourhood.h"
#include "tests/support/after.h"

using namespace app;

namespace {

const std::vector<ScoredMetric>& metrics() {
    static const auto scored = scored_metrics(*real_atlas(), geo::Level::district);
    return scored;
}

Neighbourhood of(std::string_view code, NeighbourKind kind) {
    const Scene scene = after({ShowLayer{"employment-rate"}, ShowLevel{geo::Level::district}});
    return neighbourhood_of(*real_atlas(), scene, area_called(*real_atlas(), code), kind,
                            metrics());
}

bool names(const Neighbourhood& neighbourhood, std::string_view name) {
    return std::ranges::find(neighbourhood.rows, name, &NeighbourRow::name) !=
           neighbourhood.rows.end();
}

}  // namespace

TEST_CASE("statistical neighbours stand in their publisher's order, each with its figure") {
    const Neighbourhood leeds = of("E08000035", NeighbourKind::in_all);
    const auto published = geo::neighbours_of(*real_atlas(), leeds.area, geo::neighbours_in_all);
    REQUIRE(leeds.rows.size() == published.size());
    for (std::size_t i = 0; i < published.size(); ++i) {
        CHECK(leeds.rows[i].area == published[i]);
        CHECK(leeds.rows[i].figure.value.has_value());
        CHECK(leeds.rows[i].figure.interval.has_value());
    }
    CHECK(leeds.own.value.has_value());
    CHECK(leeds.column.axis.title == "Employment rate");
}

TEST_CASE(
    "each has the reason that the lists give, and the figures that are nearest and furthest") {
    for (const NeighbourRow& row : of("E08000035", NeighbourKind::in_all).rows) {
        CAPTURE(row.name);
        CHECK(row.why.starts_with("In "));
        CHECK(row.why.ends_with(" apart"));
        CHECK(row.near.starts_with("Near: "));
        CHECK(row.told.find("Furthest apart:") != std::string::npos);
    }
}

TEST_CASE("neighbours that are alike lie nearer together in figures than areas do on average") {
    // Of two independent standard normal numbers the mean difference is 2 / √π.
    const double at_random = 2 / std::sqrt(3.14159265);
    for (const char* code : {"E08000035", "E06000058", "E07000146"}) {
        CAPTURE(code);
        for (const NeighbourRow& row : of(code, NeighbourKind::in_all).rows)
            if (row.apart) CHECK(*row.apart < at_random);
    }
}

TEST_CASE("side by side are areas that share a border, the nearest in figures first") {
    const Neighbourhood leeds = of("E08000035", NeighbourKind::on_the_ground);
    CHECK(leeds.rows.size() == 4);
    for (const char* name : {"Bradford", "Kirklees", "Wakefield", "North Yorkshire"})
        CHECK(names(leeds, name));
    CHECK(std::ranges::is_sorted(leeds.rows, {}, [](const NeighbourRow& r) { return *r.apart; }));
    CHECK(of("E06000053", NeighbourKind::on_the_ground).rows.empty());  // the Isles of Scilly
}

TEST_CASE("what the atlas works out itself is called derived, with its method") {
    const std::string method = of("E08000035", NeighbourKind::in_economy).method;
    CHECK(method.find("Office for National Statistics") != std::string::npos);
    CHECK(method.find("Derived by the atlas") != std::string::npos);
    CHECK(method.find("standard deviations of all districts") != std::string::npos);
}
