// What a person made is not lost: what asks first, and what came of the answers.
#include <doctest/doctest.h>

#include "app/scene/workspace.h"
#include "app/session.h"
#include "tests/support/files.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

Session visit() { return {real_atlas(), home(*real_atlas())}; }

/// With a briefing of one scene that is saved nowhere.
Session with_briefing() {
    Session session = visit();
    session.perform(Brief{NewBriefing{}});
    session.perform(Brief{CaptureScene{0, {{900}, {600}}}});
    return session;
}

const std::filesystem::path shipped =
    DEVOLUTION_ATLAS_SOURCE_DIR "/data/briefings/need-and-power.briefing";

}  // namespace

TEST_CASE("who only looked leaves at once, with a briefing open or without") {
    Session session = visit();
    session.perform(ShowYear{2024});
    session.perform(Brief{NewBriefing{}});
    session.perform(Quit{});
    CHECK(session.quit_asked());
    Session other = visit();
    REQUIRE(other.open(shipped));
    other.perform(Brief{ShowBriefingScene{3}});
    other.perform(Quit{});
    CHECK(other.quit_asked());
}

TEST_CASE("a briefing that is not saved is asked about once; to stay keeps all of it") {
    Session session = with_briefing();
    session.perform(Quit{});
    CHECK_FALSE(session.quit_asked());
    REQUIRE(session.leaving().has_value());
    CHECK(session.leaving()->loses == Unsaved::briefing);
    session.perform(StayOpen{});
    CHECK_FALSE(session.leaving().has_value());
    CHECK(session.desk()->briefing.scenes.size() == 1);
    session.perform(Quit{});
    CHECK_FALSE(session.quit_asked());
    session.perform(Quit{});
    CHECK(session.quit_asked());
}

TEST_CASE("an answer to leave without saving leaves") {
    Session session = with_briefing();
    session.perform(GoOnUnsaved{});  // nothing was asked
    CHECK_FALSE(session.quit_asked());
    session.perform(Quit{});
    session.perform(GoOnUnsaved{});
    CHECK(session.quit_asked());
}

TEST_CASE("what is saved in answer is in the file, and then the program ends") {
    const TestFolder folder;
    Session session = with_briefing();
    session.perform(Quit{});
    session.perform(SaveScene{folder / "no/folder/talk.briefing"});
    CHECK_FALSE(session.quit_asked());
    CHECK_FALSE(session.leaving().has_value());
    CHECK(session.notice().find("talk.briefing") != std::string::npos);
    session.perform(Quit{});
    session.perform(SaveScene{folder / "talk.briefing"});
    CHECK(session.quit_asked());
    CHECK(read_briefing(folder / "talk.briefing")->scenes.size() == 1);
}

TEST_CASE("in a talk, or from the atlas, the question is asked where the briefing is") {
    Session session = with_briefing();
    session.perform(Brief{BeginTalk{0}});
    session.perform(Quit{});
    REQUIRE(session.leaving().has_value());
    CHECK_FALSE(session.desk()->talk.has_value());
    session.perform(StayOpen{});
    session.perform(Brief{ShowDesk{false}});
    session.perform(Quit{});
    CHECK(session.desk()->shown);
}

TEST_CASE("another briefing takes the place of one that is not saved only when told to") {
    Session session = with_briefing();
    session.perform(OpenScene{shipped});
    REQUIRE(session.leaving().has_value());
    CHECK(session.desk()->briefing.scenes.size() == 1);
    session.perform(GoOnUnsaved{});
    CHECK_FALSE(session.leaving().has_value());
    CHECK(session.desk()->briefing.scenes.size() == 8);
    session.perform(OpenScene{shipped});  // this one is saved
    CHECK_FALSE(session.leaving().has_value());
}

TEST_CASE("formulas and what-if authorities are asked about, unless the view is saved") {
    const TestFolder folder;
    Session session = visit();
    session.perform(Derive{{"Half", "population / 2"}});
    session.perform(Quit{});
    REQUIRE(session.leaving().has_value());
    CHECK(session.leaving()->loses == Unsaved::view);
    session.perform(StayOpen{});
    session.perform(SaveScene{folder / "half.json"});
    session.perform(Suppose{{.id = *geo::parse_area_id("SUPPOSED-A"),
                             .districts = {*geo::parse_area_id("E08000035")}}});
    REQUIRE_FALSE(session.scene().hypothesis.authorities.empty());
    CHECK(session.unsaved() == Unsaved::view);
    session.perform(SaveScene{folder / "half.json"});
    session.perform(Quit{});
    CHECK(session.quit_asked());
}

TEST_CASE("a scene of one's own figures takes along what they are made of") {
    const TestFolder folder;
    Session session = visit();
    session.perform(Derive{{"Half", "population / 2"}});
    session.perform(Brief{NewBriefing{}});
    session.perform(Brief{CaptureScene{0, {{900}, {600}}}});
    session.perform(SaveScene{folder / "half.briefing"});
    CHECK(session.unsaved() == Unsaved::nothing);
    Session later = visit();
    REQUIRE(later.open(folder / "half.briefing"));
    CHECK(later.notice().empty());
    CHECK(later.scene().pane().layer == "own-half");
}

TEST_CASE("what is not saved when the program is ended is kept, and nothing else is") {
    const TestFolder folder;
    CHECK(visit().keep_unsaved(folder / "state")->empty());
    const auto kept = with_briefing().keep_unsaved(folder / "state");
    REQUIRE(kept.has_value());
    REQUIRE(kept->size() == 1);
    CHECK(read_briefing(kept->front())->scenes.size() == 1);
}

TEST_CASE("a briefing's ending without a briefing writes nothing") {
    const TestFolder folder;
    Session session = visit();
    session.perform(SaveScene{folder / "view.briefing"});
    CHECK_FALSE(std::filesystem::exists(folder / "view.briefing"));
    CHECK(session.notice().find("there is no briefing to save") != std::string::npos);
}
