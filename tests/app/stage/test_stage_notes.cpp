// What is said on a map, and what is said against it.
#include <doctest/doctest.h>

#include <cmath>

#include "app/scene/ground.h"
#include "app/stage/draw_stage.h"
#include "tests/app/stage/staged.h"

using namespace app;

namespace {

constexpr PaneSize screen{{1920}, {1080}};

geo::AreaId id(std::string_view code) { return *geo::parse_area_id(code); }

Annotation note(std::string_view code, std::optional<Annotation::Offset> at = {}) {
    return {.areas = {id(code)},
            .title = "A note on " + std::string(code),
            .text = "as long as such a note may well be",
            .at = at};
}

/// A scene with what its drawing needs.
struct Staged {
    explicit Staged(BriefingScene content, const Room& in = {})
        : scene(staged(std::move(content))),
          room(in),
          layout(stage_layout(scene, room, screen)),
          picture(stage_picture(scene, layout, 0, nullptr)),
          notes(place_notes(pen, scene, layout, picture)) {}

    /// Of a note's words, on the stage.
    Box box_of(const NotePlace& place) const {
        const auto anchor = anchor_of(scene, scene.annotations[place.annotation], picture);
        const Box& pane = layout.panes.front();
        const double unit = pane.height;
        return {pane.x + anchor->x * layout.map_scale + place.at.right * unit,
                pane.y + anchor->y * layout.map_scale + place.at.down * unit,
                place.size.right * unit, place.size.down * unit};
    }
    std::vector<std::string> warnings() const {
        const Picture* const shown = &picture;
        return warnings_of(
            pen, {.scene = scene, .layout = layout, .pictures = {&shown, 1}, .notes = notes}, room,
            screen);
    }

    NotedSheet sheet;
    Pen pen{sheet, colours(false)};
    StageScene scene;
    Room room;
    StageLayout layout;
    Picture picture;
    std::vector<NotePlace> notes;
};

bool says(const std::vector<std::string>& told, const std::string& what) {
    return std::ranges::any_of(
        told, [&](const std::string& one) { return one.find(what) != std::string::npos; });
}

}  // namespace

TEST_CASE("notes find places inside the map and apart from each other, larger type or not") {
    for (const Room& room : {Room{}, Room{{2}, {4}}}) {
        BriefingScene content{.map = of_districts()};
        for (const char* code : {"E08000035", "E08000032", "E06000010"})
            content.annotations.push_back(note(code));
        const Staged s(content, room);
        REQUIRE(s.notes.size() == content.annotations.size());
        for (std::size_t i = 0; i < s.notes.size(); ++i) {
            CAPTURE(i);
            const Box box = s.box_of(s.notes[i]);
            CHECK(box.x >= s.layout.map.x);
            CHECK(box.right() <= s.layout.map.right());
            CHECK(box.y >= s.layout.map.y);
            CHECK(box.bottom() <= s.layout.map.bottom());
            for (std::size_t j = 0; j < i; ++j) {
                const Box other = s.box_of(s.notes[j]);
                CHECK((box.right() <= other.x || other.right() <= box.x ||
                       box.bottom() <= other.y || other.bottom() <= box.y));
            }
        }
    }
}

TEST_CASE("a note that was put somewhere stands there, and of no ground there is none") {
    const Annotation::Offset put{0.1, -0.05};
    Annotation abroad = note("E08000035");
    abroad.areas.clear();
    const Staged s({.map = of_districts(), .annotations = {note("E08000035", put), abroad}});
    REQUIRE(s.notes.size() == 1);
    CHECK(s.notes.front().annotation == 0);
    CHECK(s.notes.front().at.right == doctest::Approx(put.right));
    CHECK(s.notes.front().at.down == doctest::Approx(put.down));
}

TEST_CASE("a note points at its area on the ground, and at its cell where districts are hexagons") {
    const Annotation leeds = note("E08000035");
    const geo::Atlas& atlas = *real_atlas();
    const geo::AreaIndex area = area_called(atlas, "E08000035");

    const Staged ground({.map = of_districts(), .annotations = {leeds}});
    const auto on_ground = anchor_of(ground.scene, leeds, ground.picture);
    REQUIRE(on_ground.has_value());
    const auto touched = area_at(atlas, *ground.scene.map, ground.picture, *on_ground);
    CHECK(touched == area);

    const Staged cells({.map = of_districts(geo::Shape::hexagons), .annotations = {leeds}});
    REQUIRE(cells.picture.shape == geo::Shape::hexagons);
    const auto on_cell = anchor_of(cells.scene, leeds, cells.picture);
    REQUIRE(on_cell.has_value());
    CHECK(area_at(atlas, *cells.scene.map, cells.picture, *on_cell) == area);
}

