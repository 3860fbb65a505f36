#include <doctest/doctest.h>

#include <algorithm>

#include "app/scene/scene_json.h"
#include "app/session.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

Session session() { return {real_atlas(), home(*real_atlas())}; }

const geo::Layer& gap_layer(const Session& visit) {
    const geo::Layer* layer = visit.atlas().layer(geo::gap_layer_id);
    REQUIRE(layer != nullptr);
    return *layer;
}

}  // namespace

TEST_CASE("need and power are a layer on their page, and on no other") {
    Session visit = session();
    visit.perform(ShowPage{Page::needs});
    CHECK(visit.scene().pane().layer == geo::gap_layer_id);
    CHECK(gap_layer(visit).figures.size() > 100);
    CHECK(gap_layer(visit).group == "growth");
    visit.perform(ShowPage{Page::maps});
    CHECK(visit.shared_atlas() == real_atlas());
    CHECK(visit.atlas().layer(visit.scene().pane().layer) != nullptr);
    visit.perform(Undo{});
    CHECK(gap_layer(visit).figures.size() > 100);
}

TEST_CASE("a layer that is found from the page of need and power is shown on the maps") {
    Session visit = session();
    visit.perform(ShowPage{Page::needs});
    visit.perform(ShowLayer{"smoking"});
    CHECK(visit.scene().page == Page::maps);
    CHECK(visit.scene().pane().layer == "smoking");
}

TEST_CASE("another mission, and other weights, make another layer") {
    Session visit = session();
    visit.perform(ShowPage{Page::needs});
    visit.perform(ShowNeeds{{"nhs", {}}});
    const geo::Layer equal = gap_layer(visit);
    CHECK(equal.group == "nhs");
    visit.perform(ShowNeeds{{"nhs", {{"smoking", 0}, {"life-satisfaction", 2}}}});
    const geo::Layer& weighted = gap_layer(visit);
    CHECK(std::ranges::any_of(weighted.figures, [&](const geo::Figure& figure) {
        const geo::Figure* before = equal.at(figure.area, figure.year);
        return before != nullptr && before->value != figure.value;
    }));
    visit.perform(ShowNeeds{{"no such mission", {}}});
    CHECK(visit.scene().needs.mission == "nhs");
}

TEST_CASE("what a proposal would change of need and power is marked hypothetical") {
    Session visit = session();
    visit.perform(ShowPage{Page::needs});
    const geo::Layer before = gap_layer(visit);
    visit.perform(Adopt{"english-devolution-white-paper"});
    int hypothetical = 0;
    for (const geo::Figure& figure : gap_layer(visit).figures) {
        const geo::Figure* then = before.at(figure.area, figure.year);
        REQUIRE(then != nullptr);
        CHECK(*figure.value >= *then->value);  // power only grows, need stays
        if (figure.basis == geo::Basis::hypothetical) ++hypothetical;
    }
    CHECK(hypothetical > 0);
}

TEST_CASE("the mission and its weights come back from JSON, and what is wrong is said") {
    Session visit = session();
    visit.perform(ShowPage{Page::needs});
    visit.perform(ShowNeeds{{"opportunity", {{"ks2-expected-standard", 0.5}}}});
    const std::string text = to_json(visit.scene());
    const auto back = scene_from_json(text, "a.json");
    REQUIRE(back.has_value());
    CHECK(back->page == Page::needs);
    CHECK(back->needs == visit.scene().needs);
    const auto said = [&](std::string_view part, std::string_view instead) {
        std::string changed = text;
        changed.replace(changed.find(part), part.size(), instead);
        const auto refused = scene_from_json(changed, "a.json");
        REQUIRE_FALSE(refused.has_value());
        return geo::one_line(refused.error());
    };
    CHECK(said("opportunity", "luck").find("unknown mission 'luck'") != std::string::npos);
    CHECK(said("0.5", "-1").find("expected 0 to 10, found -1") != std::string::npos);
    CHECK(said("\"needs\",", "\"news\",").find("unknown page 'news'") != std::string::npos);
}
