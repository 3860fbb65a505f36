#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "app/scene/scene_json.h"
#include "app/scene/workspace.h"
#include "app/ui/layout.h"
#include "tests/support/real_atlas.h"
#include "tests/support/running_atlas.h"

namespace {

namespace fs = std::filesystem;

constexpr int width = 1440, height = 900;

/// Where an area's label point is on the screen, at the camera of a scene.
std::pair<double, double> on_screen(const app::Scene& scene, std::string_view code) {
    const geo::Atlas& atlas = *real_atlas();
    const app::Box map = app::layout_of({{width}, {height}}, scene).map;
    const app::PaneSize pane{{map.width}, {map.height}};
    const app::Camera camera = app::camera_of(scene, pane);
    const app::ScreenPoint p =
        app::screen_at(camera, pane, atlas.areas[area_called(atlas, code)].label_point);
    return {map.x + p.x, map.y + p.y};
}

geo::AreaId id(std::string_view code) { return *geo::parse_area_id(code); }

}  // namespace

TEST_CASE("a visit: find Leeds, choose turnout, switch level, compare, undo, save and reopen") {
    const TestFolder folder;
    const fs::path saved = folder / "visit.scene.json";
    const VirtualScreen screen(width, height);
    app::Scene left;
    {
        RunningAtlas atlas(screen, folder);
        REQUIRE(atlas.scene().pane().layer == "powers-held");

        screen.move_to(width / 2.0, height / 2.0);
        screen.key("slash");
        screen.type("Leeds");
        screen.key("Return");
        REQUIRE(atlas.scene_becomes(
            [](const app::Scene& s) { return s.selected == std::vector{id("E08000035")}; }));

        auto [tab_x, tab_y] = atlas.place_of("Turnout", "tab");
        screen.click(tab_x, tab_y);
        REQUIRE(atlas.scene_becomes([](const app::Scene& s) {
            return app::layer_of(*real_atlas(), s).theme == geo::Theme::turnout;
        }));

        auto [level_x, level_y] = atlas.place_of("Districts", "radio");
        screen.click(level_x, level_y);
        REQUIRE(atlas.scene_becomes(
            [](const app::Scene& s) { return s.pane().level == geo::Level::district; }));

        auto [bradford_x, bradford_y] = on_screen(atlas.scene(), "E08000032");
        screen.click(bradford_x, bradford_y);
        REQUIRE(atlas.scene_becomes(
            [](const app::Scene& s) { return s.selected == std::vector{id("E08000032")}; }));
        auto [leeds_x, leeds_y] = on_screen(atlas.scene(), "E08000035");
        screen.shift_click(leeds_x, leeds_y);
        const std::vector both{id("E08000032"), id("E08000035")};
        REQUIRE(atlas.scene_becomes([&](const app::Scene& s) { return s.selected == both; }));

        screen.key("ctrl+z");
        REQUIRE(atlas.scene_becomes(
            [](const app::Scene& s) { return s.selected == std::vector{id("E08000032")}; }));
        screen.key("ctrl+shift+z");
        REQUIRE(atlas.scene_becomes([&](const app::Scene& s) { return s.selected == both; }));

        screen.key("ctrl+s");
        screen.key("ctrl+a");
        screen.type(saved.string());
        screen.key("Return");
        REQUIRE(RunningAtlas::comes_true([&] { return fs::exists(saved); }));
        left = atlas.scene();
        CHECK(app::read_workspace(saved).value().scene == left);
        CHECK(atlas.running());
    }
    RunningAtlas again(screen, folder, {"--reduced-motion", "--scene", saved.string()});
    CHECK(again.scene() == left);
}

