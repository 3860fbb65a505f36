#include <doctest/doctest.h>

#include <algorithm>

#include "app/picture/between.h"
#include "app/scene/apply.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

constexpr PaneSize pane{{1200}, {900}};

Scene districts(std::initializer_list<Action> actions = {}) {
    const geo::Atlas& atlas = *real_atlas();
    Scene scene = apply(atlas, home(atlas), ShowLayer{"gdhi-per-head"});
    scene = apply(atlas, scene, ShowLevel{geo::Level::district});
    for (const Action& action : actions) scene = apply(atlas, std::move(scene), action);
    return scene;
}

Picture pictured(const Scene& scene) { return picture_of(*real_atlas(), scene, {pane, nullptr}); }

geo::AreaId id(const char* code) { return *geo::parse_area_id(code); }

}  // namespace

TEST_CASE("moves are slow at their ends, answers quick at once; none turns back") {
    for (const Easing easing : {ease_move, ease_answer}) {
        CHECK(eased(0, easing) == 0);
        CHECK(eased(1, easing) == 1);
        CHECK(eased(-1, easing) == 0);
        CHECK(eased(2, easing) == 1);
        double before = 0;
        for (int i = 1; i <= 100; ++i) {
            const double now = eased(i / 100.0, easing);
            CHECK(now >= before);
            before = now;
        }
        CHECK(eased(0.5, easing) > 0.8);
    }
    CHECK(eased(0.05, ease_answer) > 3 * eased(0.05, ease_move));
}

TEST_CASE("a colour on its way is the one, then between both, then the other") {
    constexpr Rgba sand = hex(0xE2DCCF), blue = hex(0x225EA8);
    CHECK(between(sand, blue, 0) == sand);
    CHECK(between(sand, blue, 1) == blue);
    double before = luminance(sand);
    for (int i = 1; i <= 20; ++i) {
        const double now = luminance(between(sand, blue, i / 20.0));
        CHECK(now < before);
        before = now;
    }
    CHECK(between({10, 20, 30, 0}, {10, 20, 30, 200}, 0.25).a == 50);
}

TEST_CASE("a hatch begins half way; ground that is not there yet neither") {
    const Fill colour{FillKind::colour, hex(0x225EA8)}, hatch{FillKind::hatch, hex(0xF0ECE3)};
    CHECK(between(colour, hatch, 0) == colour);
    CHECK(between(colour, hatch, 0.49).kind == FillKind::colour);
    CHECK(between(colour, hatch, 0.5).kind == FillKind::hatch);
    CHECK(between(colour, hatch, 1) == hatch);
    CHECK(between(Fill{}, colour, 0.49).kind == FillKind::hidden);
    CHECK(between(Fill{}, colour, 0.5) == colour);
}

TEST_CASE("another layer's colours come from those before, area by area") {
    const Picture from = pictured(districts());
    for (const Action& action :
         {Action{ShowLayer{"median-weekly-pay"}}, Action{ShowYear{2015}},
          Action{Classify{{.method = geo::BreakMethod::natural, .classes = 7, .manual = {}}}},
          Action{ShowLevel{geo::Level::region}}}) {
        const Picture to = pictured(districts({action}));
        const Picture start = between(from, to, 0), half = between(from, to, 0.5);
        CHECK(start.map.fills == from.map.fills);
        CHECK(start.map.background == from.map.background);
        CHECK(start.map.hatch_line == from.map.hatch_line);
        CHECK(start.map.lines == from.map.lines);
        CHECK(between(from, to, 1).map == to.map);
        CHECK(between(from, to, 1).labels == to.labels);
        REQUIRE(half.map.fills.size() == from.map.fills.size());
        std::size_t changing = 0;
        for (std::size_t f = 0; f < half.map.fills.size(); ++f) {
            const Rgba a = from.map.fills[f].colour, b = to.map.fills[f].colour;
            if (from.map.fills[f].kind == FillKind::hidden || a == b) continue;
            if (to.map.fills[f].kind == FillKind::hidden) continue;
            const Rgba now = half.map.fills[f].colour;
            CHECK(luminance(now) < std::max(luminance(a), luminance(b)) + 1e-3);
            CHECK(luminance(now) > std::min(luminance(a), luminance(b)) - 1e-3);
            changing += now != a && now != b ? 1 : 0;
        }
        CHECK(changing > 20);
    }
}

TEST_CASE("from light to dark the sea, the hatch and the lines go over") {
    const Picture light = pictured(districts()), dark = pictured(districts({SetDark{true}}));
    const MapPicture half = between(light, dark, 0.5).map;
    CHECK(half.background == between(light.map.background, dark.map.background, 0.5));
    CHECK(half.hatch_line == between(light.map.hatch_line, dark.map.hatch_line, 0.5));
    REQUIRE(half.lines.size() == light.map.lines.size());
    for (std::size_t i = 0; i < half.lines.size(); ++i)
        CHECK(half.lines[i].colour ==
              between(light.map.lines[i].colour, dark.map.lines[i].colour, 0.5));
}

