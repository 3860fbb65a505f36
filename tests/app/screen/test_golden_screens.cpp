#include <doctest/doctest.h>
#include <imgui/imgui.h>

#include <algorithm>

#include "app/picture/between.h"
#include "app/render/morph.h"
#include "app/scene/apply.h"
#include "app/screen.h"
#include "geo/own/parse_sheet.h"
#include "tests/support/after.h"
#include "tests/support/gl_fixture.h"
#include "tests/support/golden.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

Image drawn(const Scene& scene, HeadlessOptions options = {}) {
    Session session(real_atlas(), scene);
    return HeadlessScreen(find_resources(), options).drawn(session).image;
}

geo::AreaId id(std::string_view code) { return *geo::parse_area_id(code); }

/// The screen after a control of it was pressed.
Image drawn_after_press(const Scene& scene, const std::string& control, HeadlessOptions options) {
    Session session(real_atlas(), scene);
    Offscreen offscreen(find_resources(), options);
    Screen screen(offscreen.canvas(), 1);
    const auto frame = [&] { screen.build(session, options.width, options.height, nullptr); };
    frame();
    frame();
    const auto pressed = std::ranges::find(screen.widgets(), control, &Widget::id);
    REQUIRE(pressed != screen.widgets().end());
    const Box& box = pressed->visible;
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = {static_cast<float>(box.x + box.width / 2),
                   static_cast<float>(box.y + box.height / 2)};
    for (const bool down : {true, false}) {
        io.MouseDown[0] = down;
        frame();
    }
    io.MousePos = {-1, -1};
    frame();
    frame();
    screen.show();
    return offscreen.canvas().image();
}

}  // namespace

TEST_CASE("golden: the opening scene, powers held by combined authorities") {
    CHECK(matches_golden(drawn(after({})), "opening"));
}

TEST_CASE("golden: each theme has its ramp, legend and ranking") {
    CHECK(matches_golden(drawn(after({ShowLayer{"budget-devolution-investment-fund-per-head"}})),
                         "theme-budgets"));
    CHECK(matches_golden(
        drawn(after({ShowLayer{"turnout-referendum-2016"}, ShowLevel{geo::Level::district}})),
        "theme-turnout"));
    CHECK(matches_golden(drawn(after({ShowLayer{"healthy-life-expectancy-female"},
                                      ShowLevel{geo::Level::upper_tier}})),
                         "theme-missions"));
    CHECK(matches_golden(drawn(after({ShowLayer{"governance-tier"}})), "theme-governance"));
    CHECK(matches_golden(drawn(after({ShowLayer{"power-bus-franchising"}})), "theme-powers"));
}

TEST_CASE("golden: Greater Manchester close by, in the finer outlines, with its neighbours") {
    const Scene scene = after({ShowLayer{"median-weekly-pay"}, ShowLevel{geo::Level::district},
                               GoTo{id("E47000001"), {{1200}, {900}}}});
    CHECK(matches_golden(drawn(scene), "greater-manchester"));
}

TEST_CASE("golden: a region in the dark, and one London borough in the finer outlines") {
    const Scene region = after({ShowLayer{"employment-rate"}, ShowLevel{geo::Level::district},
                                GoTo{id("E12000002"), {{1100}, {900}}}, SetDark{true}});
    CHECK(matches_golden(drawn(region), "region-dark"));
    const Scene borough = after({ShowLayer{"gdhi-per-head"}, ShowLevel{geo::Level::district},
                                 LookAt{{{527'000}, {183'500}, 22}}});
    CHECK(matches_golden(drawn(borough), "borough"));
}

TEST_CASE("golden: as many names as have room, and insets beside the whole country") {
    CHECK(matches_golden(drawn(after({ShowLayer{"population"}, ShowLevel{geo::Level::district}}),
                               {.width = 2560, .height = 1600, .scale = 1}),
                         "labels-dense"));
}

TEST_CASE("golden: two framebuffer pixels for each of a HiDPI display") {
    const Scene scene =
        after({ShowLayer{"turnout-mayoral"}, Select{id("E47000004")}, Hover{id("E47000012")}});
    CHECK(matches_golden(drawn(scene, {.width = 2560, .height = 1600, .scale = 2}), "hidpi"));
}

TEST_CASE("golden: the timeline in a year of new councils") {
    CHECK(matches_golden(drawn(after({ShowPage{Page::timeline}, ShowYear{2023}})), "timeline"));
}

