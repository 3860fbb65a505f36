#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "app/upkeep/package_choice.h"
#include "tests/support/files.h"

namespace {

using namespace app;
namespace fs = std::filesystem;

const fs::path sound = DEVOLUTION_ATLAS_SOURCE_DIR "/data";

/// A copy of the repository's package in a folder of the test's.
fs::path copied(const TestFolder& folder, const char* name) {
    fs::copy(sound, folder / name, fs::copy_options::recursive);
    return folder / name;
}

/// One byte in the middle of a file becomes another; its length stays.
void damage(const fs::path& file) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    const auto middle = static_cast<std::streamoff>(fs::file_size(file) / 2);
    stream.seekg(middle);
    const char before = static_cast<char>(stream.get());
    stream.seekp(middle);
    stream.put(static_cast<char>(before ^ 1));
}

bool is_beside(const TestFolder& folder, const char* name) { return fs::exists(folder / name); }

}  // namespace

TEST_CASE("the package that is configured is opened where it is whole") {
    const auto chosen = choose_package(sound, "");
    REQUIRE(chosen.has_value());
    CHECK_FALSE(chosen->instead);
    CHECK(chosen->folder == sound);
    CHECK(chosen->atlas.districts != nullptr);
}

TEST_CASE("a byte that changed, a file that is gone or cut off: the last good one is opened") {
    const TestFolder folder;
    const fs::path package = copied(folder, "data");
    struct Case {
        std::string because, says;
        void (*harm)(const fs::path&);
    };
    for (const Case& c : {
             Case{"a changed byte", "metrics.csv",
                  [](const fs::path& p) { damage(p / "metrics.csv"); }},
             Case{"cut off", "powers.csv",
                  [](const fs::path& p) { fs::resize_file(p / "powers.csv", 100); }},
             Case{"gone", "boundaries.arcs",
                  [](const fs::path& p) { fs::remove(p / "boundaries.arcs"); }},
             Case{"no description", "datapackage.json",
                  [](const fs::path& p) { fs::remove(p / "datapackage.json"); }},
             Case{"gone altogether", "no folder", [](const fs::path& p) { fs::remove_all(p); }},
         }) {
        CAPTURE(c.because);
        c.harm(package);
        const auto chosen = choose_package(package, sound);
        REQUIRE(chosen.has_value());
        CHECK(chosen->folder == sound);
        REQUIRE(chosen->instead);
        CAPTURE(geo::one_line(*chosen->instead));
        CHECK(geo::one_line(*chosen->instead).find(c.says) != std::string::npos);
        const auto without = choose_package(package, "");
        REQUIRE_FALSE(without.has_value());
        CHECK(without.error() == *chosen->instead);
        if (fs::exists(package))
            fs::copy(sound, package,
                     fs::copy_options::overwrite_existing | fs::copy_options::recursive);
    }
}

TEST_CASE("where neither opens both reasons are said") {
    const TestFolder folder;
    const auto none = choose_package(folder / "data", folder / "last-good");
    REQUIRE_FALSE(none.has_value());
    CHECK(none.error().where.find(folder.at("data")) != std::string::npos);
    CHECK(none.error().what.find("nor does the last good one open") != std::string::npos);
    CHECK(none.error().what.find(folder.at("last-good")) != std::string::npos);
}

TEST_CASE("a package that opened becomes the last good one, once, and again when it is another") {
    const TestFolder folder;
    const fs::path package = copied(folder, "data"), last_good = folder / "state/last-good";
    CHECK(keep_as_last_good(package, last_good).value());
    CHECK(is_as_described(last_good).has_value());
    CHECK_FALSE(keep_as_last_good(package, last_good).value());

    SUBCASE("the copy serves when the package is lost") {
        fs::remove_all(package);
        const auto chosen = choose_package(package, last_good);
        REQUIRE(chosen.has_value());
        CHECK(chosen->instead);
        CHECK(chosen->atlas.layers.size() > 100);
    }
    SUBCASE("a damaged copy is made anew") {
        damage(last_good / "areas.csv");
        CHECK(keep_as_last_good(package, last_good).value());
        CHECK(is_as_described(last_good).has_value());
    }
    SUBCASE("another version takes its place, with nothing left of the old one") {
        write_text(last_good / "old.csv", "of the last version");
        std::string description = text_in(package / "datapackage.json");
        const std::string version = "\"version\": \"";
        description.insert(description.find(version) + version.size(), "9");
        write_text(package / "datapackage.json", description);
        CHECK(keep_as_last_good(package, last_good).value());
        CHECK(text_in(last_good / "datapackage.json") == description);
        CHECK_FALSE(fs::exists(last_good / "old.csv"));
    }
    SUBCASE("a package that is damaged meanwhile does not take its place") {
        damage(package / "areas.csv");
        write_text(package / "datapackage.json",
                   text_in(package / "datapackage.json") + "\n");  // as described as before
        damage(last_good / "areas.csv");
        CHECK_FALSE(keep_as_last_good(package, last_good).has_value());
        CHECK(fs::exists(last_good / "areas.csv"));
    }
    CHECK_FALSE(is_beside(folder, "state/last-good.part"));
}

TEST_CASE("what a killed program left beside the last good one is cleared away") {
    const TestFolder folder;
    fs::create_directories(folder / "last-good.part");
    folder.write("last-good.part/half.csv", "half");
    CHECK(keep_as_last_good(sound, folder / "last-good").value());
    CHECK_FALSE(fs::exists(folder / "last-good/half.csv"));
    CHECK_FALSE(is_beside(folder, "last-good.part"));
}

TEST_CASE("nobody's files are replaced, and a package is no copy of itself") {
    const TestFolder folder;
    fs::create_directory(folder / "photos");
    folder.write("photos/one.jpg", "a photo");
    const auto refused = keep_as_last_good(sound, folder / "photos");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().what.starts_with("holds other things"));
    CHECK(text_in(folder / "photos/one.jpg") == "a photo");

    const fs::path package = copied(folder, "data");  // a package, but no copy made here
    CHECK_FALSE(keep_as_last_good(sound, package).has_value());
    for (const fs::path& itself :
         {package, package / "copy", package / ".." / "data", package / ""})
        CHECK_FALSE(keep_as_last_good(package, itself).has_value());
    fs::create_directory_symlink(package, folder / "link");
    CHECK_FALSE(keep_as_last_good(package, folder / "link").has_value());
    CHECK(is_as_described(package).has_value());
    folder.write("file", "no folder");
    CHECK_FALSE(keep_as_last_good(sound, folder / "file").has_value());
    CHECK_FALSE(keep_as_last_good(sound, folder / "file/below").has_value());
}
