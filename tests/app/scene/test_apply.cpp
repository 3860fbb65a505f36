#include <doctest/doctest.h>

#include "app/scene/apply.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

const geo::Atlas& atlas() { return *real_atlas(); }
geo::AreaId id(std::string_view code) { return *geo::parse_area_id(code); }

}  // namespace

TEST_CASE("the first scene shows powers held by combined authorities") {
    const Scene scene = home(atlas());
    CHECK(scene.pane().layer == "powers-held");
    CHECK(scene.pane().level == geo::Level::combined_authority);
    CHECK(scene.pane().year == 2026);
    CHECK(scene.selected.empty());
}

TEST_CASE("a theme opens with a layer of its own, at a level and year that have figures") {
    for (const geo::Theme theme : {geo::Theme::powers, geo::Theme::budgets, geo::Theme::turnout,
                                   geo::Theme::missions, geo::Theme::governance}) {
        const Scene scene = apply(atlas(), home(atlas()), ShowTheme{theme});
        CAPTURE(scene.pane().layer);
        CHECK(layer_of(atlas(), scene).theme == theme);
        const auto view =
            geo::view_of(atlas(), layer_of(atlas(), scene), scene.pane().level, scene.pane().year);
        CHECK(view.with_value > 0);
    }
}

TEST_CASE("a layer without figures at the present level is shown where it has some") {
    const Scene scene = apply(atlas(), home(atlas()), ShowLayer{"council-tax-band-d"});
    CHECK(scene.pane().layer == "council-tax-band-d");
    CHECK(geo::latest_year_of(atlas(), layer_of(atlas(), scene), scene.pane().level).has_value());
}

TEST_CASE("an unknown layer, area or level of zoom leaves the scene as it was") {
    const Scene scene = home(atlas());
    CHECK(apply(atlas(), scene, ShowLayer{"no-such-layer"}) == scene);
    CHECK(apply(atlas(), scene, Select{id("E99999999")}) == scene);
    CHECK(apply(atlas(), scene, GoTo{id("E99999999"), {{800}, {600}}}) == scene);
}

TEST_CASE("choosing a place selects it alone, and choosing it again keeps it for a double click") {
    Scene scene = apply(atlas(), home(atlas()), Select{id("E47000001")});
    CHECK(scene.selected == std::vector{id("E47000001")});
    scene = apply(atlas(), scene, Select{id("E47000002")});
    CHECK(scene.selected == std::vector{id("E47000002")});
    scene = apply(atlas(), scene, Select{id("E47000002")});
    CHECK(scene.selected == std::vector{id("E47000002")});
    CHECK(apply(atlas(), scene, ClearSelection{}).selected.empty());
}

TEST_CASE("up to six places are compared; a seventh is refused and a second press takes one out") {
    Scene scene = home(atlas());
    for (int i = 1; i <= 9; ++i)
        if (i != 5)
            scene = apply(atlas(), scene, AddToSelection{id("E4700000" + std::to_string(i))});
    CHECK(scene.selected.size() == most_selected);
    CHECK(scene.selected.back() == id("E47000007"));
    scene = apply(atlas(), scene, AddToSelection{id("E47000003")});
    CHECK(scene.selected.size() == most_selected - 1);
}

TEST_CASE("going to a place selects it and brings all of it into view") {
    const PaneSize pane{{1200}, {900}};
    const Scene scene = apply(atlas(), home(atlas()), GoTo{id("E47000001"), pane});
    REQUIRE(scene.pane().camera);
    const geo::Extent shown = extent_of(*scene.pane().camera, pane);
    CHECK(scene.selected == std::vector{id("E47000001")});
    for (std::size_t i = 0; i < atlas().districts->areas.size(); ++i) {
        const geo::AreaIndex district = atlas().districts->areas[i];
        if (atlas().areas.parent(district, geo::Level::combined_authority, 2025) !=
            atlas().areas.find("E47000001"))
            continue;
        const geo::Extent& extent = atlas().districts->extents[i];
        CHECK(shown.contains({extent.min_x, extent.min_y}));
        CHECK(shown.contains({extent.max_x, extent.max_y}));
    }
}

