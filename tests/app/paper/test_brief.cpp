#include <doctest/doctest.h>

#include <array>

#include "app/paper/brief_pages.h"
#include "app/picture/authority_table.h"
#include "app/picture/comparison.h"
#include "tests/app/paper/noted_sheet.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

AreaBrief brief_on(const char* code) {
    auto brief = brief_of(*real_atlas(), area_called(*real_atlas(), code), {});
    REQUIRE(brief.has_value());
    return *std::move(brief);
}

Notes drawn(const AreaBrief& brief) {
    NotedSheet sheet;
    draw_brief(sheet, {.atlas = *real_atlas(),
                       .brief = brief,
                       .detailed = {},
                       .maker = "Devolution Atlas 0.1.0",
                       .made_on = "22 November 2026"});
    CHECK(sheet.open == 0);
    CHECK(sheet.clips == 0);
    CHECK(sheet.page == 2);
    return std::move(sheet.notes);
}

/// A combined authority, London, districts with a mayor and without, one with a mayor of its own,
/// long names, a county, councils of the other countries, planned authorities, larger areas, and
/// one that has ended.
constexpr std::array kinds{"E47000001",     "E61000001", "E08000036", "E07000223",
                           "E06000016",     "E06000058", "E06000023", "E10000012",
                           "W06000015",     "S12000036", "N09000003", "E47000008",
                           "PLANNED-ESSEX", "E12000002", "E92000001", "PLANNED-SUSSEX",
                           "S92000003",     "E09000001", "E06000053", "E07000026"};

struct TextBox {
    const Written* of;
    double left, top, right, bottom;
};

TextBox box_of(const Written& one) {
    constexpr double cap_height = 0.727, drop = 0.2;  // of Inter, in ems
    const double em = font_of(one.face).em;
    return {&one, one.base.x, one.base.y - cap_height * em, one.base.x + one.width,
            one.base.y + drop * em};
}

bool overlap(const TextBox& a, const TextBox& b) {
    return a.of->page == b.of->page && a.left < b.right && b.left < a.right && a.top < b.bottom &&
           b.top < a.bottom;
}

void check_layout(const Notes& notes) {
    const PaneSize page = pixels_on(a4_upright);
    std::vector<TextBox> boxes;
    for (const Written& one : notes.written) boxes.push_back(box_of(one));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        CAPTURE(boxes[i].of->text);
        CHECK(boxes[i].left >= 40);
        CHECK(boxes[i].top >= 40);
        CHECK(boxes[i].right <= page.width.value - 40);
        CHECK(boxes[i].bottom <= page.height.value - 20);
        const auto other = std::find_if(boxes.begin(), boxes.begin() + std::ptrdiff_t(i),
                                        [&](const TextBox& one) { return overlap(one, boxes[i]); });
        CHECK((other == boxes.begin() + std::ptrdiff_t(i) ? "" : other->of->text) == "");
    }
}

}  // namespace

TEST_CASE("no text of a brief leaves its page or lies over another, whatever the area") {
    std::vector<geo::AreaIndex> areas = authorities_to_choose(*real_atlas());
    REQUIRE(areas.size() > 18);
    for (const char* code : kinds) areas.push_back(area_called(*real_atlas(), code));
    for (const geo::AreaIndex area : areas) {
        CAPTURE(real_atlas()->areas[area].name);
        const auto brief = brief_of(*real_atlas(), area, {});
        REQUIRE(brief.has_value());
        check_layout(drawn(*brief));
    }
}

TEST_CASE("a brief's figures and verdicts are those of the table of pinned areas") {
    int verdicts = 0, measures = 0;
    for (const char* code : kinds) {
        const AreaBrief brief = brief_on(code);
        for (const BriefMission& mission : brief.missions.missions)
            for (const BriefMeasure& measure : mission.measures) {
                // A planned authority stands on no map of this year.
                if (!measure.line.figure || brief.year > real_atlas()->present_year) continue;
                Scene scene;
                scene.pane().layer = measure.line.layer->id;
                scene.pane().level = *real_atlas()->areas.finest_map_of(brief.area);
                scene.pane().year = measure.line.year;
                scene.pinned = {real_atlas()->areas[brief.area].id};
                const auto table = comparison_of(*real_atlas(), scene);
                REQUIRE(table.has_value());
                const ComparedFigure& shown = table->rows.front().figures.front();
                if (!shown.value) continue;  // the area has ended, and the map is of today's
                CAPTURE(code);
                CAPTURE(scene.pane().layer);
                CHECK(shown.value == measure.line.figure->value);
                CHECK(shown.difference == measure.difference);
                ++measures;
                verdicts += shown.difference ? 1 : 0;
            }
    }
    CHECK(measures > 100);
    CHECK(verdicts > 40);
}