TEST_CASE(
    "a figure and a table are exported, the visit is walked back, and the figure opens it again") {
    const TestFolder folder;
    const fs::path figure = folder / "figure.pdf", table = folder / "figure.xlsx";
    const VirtualScreen screen(width, height);
    app::Scene exported;
    {
        RunningAtlas atlas(screen, folder);
        const app::Scene first = atlas.scene();
        screen.move_to(width / 2.0, height / 2.0);
        const auto [tab_x, tab_y] = atlas.place_of("Missions", "tab");
        screen.click(tab_x, tab_y);
        REQUIRE(atlas.scene_becomes([&](const app::Scene& s) { return s != first; }));
        exported = atlas.scene();

        screen.key("ctrl+e");
        screen.key("ctrl+a");
        screen.type(figure.string());
        screen.key("Return");
        REQUIRE(RunningAtlas::comes_true([&] { return fs::exists(figure); }));

        atlas.frames_at_rest();
        const auto [x, y] = atlas.place_of("Export", "button");
        screen.click(x, y);
        REQUIRE(RunningAtlas::comes_true([&] { return atlas.shows("XLSX"); }));
        screen.key("ctrl+a");
        screen.type(figure.string());
        atlas.frames_at_rest();
        const auto [format_x, format_y] = atlas.place_of("XLSX", "radio");
        screen.click(format_x, format_y);
        atlas.frames_at_rest();
        screen.xdotool("key Tab Tab Return");  // past Cancel
        REQUIRE(RunningAtlas::comes_true([&] { return fs::exists(table); }));

        screen.key("ctrl+h");
        REQUIRE(RunningAtlas::comes_true([&] { return atlas.shows("Opened"); }));
        screen.key("Down");
        screen.key("Return");
        CHECK(atlas.scene_becomes([&](const app::Scene& s) { return s == first; }));
        CHECK(atlas.running());
    }
    CHECK(text_in(figure).starts_with("%PDF"));
    RunningAtlas again(screen, folder, {"--reduced-motion", figure.string()});
    CHECK(again.scene() == exported);
}

TEST_CASE("the map is dragged, zoomed by the wheel and cleared by Escape with real events") {
    const TestFolder folder;
    const VirtualScreen screen(width, height);
    RunningAtlas atlas(screen, folder);
    const auto [x, y] = on_screen(atlas.scene(), "E47000001");
    screen.click(x, y);
    REQUIRE(atlas.scene_becomes(
        [](const app::Scene& s) { return s.selected == std::vector{id("E47000001")}; }));
    screen.xdotool(fmt::format("mousemove {:.0f} {:.0f} click 4", x, y));
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) { return s.pane().camera.has_value(); }));
    // The ground under the pointer stays where it was.
    const auto [after_x, after_y] = on_screen(atlas.scene(), "E47000001");
    CHECK(after_x == doctest::Approx(x).epsilon(0.01));
    CHECK(after_y == doctest::Approx(y).epsilon(0.01));
    const app::Camera before = *atlas.scene().pane().camera;
    screen.xdotool(
        fmt::format("mousemove {:.0f} {:.0f} mousedown 1 sleep 0.1 mousemove_relative 40 "
                    "0 sleep 0.1 mousemove_relative 40 0 sleep 0.1 mouseup 1",
                    x, y));
    REQUIRE(atlas.scene_becomes([&](const app::Scene& s) {
        return s.pane().camera && s.pane().camera->easting.value < before.easting.value;
    }));
    CHECK(atlas.scene().selected.size() == 1);  // a drag is no click
    screen.key("Escape");
    CHECK(atlas.scene_becomes([](const app::Scene& s) { return s.selected.empty(); }));
}

TEST_CASE("keys that come faster than the frames are all heard, in their order") {
    const TestFolder folder;
    const VirtualScreen screen(width, height);
    RunningAtlas atlas(screen, folder);
    screen.move_to(width / 2.0, height / 2.0);
    screen.xdotool("key --delay 0 slash L e e d x BackSpace s Return");
    CHECK(atlas.scene_becomes(
        [](const app::Scene& s) { return s.selected == std::vector{id("E08000035")}; }));
    screen.xdotool("key --delay 0 slash B r i s BackSpace BackSpace BackSpace BackSpace Y o r k");
    screen.xdotool("key --delay 0 Return ctrl+z ctrl+z");
    CHECK(atlas.scene_becomes([](const app::Scene& s) { return s.selected.empty(); }));
}

