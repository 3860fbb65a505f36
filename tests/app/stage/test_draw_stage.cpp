// What stands on a stage beside its map.
#include <doctest/doctest.h>

#include <cctype>

#include "app/picture/words.h"
#include "app/stage/draw_stage.h"
#include "tests/app/stage/staged.h"

using namespace app;

namespace {

constexpr PaneSize full_hd{{1920}, {1080}};

/// A scene as it is drawn, with what there is to say against it.
struct Drawn {
    explicit Drawn(StageScene content, PaneSize screen = full_hd)
        : scene(std::move(content)), layout(stage_layout(scene, {}, screen)) {
        for (std::size_t i = 0; i < layout.panes.size(); ++i)
            pictures.push_back(stage_picture(scene, layout, i, nullptr));
        for (const Picture& one : pictures) shown.push_back(&one);
        const StageDrawing drawing{.scene = scene, .layout = layout, .pictures = shown};
        draw_stage(pen, drawing);
        warnings = warnings_of(pen, drawing, {}, screen);
    }
    bool warns(const std::string& of) const {
        return std::ranges::any_of(
            warnings, [&](const std::string& one) { return one.find(of) != std::string::npos; });
    }
    const Written* written(const std::string& text) const {
        const auto found = std::ranges::find(sheet.notes.written, text, &Written::text);
        return found == sheet.notes.written.end() ? nullptr : &*found;
    }

    NotedSheet sheet;
    Pen pen{sheet, colours(false)};
    StageScene scene;
    StageLayout layout;
    std::vector<Picture> pictures;
    std::vector<const Picture*> shown;
    std::vector<std::string> warnings;
};

/// A scene of a shipped briefing, marked or not.
StageScene shipped(const char* name, std::size_t number, geo::Marking::Level marking) {
    auto briefing =
        read_briefing(std::filesystem::path(DEVOLUTION_ATLAS_SOURCE_DIR "/data/briefings") / name);
    if (!briefing) FAIL(geo::one_line(briefing.error()));
    briefing->marking.level = marking;
    return stage_scene(real_atlas(), *briefing, number - 1);
}

}  // namespace

TEST_CASE("the key to two layers is whole whatever the marking and the shape of the screen") {
    for (const geo::Marking::Level level : geo::all_marking_levels)
        for (const PaneSize screen : {full_hd, PaneSize{{1280}, {720}}, PaneSize{{1920}, {1200}}}) {
            CAPTURE(static_cast<int>(level));
            CAPTURE(screen.height.value);
            const Drawn drawn(shipped("need-and-power.briefing", 6, level), screen);
            const Legend& legend = drawn.pictures.front().legend;
            for (const LegendClass& kind : legend.classes)
                CHECK(drawn.written(std::to_string(kind.count)) != nullptr);
            for (const std::string& words :
                 {std::string("High need, few powers"), std::string("High need, most powers"),
                  std::string("Low need, most powers"), "↑ " + legend.grid->y.title,
                  legend.grid->x.title + " →"})
                CHECK(drawn.sheet.notes.says(words));
            for (const LegendState& state : states_of(legend, drawn.pen.c))
                CHECK(drawn.sheet.notes.says(state.words));
            for (const Written& one : drawn.sheet.notes.written)
                if (one.text != "OFFICIAL" && one.text.find("OFFICIAL-") == std::string::npos)
                    CHECK(one.base.y < drawn.layout.band_below.y);
        }
}

TEST_CASE("no number stands on a map of the stage without the name that it is of") {
    for (const auto& [name, number] :
         {std::pair{"devolution-map.briefing", 6}, std::pair{"need-and-power.briefing", 1}}) {
        CAPTURE(name);
        const Drawn drawn(
            shipped(name, static_cast<std::size_t>(number), geo::Marking::Level::none));
        std::size_t named = 0;
        for (const MapLabel& label : drawn.pictures.front().labels) {
            CAPTURE(label.lines.front());
            CHECK(std::ranges::any_of(label.lines.front(),
                                      [](unsigned char c) { return std::isalpha(c) != 0; }));
            named += label.lines.size() > 1 ? 1 : 0;
        }
        CHECK(named >= 12);
    }
}

TEST_CASE("a stage drawn small bears its marking in larger words, clear of what it says") {
    const StageScene scene =
        shipped("need-and-power.briefing", 6, geo::Marking::Level::official_sensitive);
    const StageLayout layout = stage_layout(scene, {}, full_hd);
    for (const double em : {marking_em, most_marking_em}) {
        NotedSheet sheet;
        Pen pen(sheet, colours(false));
        draw_marking(pen, scene.marking, layout, em);
        REQUIRE(sheet.notes.written.size() == 2);
        for (const Written& one : sheet.notes.written) {
            CHECK(one.text == "OFFICIAL-SENSITIVE");
            CHECK(one.em == doctest::Approx(em));
        }
        CHECK(sheet.notes.written[0].base.y < layout.words.y);
        CHECK(sheet.notes.written[1].base.y <= stage_height);
    }
}

TEST_CASE("sources are told whole, smaller where they are long") {
    for (const geo::Marking::Level level :
         {geo::Marking::Level::none, geo::Marking::Level::official})
        for (const PaneSize screen : {full_hd, PaneSize{{1280}, {720}}, PaneSize{{1024}, {768}}})
            for (std::size_t number = 1; number <= 9; ++number) {
                CAPTURE(number);
                CAPTURE(screen.width.value);
                const Drawn drawn(shipped("devolution-map.briefing", number, level), screen);
                CHECK(drawn.sheet.notes.says(sources_of(drawn.shown).line()));
                for (const Written& one : drawn.sheet.notes.written)
                    if (one.face == PaperFace::small && one.base.y > drawn.layout.sources.y)
                        CHECK(one.base.y < drawn.layout.band_below.y);
            }
}

TEST_CASE("a headline without end is cut and told of, and nothing runs into the sources") {
    BriefingScene content;
    content.map = home(*real_atlas());
    for (int i = 0; i < 120; ++i) content.headline += "powers ";
    content.text = "What is told besides.";
    for (int i = 0; i < 90; ++i) content.text += " More of it.";
    const Drawn drawn(staged(content));
    CHECK(drawn.sheet.notes.says("…"));
    CHECK(drawn.sheet.notes.says("What is told besides."));
    CHECK(drawn.warns("say it in 5"));
    for (const Written& one : drawn.sheet.notes.written)
        if (one.em >= stage_text_em) CHECK(one.base.y < drawn.layout.sources.y);
    content.headline = "Short";
    content.text.clear();
    CHECK_FALSE(Drawn(staged(content)).sheet.notes.says("…"));
}

TEST_CASE("of a scene that cannot be shown everybody sees headline and marking, not the reason") {
    const std::string fault = "/home/somebody/talk.briefing, scenes[0].annotations[0].kind: no";
    BriefingScene content;
    content.fault = fault;
    CHECK(Drawn(staged(content)).sheet.notes.says("This scene cannot be shown"));
    content.kicker = "A mission";
    content.headline = "The headline";
    content.text = "More words";
    content.marking.level = geo::Marking::Level::official;
    const Drawn drawn(staged(content));
    CHECK(drawn.sheet.notes.says("The headline"));
    CHECK(drawn.written("OFFICIAL") != nullptr);
    for (const char* inner : {"scenes", "annotations", "/home", "briefing", "More words"})
        CHECK_FALSE(drawn.sheet.notes.says(inner));
    CHECK(drawn.warns("This scene cannot be shown: " + fault));
}