TEST_CASE("lines in both maps go over in colour, others fade in their place") {
    const Picture from = pictured(districts()),
                  to = pictured(districts({ShowLevel{geo::Level::region}}));
    const auto has = [](const Picture& picture, const LinePass& pass) {
        return std::ranges::any_of(picture.map.lines, [&](const LinePass& one) {
            return one.borders == pass.borders && one.width == pass.width;
        });
    };
    const Picture half = between(from, to, 0.25);
    std::size_t leaving = 0, coming = 0, staying = 0;
    for (const LinePass& pass : half.map.lines) {
        const bool was = has(from, pass), will = has(to, pass);
        CHECK((was || will));
        if (was && will) ++staying;
        leaving += was && !will ? 1 : 0;
        coming += will && !was ? 1 : 0;
        if (was && !will) CHECK(pass.colour.a == 191);  // three quarters of 255
        if (will && !was) CHECK(pass.colour.a == 64);
        if (was && will) CHECK(pass.colour.a == 255);
    }
    CHECK(staying > 0);
    CHECK(leaving > 0);
    CHECK(coming > 0);
}

TEST_CASE("while all goes elsewhere again and again, no lines pile up") {
    Picture seen = pictured(districts());
    const std::size_t most = seen.map.lines.size();
    for (int year = 2008; year < 2022; ++year) {
        const Picture to = pictured(districts({ShowYear{year}}));
        seen = between(seen, to, 0.2);
        CHECK(seen.map.lines.size() <= 2 * std::max(most, to.map.lines.size()));
    }
}

TEST_CASE("what is hovered, brushed or selected is outlined at once, and what was no longer") {
    const Picture from = pictured(districts({Select{id("E08000035")}}));
    const Picture to = pictured(districts({ShowLayer{"median-weekly-pay"}, Select{id("E06000052")},
                                           Hover{id("E08000025")}, HoverClass{2}}));
    const auto outlines = [](const Picture& picture) {
        std::vector<LinePass> lines = picture.map.lines;
        std::erase_if(lines, [](const LinePass& pass) { return !pass.answers; });
        return lines;
    };
    REQUIRE(outlines(to).size() == 6);  // each in its casing
    CHECK(outlines(between(from, to, 0)) == outlines(to));
    CHECK(outlines(between(from, to, 0.5)) == outlines(to));
}

TEST_CASE("insets stay where both maps have them, and wait for the end where not") {
    const Picture map = pictured(districts()), other = pictured(districts({SetDark{true}}));
    const Picture without = pictured(districts({ShowInsets{false}}));
    REQUIRE_FALSE(map.map.insets.empty());
    CHECK(between(map, other, 0.5).map.insets == map.map.insets);
    CHECK(between(map, other, 0.5).inset_titles == map.inset_titles);
    CHECK(between(map, other, 0.5).labels.size() >= other.labels.size());
    const Picture coming = between(without, map, 0.9);
    CHECK(coming.map.insets.empty());
    CHECK(coming.inset_titles.empty());
    CHECK(between(without, map, 1).map.insets == map.map.insets);
}

TEST_CASE("seen from another camera names stand over the same ground, or as far beside it") {
    Picture picture = pictured(districts(
        {ShowInsets{false}, AddToSelection{id("E08000035")}, AddToSelection{id("E06000058")}}));
    const Picture before = picture;
    const Camera near{{430'000}, {433'000}, 500};
    look_from(picture, near);
    CHECK(picture.map.camera == near);
    REQUIRE_FALSE(picture.labels.empty());
    const auto ground = [](const Picture& p, ScreenPoint at) {
        return ground_at(p.map.camera, p.map.size, at);
    };
    int beside = 0;
    for (std::size_t i = 0; i < picture.labels.size(); ++i) {
        const MapLabel &now = picture.labels[i], &was = before.labels[i];
        CHECK(ground(picture, now.leader_from.value_or(now.centre)).x ==
              doctest::Approx(ground(before, was.leader_from.value_or(was.centre)).x));
        if (!now.leader_from) continue;
        ++beside;
        CHECK(now.centre.x - now.leader_from->x ==
              doctest::Approx(was.centre.x - was.leader_from->x));
    }
    CHECK(beside > 0);
    CHECK(ground(picture, picture.marks[1].centre).y ==
          doctest::Approx(ground(before, before.marks[1].centre).y));
}

TEST_CASE("names in both pictures move, others fade; letters move with their places") {
    const std::initializer_list<Action> two{AddToSelection{id("E08000035")},
                                            AddToSelection{id("E06000058")}};
    Scene ground = districts(two);
    ground = apply(*real_atlas(), ground, ShowLevel{geo::Level::region});
    const Picture from = pictured(ground);
    const Picture to = pictured(apply(*real_atlas(), ground, ShowShape{geo::Shape::hexagons}));
    const Picture half = between(from, to, 0.5);
    REQUIRE(half.marks.size() == 2);
    CHECK(half.marks[0].centre.x ==
          doctest::Approx((from.marks[0].centre.x + to.marks[0].centre.x) / 2));
    REQUIRE_FALSE(half.labels.empty());
    for (const MapLabel& label : half.labels) {
        const auto is_it = [&](const MapLabel& other) { return other.area == label.area; };
        CHECK(std::ranges::any_of(from.labels, is_it));
        CHECK(std::ranges::any_of(to.labels, is_it));
    }
    CHECK(between(from, to, 1).labels == to.labels);
    CHECK(half.map.camera == to.map.camera);
    CHECK(half.map.geometry == to.map.geometry);
}