TEST_CASE("the powers of a brief are those that the layers count") {
    for (const geo::AreaIndex area : authorities_to_choose(*real_atlas())) {
        const geo::Area& authority = real_atlas()->areas[area];
        CAPTURE(authority.name);
        const AreaBrief brief = brief_on(std::string(geo::text_of(authority.id)).c_str());
        int held = 0, shared = 0;
        for (const BriefPowers& group : brief.powers)
            for (const auto& [label, status] : group.powers) {
                held += status == geo::PowerStatus::held ? 1 : 0;
                shared += status == geo::PowerStatus::partial ? 1 : 0;
            }
        const auto counted = [&](const char* layer) {
            const geo::Figure* figure =
                real_atlas()->layer(layer)->at(area, real_atlas()->present_year);
            return figure == nullptr ? 0 : static_cast<int>(*figure->value);
        };
        CHECK(held == counted("powers-held"));
        CHECK(held + shared == counted("powers-held-or-shared"));
    }
}

TEST_CASE("a brief tells who decides, and what is planned as planned") {
    struct Case {
        const char *code, *said;
    };
    for (const Case& c : {
             Case{"E47000001", "covers 10 districts and has a mayor, Bev Craig"},
             Case{"E47000018", "has no mayor"},
             Case{"E08000036", "is part of West Yorkshire, whose mayor is"},
             Case{"E07000223", "Its first mayor is to be elected on 4 May 2028"},
             Case{"E06000058", "is in no combined authority and has no devolution agreement"},
             Case{"E06000016", "The council has an elected mayor of its own"},
             Case{"E06000052", "has a devolution agreement of its own"},
             Case{"W06000015", "Powers are devolved to the Senedd"},
             Case{"PLANNED-ESSEX", "is planned, not yet made: an authority for 14 districts"},
             Case{"E07000067", "it is to be part of Greater Essex, which is planned"},
             Case{"E07000026", "ended in 2023. Its ground went to Cumberland."},
             Case{"E47000011", "ended in 2024. Its ground went to North East."},
             Case{"E12000002", "All 35 districts of North West are part of"},
         }) {
        CAPTURE(c.code);
        const AreaBrief brief = brief_on(c.code);
        CAPTURE(brief.lead);
        CHECK(brief.lead.find(c.said) != std::string::npos);
    }
}

TEST_CASE("each part of a brief has something to tell, or says why it has not") {
    for (const char* code : kinds) {
        CAPTURE(code);
        const AreaBrief brief = brief_on(code);
        const Notes notes = drawn(brief);
        for (const char* part : {"Who runs what", "Five missions", "Money", "Mandate",
                                 "Notes and sources", "Sources of figures", "Page 1 of 2"})
            CHECK(notes.says(part));
        CHECK(notes.says(brief.name));
        CHECK_FALSE(brief.facts.empty());
        CHECK((!brief.money.empty() || notes.says("The atlas has no budget of this area.")));
        CHECK((!brief.mandate.empty() || notes.says("The atlas has no vote of this area.")));
        CHECK(brief.missions.missions.size() == 5);
        for (const BriefMission& mission : brief.missions.missions)
            if (mission.measures.empty())
                CHECK(notes.says("No figures of this are published for this area."));
        for (const BriefMeasure& measure : brief.key) {
            CHECK(notes.says(measure.value()));
            CHECK(notes.says(measure.line.layer->label.substr(0, 12)));
        }
        // A map, where it lies, and over time.
        CHECK(notes.alternatives.size() == (brief.series ? 3 : 2));
    }
}

TEST_CASE("what is worked out, estimated or recalled is marked in a brief, and explained") {
    const Notes notes = drawn(brief_on("PLANNED-ESSEX"));
    CHECK(notes.says("2024/25, derived"));
    CHECK(notes.says("4 July 2024, estimate"));
    CHECK(notes.says("Derived: worked out from other figures"));
    CHECK(notes.says("Estimate: not published as such."));
}

TEST_CASE("there is no brief of what stands on no map of its own, nor with a map of nothing") {
    const geo::Atlas& atlas = *real_atlas();
    const auto police = brief_of(atlas, area_called(atlas, "E23000033"), {});
    REQUIRE_FALSE(police.has_value());
    CHECK(police.error().what.find("a brief is of a council") != std::string::npos);
    CHECK_FALSE(brief_of(atlas, area_called(atlas, "K02000001"), {}).has_value());
    const auto cardiff = area_called(atlas, "W06000015");
    CHECK(brief_of(atlas, cardiff, "no-such-layer").error().what.find("unknown layer") == 0);
    CHECK(brief_of(atlas, cardiff, "ks2-expected-standard").error().what.find("too few figures") !=
          std::string::npos);
    CHECK(brief_of(atlas, cardiff, "gdhi-per-head")->map.pane().layer == "gdhi-per-head");
}