TEST_CASE("two maps: the wheel over one moves both, parted it moves alone, and closes") {
    const TestFolder folder;
    const VirtualScreen screen(width, height);
    RunningAtlas atlas(screen, folder);
    atlas.press("Maps side by side", "menu");
    atlas.press("Two maps", "row");
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) { return s.panes.size() == 2; }));
    app::Scene two;
    two.panes.resize(2);
    const app::Box first = app::layout_of({{width}, {height}}, two).panes[0];
    const auto turn_wheel = [&] {
        screen.xdotool(fmt::format("mousemove {:.0f} {:.0f} click 4", first.x + first.width * 0.6,
                                   first.y + first.height * 0.6));
    };
    REQUIRE(atlas.scene().active == 1);  // the new one
    turn_wheel();
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) {
        return s.active == 0 && s.panes[0].camera && s.panes[0].camera == s.panes[1].camera;
    }));
    atlas.press("The maps move together; press to part them", "button");
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) { return !s.linked; }));
    turn_wheel();
    CHECK(atlas.scene_becomes(
        [](const app::Scene& s) { return s.panes[0].camera != s.panes[1].camera; }));
    atlas.press("Close this map", "button");
    CHECK(atlas.scene_becomes([](const app::Scene& s) { return s.panes.size() == 1; }));
}

TEST_CASE("areas are pinned, compared with their regions, ordered, hatched and taken off again") {
    const TestFolder folder;
    const std::string scene = folder.write("a.json", R"({"schema": 2, "panes": [
        {"layer": "healthy-life-expectancy-female", "level": "utla", "year": 2022,
         "classification": {"method": "quantile", "classes": 5}}], "selected": ["E08000036"]})");
    const VirtualScreen screen(width, height);
    RunningAtlas atlas(screen, folder, {"--reduced-motion", "--scene", scene});
    atlas.press("Pin Wakefield to the table", "button");
    REQUIRE(atlas.scene_becomes(
        [](const app::Scene& s) { return s.pinned == std::vector{id("E08000036")}; }));
    const auto [x, y] = atlas.place_of("Wokingham", "row");  // in the ranking
    screen.move_to(x, y);
    atlas.press("Pin Wokingham to the table", "button");
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) { return s.pinned.size() == 2; }));

    atlas.press("Compare with", "menu");
    atlas.press("Region", "row");
    CHECK(atlas.scene_becomes(
        [](const app::Scene& s) { return s.benchmark == geo::BenchmarkKind::region; }));
    atlas.press("Sort by Healthy life expectancy (female)", "button");
    CHECK(atlas.scene_becomes([](const app::Scene& s) {
        return s.table_order == app::TableOrder{app::TableOrder::By::value, 0, true};
    }));
    atlas.press("Uncertainty on the map", "menu");
    atlas.press("Hatch similar areas", "row");
    CHECK(atlas.scene_becomes(
        [](const app::Scene& s) { return s.pane().uncertainty == app::Uncertainty::hatch; }));
    atlas.press("Over time", "button");
    atlas.press("Take Wakefield off the table", "button");
    REQUIRE(atlas.scene_becomes(
        [](const app::Scene& s) { return s.pinned == std::vector{id("E06000041")}; }));
    screen.key("ctrl+z");
    CHECK(atlas.scene_becomes([](const app::Scene& s) { return s.pinned.size() == 2; }));
}