TEST_CASE("a spotlight keeps what is in it and pales all else; what is dimmed alone is paler") {
    const geo::Atlas& atlas = *real_atlas();
    const geo::AreaIndex midlands = area_called(atlas, "E47000007");
    for (const auto kind : {Annotation::Kind::spotlight, Annotation::Kind::dim}) {
        const Staged s(
            {.map = of_districts(), .annotations = {{.kind = kind, .areas = {id("E47000007")}}}});
        const Picture before = picture_of(
            atlas, stage_map(s.scene, s.layout, 0),
            {.pane = s.layout.size_of(s.layout.panes[0]), .detailed = nullptr, .bare = true});
        const auto inside =
            features_in(atlas, *before.map.geometry, midlands, before.boundary_year);
        REQUIRE(std::ranges::count(inside, true) == 7);
        const auto distance = [&](Rgba colour) {
            const Rgba ground = before.map.background;
            return std::abs(colour.r - ground.r) + std::abs(colour.g - ground.g) +
                   std::abs(colour.b - ground.b);
        };
        int paler = 0, kept = 0;
        for (std::size_t i = 0; i < inside.size(); ++i) {
            if (before.map.fills[i].kind != FillKind::colour) continue;
            const Rgba was = before.map.fills[i].colour, is = s.picture.map.fills[i].colour;
            if (inside[i] == (kind == Annotation::Kind::spotlight)) {
                CHECK(is == was);
                ++kept;
            } else {
                CHECK(distance(is) < distance(was));
                ++paler;
            }
        }
        CHECK(std::min(paler, kept) == 7);
    }
}

TEST_CASE("in a spotlight only names of what it is on are left") {
    BriefingScene content{.map = of_districts()};
    content.map->pane().labels = LabelContent::names;
    const Staged everything(content);
    content.annotations = {{.kind = Annotation::Kind::spotlight, .areas = {id("E47000007")}}};
    const Staged lit(content);
    REQUIRE(everything.picture.labels.size() > lit.picture.labels.size());
    const geo::Atlas& atlas = *real_atlas();
    for (const MapLabel& label : lit.picture.labels) {
        CAPTURE(atlas.areas[label.area].name);
        CHECK(atlas.areas.parent(label.area, geo::Level::combined_authority,
                                 lit.picture.boundary_year) == area_called(atlas, "E47000007"));
    }
}

TEST_CASE("nothing is said against a scene that is short, apart and large enough") {
    const Staged s({.map = of_districts(),
                    .headline = "Pay is highest around London",
                    .text = "Disposable income per head.",
                    .annotations = {note("E08000035")}});
    for (const std::string& one : s.warnings()) FAIL_CHECK(one);
}

TEST_CASE("the 41st word is too many, wherever it stands") {
    std::string forty;
    for (int i = 0; i < 40; ++i) forty += "word ";
    CHECK(words_on(staged({.text = forty})) == 40);
    CHECK_FALSE(says(Staged({.map = of_districts(), .text = forty}).warnings(), "words to read"));
    CHECK(says(Staged({.map = of_districts(), .headline = "One", .text = forty}).warnings(),
               "41 words to read"));
    CHECK(says(Staged({.map = of_districts(),
                       .text = forty,
                       .annotations = {{.areas = {id("E08000035")}, .title = "Leeds"}}})
                   .warnings(),
               "41 words to read"));
}

TEST_CASE("notes over each other, or beyond the map, are told by their titles") {
    const Staged over({.map = of_districts(),
                       .annotations = {note("E08000035", Annotation::Offset{0.1, 0}),
                                       note("E08000032", Annotation::Offset{0.1, 0})}});
    CHECK(says(over.warnings(),
               "“A note on E08000035” and “A note on E08000032” lie over each other"));
    const Staged beyond(
        {.map = of_districts(), .annotations = {note("E08000035", Annotation::Offset{3, 0})}});
    CHECK(says(beyond.warnings(), "“A note on E08000035” leaves the map"));
}

TEST_CASE("type that the last row cannot read, and a headline without end, are told") {
    const BriefingScene plain{.map = of_districts(), .headline = "Pay"};
    CHECK_FALSE(says(Staged(plain, {{4}, {4}}).warnings(), "smallest text"));
    CHECK(
        says(Staged(plain, {{2}, {30}}).warnings(), "the last row, 30 metres away, needs 150 mm"));
    std::string endless;
    for (int i = 0; i < 90; ++i) endless += "powers ";
    CHECK(says(Staged({.map = of_districts(), .headline = endless}).warnings(), "say it in 5"));
}

TEST_CASE("a brace that cannot be filled is told, whichever text it stands in") {
    const auto told = [](BriefingScene scene) {
        scene.map = of_districts();
        return Staged(scene).warnings();
    };
    CHECK(says(told({.headline = "{value gone E08000035}"}),
               "Left out: {value gone E08000035}: 'gone' is no layer"));
    CHECK(says(told({.notes = "{value gone E08000035}"}), "Left out: {value gone E08000035}"));
    CHECK(told({.headline = "{value population E08000035}"}).empty());
}
