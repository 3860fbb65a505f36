#include <doctest/doctest.h>

#include "app/picture/authority_table.h"
#include "app/picture/picture.h"
#include "app/scene/scene_json.h"
#include "app/session.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

geo::AreaId id(std::string_view code) { return geo::parse_area_id(code).value(); }

const geo::AreaId leeds = id("E08000035"), york = id("E06000014"), made = id("SUPPOSED-A");

Session on_the_page() {
    Session visit{real_atlas(), home(*real_atlas())};
    visit.perform(ShowPage{Page::authorities});
    return visit;
}

const AuthorityLine& line(const AuthorityTable& table, std::string_view layer) {
    const auto found = std::ranges::find(table.lines, layer, &AuthorityLine::layer);
    REQUIRE(found != table.lines.end());
    return *found;
}

}  // namespace

TEST_CASE("districts that are pressed make an authority, and leave it when pressed again") {
    Session visit = on_the_page();
    visit.perform(GroupDistrict{leeds});
    visit.perform(GroupDistrict{york});
    REQUIRE(visit.scene().hypothesis.authorities.size() == 1);
    CHECK(visit.scene().authorities.chosen == made);
    CHECK(visit.atlas().areas[*visit.atlas().areas.find("SUPPOSED-A")].name ==
          "Leeds and York (what-if)");
    visit.perform(GroupDistrict{leeds});
    CHECK(visit.scene().hypothesis.authorities[0].districts == std::vector{york});
    visit.perform(Undo{});
    CHECK(visit.scene().hypothesis.authorities[0].districts == std::vector{leeds, york});
    visit.perform(GroupDistrict{id("E07000026")});  // Allerdale, ended in 2023
    CHECK(visit.scene().hypothesis.authorities[0].districts == std::vector{leeds, york});
}

TEST_CASE("a supposed authority is selected, pinned and drawn as any area, until it is dropped") {
    Session visit = on_the_page();
    visit.perform(GroupDistrict{leeds});
    visit.perform(GroupDistrict{york});
    visit.perform(ShowPage{Page::maps});
    visit.perform(ShowLayer{"population"});
    visit.perform(ShowLevel{geo::Level::combined_authority});
    visit.perform(Pin{{made, id("E47000003")}});
    visit.perform(Select{made});
    const Picture picture = picture_of(visit.atlas(), visit.scene(), {{{900}, {800}}, nullptr});
    REQUIRE(picture.cards.size() == 1);
    CHECK(picture.cards[0].name == "Leeds and York (what-if)");
    CHECK(picture.cards[0].value_note.find("Derived from 2 areas") != std::string::npos);
    CHECK(picture.what_if == "Authorities that do not exist: Leeds and York (what-if).");
    CHECK(std::ranges::find(picture.ranking, *visit.atlas().areas.find("SUPPOSED-A"),
                            &RankRow::area) != picture.ranking.end());
    const auto again = scene_from_json(to_json(visit.scene()), "a.json");
    REQUIRE(again.has_value());
    std::vector<geo::Error> faults;
    CHECK(fitting_supposed(real_atlas(), *again, faults).scene == visit.scene());
    CHECK(faults.empty());
    visit.perform(DropAuthority{made});
    CHECK(visit.scene().selected.empty());
    CHECK(visit.scene().pinned == std::vector{id("E47000003")});
    CHECK(visit.shared_atlas() == real_atlas());
}

TEST_CASE("its table has what another authority has of the same year beside it") {
    Session visit = on_the_page();
    visit.perform(GroupDistrict{leeds});
    visit.perform(GroupDistrict{york});
    visit.perform(ShowAuthority{{made, id("E47000003")}});
    const AuthorityTable table = authority_table_of(visit.atlas(), visit.scene());
    CHECK(table.against == "West Yorkshire");
    CHECK(table.country == "England");
    CHECK(table.pieces == "In 2 pieces that do not touch. Apart: York.");
    CHECK(line(table, "population").own.value == "1,054,490");
    CHECK(line(table, "population").country.value.empty());
    CHECK_FALSE(line(table, "gdhi-per-head").country.value.empty());
    CHECK(line(table, "median-weekly-pay").own.value.find(" to ") != std::string::npos);
    CHECK(line(table, "powers-held").own.tip.find("hypothetical") != std::string::npos);
    const auto around = [&](std::string_view code) {
        return std::ranges::find(table.around, *visit.atlas().areas.find(code)) !=
               table.around.end();
    };
    CHECK(around("E08000036"));        // Wakefield
    CHECK_FALSE(around("E08000012"));  // Liverpool
}

TEST_CASE("of a scene what can be no part of an authority is left out and said") {
    Scene scene = home(*real_atlas());
    scene.hypothesis.authorities = {
        {.id = made, .districts = {leeds, id("E07000026"), id("E47000001"), id("E08999999")}}};
    scene.authorities.chosen = id("SUPPOSED-Z");
    std::vector<geo::Error> faults;
    const SupposedScene fitted = fitting_supposed(real_atlas(), scene, faults);
    CHECK(fitted.scene.hypothesis.authorities[0].districts == std::vector{leeds});
    CHECK_FALSE(fitted.scene.authorities.chosen);
    REQUIRE(faults.size() == 4);
    CHECK(geo::one_line(faults[0]).find("'E07000026' is no district of today") !=
          std::string::npos);
    CHECK(geo::one_line(faults[2]).find("'E08999999' is an unknown area") != std::string::npos);
}