TEST_CASE("class breaks: 2 to 9 classes, edited breaks sorted, senseless ones refused") {
    const Scene scene = home(atlas());
    Classification many{.method = geo::BreakMethod::natural, .classes = 40, .manual = {}};
    CHECK(apply(atlas(), scene, Classify{many}).pane().classification.classes == 9);
    Classification edited{.method = geo::BreakMethod::manual, .classes = 2, .manual = {20, 5, 10}};
    const Scene after = apply(atlas(), scene, Classify{edited});
    CHECK(after.pane().classification.manual == std::vector<double>{5, 10, 20});
    CHECK(after.pane().classification.classes == 4);
    edited.manual = {5, 5};
    CHECK(apply(atlas(), scene, Classify{edited}) == scene);
}

TEST_CASE("edited breaks belong to their layer and do not follow to another unit") {
    Scene scene = apply(atlas(), home(atlas()),
                        Classify{{.method = geo::BreakMethod::manual, .manual = {5, 10}}});
    scene = apply(atlas(), scene, ShowLayer{"median-weekly-pay"});
    CHECK(scene.pane().classification.method != geo::BreakMethod::manual);
}

TEST_CASE(
    "a typed midpoint belongs to its layer, the country's goes on to the next; edited breaks have "
    "none") {
    const auto around = [](Midpoint midpoint) { return Classify{{.midpoint = midpoint}}; };
    const Scene pay = apply(atlas(), home(atlas()), ShowLayer{"median-weekly-pay"});
    const auto after = [&](const Scene& scene, const Action& action) {
        return apply(atlas(), scene, action).pane().classification.midpoint;
    };
    const Scene typed = apply(atlas(), pay, around({Midpoint::Of::value, 600}));
    CHECK(typed.pane().classification.midpoint == Midpoint{Midpoint::Of::value, 600});
    CHECK_FALSE(after(typed, ShowLayer{"gdhi-per-head"}));
    const Scene country = apply(atlas(), pay, around({Midpoint::Of::country}));
    CHECK(after(country, ShowLayer{"gdhi-per-head"}) == Midpoint{Midpoint::Of::country});
}

TEST_CASE("numbers are analysed and kinds are not; two layers are two") {
    const Scene pay = apply(atlas(), home(atlas()), ShowLayer{"median-weekly-pay"});
    const Scene clusters = apply(atlas(), pay, Analyse{Analysis::clusters});
    CHECK(clusters.pane().analysis == Analysis::clusters);
    CHECK(apply(atlas(), clusters, ShowLayer{"gdhi-per-head"}).pane().analysis ==
          Analysis::clusters);
    const Scene tier = apply(atlas(), clusters, ShowLayer{"governance-tier"});
    CHECK(tier.pane().analysis == Analysis::none);
    CHECK(apply(atlas(), tier, Analyse{Analysis::hot_spots}) == tier);

    CHECK(apply(atlas(), pay, Analyse{Analysis::two_layers}) == pay);
    for (const char* layer : {"median-weekly-pay", "governance-tier", "phlogiston"}) {
        CAPTURE(layer);
        CHECK(apply(atlas(), pay, Analyse{Analysis::two_layers, SecondLayer{layer, 2024}}) == pay);
    }
    const Scene both =
        apply(atlas(), pay, Analyse{Analysis::two_layers, SecondLayer{"gdhi-per-head", 2023}});
    CHECK(both.pane().analysis == Analysis::two_layers);
    CHECK(apply(atlas(), both, ShowLayer{"gdhi-per-head"}).pane().analysis == Analysis::none);
    // The other layer is remembered.
    const Scene back = apply(atlas(), apply(atlas(), both, Analyse{Analysis::none}),
                             Analyse{Analysis::two_layers});
    CHECK(back == both);
}

