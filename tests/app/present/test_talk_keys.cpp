#include <doctest/doctest.h>

#include "app/present/talk_keys.h"
#include "app/scene/apply.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

constexpr double time_of_keys = 77;

/// A talk of nine scenes, at the third, and what keys make of it.
class Talking {
public:
    Talking() {
        desk.briefing.scenes.resize(9);
        desk.talk = Talk{.scene = 2};
    }
    void press(Key key) { perform({key}, {}); }
    void type(const std::string& text) { perform({}, text); }
    const Talk& talk() const { return *desk.talk; }
    bool ended() const { return !desk.talk; }

    BriefingDesk desk;
    TalkPrompt prompt;
    const Scene map = home(*real_atlas());

private:
    void perform(const std::vector<Key>& keys, const std::string& typed) {
        for (const Action& asked :
             talk_keys(*real_atlas(), desk, map, keys, typed, time_of_keys, prompt))
            desk = apply(std::move(desk), map, std::get<Brief>(asked).what);
    }
};

}  // namespace

TEST_CASE("arrows, Space, Enter, Page keys and clickers step; Home and End go to the ends") {
    struct Case {
        Key key;
        std::size_t scene;
    };
    for (const Case& c :
         {Case{Key::right, 3}, Case{Key::space, 3}, Case{Key::page_down, 3}, Case{Key::enter, 3},
          Case{Key::left, 1}, Case{Key::page_up, 1}, Case{Key::erase, 1}, Case{Key::home, 0},
          Case{Key::end, 8}, Case{Key::tab, 2}, Case{Key::erase_forwards, 2}, Case{Key::up, 2},
          Case{Key::down, 2}}) {
        CAPTURE(static_cast<int>(c.key));
        Talking one;
        one.press(c.key);
        CHECK(one.talk().scene == c.scene);
    }
}

TEST_CASE("no step leads beyond the ends, and none to a scene that cannot be shown") {
    Talking one;
    one.press(Key::end);
    one.press(Key::right);
    CHECK(one.talk().scene == 8);
    one.desk.briefing.scenes[7].fault = "its layer is missing";
    one.press(Key::left);
    CHECK(one.talk().scene == 6);
    one.press(Key::home);
    one.press(Key::left);
    CHECK(one.talk().scene == 0);
}

TEST_CASE("a letter, small or capital, does what the presenter's screen lists; again undoes it") {
    struct Case {
        std::string typed;
        bool Talk::*what;
    };
    for (const Case& c : {Case{"b", &Talk::black}, Case{"B", &Talk::black}, Case{".", &Talk::black},
                          Case{"f", &Talk::frozen}, Case{"F", &Talk::frozen},
                          Case{"n", &Talk::notes}, Case{"d", &Talk::turned}}) {
        CAPTURE(c.typed);
        Talking one;
        const Talk before = one.talk();
        one.type(c.typed);
        CHECK(one.talk().*c.what);
        one.type(c.typed);
        CHECK(one.talk() == before);
    }
}

TEST_CASE("T restarts the clock, E explores, and letters that stand for nothing do nothing") {
    Talking one;
    const Talk before = one.talk();
    one.type("xyzq");
    CHECK(one.talk() == before);
    one.type("t");
    CHECK(one.talk().began_at == time_of_keys);
    one.type("e");
    CHECK(one.talk().detour);
    CHECK(one.talk().exploring);
}

TEST_CASE("up and down scroll the notes, no further up than they begin") {
    Talking one;
    one.press(Key::down);
    const double down = one.prompt.notes_scroll;
    CHECK(down > 0);
    one.press(Key::up);
    one.press(Key::up);
    CHECK(one.prompt.notes_scroll == 0);
}

