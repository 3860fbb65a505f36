// The page on which briefings are made, pressed and typed at without a window.
#include <doctest/doctest.h>
#include <imgui/imgui.h>

#include <algorithm>

#include "app/desk_screen.h"
#include "app/screen.h"
#include "tests/support/files.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

constexpr int width = 1920, height = 1080;

class Desk {
public:
    Desk()
        : offscreen_(find_resources(), {.width = width, .height = height}),
          type_(offscreen_.canvas(), 1),
          screen_(offscreen_.canvas(), type_),
          session(real_atlas(), home(*real_atlas())) {
        ImGuiIO& io = ImGui::GetIO();
        for (int i = 0; i < ImGuiKey_COUNT; ++i) io.KeyMap[i] = i;
        session.perform(Brief{NewBriefing{}});
    }

    /// Carries out what is asked for, and what follows of it.
    void frame(char control_letter = 0) {
        for (int i = 0; i < 3; ++i) {
            const Actions asked =
                screen_.build({.session = session,
                               .width = width,
                               .height = height,
                               .control_letter = std::exchange(control_letter, '\0'),
                               .seen_in = {{900}, {600}}});
            for (const Action& action : asked) session.perform(action);
        }
    }
    const Widget* control(const std::string& id) {
        frame();
        const auto& all = screen_.widgets();
        const auto found = std::ranges::find(all, id, &Widget::id);
        return found == all.end() ? nullptr : &*found;
    }
    Box box_of(const std::string& id) {
        const Widget* found = control(id);
        INFO("control: ", id);
        REQUIRE(found != nullptr);
        return found->box;
    }
    /// In the order of drawing.
    std::ptrdiff_t place_of(const std::string& id) {
        const Widget* found = control(id);
        REQUIRE(found != nullptr);
        return found - screen_.widgets().data();
    }
    void press_at(const Box& box) {
        ImGuiIO& io = ImGui::GetIO();
        io.MousePos = {static_cast<float>(box.x + box.width / 2),
                       static_cast<float>(box.y + box.height / 2)};
        frame();
        io.MouseDown[0] = true;
        frame();
        io.MouseDown[0] = false;
        frame();
    }
    void press(const std::string& id) { press_at(box_of(id)); }
    void key(ImGuiKey key) {
        ImGui::GetIO().KeysDown[key] = true;
        frame();
        ImGui::GetIO().KeysDown[key] = false;
        frame();
    }
    void type(const std::string& text) {
        ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
        frame();
    }

private:
    Offscreen offscreen_;
    ScreenType type_;
    DeskScreen screen_;

public:
    Session session;
};

/// Where files without a folder are written.
class InFolder {
public:
    explicit InFolder(const TestFolder& folder) : before_(std::filesystem::current_path()) {
        std::filesystem::current_path(folder.path());
    }
    ~InFolder() { std::filesystem::current_path(before_); }
    InFolder(const InFolder&) = delete;
    InFolder& operator=(const InFolder&) = delete;

private:
    std::filesystem::path before_;
};

std::size_t files_in(const TestFolder& folder) {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(folder.path()), {}));
}

}  // namespace

TEST_CASE("under the name that is suggested a briefing is saved, named after its title") {
    const TestFolder folder;
    const InFolder there(folder);
    Desk desk;
    desk.press("add-scene");
    desk.press("briefing-title");
    desk.type("Need & power: Leeds, 2026");
    desk.press("save");
    desk.key(ImGuiKey_Enter);
    const auto saved = read_briefing(folder / "need-power-leeds-2026.briefing");
    REQUIRE(saved.has_value());
    CHECK(saved->scenes.size() == 1);
    CHECK(files_in(folder) == 1);
    CHECK(desk.session.desk()->saved);
}

