#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <vector>

#include "tests/support/files.h"

namespace {

namespace fs = std::filesystem;

/// What a file includes of ours, as it stands between the quotation marks.
std::vector<std::string> included_by(const fs::path& file) {
    std::vector<std::string> all;
    std::istringstream lines(text_in(file));
    for (std::string line; std::getline(lines, line);) {
        constexpr std::string_view include = "#include \"";
        if (!line.starts_with(include)) continue;
        all.push_back(line.substr(include.size(), line.find('"', include.size()) - include.size()));
    }
    return all;
}

/// Every file that can be come to from one by #include, and from a header to the file that has its
/// bodies; each with the file that led there.
std::map<std::string, std::string> reached_from(const std::string& first) {
    const fs::path root = DEVOLUTION_ATLAS_SOURCE_DIR;
    std::map<std::string, std::string> led_by{{first, ""}};
    std::deque<std::string> open{first};
    const auto meet = [&](const std::string& file, const std::string& by) {
        if (fs::exists(root / file) && led_by.emplace(file, by).second) open.push_back(file);
    };
    while (!open.empty()) {
        const std::string file = open.front();
        open.pop_front();
        for (const std::string& next : included_by(root / file)) {
            meet(next, file);
            if (next.ends_with(".h")) meet(next.substr(0, next.size() - 2) + ".cpp", file);
        }
    }
    return led_by;
}

std::string way_to(const std::map<std::string, std::string>& led_by, std::string file) {
    std::string way = file;
    while (!led_by.at(file).empty()) way = (file = led_by.at(file)) + " > " + way;
    return way;
}

}  // namespace

TEST_CASE("the analyst's code, import and export cannot be come to from the kiosk") {
    const auto reached = reached_from("app/kiosk_window.cpp");
    CHECK(reached.size() > 100);
    CHECK(reached.contains("app/kiosk/visit.cpp"));
    constexpr std::array forbidden{"app/session.",      "app/screen.",      "app/file_exporter.",
                                   "app/table_reader.", "app/source_layer", "app/cli/",
                                   "app/ui/panels.",    "app/office/",      "app/pack/",
                                   "app/present/talk",  "geo/import/",      "geo/own/",
                                   "geo/export/",       "geo/plugin/"};
    constexpr std::array allowed{"geo/export/write_together."};
    for (const auto& [file, unused] : reached) {
        const auto begins = [&, &name = file](const char* with) { return name.starts_with(with); };
        if (std::ranges::any_of(allowed, begins)) continue;
        if (std::ranges::none_of(forbidden, begins)) continue;
        FAIL_CHECK("the kiosk comes to " << way_to(reached, file));
    }
}

TEST_CASE("nothing of the kiosk opens a dialog, a link or another program") {
    for (const auto& [file, by] : reached_from("app/kiosk_window.cpp")) {
        const std::string text = text_in(fs::path(DEVOLUTION_ATLAS_SOURCE_DIR) / file);
        for (const char* call : {"SDL_OpenURL", "std::system(", "popen(", "execv", "posix_spawn"})
            if (text.find(call) != std::string::npos) FAIL_CHECK(file << " calls " << call);
    }
}
