#pragma once

#include <imgui.h>

#include <string>

#include "app/ui/panels.h"
#include "geo/data/atlas.h"

/// The explore screen over the small atlas, in an ImGui context without window or graphics. Shows
/// the scene it is given; what is asked for is returned, and done only by perform().
class UiFixture {
public:
    explicit UiFixture(double width = 1920, double height = 1080);
    ~UiFixture();
    UiFixture(const UiFixture&) = delete;
    UiFixture& operator=(const UiFixture&) = delete;

    geo::Atlas atlas;
    app::Scene scene;
    app::UiState state;
    app::Layout layout;
    app::Picture picture;  // of the last frame
    std::string notice;
    bool alt = false;                     // is held
    std::optional<app::History> history;  // none: nothing was done yet
    std::optional<app::TableDraft> table;
    std::optional<app::SealedDraft> sealed;

    app::Actions frame();  // with whatever is pressed now
    void perform(const app::Actions& actions);

    app::Actions press(const std::string& label);
    app::Actions click(app::ScreenPoint p, bool shift = false);
    app::Actions double_click(app::ScreenPoint p);
    app::Actions drag(app::ScreenPoint from, app::ScreenPoint to);
    app::Actions point_at(app::ScreenPoint p);
    app::Actions wheel(app::ScreenPoint p, double steps);
    app::Actions key(ImGuiKey key, bool shift = false);
    app::Actions control(char letter, bool shift = false);
    app::Actions type(const std::string& text);

    /// The control of that name in the last frame; fails the test when there is none.
    app::Widget control_named(const std::string& label);
    bool shows(const std::string& label) const;
    /// Where a place of the ground stands on the screen.
    app::ScreenPoint on_screen(geo::Point ground);

private:
    app::Actions frame_of_page();

    app::Fonts fonts_;
    char control_letter_ = 0;
    float since_last_click_ = 1;  // seconds: apart, unless a double click is meant
};

app::ScreenPoint middle_of(const app::Box& box);