TEST_CASE("an area that ended is selected in the nearest year, and at a level, at which it stood") {
    Scene scene = apply(atlas(), home(atlas()), ShowLayer{"council-standing"});
    scene = apply(atlas(), scene, ShowLevel{geo::Level::district});
    const Scene allerdale = apply(atlas(), scene, ShowInForce{id("E07000026")});
    CHECK(allerdale.pane().year == 2022);
    CHECK(allerdale.pane().level == geo::Level::district);
    CHECK(allerdale.selected == std::vector{id("E07000026")});
    const Scene cumbria = apply(atlas(), allerdale, ShowInForce{id("E10000006")});
    CHECK(cumbria.pane().level == geo::Level::upper_tier);
    CHECK(cumbria.pane().year == 2022);
    const Scene cumberland = apply(atlas(), cumbria, ShowInForce{id("E06000063")});
    CHECK(cumberland.pane().year == 2023);
    const Scene leeds = apply(atlas(), cumbria, ShowInForce{id("E08000035")});
    CHECK(leeds.pane().year == 2022);  // it was in force then, too
    CHECK(apply(atlas(), scene, ShowInForce{id("E99999999")}) == scene);
}

TEST_CASE("figures carried over to today's areas give way to those of the time for an ended area") {
    Scene scene = apply(atlas(), home(atlas()), ShowLayer{"business-births"});
    scene = apply(atlas(), scene, ShowLevel{geo::Level::district});
    scene = apply(atlas(), scene, ShowYear{2021});
    scene = apply(atlas(), scene, ShowTodaysAreas{true});
    scene = apply(atlas(), scene, ShowInForce{id("E07000026")});
    CHECK_FALSE(scene.pane().todays_areas);
    CHECK(scene.pane().year == 2021);
    CHECK(figures_of(atlas(), scene.pane()).boundary_year == 2021);
}

TEST_CASE("a year remembers the boundaries shown before it, until something else is chosen") {
    Scene scene = apply(atlas(), home(atlas()), ShowLayer{"council-standing"});
    scene = apply(atlas(), scene, ShowLevel{geo::Level::district});
    scene = apply(atlas(), scene, ShowYear{2021});
    scene = apply(atlas(), scene, ShowYear{2023});
    CHECK(scene.pane().boundaries_before == 2021);
    CHECK(apply(atlas(), scene, Select{id("E08000035")}).pane().boundaries_before == 2021);
    CHECK_FALSE(apply(atlas(), scene, ShowLayer{"employment-rate"}).pane().boundaries_before);
    CHECK_FALSE(without_pointer(scene).pane().boundaries_before.has_value());
    // Years that a hand draws along are told from where it began.
    const Scene on_its_way = apply(atlas(), scene, ShowYear{2022, 2023});
    CHECK(on_its_way.pane().boundaries_before == 2023);
    CHECK(apply(atlas(), on_its_way, ShowYear{2020, 2023}).pane().boundaries_before == 2023);
    CHECK(apply(atlas(), on_its_way, ShowYear{2020}).pane().boundaries_before == 2022);
}

TEST_CASE("change is shown since an earlier year only, and of numbers only") {
    Scene scene = apply(atlas(), home(atlas()), ShowLayer{"gva-per-hour-worked"});
    CHECK(apply(atlas(), scene, ShowChangeSince{scene.pane().year}) == scene);
    scene = apply(atlas(), scene, ShowChangeSince{2015});
    CHECK(scene.pane().change_since == 2015);
    CHECK_FALSE(apply(atlas(), scene, ShowYear{2014}).pane().change_since.has_value());
    const Scene tier = apply(atlas(), scene, ShowLayer{"governance-tier"});
    CHECK(apply(atlas(), tier, ShowChangeSince{2015}) == tier);
}

TEST_CASE("a scene that names what this atlas lacks is shown without it, and says so") {
    Scene scene = home(atlas());
    scene.pane().layer = "phlogiston";
    scene.selected = {id("E47000001"), id("E99999999")};
    Pane& tier = scene.panes.emplace_back(scene.pane());
    tier.layer = "governance-tier";
    tier.analysis = Analysis::clusters;
    Pane& both = scene.panes.emplace_back(scene.pane());
    both.layer = "population";
    both.analysis = Analysis::two_layers;
    both.second = SecondLayer{"phlogiston", 2024};
    std::vector<geo::Error> faults;
    const Scene fitted_scene = fitting(atlas(), scene, faults);
    CHECK(fitted_scene.pane().layer == "powers-held");
    CHECK(fitted_scene.selected == std::vector{id("E47000001")});
    CHECK(fitted_scene.panes[1].analysis == Analysis::none);
    CHECK(fitted_scene.panes[2].analysis == Analysis::none);
    REQUIRE(faults.size() == 4);
    CHECK(geo::one_line(faults[1]).find("panes[1].analysis") != std::string::npos);
    CHECK(geo::one_line(faults[2]).find("panes[2].second") != std::string::npos);
}

