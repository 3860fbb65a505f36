#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "app/paper/figure.h"
#include "app/picture/words.h"
#include "tests/app/paper/noted_sheet.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

Pane pane_of(const char* layer, geo::Level level, int year) {
    Pane pane;
    pane.layer = layer;
    pane.level = level;
    pane.year = year;
    return pane;
}

Scene scene_of(std::vector<Pane> panes) {
    Scene scene;
    scene.panes = std::move(panes);
    return scene;
}

Scene health() {
    return scene_of({pane_of("healthy-life-expectancy-female", geo::Level::upper_tier, 2022)});
}

/// The scene fitted to the atlas that it supposes, drawn.
Notes drawn(const Scene& wanted, PaperSize paper = a4_landscape) {
    std::vector<geo::Error> faults;
    const SupposedScene fits = fitting_supposed(real_atlas(), wanted, faults);
    REQUIRE(faults.empty());
    NotedSheet sheet;
    draw_figure(sheet, pixels_on(paper),
                {.atlas = *fits.supposed.atlas, .scene = fits.scene, .maker = "Devolution Atlas"});
    CHECK(sheet.open == 0);
    CHECK(sheet.clips == 0);
    return std::move(sheet.notes);
}

}  // namespace

TEST_CASE("withheld figures are crossed on paper, missing ones are not") {
    const auto notes = [](const char* layer, geo::Level level) {
        Scene scene = health();
        scene.pane().layer = layer;
        scene.pane().level = level;
        scene.pane().year = 2025;
        return drawn(scene);
    };
    const Notes missing = notes("healthy-life-expectancy-female", geo::Level::upper_tier);
    CHECK(missing.rising >= 2);  // on the map and in its key
    CHECK(missing.falling == 0);
    const Notes withheld = notes("median-weekly-pay", geo::Level::district);
    CHECK(withheld.says("Withheld, 2 areas"));
    CHECK(withheld.falling >= 2);
    CHECK(withheld.falling == withheld.rising);
}

TEST_CASE("a figure says what it shows, of when, in which classes, and whose figures these are") {
    Scene scene = health();
    scene.selected = {*geo::parse_area_id("E08000036")};
    const Notes sheet = drawn(scene);
    CHECK(sheet.written.front().face == PaperFace::title);
    CHECK(sheet.written.front().text == "Healthy life expectancy (female)");
    CHECK(sheet.says("Years, 2022 to 2024, counties and unitaries"));
    const Picture picture =
        picture_of(*real_atlas(), scene, {.pane = {{900}, {700}}, .detailed = {}});
    REQUIRE(picture.legend.classes.size() == 5);
    for (const LegendClass& one : picture.legend.classes)
        CHECK(sheet.says(one.label + " " + std::to_string(one.count)));
    const auto states = states_of(picture.legend, colours(false));
    CHECK_FALSE(states.empty());
    for (const LegendState& state : states) CHECK(sheet.says(state.words));
    CHECK(sheet.says("England 61.3"));
    CHECK(sheet.says("Wakefield 53.8 years 95% interval"));
    CHECK(sheet.says("Open Government Licence v.3.0"));
    CHECK(sheet.says("Licence of the figures: OGL-UK-3.0"));
    CHECK(sheet.on_maps.find("200 km") != std::string::npos);
    CHECK(sheet.on_maps.find("Greater Manchester") != std::string::npos);
}

TEST_CASE("who cannot see a figure is told its classes and counts") {
    const Notes sheet = drawn(health());
    REQUIRE(sheet.alternatives.size() == 1);
    CHECK(sheet.alternatives.front().starts_with(
        "Map of Healthy life expectancy (female): Years, 2022 to 2024, counties and unitaries."));
    CHECK(sheet.alternatives.front().find("No data, 2 areas.") != std::string::npos);
}

TEST_CASE("what is supposed, estimated or inherited is said on paper, too") {
    Scene what_if = scene_of({pane_of("powers-held", geo::Level::combined_authority, 2026)});
    what_if.hypothesis.documents = {"english-devolution-white-paper"};
    CHECK(drawn(what_if).says("Hypothetical, as if adopted: English Devolution White Paper."));
    Scene carried = scene_of({pane_of("turnout-referendum-2016", geo::Level::district, 2016)});
    carried.pane().todays_areas = true;
    CHECK(drawn(carried).says("Estimated:"));
    CHECK(drawn(scene_of({pane_of("powers-held", geo::Level::district, 2026)})).says("Inherited:"));
}

TEST_CASE("maps of one layer have one key, and each says its year and its counts") {
    const Notes sheet = drawn(scene_of({pane_of("gdhi-per-head", geo::Level::upper_tier, 2010),
                                        pane_of("gdhi-per-head", geo::Level::upper_tier, 2023)}));
    CHECK(sheet.says("£ per person, counties and unitaries"));
    const std::string all = sheet.all();
    const std::size_t first = all.find("Under £");
    REQUIRE(first != std::string::npos);
    CHECK(all.find("Under £", first + 1) == std::string::npos);
    CHECK(std::ranges::count(sheet.written, "2010", &Written::text) == 1);
    CHECK(std::ranges::count(sheet.written, "2023", &Written::text) == 1);
}

