#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "app/analyst.h"
#include "app/picture/overlay.h"
#include "app/picture/picture.h"
#include "app/picture_change.h"
#include "app/shape_maker.h"
#include "app/text/language.h"

namespace app {

/// What a pane is to show, and what that is made of.
struct PaneTask {
    std::shared_ptr<const geo::Atlas> atlas;
    const Scene& scene;  // seen through the pane
    PaneSize size;
    std::shared_ptr<const geo::Geometry> detailed{};
    std::shared_ptr<const Overlay> overlay{};
    const SharedValues* shared = nullptr;
    const Analyst* analyst = nullptr;
    bool bare = false;                       // nothing lies over the map
    bool moves = false;                      // from one picture to the next, unless a hand leads
    bool is_held = false;                    // a hand put the camera where it is
    std::function<void(Picture&)> finish{};  // what is done to each picture that was made
    const void* finished_for = nullptr;      // what that does it for: another makes it anew
};

/// A pane as it is seen: a picture, made anew only when what it is made of changes, and the motion
/// to it.
class PaneView {
public:
    /// Shapes are made on another thread, which calls `ready`.
    void make_apart(std::function<void()> ready) { shape_maker_.make_apart(std::move(ready)); }
    /// Has the picture made anew in any case.
    void forget() { scene_.reset(); }
    /// Has names placed next as if none had been: they stay where they were otherwise.
    void forget_labels();
    /// Makes the picture and moves on to it; `now` in seconds.
    void update(const PaneTask& task, double now);

    const Picture& picture() const { return picture_; }
    /// What is shown of it: the picture, or what is on the way to it.
    const Picture& seen() const { return moving_ ? moving_->picture : picture_; }
    const MapPicture& map() const { return moving_ ? moving_->map() : picture_.map; }
    /// The map over it; none while areas change their shape.
    const MapPicture* over_seen() const {
        return over_ && !(moving_ && moving_->morphed) ? &*over_ : nullptr;
    }
    bool is_moving() const { return change_.is_running(); }
    bool changes_shape() const { return change_.changes_shape(); }
    void stop() { change_.stop(); }

private:
    void make(const PaneTask& task);
    void begin_motion(const PaneTask& task, const Picture& next);
    void move_on(const PaneTask& task, double now);
    Picture pictured(const PaneTask& task, const Scene& scene, bool ground_only) const;

    Picture picture_;
    std::optional<MapPicture> over_;  // the map over it, made with the picture
    ShapeMaker shape_maker_;
    PictureChange change_;
    std::optional<PictureChange::Frame> moving_;  // as last built
    std::optional<Scene> scene_;                  // that the picture is of
    PaneSize size_{};
    const geo::Geometry* detail_ = nullptr;
    const Overlay* overlay_ = nullptr;
    const void* finished_for_ = nullptr;
    Language language_ = Language::english;  // of its words
};

}  // namespace app
