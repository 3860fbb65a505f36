#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/scene/scene_json.h"
#include "tests/support/files.h"
#include "tests/support/virtual_screen.h"

/// The atlas in a real window on a virtual screen, and what it says of its own screen.
class RunningAtlas {
public:
    RunningAtlas(const VirtualScreen& screen, const TestFolder& folder,
                 const std::vector<std::string>& more = {"--reduced-motion"})
        : screen_(screen), description_(folder / "screen.json"), errors_(folder / "errors.txt") {
        std::filesystem::remove(description_);
        std::vector<std::string> command{DEVOLUTION_ATLAS_PROGRAM, "--size",
                                         fmt::format("{}x{}", screen.width(), screen.height()),
                                         "--describe", description_.string()};
        command.insert(command.end(), more.begin(), more.end());
        program_ = std::make_unique<ChildProcess>(
            command,
            std::vector<std::pair<std::string, std::string>>{{"DISPLAY", screen.display()},
                                                             {"SDL_VIDEODRIVER", "x11"}},
            errors_.string());
        REQUIRE(comes_true([&] { return std::filesystem::exists(description_); }));
        REQUIRE(comes_true([&] {
            return screen.xdotool(
                "search --name '^Devolution Atlas$' windowmove 0 0 windowfocus "
                ">/dev/null 2>&1");
        }));
    }

    bool running() { return program_->running(); }

    /// How many frames were shown since the first, where they are reported.
    long frames() const {
        const std::string errors = text_in(errors_);
        return std::ranges::count(errors, '\n');
    }
    /// Waits until no frame comes any more, as none does of an atlas at rest; how many there were.
    long frames_at_rest() const {
        long count = frames();
        int times = 0;
        REQUIRE(comes_true([&] {
            times = std::exchange(count, frames()) == count ? times + 1 : 0;
            return times == 5;
        }));
        return count;
    }

    /// The whole description; see app::describe().
    nlohmann::json seen() const { return nlohmann::json::parse(text_in(description_)); }
    app::Scene scene() const { return *app::scene_from_json(seen()["scene"].dump(), "screen"); }

    bool shows(const std::string& label) const {
        const nlohmann::json now = seen();
        return std::ranges::any_of(
            now["controls"], [&](const nlohmann::json& one) { return one["label"] == label; });
    }

    /// The middle of a control's visible part.
    std::pair<double, double> place_of(const std::string& label, const std::string& role) const {
        const nlohmann::json now = seen();
        for (const nlohmann::json& control : now["controls"])
            if (control["label"] == label && control["role"] == role) {
                const auto box = control["box"].get<std::vector<double>>();
                return {box[0] + box[2] / 2, box[1] + box[3] / 2};
            }
        FAIL("no " << role << " called " << label << " on the screen");
        return {};
    }

    /// Presses a control once it is there and nothing moves any more.
    void press(const std::string& label, const std::string& role) const {
        REQUIRE(comes_true([&] { return shows(label); }));
        frames_at_rest();  // it may stand elsewhere by then
        const auto [x, y] = place_of(label, role);
        screen_.click(x, y);
    }

    /// Names a file where the keys ask for one: to open, to save, to export.
    void name_file(const std::string& keys, const std::string& file) const {
        screen_.key(keys);
        REQUIRE(comes_true([&] { return shows("File"); }));
        screen_.type(file);
        screen_.key("Return");
    }

    /// Waits until the screen says so; false after half a minute (slow machines are waited for,
    /// none is timed).
    static bool comes_true(const std::function<bool()>& holds) {
        for (int i = 0; i < 300; ++i) {
            if (holds()) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        return false;
    }
    bool scene_becomes(const std::function<bool(const app::Scene&)>& as_wanted) const {
        const bool became = comes_true([&] { return as_wanted(scene()); });
        if (!became) MESSAGE("the scene is " << app::to_json(scene()));
        return became;
    }

private:
    const VirtualScreen& screen_;
    std::filesystem::path description_, errors_;
    std::unique_ptr<ChildProcess> program_;
};