TEST_CASE("golden: what an area was made of, twice over, and a year past a reorganisation") {
    const Scene councils = after({ShowLayer{"council-standing"}, ShowLevel{geo::Level::district}});
    const Scene ended = apply(*real_atlas(), councils, ShowInForce{id("E07000246")});
    CHECK(matches_golden(drawn(ended, {.width = 1280, .height = 800}), "lineage"));
    const Scene moved =
        after({ShowLayer{"largest-party-seat-share"}, ShowLevel{geo::Level::district},
               ShowYear{2022}, ShowYear{2023}, LookAt{{{380'000}, {500'000}, 330}}});
    CHECK(matches_golden(drawn(moved, {.width = 1280, .height = 800}), "changed-boundaries"));
}

TEST_CASE("golden: the statistical neighbours of a place, opened from its card") {
    const Scene scene = after(
        {ShowLayer{"employment-rate"}, ShowLevel{geo::Level::district}, Select{id("E06000058")}});
    CHECK(matches_golden(drawn_after_press(scene, "neighbours", {.width = 1920, .height = 1080}),
                         "neighbours"));
}

TEST_CASE("golden: need and power of a mission, as a map of nine kinds and a plot") {
    CHECK(matches_golden(drawn(after({ShowPage{Page::needs}, ShowNeeds{{"nhs", {}}}})),
                         "need-and-power"));
}

TEST_CASE("golden: a small window, with a layer that districts have no figures of") {
    const Scene scene = after({ShowLayer{"healthy-life-expectancy-female"},
                               ShowLevel{geo::Level::district}, Select{id("E07000032")}});
    CHECK(matches_golden(drawn(scene, {.width = 1280, .height = 720}), "small-window"));
}

TEST_CASE("golden: the dark stage, two places compared") {
    const Scene scene =
        after({ShowLayer{"employment-rate"}, ShowLevel{geo::Level::upper_tier},
               AddToSelection{id("E08000035")}, AddToSelection{id("E06000058")}, SetDark{true}});
    CHECK(matches_golden(drawn(scene), "dark"));
}

TEST_CASE("golden: one hexagon for each district, and circles as large as their people") {
    const Scene districts = after(
        {ShowLayer{"gdhi-per-head"}, ShowLevel{geo::Level::district}, Select{id("E08000035")}});
    const auto in = [&](geo::Shape shape) {
        return drawn(apply(*real_atlas(), districts, ShowShape{shape}));
    };
    CHECK(matches_golden(in(geo::Shape::hexagons), "hexagons"));
    CHECK(matches_golden(in(geo::Shape::circles), "circles"));
}

TEST_CASE("golden: circles as large as the council tax of their ground, where it is known") {
    const Scene scene = after({ShowLayer{"budget-council-tax-area-yield"},
                               ShowLevel{geo::Level::district}, ShowShape{geo::Shape::circles}});
    CHECK(matches_golden(drawn(scene), "circles-by-count"));
}

TEST_CASE("golden: the institutions around Greater Manchester, but for its universities") {
    const Scene scene =
        after({Select{id("E47000001")}, ShowNetwork{true}, ShowNetworkKind{"university", false},
               LookAt{{{385'000}, {402'000}, 85}}});
    CHECK(matches_golden(drawn(scene), "network"));
}

TEST_CASE("golden: two layers side by side, and one through the years") {
    const Scene two =
        after({ShowLayer{"healthy-life-expectancy-female"}, ShowLevel{geo::Level::upper_tier},
               ShowPanes{2}, ShowLayer{"median-weekly-pay"}, ShowLevel{geo::Level::upper_tier},
               ActivatePane{0}, Select{id("E08000036")}});
    CHECK(matches_golden(drawn(two), "two-maps"));
    const Scene years = after({ShowLayer{"healthy-life-expectancy-female"},
                               ShowLevel{geo::Level::upper_tier}, PaneForEachYear{}});
    CHECK(matches_golden(drawn(years), "map-for-each-year"));
}

