#include <doctest/doctest.h>

#include <condition_variable>
#include <mutex>

#include "app/export/export_scene.h"
#include "app/table_reader.h"
#include "tests/support/files.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

/// Looks until the reader has given what it read, woken by it as a window is.
void look_until(Session& session, TableReader& reader, const std::function<bool()>& done) {
    std::mutex mutex;
    std::condition_variable woken;
    int wakings = 0;
    const auto ready = [&] {
        const std::lock_guard lock(mutex);
        ++wakings;
        woken.notify_all();
    };
    for (int seen = 0;; ++seen) {
        reader.look(session, ready);
        if (done()) return;
        std::unique_lock lock(mutex);
        woken.wait(lock, [&] { return wakings > seen; });
    }
}

bool is_shown(const Session& session) {
    return session.table() && session.table()->stage == TableDraft::Stage::shown;
}

}  // namespace

TEST_CASE("a table that is opened is looked at, imported, and its layer shown") {
    const TestFolder folder;
    const std::string file =
        folder.write("pay.csv", "code,Pay 2024\nE08000035,600\nE08000036,500\nE08999999,1\n");
    Session session(real_atlas(), home(*real_atlas()));
    const Scene before = session.scene();
    TableReader reader;
    session.perform(OpenScene{file});
    REQUIRE(session.table().has_value());
    look_until(session, reader, [&] { return is_shown(session); });
    CHECK(session.table()->table->series.size() == 1);
    CHECK(session.scene() == before);
    CHECK(session.atlas().layers.size() == real_atlas()->layers.size());

    geo::OwnOptions options;
    options.period = "soon";
    session.perform(ImportTable{options});
    look_until(session, reader, [&] { return is_shown(session); });
    CHECK(session.table()->fault.find("'soon' is no period") != std::string::npos);

    options.period = "2024";
    options.label = "Weekly pay";
    session.perform(ImportTable{options});
    look_until(session, reader, [&] { return !session.table(); });
    CHECK(session.scene().pane().layer == "own-pay-weekly-pay");
    CHECK(session.scene().pane().level == geo::Level::district);
    CHECK(session.scene().pane().year == 2024);
    CHECK(session.notice() == "pay.csv: 2 of 3 rows matched, 1 unmatched");
    session.perform(Undo{});
    CHECK(session.scene() == before);
    CHECK(text_in(file).starts_with("code,Pay 2024"));
}

TEST_CASE("a table that cannot be read is told, and one that is cancelled is forgotten") {
    const TestFolder folder;
    Session session(real_atlas(), home(*real_atlas()));
    TableReader reader;
    session.perform(OpenScene{folder.write("empty.csv", "")});
    look_until(session, reader, [&] { return !session.table(); });
    CHECK(session.notice() == "empty.csv: is empty (0 bytes); save the table again");

    session.perform(OpenScene{folder.write("pay.csv", "code,pay\nE08000035,600\n")});
    session.perform(CancelTable{});
    session.take_table(read_table(real_atlas(), folder / "pay.csv", {}, true));
    CHECK_FALSE(session.table().has_value());
    CHECK(session.shared_atlas() == real_atlas());
}

TEST_CASE("an import that was cancelled is not carried out for the same file opened again") {
    const TestFolder folder;
    const std::string file = folder.write("pay.csv", "code,pay\nE08000035,600\n");
    Session session(real_atlas(), home(*real_atlas()));
    session.perform(OpenScene{file});
    session.take_table(read_table(real_atlas(), file, {}, true));
    REQUIRE(session.table().has_value());
    CHECK(session.table()->stage == TableDraft::Stage::reading);
    CHECK(session.shared_atlas() == real_atlas());
}

TEST_CASE("an exported table, opened, gives back the view and the data of one's own") {
    const TestFolder folder;
    Session session(real_atlas(), home(*real_atlas()));
    TableReader reader;
    session.perform(OpenScene{folder.write("pay.csv", "code,Pay 2024\nE08000035,600\n")});
    look_until(session, reader, [&] { return is_shown(session); });
    session.perform(ImportTable{});
    look_until(session, reader, [&] { return !session.table(); });
    session.perform(Derive{{"Pay a head", "own-pay / population"}});
    REQUIRE(session.scene().pane().layer == "own-pay-a-head");
    session.perform(SetDark{true});

    for (const std::string name : {"a.csv", "a.xlsx", "a.ods", "a.gpkg", "a.geojson"}) {
        CAPTURE(name);
        REQUIRE(export_scene(session.atlas(), {session.scene(), session.own()}, folder / name));
        Session later(real_atlas(), home(*real_atlas()));
        later.perform(OpenScene{folder / name});
        look_until(later, reader, [&] { return !later.table(); });
        CHECK(later.notice().empty());
        CHECK(later.scene() == session.scene());
        CHECK(later.own() == session.own());
        CHECK(later.scene_file().empty());
    }
}

TEST_CASE("what only looks like an export is read as what it is") {
    const TestFolder folder;
    Session session(real_atlas(), home(*real_atlas()));
    TableReader reader;
    const auto open = [&](const std::string& name, const std::string& text) {
        session.perform(OpenScene{folder.write(name, text)});
    };
    static_cast<void>(folder.write("pay.csv-metadata.json", R"({"notes": ["none of ours"]})"));
    open("pay.csv", "code,Pay 2024\nE08000035,600\n");
    look_until(session, reader, [&] { return is_shown(session); });
    open("wards.geojson", R"({"type": "FeatureCollection", "recipe": "soup", "features": []})");
    look_until(session, reader, [&] { return !session.table(); });
    CHECK(session.boundaries()->connection == folder.at("wards.geojson"));
}

TEST_CASE("a formula that comes to nothing changes nothing; one of the same name takes its place") {
    Session session(real_atlas(), home(*real_atlas()));
    const Scene before = session.scene();
    session.perform(Derive{{"Odd", "population + gdhi-per-head"}});
    CHECK_FALSE(session.notice().empty());
    CHECK(session.scene() == before);
    CHECK(session.own() == OwnData{});
    session.perform(Derive{{"Half", "population / 2"}});
    session.perform(Derive{{"Half", "population * 3 / 6"}});
    CHECK(session.own().formulas == std::vector<OwnFormula>{{"Half", "population * 3 / 6"}});
    CHECK(session.scene().pane().layer == "own-half");
    session.perform(Undo{});
    CHECK(session.scene() == before);
}

TEST_CASE("a table that was gone is had again once it is back, and saving does not forget it") {
    const TestFolder folder;
    Session session(real_atlas(), home(*real_atlas()));
    const Workspace workspace{home(*real_atlas()),
                              {.tables = {{folder / "pay.csv", geo::OwnOptions{}}}}};
    REQUIRE(write_workspace(workspace, folder / "a.json"));
    REQUIRE(session.open(folder / "a.json"));
    CHECK(session.notice().find("no longer there") != std::string::npos);
    session.perform(SaveScene{folder / "a.json"});
    CHECK(read_workspace(folder / "a.json") == workspace);
    static_cast<void>(folder.write("pay.csv", "code,Pay 2024\nE08000035,600\n"));
    REQUIRE(session.open(folder / "a.json"));
    CHECK(session.notice().empty());
    CHECK(session.atlas().layer("own-pay") != nullptr);
}