TEST_CASE("more than chance: clusters from the legend, a walk by arrows, classes around England") {
    const TestFolder folder;
    const std::string scene = folder.write("a.json", R"({"schema": 2, "panes": [
        {"layer": "median-weekly-pay", "level": "ltla", "year": 2025,
         "classification": {"method": "quantile", "classes": 5}}], "selected": ["E08000035"]})");
    const VirtualScreen screen(width, height);
    RunningAtlas atlas(screen, folder, {"--reduced-motion", "--scene", scene});
    atlas.press("What the map tells of its figures", "menu");
    atlas.press("Clusters of like figures", "row");
    REQUIRE(atlas.scene_becomes(
        [](const app::Scene& s) { return s.pane().analysis == app::Analysis::clusters; }));
    REQUIRE(atlas.comes_true([&] { return atlas.shows("High among high"); }));
    atlas.press("What the map tells of its figures", "menu");
    atlas.press("Figures in classes", "row");
    atlas.press("What classes diverge from", "menu");
    atlas.press("Diverging from England", "row");
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) {
        return s.pane().classification.midpoint == app::Midpoint{app::Midpoint::Of::country};
    }));

    // Tab until the map has the focus; arrows walk from Leeds, Enter selects.
    const auto walked = [](const app::Scene& s) {
        return s.selected.size() == 1 && s.selected.front() != id("E08000035");
    };
    const app::Box map = app::layout_of({{width}, {height}}).map;
    screen.click(map.right() - 80, map.y + map.height * 0.3);  // the sea: selects nothing
    atlas.frames_at_rest();
    screen.key("Up");
    screen.key("Left");
    screen.key("Return");
    CHECK(atlas.scene_becomes(walked));
    atlas.press("See the colours as people who are colour-blind do", "button");
    atlas.press("Without red (protan)", "row");
    CHECK(atlas.scene_becomes(
        [](const app::Scene& s) { return s.vision == app::ColourVision::protan; }));
}

TEST_CASE(
    "an ended council is found again by its successor's card; neighbours are pinned at once") {
    const TestFolder folder;
    const VirtualScreen screen(width, height);
    const fs::path start = folder / "start.scene.json";
    write_text(start, R"({"schema": 2, "panes": [{"layer": "council-standing", "level": "ltla",
          "year": 2025, "classification": {"method": "quantile", "classes": 5}}],
          "selected": ["E06000063"]})");
    RunningAtlas atlas(screen, folder, {"--reduced-motion", "--scene", start.string()});
    const std::string carlisle = "Show Carlisle (non-metropolitan district), until 2022, E07000028";
    const auto [x, y] = atlas.place_of(carlisle, "row");
    screen.click(x, y);
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) {
        return s.pane().year == 2022 && s.selected == std::vector{id("E07000028")};
    }));
    screen.key("ctrl+z");
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) { return s.pane().year == 2025; }));

    screen.move_to(width / 2.0, height / 2.0);
    screen.key("slash");
    screen.type("Leeds");
    screen.key("Return");
    REQUIRE(RunningAtlas::comes_true([&] { return atlas.shows("Neighbours"); }));
    atlas.frames_at_rest();
    const auto [open_x, open_y] = atlas.place_of("Neighbours", "button");
    screen.click(open_x, open_y);
    REQUIRE(RunningAtlas::comes_true([&] { return atlas.shows("Pin all 20"); }));
    const auto [pin_x, pin_y] = atlas.place_of("Pin all 20", "button");
    screen.click(pin_x, pin_y);
    CHECK(atlas.scene_becomes([](const app::Scene& s) { return s.pinned.size() == 21; }));
}

TEST_CASE("how today's map came to be: by tab to the timeline, from change to change by keys") {
    const TestFolder folder;
    const VirtualScreen screen(width, height);
    RunningAtlas atlas(screen, folder);
    atlas.press("Timeline", "tab");
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) { return s.page == app::Page::timeline; }));
    const int first = atlas.scene().pane().year;
    atlas.frames_at_rest();
    screen.click(20, 20);  // nothing has the focus now
    screen.xdotool("key Left");
    REQUIRE(atlas.scene_becomes([&](const app::Scene& s) { return s.pane().year < first; }));
    const auto [years_x, years_y] = atlas.place_of("Year", "slider");
    screen.click(years_x, years_y);
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) {
        return s.pane().year > 2010 && s.pane().year < 2018;  // the middle of 2000 to 2028
    }));
    screen.xdotool("key ctrl+z");
    CHECK(atlas.scene_becomes([](const app::Scene& s) { return s.pane().year > 2018; }));
}

