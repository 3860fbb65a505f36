// The program on packages that lost something: one clear line, and the rest is shown.
#include <algorithm>
#include <optional>

#include "tests/app/cli/program.h"

namespace {

/// The shipped package by links, with one file replaced; an absent text leaves the file out.
class DamagedPackage {
public:
    DamagedPackage(const std::string& file, const std::optional<std::string>& text) {
        const fs::path whole = fs::path(DEVOLUTION_ATLAS_SOURCE_DIR) / "data";
        for (const auto& entry : fs::directory_iterator(whole))
            if (entry.path().filename() != file)
                fs::create_symlink(entry.path(), folder_ / entry.path().filename().string());
        if (text) folder_.write(file, *text);
    }
    std::string path() const { return folder_.path().string(); }

private:
    TestFolder folder_;
};

std::string shipped(const std::string& file) {
    return text_in(fs::path(DEVOLUTION_ATLAS_SOURCE_DIR) / "data" / file);
}

std::ptrdiff_t lines_in(const std::string& text) { return std::ranges::count(text, '\n'); }

}  // namespace

TEST_CASE(
    "without boundaries the tables are told and hexagons drawn, with one line that says why") {
    struct Case {
        std::optional<std::string> boundaries;
        std::string says;
    };
    const std::string whole = shipped("boundaries.gpkg");
    for (const Case& c : {
             Case{std::nullopt, "there is no such file"},
             Case{"", "the file is empty"},
             Case{std::string(whole.size(), '\0'), "cannot be opened"},
             Case{whole.substr(0, whole.size() / 2), "cannot be"},
             Case{whole.substr(0, 100), "cannot be"},
         }) {
        CAPTURE(c.says);
        const DamagedPackage package("boundaries.gpkg", c.boundaries);
        for (const std::string words :
             {"layers", "areas --level rgn", "area E47000001", "layer powers-held --level cauth",
              "render --size 800x600 --output hexagons.png"}) {
            CAPTURE(words);
            fs::remove(folder() / "hexagons.png");
            const Answer answer = run(words + " --data " + package.path());
            CAPTURE(answer.errors);
            CHECK(answer.status == 1);  // something was left out
            CHECK(lines_in(answer.errors) == 1);
            CHECK(answer.errors.find("boundaries.gpkg") != std::string::npos);
            CHECK(answer.errors.find(c.says) != std::string::npos);
            const bool draws = words.starts_with("render");
            CHECK((draws ? fs::exists(folder() / "hexagons.png") : lines_in(answer.out) > 5));
        }
    }
}