TEST_CASE("G, a number and Enter go to that scene; no other number goes anywhere") {
    struct Case {
        std::string typed;
        std::size_t scene;
    };
    for (const Case& c : {Case{"7", 6}, Case{"1", 0}, Case{"9", 8}, Case{"10", 2}, Case{"0", 2},
                          Case{"", 2}, Case{"b5", 4}, Case{"99999999999999999999", 2}}) {
        CAPTURE(c.typed);
        Talking one;
        one.type("g");
        one.type(c.typed);
        CHECK(one.talk().scene == 2);
        one.press(Key::enter);
        CHECK(one.talk().scene == c.scene);
        CHECK_FALSE(one.talk().black);  // a letter there is no command
        CHECK(one.prompt.kind == TalkPrompt::Kind::none);
    }
}

TEST_CASE("a question is typed and mended; Enter answers the presenter, Enter again the audience") {
    Talking one;
    one.type("a");
    one.type("turnout hullx");
    one.press(Key::erase);
    CHECK(one.prompt.typed == "turnout hull");
    REQUIRE(one.prompt.offers.size() > 1);
    one.press(Key::down);
    CHECK(one.prompt.choice == 1);
    one.press(Key::up);
    const Answer first = one.prompt.offers.front().answer;
    one.press(Key::enter);
    CHECK(one.prompt.looked_at == first);
    CHECK_FALSE(one.talk().sent);
    one.press(Key::enter);
    CHECK(one.talk().sent == first);
    CHECK(one.prompt.kind == TalkPrompt::Kind::none);
    CHECK_FALSE(one.prompt.looked_at);
    CHECK(one.talk().scene == 2);
}

TEST_CASE("an answer is sent only while it is the one that is chosen") {
    Talking one;
    one.type("/");
    one.type("turnout hull");
    one.press(Key::enter);
    REQUIRE(one.prompt.looked_at);
    REQUIRE(one.prompt.offers.size() > 1);
    one.press(Key::down);
    CHECK_FALSE(one.prompt.looked_at);
    one.press(Key::enter);
    CHECK(one.prompt.looked_at == one.prompt.offers[1].answer);
    one.type(" x y z");
    CHECK_FALSE(one.prompt.looked_at);
    one.press(Key::enter);
    CHECK_FALSE(one.talk().sent);
}

TEST_CASE("letters of more than one byte are erased whole") {
    Talking one;
    one.type("a");
    one.type("Ynys M\u00f4");
    one.press(Key::erase);
    CHECK(one.prompt.typed == "Ynys M");
}

TEST_CASE("Escape leaves what is nearest first, and ends the talk only when asked again") {
    Talking one;
    one.type("e");
    one.type("b");
    one.desk = apply(std::move(one.desk), one.map,
                     SendAnswer{Answer{*geo::parse_area_id("E06000010"), "turnout-council"}});
    one.type("a");
    one.type("turnout hull");
    one.press(Key::enter);
    REQUIRE(one.prompt.looked_at);

    one.press(Key::escape);
    CHECK_FALSE(one.prompt.looked_at);
    CHECK(one.prompt.kind == TalkPrompt::Kind::ask);
    one.press(Key::escape);
    CHECK(one.prompt.kind == TalkPrompt::Kind::none);
    CHECK(one.talk().sent);
    one.press(Key::escape);
    CHECK_FALSE(one.talk().sent);
    CHECK(one.talk().black);
    one.press(Key::escape);
    CHECK_FALSE(one.talk().black);
    CHECK(one.talk().detour);
    one.press(Key::escape);
    CHECK_FALSE(one.talk().detour);
    CHECK(one.talk().scene == 2);
    one.press(Key::escape);
    CHECK(one.prompt.wants_end);
    REQUIRE_FALSE(one.ended());
    one.press(Key::escape);
    CHECK(one.ended());
}

TEST_CASE("Escape is forgotten when something else is pressed or typed before the second one") {
    for (const bool by_key : {true, false}) {
        Talking one;
        one.press(Key::escape);
        if (by_key)
            one.press(Key::right);
        else
            one.type("f");
        one.press(Key::escape);
        REQUIRE_FALSE(one.ended());
        CHECK(one.prompt.wants_end);
    }
}