TEST_CASE("whatever name is typed, what is saved on the desk is the briefing") {
    const TestFolder folder;
    const InFolder there(folder);
    for (const auto& [typed, file] : {std::pair{"talk", "talk.briefing"},
                                      {"talk.json", "talk.briefing"},
                                      {"talk.pptx", "talk.briefing"},
                                      {"Talk 1.2", "Talk 1.2.briefing"}}) {
        Desk desk;
        desk.press("add-scene");
        desk.press("save");
        desk.type(typed);
        desk.key(ImGuiKey_Enter);
        CAPTURE(typed);
        REQUIRE(std::filesystem::exists(folder / file));
        CHECK(read_briefing(folder / file)->scenes.size() == 1);
        CHECK(files_in(folder) == 1);
        std::filesystem::remove(folder / file);
    }
}

TEST_CASE("an export is named after the briefing") {
    const TestFolder folder;
    const InFolder there(folder);
    Desk desk;
    desk.press("add-scene");
    desk.press("briefing-title");
    desk.type("Leeds");
    desk.press("export");
    desk.key(ImGuiKey_Enter);
    REQUIRE(desk.session.exporting().has_value());
    CHECK(desk.session.exporting()->file == "leeds.pptx");
    CHECK(desk.session.exporting()->briefing.has_value());
}

TEST_CASE(
    "Ctrl+Q asks for a briefing that is not saved, Escape stays, Save names a file and ends") {
    const TestFolder folder;
    const InFolder there(folder);
    Desk desk;
    desk.press("add-scene");
    desk.frame('q');
    REQUIRE(desk.session.leaving().has_value());
    CHECK(desk.control("leave-unsaved") != nullptr);
    const Box add = desk.box_of("add-scene");
    desk.press_at(add);  // nothing below answers
    CHECK(desk.session.desk()->briefing.scenes.size() == 1);
    desk.key(ImGuiKey_Escape);
    CHECK_FALSE(desk.session.leaving().has_value());
    CHECK(desk.control("leave-unsaved") == nullptr);
    desk.frame('q');
    desk.key(ImGuiKey_Enter);
    CHECK_FALSE(desk.session.quit_asked());
    desk.press("cancel");
    CHECK(desk.control("leave-unsaved") != nullptr);
    desk.press("save-first");
    desk.key(ImGuiKey_Enter);
    CHECK(desk.session.quit_asked());
    CHECK(files_in(folder) == 1);
}

TEST_CASE("Ctrl+Q again, or the button, leaves without saving") {
    for (const bool by_key : {true, false}) {
        Desk desk;
        desk.press("add-scene");
        desk.frame('q');
        CHECK_FALSE(desk.session.quit_asked());
        if (by_key)
            desk.frame('q');
        else
            desk.press("leave-unsaved");
        CHECK(desk.session.quit_asked());
    }
}

TEST_CASE("the markings open inside the window, and each of them can be chosen") {
    for (const char* id : {"briefing-marking", "scene-marking"}) {
        CAPTURE(id);
        Desk desk;
        desk.press("add-scene");
        desk.press(id);
        for (std::size_t i = 0; i < geo::all_marking_levels.size(); ++i) {
            const Box row = desk.box_of(fmt::format("{}:{}", id, i));
            CHECK(row.y >= 0);
            CHECK(row.bottom() <= height);
        }
        // What is drawn later lies above.
        CHECK(desk.place_of(fmt::format("{}:0", id)) > desk.place_of("scene-marking-words"));
        desk.press(std::string(id) + ":2");
        const Briefing& briefing = desk.session.desk()->briefing;
        const geo::Marking& marking = std::string(id) == "briefing-marking"
                                          ? briefing.marking
                                          : briefing.scenes.front().marking;
        CHECK(marking.level == geo::Marking::Level::official_sensitive);
    }
}

TEST_CASE("a button pressed twice is the same button: duplicates are two, no scene is moved") {
    Desk desk;
    desk.press("add-scene");
    const Box copy = desk.box_of("scene-copy");
    desk.press_at(copy);
    desk.press_at(copy);
    CHECK(desk.session.desk()->briefing.scenes.size() == 3);
    const Box earlier = desk.box_of("scene-up");
    desk.press_at(earlier);
    desk.press_at(earlier);
    CHECK(desk.session.desk()->chosen == 0);
    desk.press_at(earlier);  // there is no earlier place, and nothing else stands there
    CHECK(desk.session.desk()->chosen == 0);
    CHECK(desk.session.desk()->briefing.scenes.size() == 3);
}
