#include <doctest/doctest.h>

#include <set>

#include "geo/data/view.h"
#include "geo/whatif/hypothesis.h"
#include "tests/support/real_atlas.h"

using namespace geo;

namespace {

const std::string white_paper = "english-devolution-white-paper";
const std::string labour_together = "public-services-reform-and-devolution-october-2024";

Atlas atlas_with(std::vector<std::string> documents) {
    return hypothetical(*real_atlas(), {std::move(documents)});
}

AreaIndex area_of(std::string_view code) { return *real_atlas()->areas.find(code); }

const Figure& figure_of(const Atlas& atlas, std::string_view layer, std::string_view area) {
    return *atlas.layer(layer)->at(area_of(area), atlas.present_year);
}

PowerStatus status_of(const Atlas& atlas, std::string_view power, std::string_view area) {
    return power_status_of(&figure_of(atlas, power_layer_id(power), area));
}

}  // namespace

TEST_CASE("without a document nothing is supposed") {
    const Atlas same = atlas_with({});
    REQUIRE(same.layers.size() == real_atlas()->layers.size());
    for (const Layer& layer : same.layers)
        for (const Figure& figure : layer.figures)
            REQUIRE(figure.status != FigureStatus::hypothetical);
    CHECK(atlas_with({"no-such-document"}).texts == same.texts);
}

TEST_CASE("an adopted document gives the authorities it names what it proposes") {
    const Atlas atlas = atlas_with({white_paper});
    // "Mayoral": an investment fund for Cumbria's mayor to be, which is only announced today.
    CHECK(status_of(*real_atlas(), "investment_fund", "PLANNED-CUMBRIA") < PowerStatus::held);
    CHECK(status_of(atlas, "investment_fund", "PLANNED-CUMBRIA") == PowerStatus::held);
    // "Established mayoral": not for Hull and East Yorkshire, whose mayor is new.
    CHECK(status_of(atlas, "integrated_settlement", "E47000016") ==
          status_of(*real_atlas(), "integrated_settlement", "E47000016"));
    // "Every area" is to have a strategy: that leaves open who writes it.
    for (const auto& [area, tally] : tallied(atlas.layers, atlas.powers, PowerCount{}))
        CHECK(atlas.layer("power-spatial-development-strategy")->at(area, 2026)->status ==
              FigureStatus::official);
}

TEST_CASE("a document takes nothing away") {
    for (const ProposalDocument& document : real_atlas()->documents) {
        CAPTURE(document.id);
        const Atlas atlas = atlas_with({document.id});
        for (const Power& power : real_atlas()->powers)
            for (const Figure& before : real_atlas()->layer(power_layer_id(power.id))->figures) {
                const Figure& now = *atlas.layer(power_layer_id(power.id))->at(before.area, 2026);
                CHECK(power_status_of(&now) >= power_status_of(&before));
                CHECK((now.value == before.value) == (now.status == before.status));
            }
    }
}

TEST_CASE("what a document changes says so, and where it stands") {
    const Atlas atlas = atlas_with({white_paper});
    const Figure& fund = figure_of(atlas, "power-investment-fund", "PLANNED-CUMBRIA");
    CHECK(fund.status == FigureStatus::hypothetical);
    CHECK(fund.basis == Basis::hypothetical);
    CHECK(atlas.text(fund.source)
              .starts_with(
                  "English Devolution White Paper (UK Government), 16 December 2024; https://"));
    CHECK(atlas.text(fund.period) == "if adopted");
    // Recalled rows stay so.
    const Figure& rail = figure_of(atlas, "power-rail-partnership", "PLANNED-CUMBRIA");
    CHECK(atlas.text(rail.note).find("recalled") != std::string::npos);
}

TEST_CASE("a district inherits what is supposed of its authority, and is marked likewise") {
    const Atlas atlas = atlas_with({white_paper});
    const LayerView view =
        view_of(atlas, *atlas.layer("power-rail-partnership"), Level::district, 2026);
    std::set<Basis> inherited;
    for (const auto& figure : view.figures)
        if (figure && figure->from == area_of("E47000013")) {
            CHECK(figure->status == FigureStatus::inherited);
            inherited.insert(figure->basis);
        }
    CHECK(inherited == std::set{figure_of(atlas, "power-rail-partnership", "E47000013").basis});
    CHECK(inherited.contains(Basis::hypothetical));
}

TEST_CASE("counts follow what they count") {
    const Atlas atlas = atlas_with({white_paper, labour_together});
    for (const PowerCount& count : power_counts(atlas.powers)) {
        CAPTURE(count.id);
        for (const auto& [area, tally] : tallied(atlas.layers, atlas.powers, count)) {
            const Figure& figure = *atlas.layer(count.id)->at(area, 2026);
            CHECK(figure.value == tally.counted);
            const Layer* before = real_atlas()->layer(count.id);
            CHECK((figure.status == FigureStatus::hypothetical) ==
                  (before == nullptr || before->at(area, 2026)->value != figure.value));
        }
    }
    CHECK(*figure_of(atlas, "powers-held", "PLANNED-CUMBRIA").value >
          *figure_of(*real_atlas(), "powers-held", "PLANNED-CUMBRIA").value);
}

TEST_CASE("a power that nobody has yet is one more power, held by none but those named") {
    const Atlas atlas = atlas_with({labour_together});
    CHECK(real_atlas()->layer("power-prop-chair-health-boards") == nullptr);
    CHECK(status_of(atlas, "prop_chair_health_boards", "E47000001") == PowerStatus::held);
    // "Combined-authority mayors": London's is none.
    CHECK(status_of(atlas, "prop_chair_health_boards", "E61000001") == PowerStatus::none);
    // "Some services" is a share in them.
    CHECK(status_of(atlas, "prop_commission_health", "E47000001") == PowerStatus::partial);
    CHECK(atlas.powers.back().category == "new powers");
    CHECK(atlas.layer("powers-held-new-powers") != nullptr);
    CHECK(std::ranges::is_sorted(atlas.layers, {}, &Layer::theme));
}

TEST_CASE("two documents that propose one new power make one of it") {
    const Atlas atlas = atlas_with({"how-metro-mayors-can-help-level-up-england",
                                    "english-devolution-and-community-empowerment-act-2026"});
    CHECK(std::ranges::count(atlas.powers, "prop_right_to_request", &Power::id) == 1);
    CHECK(std::ranges::count(atlas.layers, "power-prop-right-to-request", &Layer::id) == 1);
}

TEST_CASE("documents that give no power, or leave open to whom, cannot be adopted") {
    std::set<std::string> refused;
    for (const ProposalDocument& document : real_atlas()->documents)
        if (!can_be_adopted(document)) refused.insert(document.id);
    CHECK(refused == std::set<std::string>{"foundation-strategic-authority-invitation",
                                           "police-governance-statement",
                                           "ask-to-ministers-on-powers-for-city-mayors",
                                           "interview-on-mayoral-powers"});
}

TEST_CASE("what does not change is shared with the atlas as it is") {
    const Atlas atlas = atlas_with({white_paper});
    CHECK(atlas.districts == real_atlas()->districts);
    CHECK(atlas.cartograms == real_atlas()->cartograms);
}
