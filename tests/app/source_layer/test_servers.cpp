#include <doctest/doctest.h>
#include <gdal_utils.h>

#include <chrono>
#include <cstdlib>
#include <functional>
#include <thread>

#include "app/source_layer.h"
#include "tests/geo/boundary/source_files.h"
#include "tests/support/real_atlas.h"
#include "tests/support/servers.h"

using namespace app;

namespace {

const geo::SourceView close_by{{300'100, 300'100, 300'900, 300'900}, 1};
const geo::SourceView elsewhere{{305'100, 305'100, 305'900, 305'900}, 1};
const geo::SourceLimits large_beyond_50{.elsewhere = {50, 1'000'000}};

/// A hundred square kilometres, side by side.
void write_squares(const char* format, const std::string& path, int rows = 10) {
    std::vector<SampleFeature> all;
    for (int i = 0; i < 10 * rows; ++i)
        all.push_back({square_at(300'000 + 1000.0 * (i % 10), 300'000 + 1000.0 * (i / 10)),
                       fmt::format("X{}", i), fmt::format("Square {}", i), "", ""});
    write_sample(format, wkbPolygon, path, all, 27700, "code");
}

/// Waits, half a minute at most.
bool comes_true(const std::function<bool()>& holds) {
    for (int i = 0; i < 600; ++i) {
        if (holds()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

/// The server that the tests share, its password in the environment as a person would have it.
PostgresServer& postgres() {
    static PostgresServer server;
    setenv("PGPASSWORD", PostgresServer::password, 1);
    return server;
}

GDALDatasetUniquePtr administration() {
    GDALAllRegister();
    GDALDatasetUniquePtr database{
        GDALDataset::Open(postgres().source().c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE)};
    REQUIRE(database != nullptr);
    return database;
}

void sql(const std::string& statement) {
    const auto database = administration();
    database->ReleaseResultSet(database->ExecuteSQL(statement.c_str(), nullptr, nullptr));
}

/// A table of squares with an index on them.
void make_table(const std::string& name, int rows = 10) {
    const TestFolder folder;
    write_squares("GPKG", folder.at("squares.gpkg"), rows);
    sql("CREATE EXTENSION IF NOT EXISTS postgis");
    const std::string target = postgres().source();
    const char* const words[] = {"-f",   "PostgreSQL",         "-nln",       name.c_str(),
                                 "-lco", "GEOMETRY_NAME=geom", "-overwrite", nullptr};
    const std::unique_ptr<GDALVectorTranslateOptions, void (*)(GDALVectorTranslateOptions*)>
        options{GDALVectorTranslateOptionsNew(const_cast<char**>(words), nullptr),
                GDALVectorTranslateOptionsFree};
    GDALDatasetH source =
        GDALOpenEx(folder.at("squares.gpkg").c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    GDALClose(GDALVectorTranslate(target.c_str(), nullptr, 1, &source, options.get(), nullptr));
    GDALClose(source);
}

#define NEEDS(server)                                       \
    if (const auto why = server::missing(); !why.empty()) { \
        MESSAGE(why);                                       \
        return;                                             \
    }

}  // namespace

TEST_CASE("PostGIS: a table is read whole, or as far as a view reaches") {
    NEEDS(PostgresServer);
    make_table("squares");
    const auto all = reading_of(postgres().source() + ":squares");
    REQUIRE_MESSAGE(all.has_value(), why_not(all));
    CHECK(all->whole);
    CHECK(all->features.size() == 100);
    CHECK(all->features[0].code == "X0");
    CHECK(all->told.empty());
    const auto some = reading_of(postgres().source() + ":squares", large_beyond_50, close_by);
    REQUIRE_MESSAGE(some.has_value(), why_not(some));
    CHECK_FALSE(some->whole);
    CHECK(some->features.size() == 4);
}

TEST_CASE("PostGIS: a service file says where the database is, and nothing of it is shown") {
    NEEDS(PostgresServer);
    make_table("squares");
    const TestFolder folder;
    std::string settings = postgres().source().substr(3);
    std::ranges::replace(settings, ' ', '\n');
    setenv("PGSERVICEFILE", folder.write("services", "[atlas]\n" + settings).c_str(), 1);
    const auto reading = reading_of("PG:service=atlas:squares");
    unsetenv("PGSERVICEFILE");
    REQUIRE_MESSAGE(reading.has_value(), why_not(reading));
    CHECK(reading->features.size() == 100);
}

TEST_CASE("PostGIS: a table without an index on its geometry is told, with what to do") {
    NEEDS(PostgresServer);
    make_table("unindexed");
    sql("DROP INDEX unindexed_geom_geom_idx");
    const auto slow = reading_of(postgres().source() + ":unindexed", large_beyond_50, close_by);
    REQUIRE_MESSAGE(slow.has_value(), why_not(slow));
    CHECK(slow->features.size() == 4);
    REQUIRE(slow->told.size() == 1);
    CHECK(slow->told[0].what.find("CREATE INDEX ON unindexed USING gist (geom)") !=
          std::string::npos);
    CHECK(one_line(slow->told[0]).find("user=…") != std::string::npos);
}

TEST_CASE("PostGIS: whatever fails is said in a line, and no password in it") {
    NEEDS(PostgresServer);
    make_table("squares");
    struct Case {
        std::string source, says;
        const char* password = PostgresServer::password;
    };
    const std::string nobody = fmt::format("PG:host=127.0.0.1 port={} user=atlas", free_port());
    for (const Case& c : {
             Case{postgres().source() + ":wards", "has no layer 'wards'"},
             Case{postgres().source() + ":squares", "password authentication failed", "wrong-one"},
             Case{nobody, "the database cannot be reached"},
         }) {
        CAPTURE(c.source);
        setenv("PGPASSWORD", c.password, 1);
        const auto reading = reading_of(c.source);
        setenv("PGPASSWORD", PostgresServer::password, 1);
        REQUIRE_FALSE(reading.has_value());
        const std::string line = one_line(reading.error());
        CAPTURE(line);
        CHECK(line.find(c.says) != std::string::npos);
        CHECK(line.find("wrong-one") == std::string::npos);
        CHECK(line.find(PostgresServer::password) == std::string::npos);
        CHECK(line.find('\n') == std::string::npos);
    }
}

TEST_CASE("PostGIS: a connection that drops in the middle of reading is told, not drawn in part") {
    NEEDS(PostgresServer);
    make_table("many", 300);
    geo::SourceWatch watch;
    bool dropped = false;
    watch.progressed = [&] {
        if (std::exchange(dropped, true)) return;
        sql("DO $$ BEGIN PERFORM pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND usename = 'atlas'; END $$");
    };
    const auto reading = geo::read_source(named(postgres().source() + ":many"), the_kingdom, watch);
    CHECK(dropped);
    REQUIRE_FALSE(reading.has_value());
    CHECK(reading.error().what.find("the database went away") != std::string::npos);
}

TEST_CASE("PostGIS: while the database is away the map keeps what it has, says so, and recovers") {
    NEEDS(PostgresServer);
    make_table("squares");
    SourceLayer layer([] {}, large_beyond_50);
    layer.seconds_between_tries = 1;
    const geo::SourceName source = named(postgres().source() + ":squares");
    layer.look(source, real_atlas(), close_by);
    layer.wait();
    const auto before = layer.overlay();
    REQUIRE(before != nullptr);
    CHECK(before->names.size() == 4);

    postgres().stop();
    layer.look(source, real_atlas(), elsewhere);
    layer.wait();
    CHECK(layer.overlay() == before);
    const auto told = layer.take_told();
    REQUIRE(told.has_value());
    CHECK(told->find("the database cannot be reached") != std::string::npos);
    CHECK(told->find("The map keeps what it has") != std::string::npos);
    CHECK(told->find(PostgresServer::password) == std::string::npos);
    CHECK(layer.line().ends_with("cannot be reached"));

    postgres().start();
    CHECK(comes_true([&] { return layer.overlay() != before; }));
    CHECK(layer.overlay()->names.size() == 9);
    const auto back = layer.take_told();
    REQUIRE(back.has_value());
    CHECK(back->ends_with("is there again."));
}

TEST_CASE("the web: of a FlatGeobuf no more is fetched than a view needs") {
    NEEDS(WebServer);
    WebServer server;
    write_squares("FlatGeobuf", server.at("squares.fgb"), 300);
    for (const char* way : {"plain", "moved"}) {
        CAPTURE(way);
        const auto some = reading_of(server.address(way + std::string("/squares.fgb")),
                                     large_beyond_50, close_by);
        REQUIRE_MESSAGE(some.has_value(), why_not(some));
        CHECK_FALSE(some->whole);
        CHECK(some->features.size() == 4);
    }
    const auto all = reading_of(server.address("plain/squares.fgb"));
    REQUIRE_MESSAGE(all.has_value(), why_not(all));
    CHECK(all->features.size() == 3000);
}

TEST_CASE("the web: whatever a server does wrong is said in a line") {
    NEEDS(WebServer);
    WebServer server;
    const RudeServer rude;
    write_squares("FlatGeobuf", server.at("a.fgb"), 300);
    const std::string whole = text_in(server.at("a.fgb"));
    write_text(server.at("cut.fgb"), whole.substr(0, whole.size() * 3 / 5));
    write_text(server.at("junk.fgb"), std::string(5000, 'x'));
    struct Case {
        std::string address, says;
        int patience = 10;
    };
    for (const Case& c : {
             Case{server.address("whole/a.fgb"), "gives out whole files only"},
             Case{server.address("plain/cut.fgb"), "did not send all of it"},
             Case{server.address("slow/a.fgb"), "comes too slowly; given up after 1 s", 1},
             Case{server.address("away/a.fgb"), "redirected to something that is not the web"},
             Case{server.address("plain/none.fgb"), "is not there (404)"},
             Case{server.address("plain/junk.fgb?token=hunter2"), "cannot be opened"},
             Case{rude.address(), "cut off by the server"},
             Case{fmt::format("http://127.0.0.1:{}/a.fgb", free_port()), "cannot be fetched"},
         }) {
        CAPTURE(c.address);
        const auto reading = reading_of(c.address, {.patience = c.patience});
        REQUIRE_FALSE(reading.has_value());
        const std::string line = one_line(reading.error());
        CAPTURE(line);
        CHECK(line.find(c.says) != std::string::npos);
        CHECK(line.find("hunter2") == std::string::npos);
        CHECK(line.find('\n') == std::string::npos);
    }
}

TEST_CASE("the web: however slow a server is, the thread that draws does not wait for it") {
    NEEDS(WebServer);
    WebServer server;
    write_squares("FlatGeobuf", server.at("a.fgb"));
    SourceLayer layer([] {}, {.patience = 2});
    const geo::SourceName source = named(server.address("slow/a.fgb"));
    for (int frame = 0; frame < 100; ++frame) {
        layer.look(source, real_atlas(), frame % 2 == 0 ? close_by : elsewhere);
        if (frame == 0) CHECK(layer.is_reading());
        CHECK(layer.overlay() == nullptr);
    }
    CHECK(layer.line().ends_with(" 0 %"));
    layer.look(std::nullopt, real_atlas(), close_by);  // and one may have enough of it
    CHECK(layer.line().empty());
    layer.wait();
    CHECK_FALSE(layer.take_told().has_value());
}

TEST_CASE("the web: while the server is away the map keeps what it has, says so, and recovers") {
    NEEDS(WebServer);
    WebServer server;
    write_squares("FlatGeobuf", server.at("a.fgb"), 300);
    SourceLayer layer([] {}, large_beyond_50);
    layer.seconds_between_tries = 1;
    const geo::SourceName source = named(server.address("plain/a.fgb"));
    layer.look(source, real_atlas(), close_by);
    layer.wait();
    const auto before = layer.overlay();
    REQUIRE(before != nullptr);

    server.stop();
    layer.look(source, real_atlas(), elsewhere);
    layer.wait();
    CHECK(layer.overlay() == before);
    REQUIRE(layer.take_told().has_value());

    server.start();
    CHECK(comes_true([&] { return layer.overlay() != before; }));
    CHECK(layer.take_told().value_or("").ends_with("is there again."));
}
