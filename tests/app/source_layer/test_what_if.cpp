#include <doctest/doctest.h>

#include "app/picture/picture.h"
#include "app/scene/workspace.h"
#include "app/session.h"
#include "tests/support/files.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

const std::string white_paper = "english-devolution-white-paper";
const std::string labour_together = "public-services-reform-and-devolution-october-2024";
const std::string new_power = "power-prop-chair-health-boards";

Session session() { return {real_atlas(), home(*real_atlas())}; }

double held_in(const geo::Atlas& atlas, std::string_view area) {
    return *atlas.layer("powers-held")->at(area_called(atlas, area), atlas.present_year)->value;
}

Picture picture_of(const Session& session) {
    return picture_of(session.atlas(), session.scene(), {{{900}, {800}}, nullptr});
}

}  // namespace

TEST_CASE("what is supposed is in the atlas, and undo takes it back") {
    Session visit = session();
    const double today = held_in(visit.atlas(), "PLANNED-CUMBRIA");
    visit.perform(Adopt{white_paper});
    CHECK(held_in(visit.atlas(), "PLANNED-CUMBRIA") > today);
    CHECK(visit.base_atlas() == real_atlas());
    visit.perform(Undo{});
    CHECK(visit.shared_atlas() == real_atlas());
    visit.perform(Redo{});
    CHECK(held_in(visit.atlas(), "PLANNED-CUMBRIA") > today);
    visit.perform(EndWhatIf{});
    CHECK(visit.shared_atlas() == real_atlas());
}

TEST_CASE("a document that gives no power is not adopted") {
    Session visit = session();
    visit.perform(Adopt{"police-governance-statement"});
    CHECK(visit.scene().hypothesis.empty());
}

TEST_CASE("with its document a power that nobody has goes from the map, and undo brings it back") {
    Session visit = session();
    visit.perform(Adopt{labour_together});
    visit.perform(ShowLayer{new_power});
    visit.perform(ChoosePower{*geo::parse_area_id("E47000001"), "prop_chair_health_boards"});
    visit.perform(Adopt{labour_together, false});
    CHECK(visit.scene().pane().layer == "powers-held");
    CHECK(visit.scene().powers.power.empty());
    visit.perform(Undo{});
    CHECK(visit.scene().pane().layer == new_power);
    CHECK(visit.atlas().layer(new_power) != nullptr);
}

TEST_CASE("a saved what-if opens as it was, less what the package does not know") {
    const TestFolder folder;
    Session visit = session();
    visit.perform(Adopt{labour_together});
    visit.perform(ShowLayer{new_power});
    Scene saved = visit.scene();
    saved.hypothesis.documents.push_back("a-paper-of-tomorrow");
    REQUIRE(write_workspace({saved}, folder / "scene.json").has_value());
    Session later = session();
    REQUIRE(later.open(folder / "scene.json").has_value());
    CHECK(later.scene() == visit.scene());
    CHECK(later.notice() ==
          "scene.json, hypothesis.adopted: unknown proposal "
          "'a-paper-of-tomorrow' is left out (see devolution-atlas proposals)");
}

TEST_CASE("whatever shows what is supposed says so") {
    Session visit = session();
    visit.perform(Select{*geo::parse_area_id("PLANNED-CUMBRIA")});
    const Picture today = picture_of(visit);
    CHECK(today.what_if.empty());
    CHECK(today.legend.subtitle.find("hypothetical") == std::string::npos);
    visit.perform(Adopt{white_paper});
    const Picture supposed = picture_of(visit);
    CHECK(supposed.what_if == "Hypothetical, as if adopted: English Devolution White Paper.");
    CHECK(supposed.figures_source.starts_with(supposed.what_if));
    CHECK(supposed.legend.subtitle.ends_with("hypothetical"));
    CHECK(supposed.cards.front().value_note.starts_with("Hypothetical."));
    CHECK(supposed.cards.front().source.starts_with("English Devolution White Paper"));
    const auto row = std::ranges::find(
        supposed.ranking, area_called(visit.atlas(), "PLANNED-CUMBRIA"), &RankRow::area);
    CHECK(row->value.ends_with("if adopted"));
}

TEST_CASE("a layer that no proposal touches is not called hypothetical") {
    Session visit = session();
    visit.perform(Adopt{white_paper});
    visit.perform(ShowLayer{"gdhi-per-head"});
    CHECK(picture_of(visit).legend.subtitle.find("hypothetical") == std::string::npos);
}
