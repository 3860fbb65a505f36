#include <doctest/doctest.h>

#include <algorithm>

#include "app/present/answers.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

std::vector<AnswerOffer> offers(const std::string& typed,
                                const std::string& on_show = "powers-held", std::size_t most = 6) {
    return answers_to(*real_atlas(), typed, on_show, most);
}

}  // namespace

TEST_CASE("place and figure are asked for in either order, in parts of words, with typing errors") {
    for (const std::string typed :
         {"turnout hull", "hull turnout", "Turnout HULL", "turnot hull", "turnout hul",
          "  turnout   kingston upon hull ", "council election kingston upon hull"}) {
        CAPTURE(typed);
        const auto found = offers(typed);
        REQUIRE(!found.empty());
        CHECK(geo::text_of(found.front().answer.area) == "E06000010");
        CHECK(found.front().answer.layer.starts_with("turnout"));
        CHECK(found.front().place == "Kingston upon Hull, City of");
    }
}

TEST_CASE("a name alone asks for the layer on show") {
    for (const std::string layer : {"gdhi-per-head", "turnout-council"}) {
        const auto found = offers("kingston upon hull", layer);
        REQUIRE(!found.empty());
        for (const AnswerOffer& one : found) CHECK(one.answer.layer == layer);
        CHECK(geo::text_of(found.front().answer.area) == "E06000010");
    }
}

TEST_CASE("nothing answers nothing, nonsense, or a figure of no place") {
    for (const std::string typed :
         {"", "   ", "xyzzy", "xyzzy plugh", "turnout xyzzy", "xyzzy hull"}) {
        CAPTURE(typed);
        CHECK(offers(typed).empty());
    }
}

TEST_CASE("whatever is offered has a figure, is offered once, and no more than were asked for") {
    const geo::Atlas& atlas = *real_atlas();
    std::size_t count = 0;
    for (const std::string typed :
         {"turnout hull", "life expectancy leeds", "budget west", "north east pay", "a b", "powers",
          "population cornwall", "turnout scotland", "police london", "homes e", "leeds"}) {
        CAPTURE(typed);
        const auto found = offers(typed, "turnout-mayoral", 4);
        CHECK(found.size() <= 4);
        for (std::size_t i = 0; i < found.size(); ++i) {
            CAPTURE(found[i].place);
            CAPTURE(found[i].what);
            const auto card = card_of(atlas, found[i].answer);
            REQUIRE(card.has_value());
            CHECK(std::ranges::any_of(card->value, [](unsigned char c) { return c > ' '; }));
            CHECK(card->value != "No figure");
            CHECK(card->period.starts_with(found[i].what));
            for (std::size_t j = 0; j < i; ++j) CHECK(found[i].answer != found[j].answer);
            ++count;
        }
    }
    CHECK(count > 10);
}

TEST_CASE("an answer of an area or a layer that the atlas has not is none") {
    const geo::Atlas& atlas = *real_atlas();
    CHECK_FALSE(card_of(atlas, {*geo::parse_area_id("E06000010"), "no-such-layer"}));
    CHECK_FALSE(card_of(atlas, {*geo::parse_area_id("SUPPOSED-A"), "turnout-council"}));
}

TEST_CASE("a kept card is that of the answer it follows") {
    const geo::Atlas& atlas = *real_atlas();
    const auto found = offers("turnout hull");
    REQUIRE(!found.empty());
    KeptCard kept;
    CHECK(kept.get() == nullptr);
    kept.follow(atlas, found.front().answer);
    REQUIRE(kept.get() != nullptr);
    CHECK(kept.get()->name == found.front().place);
    kept.follow(atlas, std::nullopt);
    CHECK(kept.get() == nullptr);
}