TEST_CASE("golden: pinned areas compared under two maps, one hatched, one faded") {
    Scene scene = after(
        {ShowLayer{"healthy-life-expectancy-female"}, ShowLevel{geo::Level::upper_tier},
         ShowUncertainty{Uncertainty::hatch}, ShowPanes{2}, ShowLayer{"median-weekly-pay"},
         ShowLevel{geo::Level::upper_tier}, ShowUncertainty{Uncertainty::fade}, ActivatePane{0},
         Select{id("E08000036")},
         Pin{{id("E06000001"), id("E06000009"), id("E08000003"), id("E08000028"), id("E08000009"),
              id("E08000036"), id("E06000041"), id("E06000014"), id("E06000058")}}});
    CHECK(matches_golden(drawn(scene), "comparison"));
    scene = apply(*real_atlas(), scene, ShowPanes{1});
    scene = apply(*real_atlas(), scene, CompareWith{geo::BenchmarkKind::region});
    scene = apply(*real_atlas(), scene, OrderTable{{TableOrder::By::value, 0, true}});
    scene = apply(*real_atlas(), scene, SetDark{true});
    CHECK(matches_golden(drawn(scene, {.width = 1280, .height = 720}), "comparison-dark"));
}

TEST_CASE(
    "golden: clusters of like figures; in the dark two layers as one map, in a small window") {
    const Scene clusters = after({ShowLayer{"median-weekly-pay"}, ShowLevel{geo::Level::district},
                                  Analyse{Analysis::clusters}, Select{id("E08000035")}});
    CHECK(matches_golden(drawn(clusters), "clusters"));
    const Scene both = after({ShowLayer{"median-weekly-pay"}, ShowLevel{geo::Level::district},
                              Analyse{Analysis::two_layers, SecondLayer{"gdhi-per-head", 2023}}});
    CHECK(matches_golden(drawn(both), "two-layers"));
    CHECK(matches_golden(
        drawn(apply(*real_atlas(), both, SetDark{true}), {.width = 1280, .height = 720}),
        "two-layers-dark"));
}

TEST_CASE(
    "golden: pinned areas by all metrics, over classes that diverge from England, as others see "
    "them") {
    Scene scene =
        after({ShowLayer{"healthy-life-expectancy-female"}, ShowLevel{geo::Level::upper_tier},
               Classify{{.midpoint = Midpoint{}}}, ShowTableContent{TableContent::scores},
               Pin{{id("E06000001"), id("E08000003"), id("E08000036"), id("E06000058"),
                    id("S12000036")}}});
    CHECK(matches_golden(drawn(scene), "all-metrics"));
    scene = apply(*real_atlas(), scene, SeeWith{ColourVision::deutan});
    scene = apply(*real_atlas(), scene, ShowTableContent{TableContent::lines});
    CHECK(matches_golden(drawn(scene, {.width = 1280, .height = 720}), "all-metrics-deutan"));
}

TEST_CASE("golden: half way from the ground to the hexagons and to the circles") {
    const Scene districts = after({ShowLayer{"gdhi-per-head"}, ShowLevel{geo::Level::district},
                                   Select{id("E08000035")}, ShowInsets{false}});
    const auto map_in = [&](geo::Shape shape) {
        const Scene scene = apply(*real_atlas(), districts, ShowShape{shape});
        return picture_of(*real_atlas(), scene, {{{1000}, {900}}, nullptr}).map;
    };
    GlFixture gl(1000, 900);
    const MapPicture ground = map_in(geo::Shape::geographic);
    const Morph to_hexagons(ground, map_in(geo::Shape::hexagons));
    CHECK(matches_golden(gl.drawn(to_hexagons.at(0.5)), "towards-hexagons"));
    CHECK(share_differing(gl.drawn(to_hexagons.at(0)), gl.drawn(ground), 40) < 0.01);
    CHECK(share_differing(gl.drawn(to_hexagons.at(1)), gl.drawn(map_in(geo::Shape::hexagons)), 40) <
          0.001);
    const Morph to_circles(map_in(geo::Shape::hexagons), map_in(geo::Shape::circles));
    CHECK(matches_golden(gl.drawn(to_circles.at(0.5)), "towards-circles"));
}

TEST_CASE("golden: half way from a layer of districts to one of counties, in the dark") {
    const PictureInput input{{{700}, {560}}, nullptr};
    const Picture from = picture_of(
        *real_atlas(), after({ShowLayer{"gdhi-per-head"}, ShowLevel{geo::Level::district}}), input);
    const Picture to = picture_of(*real_atlas(),
                                  after({ShowLayer{"healthy-life-expectancy-female"},
                                         ShowLevel{geo::Level::upper_tier}, SetDark{true}}),
                                  input);
    GlFixture gl(700, 560);
    CHECK(matches_golden(gl.drawn(between(from, to, 0.5).map), "mid-fade"));
    CHECK(gl.drawn(between(from, to, 0).map) == gl.drawn(from.map));
    CHECK(gl.drawn(between(from, to, 1).map) == gl.drawn(to.map));
}

