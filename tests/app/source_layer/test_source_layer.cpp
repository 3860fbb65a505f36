#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "app/session.h"
#include "app/source_layer.h"
#include "tests/geo/boundary/source_files.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

const geo::SourceView close_by{{300'100, 300'100, 300'900, 300'900}, 1};

std::string squares(const TestFolder& folder, int count) {
    std::vector<SampleFeature> all;
    for (int i = 0; i < count; ++i)
        all.push_back({square_at(300'000 + 1000.0 * (i % 10), 300'000 + 1000.0 * (i / 10)),
                       fmt::format("X{}", i), fmt::format("Square {}", i), "", ""});
    return write_geopackage(folder.at("squares.gpkg"), all);
}

}  // namespace

TEST_CASE("a source is read on another thread, which says when it is there") {
    const TestFolder folder;
    std::atomic<int> woken = 0;
    SourceLayer layer([&] { ++woken; });
    CHECK(layer.line().empty());
    const geo::SourceName source = named(squares(folder, 20));
    layer.look(source, real_atlas(), the_kingdom);
    layer.wait();
    REQUIRE(layer.overlay() != nullptr);
    CHECK(layer.overlay()->names.size() == 20);
    CHECK(layer.line() == "Over the map: squares.gpkg, areas, 20 areas");
    CHECK_FALSE(layer.take_told().has_value());

    // What is held whole is not read again, wherever one looks.
    const auto overlay = layer.overlay();
    layer.look(source, real_atlas(), close_by);
    CHECK_FALSE(layer.is_reading());
    CHECK(layer.overlay() == overlay);

    layer.look(std::nullopt, real_atlas(), the_kingdom);
    CHECK(layer.overlay() == nullptr);
    CHECK(layer.line().empty());
    while (woken == 0) std::this_thread::yield();
}

TEST_CASE("a source at fault is told once, and nothing is drawn") {
    SourceLayer layer([] {});
    const geo::SourceName source = named("nowhere.gpkg");
    layer.look(source, real_atlas(), the_kingdom);
    layer.wait();
    CHECK(layer.overlay() == nullptr);
    const auto told = layer.take_told();
    REQUIRE(told.has_value());
    CHECK(told->find("nowhere.gpkg: cannot be opened") != std::string::npos);
    CHECK_FALSE(layer.take_told().has_value());
    layer.look(source, real_atlas(), close_by);
    CHECK_FALSE(layer.is_reading());
    CHECK(layer.line() == "nowhere.gpkg cannot be shown");
}

TEST_CASE("a source too large to hold is read for the view, and anew when that leaves it") {
    const TestFolder folder;
    SourceLayer layer([] {}, {.file = {50, 1'000'000}});
    const geo::SourceName source = named(squares(folder, 100));
    // Whether it was read anew. It may have been by the time that one could ask if it is.
    const auto look = [&](const geo::SourceView& view) {
        const auto before = layer.overlay();
        layer.look(source, real_atlas(), view);
        layer.wait();
        return layer.overlay() != before;
    };
    CHECK(look(close_by));
    CHECK(layer.overlay()->names.size() == 4);
    CHECK(layer.line().ends_with("as far as in view"));

    const auto moved = [](geo::SourceView view, double east, double closer) {
        view.extent.min_x += east, view.extent.max_x += east;
        view.metres_per_pixel /= closer;
        return view;
    };
    CHECK_FALSE(look(moved(close_by, 300, 1)));  // as much again was read around the view
    CHECK(look(moved(close_by, 3000, 1)));
    CHECK(std::ranges::count(layer.overlay()->names, "Square 2") == 1);
    CHECK(look(moved(close_by, 3000, 8)));  // finer outlines
    CHECK(look(the_kingdom));
    CHECK(layer.overlay()->names.size() == 100);
}

TEST_CASE("a reading that is no longer wanted ends, and leaves nothing behind") {
    const TestFolder folder;
    const geo::SourceName source = named(squares(folder, 100));
    for (int i = 0; i < 20; ++i) {
        SourceLayer layer([] {});
        layer.look(source, real_atlas(), the_kingdom);
        if (i % 2 == 0) continue;  // the window is closed meanwhile
        layer.look(std::nullopt, real_atlas(), the_kingdom);
        layer.wait();
        CHECK(layer.overlay() == nullptr);
        CHECK_FALSE(layer.take_told().has_value());
    }
}

TEST_CASE("a session opens boundaries as it opens scenes, and takes them away") {
    Session session(real_atlas(), home(*real_atlas()));
    const Scene before = session.scene();
    session.perform(OpenScene{"/maps/wards.gpkg:wards"});
    REQUIRE(session.boundaries().has_value());
    CHECK(session.boundaries()->layer == "wards");
    CHECK(session.scene() == before);
    session.perform(OpenScene{"PG:dbname=atlas password=hunter2"});
    CHECK(session.notice().find("holds a password") != std::string::npos);
    CHECK(session.notice().find("hunter2") == std::string::npos);
    CHECK(session.boundaries()->layer == "wards");
    session.perform(RemoveBoundaries{});
    CHECK_FALSE(session.boundaries().has_value());
}
