#include <doctest/doctest.h>

#include <condition_variable>
#include <cstdlib>
#include <mutex>

#include "app/locked_reader.h"
#include "app/pack/pack_briefing.h"
#include "app/pack/trusted_keys.h"
#include "geo/secure/embargoed_file.h"
#include "tests/support/files.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

const char* const shares = "LAD24CD,Share (%) 2024\nE08000003,31\nE08000012,28\nE08000035,35\n";

/// Keys, what is trusted and logs of the test's own.
class OwnFolders {
public:
    explicit OwnFolders(const TestFolder& folder) {
        setenv("XDG_CONFIG_HOME", (folder / "config").c_str(), 1);
        setenv("XDG_STATE_HOME", (folder / "state").c_str(), 1);
    }
    ~OwnFolders() {
        unsetenv("XDG_CONFIG_HOME");
        unsetenv("XDG_STATE_HOME");
    }
    OwnFolders(const OwnFolders&) = delete;
    OwnFolders& operator=(const OwnFolders&) = delete;
};

std::filesystem::path sealed(const TestFolder& folder) {
    const geo::Embargo embargo{
        geo::moment_of("2097-12-07T09:30+00:00").value(), "early.csv", "Early", {}};
    const std::vector<geo::EarlyReader> readers{{"A. Reader", "correct horse"}};
    return folder.write("early.embargo", geo::embargoed(embargo, readers, shares).value());
}

/// Looks until what was asked for is there, woken by the reader as a window is.
void look_until_read(Session& session, LockedReader& reader) {
    std::mutex mutex;
    std::condition_variable woken;
    bool awake = false;
    reader.look(session, [&] {
        const std::lock_guard lock(mutex);
        awake = true;
        woken.notify_all();
    });
    std::unique_lock lock(mutex);
    woken.wait(lock, [&] { return awake; });
    reader.look(session, [] {});
}

Unseal with(const char* passphrase) { return {std::make_shared<const geo::Secret>(passphrase)}; }

}  // namespace

TEST_CASE("a wrong passphrase is told and the right one gives layers; neither is kept") {
    const TestFolder folder;
    const OwnFolders own(folder);
    Session session(real_atlas(), home(*real_atlas()));
    LockedReader reader;
    session.perform(OpenScene{sealed(folder)});
    REQUIRE(session.sealed().has_value());
    const Unseal wrong = with("battery staple"), right = with("correct horse");
    session.perform(wrong);
    CHECK(session.sealed()->stage == SealedDraft::Stage::opening);
    look_until_read(session, reader);
    REQUIRE(session.sealed().has_value());
    CHECK(session.sealed()->stage == SealedDraft::Stage::asked);
    CHECK(session.sealed()->fault.find("none of its readers'") != std::string::npos);
    session.perform(right);
    look_until_read(session, reader);
    CHECK_FALSE(session.sealed().has_value());
    CHECK(session.scene().pane().layer == "own-early-share");
    CHECK(session.atlas().layer("own-early-share")->reader == "A. Reader");
    CHECK(session.own().tables.size() == 1);
    CHECK(wrong.passphrase.use_count() == 1);
    CHECK(right.passphrase.use_count() == 1);
}

TEST_CASE("who cancels while a passphrase is tried gets no layers of it") {
    const TestFolder folder;
    const OwnFolders own(folder);
    Session session(real_atlas(), home(*real_atlas()));
    session.perform(OpenScene{sealed(folder)});
    session.perform(with("correct horse"));
    const SealedDraft tried = *session.sealed();
    session.perform(CancelSealed{});
    session.take_unsealed(unsealed(real_atlas(), tried));
    CHECK(session.atlas().layer("own-early-share") == nullptr);
    CHECK(session.base_atlas() == real_atlas());
}

TEST_CASE("a table imported while a passphrase is tried is not lost: it is tried once more") {
    const TestFolder folder;
    const OwnFolders own(folder);
    Session session(real_atlas(), home(*real_atlas()));
    session.perform(OpenScene{sealed(folder)});
    session.perform(with("correct horse"));
    UnsealedReading first = unsealed(real_atlas(), *session.sealed());
    session.perform(Derive{{"Half", "population / 2"}});
    session.take_unsealed(std::move(first));
    REQUIRE(session.sealed().has_value());
    session.take_unsealed(unsealed(session.base_atlas(), *session.sealed()));
    CHECK(session.atlas().layer("own-half") != nullptr);
    CHECK(session.atlas().layer("own-early-share") != nullptr);
}

TEST_CASE("a pack brings its own data and briefing, and only what is trusted is opened") {
    const TestFolder folder;
    const OwnFolders own(folder);
    sealed(folder);
    const auto briefing = folder.write("talk.briefing", R"({"schema": 1, "title": "Early",
        "tables": [{"file": "early.embargo"}],
        "scenes": [{"headline": "Shares", "map": {"schema": 1, "pane": {
            "layer": "own-early-share", "level": "ltla", "year": 2024,
            "classification": {"method": "quantile", "classes": 2}}}}, {"headline": "Words"}]})");
    const geo::SigningKey key = geo::new_signing_key();
    const auto pack =
        folder.write("talk.atlaspack", pack_of(briefing, real_atlas()->folder, key).value());
    Session session(real_atlas(), home(*real_atlas()));
    session.perform(Derive{{"Half", "population / 2"}});
    const Scene before = session.scene();
    LockedReader reader;
    session.perform(OpenScene{pack});
    look_until_read(session, reader);
    CHECK(session.notice().find("is signed with a key that is not trusted here") !=
          std::string::npos);
    CHECK(session.scene() == before);
    CHECK_FALSE(session.desk().has_value());

    REQUIRE(trust(key.public_key()).has_value());
    session.perform(OpenScene{pack});
    look_until_read(session, reader);
    REQUIRE(session.sealed().has_value());  // first its table under embargo
    session.perform(with("correct horse"));
    look_until_read(session, reader);
    REQUIRE(session.desk().has_value());
    CHECK(session.desk()->briefing.title == "Early");
    CHECK(session.desk()->briefing.scenes[0].fault.empty());
    CHECK(session.desk()->file.empty());
    CHECK(session.notice().find("signed with the trusted key of fingerprint") != std::string::npos);
    CHECK(session.atlas().folder != real_atlas()->folder);
    CHECK(session.atlas().layer("own-half") == nullptr);
    CHECK(session.history().size() == 2);  // where the new data begin, and the scene

    session.perform(OpenScene{pack});
    look_until_read(session, reader);
    session.perform(CancelSealed{});  // who has no passphrase sees the rest
    REQUIRE(session.desk().has_value());
    CHECK_FALSE(session.desk()->briefing.scenes[0].fault.empty());
    CHECK(session.desk()->briefing.scenes[1].fault.empty());
}

TEST_CASE("nothing under lock is opened in the middle of a talk") {
    const TestFolder folder;
    Session session(real_atlas(), home(*real_atlas()));
    session.perform(Brief{NewBriefing{}});
    session.perform(Brief{CaptureScene{}});
    session.perform(Brief{BeginTalk{}});
    for (const char* name : {"talk.atlaspack", "early.embargo"}) {
        session.perform(OpenScene{folder / name});
        CHECK(session.notice() == std::string("End the talk before you open ") + name + ".");
    }
    CHECK_FALSE(session.sealed().has_value());
    CHECK_FALSE(session.pack().has_value());
}
