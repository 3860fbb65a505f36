#include <doctest/doctest.h>

#include "geo/export/write_together.h"
#include "tests/support/files.h"

using namespace geo;
namespace fs = std::filesystem;

namespace {

std::ptrdiff_t entries_in(const fs::path& folder) {
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

}  // namespace

TEST_CASE("files are replaced together") {
    const TestFolder folder;
    folder.write("a.csv", "old");
    const auto written = write_together(folder.path(), {"a.csv", "b.json"}, [](const fs::path& in) {
        return write_whole("new", in / "a.csv").and_then([&] {
            return write_whole("beside", in / "b.json");
        });
    });
    REQUIRE(written.has_value());
    CHECK(text_in(folder / "a.csv") == "new");
    CHECK(text_in(folder / "b.json") == "beside");
    CHECK(entries_in(folder.path()) == 2);
}

TEST_CASE("where one cannot be written, what was there stays and nothing is left beside it") {
    const TestFolder folder;
    folder.write("a.csv", "old");
    const auto written = write_together(folder.path(), {"a.csv"}, [](const fs::path& in) {
        static_cast<void>(write_whole("half", in / "a.csv"));
        return Result<void>(failure("the disk is full", (in / "a.csv").string()));
    });
    REQUIRE_FALSE(written.has_value());
    CHECK(written.error().where == folder.at("a.csv"));
    CHECK(text_in(folder / "a.csv") == "old");
    CHECK(entries_in(folder.path()) == 1);
}

TEST_CASE("no such folder, a folder in the file's place, and a full disk are told") {
    const TestFolder folder;
    const auto nothing = [](const fs::path&) { return Result<void>(); };
    CHECK_FALSE(write_together(folder / "missing", {"a.csv"}, nothing).has_value());
    fs::create_directory(folder / "a.csv");
    CHECK(write_together(folder.path(), {"a.csv"}, nothing).error().what ==
          "is a folder; give the file another name");
    CHECK_FALSE(write_whole("text", "/dev/full").has_value());
}
