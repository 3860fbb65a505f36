#pragma once

#include <memory>
#include <optional>

#include "app/bench/stage.h"
#include "app/bench/timing.h"
#include "app/screen.h"

namespace app {

/// The atlas with its whole screen on a stage, driven by actions instead of a person.
class Visit {
public:
    Visit(std::shared_ptr<const geo::Atlas> atlas, Stage& stage);

    /// Performs an action; milliseconds until the frame that shows it was complete.
    double time_of(const Action& action);
    /// Builds frames until nothing moves any more, as the window does after each event.
    void settle();
    /// From now on the map moves from one picture to the next, as it does in a window.
    void let_it_move();
    /// While a motion is under way: milliseconds until its next frame was complete.
    std::optional<double> time_of_motion();

    const Session& session() const { return session_; }
    const Picture& picture() const { return screen_.picture(); }
    PaneSize pane() const;

private:
    void frame();

    std::shared_ptr<const geo::Atlas> atlas_;
    Stage& stage_;
    Session session_;
    Screen screen_;
    std::shared_ptr<const geo::Geometry> detailed_;
};

}  // namespace app
