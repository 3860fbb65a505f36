#include <doctest/doctest.h>

#include "boundary_files.h"
#include "geo/boundary/source_name.h"

using Kind = geo::SourceName::Kind;

TEST_CASE("a source is a file, a database or a web address, its layer after a colon") {
    struct Case {
        std::string text;
        Kind kind;
        std::string connection, layer, shown;
    };
    for (const Case& c : {
             Case{"a.gpkg", Kind::file, "a.gpkg", "", "a.gpkg"},
             Case{"/maps/a.gpkg:ltla", Kind::file, "/maps/a.gpkg", "ltla", "a.gpkg"},
             Case{"maps/a.zip", Kind::file, "/vsizip/maps/a.zip", "", "a.zip"},
             Case{"/vsizip/maps/a.zip", Kind::file, "/vsizip/maps/a.zip", "", "a.zip"},
             Case{"PG:service=atlas", Kind::database, "PG:service=atlas", "", "PG:service=atlas"},
             Case{"pg:dbname=atlas port=5433:wards", Kind::database, "PG:dbname=atlas port=5433",
                  "wards", "pg:dbname=atlas port=5433"},
             Case{"https://a.org/b.fgb", Kind::web, "https://a.org/b.fgb", "",
                  "https://a.org/b.fgb"},
             Case{"http://a.org:8080/b.fgb", Kind::web, "http://a.org:8080/b.fgb", "",
                  "http://a.org:8080/b.fgb"},
             Case{"/vsicurl/http://a.org/b.fgb:wards", Kind::web, "http://a.org/b.fgb", "wards",
                  "http://a.org/b.fgb"},
         }) {
        CAPTURE(c.text);
        const auto name = geo::source_name_of(c.text);
        REQUIRE_MESSAGE(name.has_value(), why_not(name));
        CHECK(name->kind == c.kind);
        CHECK(name->connection == c.connection);
        CHECK(name->layer == c.layer);
        CHECK(name->shown == c.shown);
    }
}

TEST_CASE("what no source may be is refused in a line") {
    struct Case {
        std::string text, says;
    };
    for (const Case& c : {
             Case{"", "no source of boundaries"},
             Case{"PG:dbname=atlas password=hunter2", "PGPASSWORD"},
             Case{"PG:dbname=atlas PASSWORD = 'hunter2 x'", "PGPASSWORD"},
             Case{"https://me:hunter2@a.org/b.fgb", "GDAL_HTTP_USERPWD"},
             Case{"/vsis3/bucket/b.fgb", "none of the ways"},
             Case{"/vsizip//vsicurl/http://a.org/b.zip", "none of the ways"},
             Case{"/vsistdin/", "none of the ways"},
             Case{"/vsicurl/file:///etc/passwd", "none of the ways"},
         }) {
        CAPTURE(c.text);
        const auto name = geo::source_name_of(c.text);
        REQUIRE_FALSE(name.has_value());
        const std::string line = one_line(name.error());
        CHECK(line.find(c.says) != std::string::npos);
        CHECK(line.find("hunter2") == std::string::npos);
    }
}

TEST_CASE("users, passwords and the tokens of web addresses are taken out of what is told") {
    struct Case {
        std::string_view text, told;
    };
    for (const Case& c : {
             Case{"PG:dbname=a user=me password=x host=h", "PG:dbname=a user=… password=… host=h"},
             Case{"password='a \\' b' dbname=c", "password=… dbname=c"},
             Case{"the file https://me:x@a.org/b.fgb?sig=1 is gone",
                  "the file https://a.org/b.fgb?… is gone"},
             Case{"http://a.org/b@2.fgb", "http://a.org/b@2.fgb"},
             Case{"no password here", "no password here"},
             Case{"", ""},
         }) {
        CHECK(geo::without_credentials(std::string(c.text)) == c.told);
    }
}

TEST_CASE("boundaries are told from saved scenes by name, and JSON by what it holds") {
    const TestFolder folder;
    CHECK(geo::looks_like_boundaries("a.GPKG"));
    CHECK(geo::looks_like_boundaries("PG:service=atlas"));
    CHECK(geo::looks_like_boundaries("https://a.org/b"));
    CHECK(geo::looks_like_boundaries(folder.write("a.json", geojson(""))));
    CHECK(geo::looks_like_boundaries(folder.write("t.json", R"({"type":"Topology"})")));
    CHECK_FALSE(geo::looks_like_boundaries(folder.write("s.json", R"({"schema": 1})")));
    CHECK_FALSE(geo::looks_like_boundaries("nowhere.json"));
    CHECK_FALSE(geo::looks_like_boundaries("picture.png"));
}