TEST_CASE("where need and power meet: a mission, a weight, a proposal, and back to the maps") {
    const TestFolder folder;
    const VirtualScreen screen(width, height);
    RunningAtlas atlas(screen, folder);
    atlas.press("Need and power", "tab");
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) {
        return s.page == app::Page::needs && s.pane().layer == geo::gap_layer_id;
    }));
    atlas.press("Opportunity", "tab");
    REQUIRE(
        atlas.scene_becomes([](const app::Scene& s) { return s.needs.mission == "opportunity"; }));
    atlas.press("Apprenticeship starts: weight 2", "radio");
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) { return !s.needs.weights.empty(); }));
    atlas.press("Maps", "tab");
    CHECK(atlas.scene_becomes([](const app::Scene& s) {
        return s.page == app::Page::maps && s.pane().layer != geo::gap_layer_id;
    }));
    screen.xdotool("key ctrl+z");
    CHECK(atlas.scene_becomes([](const app::Scene& s) { return s.page == app::Page::needs; }));
}

TEST_CASE("hexagons and circles by a press; a press on a cell while it moves selects it") {
    const TestFolder folder;
    const VirtualScreen screen(width, height);
    RunningAtlas atlas(screen, folder, {});  // with motion
    atlas.press("Hexagons", "radio");
    REQUIRE(atlas.scene_becomes(
        [](const app::Scene& s) { return s.pane().shape == geo::Shape::hexagons; }));
    atlas.press("Circles", "radio");
    REQUIRE(atlas.scene_becomes(
        [](const app::Scene& s) { return s.pane().shape == geo::Shape::circles; }));
    const app::Box map = app::layout_of({{width}, {height}}).map;
    const auto cells = real_atlas()->cartograms->get(*real_atlas(), {geo::Shape::circles, 2025});
    REQUIRE(cells.has_value());
    for (const geo::Cell& cell : (*cells)->cells) {
        if (cell.area != area_called(*real_atlas(), "E08000025")) continue;
        const app::PaneSize pane{{map.width}, {map.height}};
        const app::ScreenPoint p = app::screen_at(app::home_camera(pane), pane, cell.centre);
        screen.click(map.x + p.x, map.y + p.y);
    }
    CHECK(atlas.scene_becomes([](const app::Scene& s) {
        return s.selected == std::vector{id("E47000007")};  // Birmingham's combined authority
    }));
    atlas.press("Map", "radio");
    CHECK(atlas.scene_becomes(
        [](const app::Scene& s) { return s.pane().shape == geo::Shape::geographic; }));
}

TEST_CASE("a place that was searched for is flown to, or there at once under reduced motion") {
    const VirtualScreen screen(width, height);
    const auto visit = [&](const std::vector<std::string>& options, const std::string& then) {
        const TestFolder folder;
        RunningAtlas atlas(screen, folder, options);
        screen.move_to(width - 4, height - 4);
        screen.key("slash");
        screen.type("Leeds");
        const long before = atlas.frames_at_rest();
        screen.key("Return" + then);
        REQUIRE(atlas.scene_becomes([](const app::Scene& s) {
            return s.selected == std::vector{id("E08000035")} && s.pane().camera;
        }));
        const long after = atlas.frames_at_rest();
        return std::pair{*atlas.scene().pane().camera, after - before};
    };
    const auto [flown_to, frames] = visit({"--report-frames"}, "");
    const auto [seen_at_once, few_frames] = visit({"--report-frames", "--reduced-motion"}, "");
    CHECK(frames > few_frames);
    CHECK(flown_to == seen_at_once);
    CHECK(visit({"--report-frames"}, " Tab").first == flown_to);  // a key ends it, on its goal
}

