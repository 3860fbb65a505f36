#include <doctest/doctest.h>

#include <condition_variable>
#include <cstdlib>
#include <mutex>

#include "app/file_exporter.h"
#include "app/pack/embargo_log.h"
#include "app/scene/workspace.h"
#include "app/table_reader.h"
#include "tests/support/files.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

/// The log of embargoes is below another folder while this lives.
class OtherState {
public:
    explicit OtherState(const std::filesystem::path& folder) {
        setenv("XDG_STATE_HOME", folder.c_str(), 1);
    }
    ~OtherState() { unsetenv("XDG_STATE_HOME"); }
    OtherState(const OtherState&) = delete;
    OtherState& operator=(const OtherState&) = delete;
};

/// Looks until what was asked for is written, woken by the exporter as a window is.
void look_until_written(Session& session, FileExporter& exporter) {
    std::mutex mutex;
    std::condition_variable woken;
    bool awake = false;
    exporter.look(session, {}, nullptr, [&] {
        const std::lock_guard lock(mutex);
        awake = true;
        woken.notify_all();
    });
    std::unique_lock lock(mutex);
    woken.wait(lock, [&] { return awake; });
    exporter.look(session, {}, nullptr, [] {});
}

}  // namespace

TEST_CASE("a session has figures and tables exported apart, and says where they are") {
    const TestFolder folder;
    Session session(real_atlas(), home(*real_atlas()));
    FileExporter exporter;
    for (const char* name : {"map.svg", "map.csv"}) {
        CAPTURE(name);
        session.perform(ExportTo{folder / name});
        REQUIRE(session.exporting().has_value());
        session.perform(SetDark{!session.scene().dark});  // what is exported was asked for before
        session.perform(ExportTo{folder / "other.svg"});
        CHECK(session.notice() ==
              std::string(name) + " is still being written; export again then.");
        look_until_written(session, exporter);
        CHECK_FALSE(session.exporting().has_value());
        CHECK(session.notice() == "Exported: " + folder.at(name));
        CHECK(std::filesystem::exists(folder / name));
    }
    CHECK_FALSE(std::filesystem::exists(folder / "other.svg"));
    CHECK_FALSE(read_workspace(folder / "map.svg")->scene.dark);
    session.perform(ExportTo{folder / "missing" / "map.svg"});
    look_until_written(session, exporter);
    CHECK(session.notice().find("cannot be written") != std::string::npos);
}

TEST_CASE("what a briefing is written with is logged, of all its scenes and of its words, once") {
    const TestFolder folder;
    const OtherState state(folder.path());
    geo::Atlas kept_back = *real_atlas();
    for (geo::Layer& layer : kept_back.layers)
        if (layer.id == "employment-rate" || layer.id == "median-weekly-pay")
            layer.reader = "A. Reader";
    const auto atlas = std::make_shared<const geo::Atlas>(std::move(kept_back));
    Session session(atlas, home(*atlas));
    session.perform(Brief{NewBriefing{}});
    session.perform(ShowLayer{"employment-rate"});
    session.perform(Brief{CaptureScene{}});
    session.perform(ShowLayer{"population"});
    session.perform(Brief{CaptureScene{.after = 1, .seen_in = {}}});
    BriefingScene told = session.desk()->briefing.scenes.back();
    told.text = "{value median-weekly-pay ltla E08000035}, {value employment-rate ltla E08000035}";
    session.perform(Brief{SetBriefingScene{1, told}});
    FileExporter exporter;
    for (const char* name : {"talk.pdf", "talk.pptx"}) {
        session.perform(ExportTo{folder / name});
        REQUIRE(session.exporting().has_value());
        REQUIRE(session.exporting()->briefing.has_value());
        look_until_written(session, exporter);
        CHECK(session.notice() == "Exported: " + folder.at(name));
        const std::string log = text_in(embargo_log_file());
        for (const char* layer : {"employment-rate", "median-weekly-pay"}) {
            const std::string line =
                std::string("\tA. Reader\t") + layer + "\texported to " + folder.at(name) + "\n";
            const auto first = log.find(line);
            REQUIRE(first != std::string::npos);
            CHECK(log.find(line, first + 1) == std::string::npos);
        }
    }
}

