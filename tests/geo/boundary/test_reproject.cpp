#include <doctest/doctest.h>

#include <cmath>
#include <thread>
#include <vector>

#include "geo/boundary/reproject.h"

namespace {

geo::Projection from(const std::string& crs) {
    auto projection = geo::Projection::to_british_national_grid(crs);
    REQUIRE_MESSAGE(projection.has_value(), crs);
    return *projection;
}

double distance(geo::Point a, geo::Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

}  // namespace

TEST_CASE("published test points come out within the shift's five metres, longitude first") {
    struct Case {
        double longitude, latitude;
        geo::Point grid;
        std::string_view place;
    };
    // source  Ordnance Survey, OSTN15 test input and output: points TP01 and TP05
    for (const Case& c : {
             Case{-6.29977752014, 49.92226393730, {91492.146, 11318.804}, "St Mary's, Scilly"},
             Case{-2.15458614387, 52.25529381630, {389544.190, 261912.153}, "Droitwich"},
         }) {
        CAPTURE(c.place);
        CHECK(distance(from("EPSG:4326").forward(c.longitude, c.latitude), c.grid) < 5);
        CHECK(distance(from("EPSG:4258").forward(c.longitude, c.latitude), c.grid) < 5);
    }
}

TEST_CASE("the map projection alone gives Ordnance Survey's worked example to the centimetre") {
    // source  Ordnance Survey, "A guide to coordinate systems in Great Britain", C.1: Caister
    const double latitude = 52 + 39 / 60.0 + 27.2531 / 3600,
                 longitude = 1 + 43 / 60.0 + 4.5177 / 3600;
    CHECK(distance(from("EPSG:4277").forward(longitude, latitude), {651409.903, 313177.270}) <
          0.01);
}

TEST_CASE("British National Grid stays as it is, bit for bit") {
    const geo::Point p{384123.456789, 398765.4321};
    CHECK(from("EPSG:27700").forward(p.x, p.y) == p);
}

TEST_CASE("Northern Ireland joins the map without a seam") {
    const geo::Projection projection = from("EPSG:4326");
    // Even steps from Enniskillen to Glasgow stay even on the ground: no jump between two shifts.
    const auto at = [&](int step) {
        return projection.forward(-7.6 + 0.0033 * step, 54.3 + 0.0016 * step);
    };
    for (int step = 1; step < 1000; ++step) {
        const geo::Point before = at(step - 1), here = at(step), after = at(step + 1);
        const geo::Point middle{(before.x + after.x) / 2, (before.y + after.y) / 2};
        REQUIRE(distance(here, middle) < 0.05);
    }
}

TEST_CASE("there and back again is the same place to millimetres") {
    const geo::Projection projection = from("EPSG:4326");
    for (const geo::Point p : {geo::Point{530000, 180000}, {146000, 530000}, {450000, 1150000}}) {
        const geo::LonLat there = projection.inverse_lon_lat(p);
        CHECK(distance(projection.forward(there.longitude, there.latitude), p) < 0.005);
    }
}

TEST_CASE("one projection serves several threads") {
    const geo::Projection projection = from("EPSG:4326");
    const geo::Point expected = projection.forward(-2.24, 53.48);
    std::vector<geo::Point> found(4);
    std::vector<std::thread> threads;
    for (geo::Point& slot : found)
        threads.emplace_back([&] { slot = projection.forward(-2.24, 53.48); });
    for (std::thread& thread : threads) thread.join();
    for (const geo::Point p : found) CHECK(p == expected);
}

TEST_CASE("a reference system may be a code, a PROJ string or a projected grid") {
    for (const char* crs : {"EPSG:4326", "+proj=longlat +datum=WGS84", "EPSG:29902", "EPSG:3857",
                            "EPSG:32630", "EPSG:2157"}) {
        CAPTURE(crs);
        CHECK(geo::Projection::to_british_national_grid(crs).has_value());
    }
}

TEST_CASE("what is no reference system is refused with an example") {
    for (const char* crs : {"", "EPSG:999999", "British", "+proj=nonsense", "GEOGCS[\"cut"}) {
        CAPTURE(crs);
        const auto projection = geo::Projection::to_british_national_grid(crs);
        REQUIRE_FALSE(projection.has_value());
        CHECK(projection.error().what.find("EPSG:4326") != std::string::npos);
    }
}