TEST_CASE("a table is opened by name, looked at, imported and shown as a layer") {
    const TestFolder folder;
    const VirtualScreen screen(width, height);
    RunningAtlas atlas(screen, folder);
    screen.move_to(width / 2.0, height / 2.0);
    atlas.name_file("ctrl+o",
                    folder.write("pay.csv", "code,Pay 2024\nE08000003,600\nE08000036,500\n"));
    REQUIRE(RunningAtlas::comes_true([&] { return atlas.shows("Import"); }));
    atlas.press("Import", "button");
    CHECK(atlas.scene_becomes(
        [](const app::Scene& s) { return s.pane().layer == "own-pay" && s.pane().year == 2024; }));
    CHECK(RunningAtlas::comes_true([&] { return atlas.shows("Your data"); }));
}

TEST_CASE("a layer is worked out from others by a formula; a view that was exported comes back") {
    const TestFolder folder;
    const VirtualScreen screen(width, height);
    RunningAtlas atlas(screen, folder);
    atlas.press("Governance", "tab");
    atlas.press("Work out a new layer", "button");
    screen.type("Homes a head");
    screen.key("Tab");
    screen.type("net-housing-additions / popul");
    atlas.press("Population", "row");
    screen.key("Return");
    REQUIRE(atlas.scene_becomes(
        [](const app::Scene& s) { return s.pane().layer == "own-homes-a-head"; }));
    const app::Scene exported = atlas.scene();
    atlas.name_file("ctrl+e", folder.at("homes.xlsx"));
    REQUIRE(RunningAtlas::comes_true([&] { return fs::exists(folder / "homes.xlsx"); }));
    atlas.press("Powers", "tab");
    REQUIRE(atlas.scene_becomes([&](const app::Scene& s) { return s != exported; }));
    atlas.name_file("ctrl+o", folder.at("homes.xlsx"));
    CHECK(atlas.scene_becomes([&](const app::Scene& s) { return s == exported; }));
}

TEST_CASE("two maps of one ground are swiped by hand and by arrows") {
    const TestFolder folder;
    const VirtualScreen screen(width, height);
    RunningAtlas atlas(screen, folder);
    atlas.press("Maps side by side", "menu");
    atlas.press("Two maps", "row");
    atlas.press("Maps side by side", "menu");
    atlas.press("Two maps, one over the other", "row");
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) { return s.swipe == 0.5; }));
    const auto [x, y] = atlas.place_of("Swipe between the two maps", "slider");
    screen.xdotool(
        fmt::format("mousemove {0} {1} sleep 0.3 mousedown 1 sleep 0.3 mousemove {2} {1} sleep 0.3 "
                    "mousemove {3} {1} sleep 0.3 mouseup 1",
                    x, y, x - 50, x - 100));
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) { return s.swipe && *s.swipe < 0.5; }));
    const double dragged = *atlas.scene().swipe;
    screen.key("Right");
    CHECK(atlas.scene_becomes([&](const app::Scene& s) { return s.swipe && *s.swipe > dragged; }));
}

TEST_CASE("boundaries are opened by name, drawn over the map and taken away; a bad file is told") {
    const TestFolder folder;
    const VirtualScreen screen(width, height);
    RunningAtlas atlas(screen, folder);
    const app::Scene before = atlas.scene();
    screen.move_to(width / 2.0, height / 2.0);
    atlas.name_file("ctrl+o",
                    std::string(DEVOLUTION_ATLAS_SOURCE_DIR) + "/data/boundaries.gpkg:pfa");
    REQUIRE(RunningAtlas::comes_true([&] { return atlas.shows("Take away"); }));
    atlas.press("Take away", "button");
    REQUIRE(RunningAtlas::comes_true([&] { return !atlas.shows("Take away"); }));

    atlas.name_file("ctrl+o", folder.write("bad.gpkg", "not a database"));
    REQUIRE(RunningAtlas::comes_true([&] { return atlas.shows("Dismiss"); }));
    CHECK(atlas.running());
    CHECK(atlas.scene() == before);
}