TEST_CASE("a briefing is not written where it cannot be logged") {
    const TestFolder folder;
    const OtherState state(folder.write("no-folder", ""));
    geo::Atlas kept_back = *real_atlas();
    for (geo::Layer& layer : kept_back.layers)
        if (layer.id == "employment-rate") layer.reader = "A. Reader";
    const auto atlas = std::make_shared<const geo::Atlas>(std::move(kept_back));
    Session session(atlas, home(*atlas));
    session.perform(Brief{NewBriefing{}});
    session.perform(ShowLayer{"employment-rate"});
    session.perform(Brief{CaptureScene{}});
    FileExporter exporter;
    session.perform(ExportTo{folder / "talk.pptx"});
    look_until_written(session, exporter);
    CHECK(session.notice().find("cannot be logged") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder / "talk.pptx"));
}

TEST_CASE("an exported picture opens as its scene, and is not where the next view is saved") {
    const TestFolder folder;
    Session session(real_atlas(), home(*real_atlas()));
    session.perform(ShowLayer{"median-weekly-pay"});
    const Scene exported = session.scene();
    FileExporter exporter;
    session.perform(ExportTo{folder / "map.pdf"});
    look_until_written(session, exporter);
    session.perform(ShowLayer{"population"});
    session.perform(OpenScene{folder / "map.pdf"});
    CHECK(session.scene() == exported);
    CHECK(session.scene_file().empty());
    CHECK(session.notice().empty());
    session.perform(OpenScene{folder.write("other.pdf", "%PDF-1.4\n%%EOF\n")});
    CHECK(session.notice().find("carries no recipe") != std::string::npos);
    CHECK(session.scene() == exported);
}

TEST_CASE("any step of a visit can be gone to, with the atlas that it supposes") {
    Session session(real_atlas(), home(*real_atlas()));
    session.perform(Adopt{"english-devolution-white-paper"});
    session.perform(SetDark{true});
    session.perform(GoToStep{0});
    CHECK(session.scene() == home(*real_atlas()));
    CHECK(session.shared_atlas() == real_atlas());
    session.perform(GoToStep{2});
    CHECK(session.scene().dark);
    CHECK(session.shared_atlas() != real_atlas());
}

TEST_CASE("a saved view finds its tables again, and says in a line which are gone") {
    const TestFolder folder;
    const std::string file =
        folder.write("pay.csv", "code,Pay 2024,Jobs 2024\nE08000035,600,9\nE08000036,500,8\n");
    Session session(real_atlas(), home(*real_atlas()));
    session.perform(OpenScene{file});
    session.take_table(read_table(real_atlas(), file, {}, false));
    session.perform(ImportTable{});
    session.take_table(read_table(real_atlas(), file, {}, true));
    session.perform(ShowLayer{"own-pay-jobs"});
    session.perform(SaveScene{folder / "view.json"});

    Session later(real_atlas(), home(*real_atlas()));
    later.perform(OpenScene{folder / "view.json"});
    CHECK(later.notice().empty());
    CHECK(later.scene() == session.scene());
    CHECK(later.atlas().layer("own-pay") != nullptr);
    later.perform(SaveScene{folder / "again.json"});
    CHECK(text_in(folder / "again.json") == text_in(folder / "view.json"));

    std::filesystem::remove(file);
    Session without(real_atlas(), home(*real_atlas()));
    without.perform(OpenScene{folder / "view.json"});
    CHECK(without.notice().find("pay.csv: this table of your own is no longer there") !=
          std::string::npos);
    CHECK(without.atlas().layer(without.scene().pane().layer) != nullptr);
}