TEST_CASE("golden: half way over a reorganisation the old districts take the new one's colour") {
    const PictureInput input{{{560}, {460}}, nullptr};
    const auto pictured = [&](int year) {
        return picture_of(*real_atlas(),
                          without_pointer(after({ShowLayer{"largest-party-seat-share"},
                                                 ShowLevel{geo::Level::district}, ShowYear{year},
                                                 LookAt{{{345'000}, {530'000}, 400}}})),
                          input);
    };
    const Picture from = pictured(2022), to = pictured(2023);
    const GroundChange ground = ground_change(*real_atlas(), from.map, to.map);
    GlFixture gl(560, 460);
    CHECK(matches_golden(gl.drawn(between(from, to, 0.5, ground).map), "mid-reorganisation"));
}

TEST_CASE("golden: hexagons of combined authorities, in the dark and close by") {
    const Scene scene = after({ShowShape{geo::Shape::hexagons}, SetDark{true}});
    CHECK(matches_golden(drawn(scene, {.width = 1280, .height = 720}), "hexagons-authorities"));
    const Scene close =
        after({ShowLayer{"gdhi-per-head"}, ShowLevel{geo::Level::district},
               ShowShape{geo::Shape::hexagons}, GoTo{id("E08000035"), {{900}, {700}}}});
    CHECK(matches_golden(drawn(close, {.width = 1280, .height = 720}), "hexagons-close"));
}

TEST_CASE("the same scene on the same machine gives the same bytes") {
    const Scene scene = after({ShowTheme{geo::Theme::missions}});
    CHECK(drawn(scene, {.width = 1280, .height = 720}) ==
          drawn(scene, {.width = 1280, .height = 720}));
}

TEST_CASE("golden: a table is looked at before it is imported") {
    const auto sheet = geo::parse_sheet(
        "Table 1: Earnings,,,\nLAD24CD,LAD24NM,Median pay (£ per week) 2024,Below living wage (%)\n"
        "E08000003,Manchester,\"£1,640.50\",12.5%\nE08000012,Liverpool,[c],14.0%\n"
        "E07000026,Allerdale,500,11.2%\n,Liverpol,480,9%\n,West Midlands,510,hello\n"
        "E92000001,England,640,12.1%\n,Total,3770,-\nSource: a survey,,,\n",
        "pay.csv");
    auto table = geo::own_table(*real_atlas(), sheet.value(), {});
    Session session(real_atlas(), home(*real_atlas()));
    session.perform(OpenScene{"pay.csv"});
    session.take_table({.file = "pay.csv",
                        .table = std::make_shared<const geo::OwnTable>(std::move(table.value()))});
    CHECK(matches_golden(
        HeadlessScreen(find_resources(), {.width = 1280, .height = 800}).drawn(session).image,
        "table"));
}

TEST_CASE("golden: an authority that does not exist, beside one that does; small and in the dark") {
    const Scene made = after({ShowPage{Page::authorities}, GroupDistrict{id("E08000035")},
                              GroupDistrict{id("E08000032")}, GroupDistrict{id("E06000014")},
                              ShowLayer{"gdhi-per-head"}});
    Scene compared = made;
    compared.authorities.against = id("E47000003");
    CHECK(matches_golden(drawn(compared), "authority"));
    compared.dark = true;
    CHECK(matches_golden(drawn(compared, {.width = 1024, .height = 640}), "authority-small"));
}

TEST_CASE("golden: the matrix of powers, one cell chosen; and in the dark, small, of a what-if") {
    const Scene matrix =
        after({ShowPage{Page::powers}, ChoosePower{id("E47000002"), "police_crime_commissioner"}});
    CHECK(matches_golden(drawn(matrix), "powers-matrix"));
    const Scene supposed =
        after({ShowPage{Page::powers}, Adopt{"english-devolution-white-paper"},
               Adopt{"public-services-reform-and-devolution-october-2024"}, SetDark{true}});
    CHECK(matches_golden(drawn(supposed, {.width = 1280, .height = 720}), "powers-what-if"));
}