TEST_CASE("a visit to the matrix: choose a cell, walk on, adopt a document, map it, end it") {
    const TestFolder folder;
    const VirtualScreen screen(width, height);
    RunningAtlas atlas(screen, folder);
    atlas.press("Powers matrix", "tab");
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) { return s.page == app::Page::powers; }));
    atlas.press("Greater Manchester, Controls buses: Held", "button");
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) {
        return s.powers.power == "bus_franchising" && s.selected == std::vector{id("E47000001")};
    }));
    screen.key("Right");
    screen.key("Return");
    REQUIRE(atlas.scene_becomes(
        [](const app::Scene& s) { return s.powers.power == "key_route_network"; }));

    atlas.press("What if a document were adopted?", "menu");
    atlas.press("English Devolution White Paper", "row");
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) { return !s.hypothesis.empty(); }));
    atlas.press("Greater Manchester, A say over local rail: Held", "button");
    atlas.press("Map this power", "button");
    REQUIRE(atlas.scene_becomes(
        [](const app::Scene& s) { return s.pane().layer == "power-rail-partnership"; }));
    atlas.press("End what-if", "button");
    REQUIRE(atlas.scene_becomes([](const app::Scene& s) { return s.hypothesis.empty(); }));
    CHECK(RunningAtlas::comes_true([&] {
        return atlas.shows("Greater Manchester, A say over local rail: Shared or partial");
    }));
    CHECK(atlas.running());
}

TEST_CASE("an authority that does not exist: pressed together, named, compared, found, dropped") {
    const TestFolder folder;
    const VirtualScreen screen(width, height);
    RunningAtlas atlas(screen, folder);
    const auto districts_become = [&](const std::vector<geo::AreaId>& wanted) {
        return atlas.scene_becomes([&](const app::Scene& s) {
            const auto& made = s.hypothesis.authorities;
            return made.size() == 1 && made[0].districts == wanted;
        });
    };
    const auto leeds = id("E08000035"), bradford = id("E08000032"), wakefield = id("E08000036");
    atlas.press("What-if", "tab");
    REQUIRE(
        atlas.scene_becomes([](const app::Scene& s) { return s.page == app::Page::authorities; }));
    for (const auto& [code, wanted] : {std::pair{"E08000035", std::vector{leeds}},
                                       std::pair{"E08000032", std::vector{leeds, bradford}}}) {
        const auto [x, y] = on_screen(atlas.scene(), code);
        screen.click(x, y);
        REQUIRE(districts_become(wanted));
    }
    atlas.press("Add a district beside it", "menu");
    atlas.press("Wakefield", "row");
    REQUIRE(districts_become({leeds, bradford, wakefield}));
    atlas.press("Take out Bradford", "button");
    REQUIRE(districts_become({leeds, wakefield}));
    atlas.press("Compare with", "menu");
    atlas.press("Greater Manchester", "row");
    REQUIRE(atlas.scene_becomes(
        [](const app::Scene& s) { return s.authorities.against == id("E47000001"); }));

    atlas.press("Its name", "field");
    screen.key("ctrl+a");
    screen.type("Great Leeds");
    screen.key("Return");
    REQUIRE(atlas.scene_becomes(
        [](const app::Scene& s) { return s.hypothesis.authorities[0].name == "Great Leeds"; }));
    atlas.press("Maps", "tab");
    screen.key("slash");
    screen.type("great leeds");
    REQUIRE(RunningAtlas::comes_true([&] { return atlas.shows("Great Leeds (what-if)"); }));
    screen.key("Return");
    REQUIRE(atlas.scene_becomes(
        [](const app::Scene& s) { return s.selected == std::vector{id("SUPPOSED-A")}; }));
    atlas.press("End what-if", "button");
    REQUIRE(atlas.scene_becomes(
        [](const app::Scene& s) { return s.hypothesis.empty() && s.selected.empty(); }));
    CHECK(atlas.running());
}
