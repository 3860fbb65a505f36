#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/canvas/canvas.h"
#include "app/pane_view.h"
#include "app/present/painter_sheet.h"
#include "app/present/talk_keys.h"
#include "app/screen_type.h"
#include "app/session.h"
#include "app/stage/draw_stage.h"
#include "app/stage/stage_type.h"

namespace app {

/// Scenes of the open briefing as everybody is shown them, kept while nothing of them changes.
class StageScenes {
public:
    /// `number`: below the number of scenes.
    std::shared_ptr<const StageScene> of(const Session& session, std::size_t number);
    /// What the talk shows: its scene, or what is looked at on a detour. `seen_in`: how large the
    /// map is there.
    std::shared_ptr<const StageScene> on_show(const Session& session,
                                              std::optional<PaneSize> seen_in);
    /// What is under embargo of these scenes.
    std::vector<EmbargoedLayer> embargoed(const Session& session,
                                          const std::vector<std::size_t>& numbers);

private:
    struct Kept {
        std::shared_ptr<const geo::Atlas> base;
        BriefingScene scene;
        geo::Marking marking;
        std::size_t of = 0;
        std::shared_ptr<const StageScene> made;
    };
    std::vector<Kept> kept_;
    std::optional<Scene> detour_;
    std::size_t detour_from_ = 0;
    std::optional<PaneSize> detour_seen_in_;
    std::shared_ptr<const geo::Atlas> detour_atlas_;
    std::shared_ptr<const StageScene> detour_made_;
};

/// A box of lengths `scale` pixels long, edge by edge on whole ones.
PixelBox pixel_box_of(const Box& box, double scale, PixelBox within = {});

/// A stage in a part of the frame: the maps on the canvas, the rest over them, and the motion from
/// one scene to the next.
class StageShow {
public:
    struct Task {
        std::shared_ptr<const StageScene> scene;
        Room room{};
        PaneSize audience{};  // the screen that the stage is laid out for
        PixelBox place{};     // in the frame
        double now = 0;       // seconds
        bool moves = false, is_held = false;
        bool turned = false;  // light for dark
        std::shared_ptr<const geo::Geometry> detailed{};
    };
    void make_apart(std::function<void()> ready) { ready_ = std::move(ready); }
    void forget();

    /// Brings the maps up to date. To be called before the frame of the interface begins.
    void update(const Task& task);
    std::size_t maps() const { return views_.size(); }
    /// Draws them as the canvas's maps from number `first` on.
    void draw_maps(Canvas& canvas, std::size_t first) const;
    /// The ground beside the maps, for a stage that is only a part of its frame.
    void draw_beside_maps(PainterSheet& sheet) const;
    /// All else; `answer`: sent to the audience. `built`: see ScreenType::built().
    void draw(PainterSheet& sheet, const Card* answer, int built);

    bool is_moving() const;
    void stop();
    const StageLayout& layout() const { return layout_; }
    const StageScene& scene() const { return *task_.scene; }
    bool is_empty() const { return task_.scene == nullptr; }
    const std::vector<NotePlace>& note_places() const { return notes_; }
    /// As it is seen, on its first map.
    const Picture& seen() const { return views_.front()->seen(); }
    /// What that is, or is on its way to.
    const Picture& goal() const { return views_.front()->picture(); }
    /// Of the stage, for a place of the frame.
    ScreenPoint on_stage(ScreenPoint frame) const;
    double unit() const { return task_.place.height() / stage_height; }
    const Colours& colour() const { return colours(is_dark()); }
    bool is_dark() const;
    /// What there is to say against the scene as it is laid out; see warnings_of().
    std::vector<std::string> warnings(PainterSheet& sheet) const;

    static constexpr double fade_seconds = 0.5;

private:
    void draw_scene(PainterSheet& sheet, const StageScene& scene, const StageLayout& layout,
                    bool with_maps, const Card* answer) const;
    std::vector<const Picture*> pictures() const;

    std::function<void()> ready_;
    Task task_;
    StageLayout layout_;
    std::vector<Scene> maps_;  // of each pane, as they were asked for last
    std::vector<std::unique_ptr<PaneView>> views_;
    std::vector<NotePlace> notes_;
    const StageScene* notes_of_ = nullptr;
    int notes_built_ = 0;
    Camera notes_camera_{};
    std::shared_ptr<const StageScene> before_;  // whose words fade
    StageLayout layout_before_;
    double began_ = -1e9;
};

}  // namespace app