TEST_CASE("maps of several layers have a key each") {
    const Notes sheet =
        drawn(scene_of({pane_of("healthy-life-expectancy-female", geo::Level::upper_tier, 2022),
                        pane_of("governance-tier", geo::Level::district, 2026)}));
    CHECK(sheet.written.front().text.find("; ") != std::string::npos);
    CHECK(sheet.says("Years, 2022 to 2024"));
    CHECK(sheet.says("Under "));
    for (const geo::Category& tier : real_atlas()->layer("governance-tier")->categories)
        CHECK(sheet.says(tier.label));
}

TEST_CASE("many maps of two layers are called by both, and each key keeps to its map") {
    Pane both = pane_of("healthy-life-expectancy-female", geo::Level::upper_tier, 2022);
    both.analysis = Analysis::two_layers;
    both.second = SecondLayer{"gdhi-per-head", 2022};
    const Notes sheet = drawn(scene_of(std::vector<Pane>(12, both)));
    CHECK(sheet.says("Healthy life expectancy (female); Household income per head"));
    double axis = 0, sources = 0;
    for (const Written& one : sheet.written) {
        if (one.text.starts_with("£")) axis = std::max(axis, one.base.y);
        if (one.text.starts_with("Figures:")) sources = one.base.y;
    }
    CHECK(axis > 0);
    CHECK(axis < sources);
}

TEST_CASE("selected areas have letters where there are several, and as many figures as fit") {
    Scene scene = scene_of({});
    for (int year = 2012; year < 2024; ++year)
        scene.panes.push_back(pane_of("gdhi-per-head", geo::Level::upper_tier, year));
    scene.selected = {*geo::parse_area_id("E08000035")};
    const auto has_letter = [](const Notes& sheet) {
        return std::ranges::find(sheet.written, "A", &Written::text) != sheet.written.end();
    };
    const Notes one = drawn(scene, PaperSize{{148}, {210}});
    CHECK_FALSE(has_letter(one));
    CHECK(one.says("on the first map and on the last"));
    CHECK_FALSE(drawn(scene).says("on the first map"));
    scene.selected.push_back(*geo::parse_area_id("E08000036"));
    CHECK(has_letter(drawn(scene)));
}

TEST_CASE("no line leaves the sheet, whatever the paper, the maps and the names") {
    const Camera near{.easting = {430'000}, .northing = {430'000}, .metres_per_pixel = 300};
    std::vector<Scene> scenes{health()};
    scenes.push_back(health());
    scenes.back().pane().camera = near;
    for (const char* code : {"E06000058", "E08000036", "E07000146", "E06000065", "E08000035"})
        scenes.back().selected.push_back(*geo::parse_area_id(code));
    scenes.push_back(scene_of({}));
    for (int year = 2012; year < 2024; ++year)
        scenes.back().panes.push_back(pane_of("gdhi-per-head", geo::Level::upper_tier, year));
    scenes.push_back(
        scene_of({pane_of("healthy-life-expectancy-female", geo::Level::upper_tier, 2022),
                  pane_of("median-weekly-pay", geo::Level::district, 2025)}));
    for (Pane& pane : scenes.back().panes) pane.camera = near;
    scenes.back().panes[0].uncertainty = Uncertainty::fade;
    for (const PaperSize paper : {a4_landscape, upright(a4_landscape), PaperSize{{210}, {148}},
                                  PaperSize{{100}, {140}}, PaperSize{{420}, {297}}})
        for (const Scene& scene : scenes) {
            const PaneSize page = pixels_on(paper);
            CAPTURE(paper.width.value);
            CAPTURE(scene.panes.size());
            for (const Written& one : drawn(scene, paper).written) {
                CAPTURE(one.text);
                CHECK(one.base.x >= 47);
                CHECK(one.base.x + one.width <= page.width.value - 47);
                CHECK(one.base.y - font_of(one.face).em >= 40);
                CHECK(one.base.y <= page.height.value - 47);
            }
        }
}

TEST_CASE("a sheet is light, also of a dark scene") {
    Scene dark = health();
    dark.dark = true;
    CHECK(drawn(dark).fills == drawn(health()).fills);
}

TEST_CASE("a figure of what is marked says so above and below, clear of everything else") {
    geo::Atlas atlas = *real_atlas();
    for (geo::Layer& layer : atlas.layers)
        layer.marking = {geo::Marking::Level::official_sensitive, "Draft"};
    for (const PaperSize paper : {a4_landscape, upright(a4_landscape), PaperSize{{150}, {100}}}) {
        NotedSheet sheet;
        const PaneSize page = pixels_on(paper);
        const Scene scene = health();
        draw_figure(sheet, page, {.atlas = atlas, .scene = scene, .maker = "Devolution Atlas"});
        int banners = 0;
        for (const Written& one : sheet.notes.written) {
            const bool is_banner = one.text == "OFFICIAL-SENSITIVE · Draft";
            banners += is_banner ? 1 : 0;
            if (is_banner) continue;
            CHECK(one.base.y - font_of(one.face).em > banner_room);
            CHECK(one.base.y < page.height.value - banner_room);
        }
        CHECK(banners == 2);
        CHECK(
            words_of(atlas, scene).description.starts_with("OFFICIAL-SENSITIVE · Draft. Map of "));
    }
}