TEST_CASE("a scene's years that the atlas does not know are said and become ones that it does") {
    Scene scene = home(atlas());
    scene.pane().year = 99999;
    Pane& back = scene.panes.emplace_back(scene.pane());
    back.year = 2015;
    back.change_since = 2020;
    back.second = SecondLayer{"population", -5};
    scene.panes.emplace_back(back).change_since = 1;
    std::vector<geo::Error> faults;
    const Scene fits = fitting(atlas(), scene, faults);
    CHECK(fits.panes[0].year == atlas().last_year);
    CHECK_FALSE(fits.panes[1].change_since.has_value());
    CHECK(fits.panes[1].second->year == atlas().first_year);
    CHECK(fits.panes[2].change_since == atlas().first_year);
    std::vector<std::string> where;
    for (const geo::Error& fault : faults) where.push_back(fault.where);
    CHECK(where == std::vector<std::string>{"panes[0].year", "panes[1].second.year",
                                            "panes[1].change_since", "panes[2].second.year",
                                            "panes[2].change_since"});
}

TEST_CASE("another shape keeps what is shown and selected, and can be undone by the first") {
    const Scene before = apply(atlas(), home(atlas()), Select{id("E47000001")});
    Scene scene = apply(atlas(), before, Hover{id("E47000002")});
    scene = apply(atlas(), scene, ShowShape{geo::Shape::circles});
    CHECK(scene.pane().shape == geo::Shape::circles);
    CHECK_FALSE(scene.hovered);
    CHECK(scene.selected == before.selected);
    CHECK(apply(atlas(), scene, ShowShape{geo::Shape::geographic}) == before);
}

TEST_CASE(
    "going to a place looks at its cells in every shape, and at its ground where it has none") {
    const PaneSize pane{{1200}, {900}};
    for (const char* place : {"E47000001", "E08000035"}) {
        for (const geo::Shape shape : {geo::Shape::hexagons, geo::Shape::circles}) {
            Scene scene = apply(atlas(), home(atlas()), ShowShape{shape});
            scene = apply(atlas(), scene, GoTo{id(place), pane});
            REQUIRE(scene.pane().camera);
            const geo::Extent seen = extent_of(*scene.pane().camera, pane);
            const auto cells = atlas().cartograms->get(atlas(), {shape, 2025}).value();
            const geo::AreaIndex area = area_called(atlas(), place);
            int inside = 0;
            for (const geo::Cell& cell : cells->cells) {
                const bool member =
                    cell.area == area ||
                    atlas().areas.parent(cell.area, geo::Level::combined_authority, 2025) == area;
                if (!member) continue;
                ++inside;
                for (const geo::Point p : cell.outline) CHECK(seen.contains(p));
            }
            CHECK(inside > 0);
        }
    }
    // The districts of 2016 are not those of the hexagons: their map is shown.
    Scene old = apply(atlas(), home(atlas()), ShowLayer{"turnout-referendum-2016"});
    old = apply(atlas(), old, ShowLevel{geo::Level::district});
    old = apply(atlas(), old, GoTo{id("E08000035"), pane});
    const Scene in_hexagons = apply(atlas(), apply(atlas(), old, ShowShape{geo::Shape::hexagons}),
                                    GoTo{id("E08000035"), pane});
    REQUIRE(in_hexagons.pane().camera);
    CHECK(in_hexagons.pane().camera->easting == old.pane().camera->easting);
}

TEST_CASE("the whole of every cartogram is seen by the first camera") {
    for (const geo::Shape shape : {geo::Shape::hexagons, geo::Shape::circles}) {
        const auto cells = atlas().cartograms->get(atlas(), {shape, 2025}).value();
        CHECK(home_extent.contains({cells->geometry.extent.min_x, cells->geometry.extent.min_y}));
        CHECK(home_extent.contains({cells->geometry.extent.max_x, cells->geometry.extent.max_y}));
    }
}
