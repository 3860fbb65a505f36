#include <doctest/doctest.h>

#include "app/picture/marking_in_view.h"
#include "app/scene/apply.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

constexpr const char *pay = "median-weekly-pay", *jobs = "employment-rate", *people = "population";
const geo::Marking sensitive{geo::Marking::Level::official_sensitive, "Draft"};
const geo::Marking early{geo::Marking::Level::none, "Under embargo until 9.30 on 7 December 2026"};

/// Pay is marked, and jobs are under embargo.
const geo::Atlas& atlas() {
    static const geo::Atlas made = [] {
        geo::Atlas copy = *real_atlas();
        for (geo::Layer& layer : copy.layers) {
            if (layer.id == pay) layer.marking = sensitive;
            if (layer.id != jobs) continue;
            layer.marking = early;
            layer.reader = "A. Reader";
        }
        return copy;
    }();
    return made;
}

Scene showing(const Actions& actions) {
    Scene scene = home(atlas());
    for (const Action& action : actions) scene = apply(atlas(), std::move(scene), action);
    return scene;
}

}  // namespace

TEST_CASE("what is in view is marked like the strictest of its layers, whichever map that is on") {
    CHECK(marking_in_view(atlas(), showing({ShowLayer{people}})).empty());
    CHECK(marking_in_view(atlas(), showing({ShowLayer{pay}})) == sensitive);
    const Scene both =
        showing({ShowLayer{pay}, AddPane{}, ShowLayer{jobs}, AddPane{}, ShowLayer{people}});
    CHECK(geo::in_words(marking_in_view(atlas(), both)) ==
          "OFFICIAL-SENSITIVE · Draft; Under embargo until 9.30 on 7 December 2026");
}

TEST_CASE("a layer that another is held against marks the map, and one left behind does not") {
    const Scene two = showing({ShowLayer{people}, ShowLevel{geo::Level::upper_tier},
                               Analyse{Analysis::two_layers, SecondLayer{pay, 2024}}});
    REQUIRE(two.pane().analysis == Analysis::two_layers);
    CHECK(marking_in_view(atlas(), two) == sensitive);
    Scene after = two;
    after.pane().analysis = Analysis::none;
    CHECK(marking_in_view(atlas(), after).empty());
}

TEST_CASE("a page that shows one map is not marked for the maps that it hides") {
    Scene scene = showing({ShowLayer{pay}, AddPane{}, ShowLayer{people}});
    CHECK(marking_in_view(atlas(), scene) == sensitive);
    scene.page = Page::timeline;
    CHECK(marking_in_view(atlas(), scene).empty());
}

TEST_CASE("the page of authorities tells figures of every layer, and is marked for all") {
    Scene scene = showing({ShowLayer{people}});
    scene.page = Page::authorities;
    CHECK(marking_in_view(atlas(), scene).level == geo::Marking::Level::official_sensitive);
}

TEST_CASE("a scene of a briefing is marked for the layers that braces of any of its words name") {
    const std::string told = "Leeds: {value bare median-weekly-pay E08000035}.";
    BriefingScene scene;
    for (std::string* words : {&scene.kicker, &scene.headline, &scene.text, &scene.notes}) {
        *words = told;
        CHECK(marking_in_view(atlas(), scene) == sensitive);
        words->clear();
    }
    scene.annotations.push_back({Annotation::Kind::text, {}, {}, told});
    CHECK(marking_in_view(atlas(), scene) == sensitive);
    scene.annotations.front() = {Annotation::Kind::text, {}, told};
    CHECK(marking_in_view(atlas(), scene) == sensitive);
}

TEST_CASE("a layer is named in a brace as a word of its own, and nowhere else") {
    struct Case {
        const char* text;
        bool named;
        const char* because;
    };
    for (const Case& c : {
             Case{"{value employment-rate E08000035}", true, "its id, in a brace"},
             Case{"{count higher E92000001 employment-rate: area / areas}", true, "last of them"},
             Case{"{value employment-rate nonsense}", true, "though it cannot be filled"},
             Case{"{value employment-rate E08000035", true, "though it is not closed"},
             Case{"employment-rate", false, "no brace"},
             Case{"{{value employment-rate E08000035}", false, "a brace of its own"},
             Case{"{value employment-rates E08000035}", false, "another id"},
             Case{"{count utla: employment-rate / areas}", false, "words of one's own"},
         }) {
        CAPTURE(c.text);
        CAPTURE(c.because);
        BriefingScene scene;
        scene.text = c.text;
        CHECK(embargoed_in_view(atlas(), scene).empty() == !c.named);
        CHECK(marking_in_view(atlas(), scene).empty() == !c.named);
    }
}

TEST_CASE("a scene of a briefing is under embargo for its map, unless that cannot be shown") {
    BriefingScene scene{.map = showing({ShowLayer{jobs}})};
    CHECK(embargoed_in_view(atlas(), scene) == std::vector<EmbargoedLayer>{{"A. Reader", jobs}});
    scene.text = "{value employment-rate E08000035}";
    CHECK(embargoed_in_view(atlas(), scene).size() == 1);
    scene.text.clear();
    scene.fault = "its layer is missing";
    CHECK(embargoed_in_view(atlas(), scene).empty());
}

TEST_CASE("what is under embargo is found once, however many maps show it") {
    const Scene twice = showing({ShowLayer{jobs}, AddPane{}, ShowLayer{jobs}});
    const auto found = embargoed_in_view(atlas(), twice);
    REQUIRE(found.size() == 1);
    CHECK(found.front().reader == "A. Reader");
    CHECK(embargoed_in_view(atlas(), showing({ShowLayer{pay}})).empty());
}
