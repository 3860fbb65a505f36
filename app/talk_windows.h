#pragma once

#include <functional>
#include <optional>

#include "app/presenter_screen.h"
#include "app/sdl_window.h"

namespace app {

/// What a talk is shown on: with two displays the stage fills one, and the program's own window has
/// the presenter's screen; with one display, the stage. Displays may come and go.
class TalkWindows {
public:
    /// `canvas`, `type` and `window`: of the program's own window; they outlive this. `ready` ends
    /// its sleep, from any thread.
    TalkWindows(Canvas& canvas, ScreenType& type, const Window& window, bool moves,
                std::function<void()> ready);

    /// Opens or closes the audience's window as there is a talk and a display for it.
    void follow(Session& session);
    /// Draws the program's own window, as presenter or stage. Returns what was asked for.
    Actions build(const Session& session, int width, int height,
                  const std::shared_ptr<const geo::Geometry>& detailed);
    /// Draws the audience's window, if there is one. `explored_in`: see TalkFrame.
    void show_audience(const Session& session, std::optional<PaneSize> explored_in,
                       const std::shared_ptr<const geo::Geometry>& detailed);

    bool changed() const;
    void show();
    bool wants_another_frame() const;
    void stop_motion();
    /// Something else was drawn on the program's canvas.
    void forget();
    /// An event of a display or of the audience's window; true where it was one.
    bool handle(const SDL_Event& event);
    /// What is under embargo of all that the talk shows, on either display.
    std::vector<EmbargoedLayer> embargoed(const Session& session);
    bool has_audience() const { return audience_.has_value(); }
    const std::vector<Widget>& widgets() const;
    const TalkPrompt& prompt() const { return prompt_; }
    /// Milliseconds until what is shown changes by itself; nothing: it does not.
    std::optional<int> sleeps_for() const;

    /// Seconds, by the clock of talks.
    static double now();

private:
    struct Audience {
        explicit Audience(int display);
        AudienceWindow window;
        std::optional<ScreenType> type;
        std::optional<StageScreen> screen;
    };
    bool presents() const { return has_audience() || had_audience_; }

    Canvas& canvas_;
    const Window& window_;
    bool moves_;
    std::function<void()> ready_;
    StageScenes scenes_;
    TalkPrompt prompt_;
    PresenterScreen presenter_;
    StageScreen rehearsal_;
    std::optional<Audience> audience_;
    bool is_on_ = false, had_audience_ = false, closed_by_hand_ = false;
};

}  // namespace app
