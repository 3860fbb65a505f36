#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/analyst.h"
#include "app/apart.h"
#include "app/canvas/canvas.h"
#include "app/headless_ui.h"
#include "app/pane_view.h"
#include "app/picture/overlay.h"
#include "app/picture/picture.h"
#include "app/render/context.h"
#include "app/resources.h"
#include "app/screen_type.h"
#include "app/sdl_window.h"
#include "app/session.h"
#include "app/source_ahead.h"
#include "app/ui/panels.h"

namespace app {

/// Reads the finer outlines on another thread the first time that a picture wants them.
class DetailReader {
public:
    /// Calls `ready` on the reading thread when the outlines are there (or cannot be had), with the
    /// triangles that a graphics card needs if so asked.
    void ask(std::shared_ptr<const geo::Atlas> atlas, bool with_mesh, std::function<void()> ready);
    bool is_asked() const { return asked_; }
    /// The outlines, once read. With `wait`, blocks until they are.
    std::shared_ptr<const geo::Geometry> take(bool wait);
    /// Why they cannot be had; empty while all is well.
    const std::string& fault() const { return fault_; }

private:
    Apart<geo::Result<geo::Geometry>> reading_;
    std::shared_ptr<const geo::Geometry> detailed_;
    std::string fault_;
    bool asked_ = false;
};

/// The whole screen, on any canvas: lays out the panels, makes the picture, draws map and
/// interface. Used alike by the window and by headless rendering.
class Screen {
public:
    /// Throws std::runtime_error when fonts cannot be had. `canvas` outlives the screen; `scale` is
    /// its pixels per logical one.
    Screen(Canvas& canvas, double scale);

    /// Has the canvas draw something nobody sees: to be done while the atlas is still being read.
    void warm_up();

    /// Builds one frame of `session` for a framebuffer; the caller has fed ImGui's input. Returns
    /// what was asked for. `control_letter` is the letter just pressed together with Ctrl. Reads
    /// nothing from disk and draws the map only when it changed.
    Actions build(const Session& session, int width, int height,
                  const std::shared_ptr<const geo::Geometry>& detailed, char control_letter = 0);

    /// What lies over the map from now on, and what is said of it.
    void set_overlay(std::shared_ptr<const Overlay> overlay, std::string line, bool is_reading);

    /// True when the built frame differs from the one shown last.
    bool changed() const { return canvas_.changed(); }

    /// Shows the built frame.
    void show() { canvas_.show(picture().map.background); }

    /// Of the active pane.
    const Picture& picture() const { return views_[active_]->picture(); }
    /// What the built frame shows of it: `picture()`, or what is on the way to it.
    const Picture& seen() const { return views_[active_]->seen(); }
    /// Of each pane, where it stands.
    const Picture& picture(std::size_t pane) const { return views_[pane]->picture(); }
    std::vector<const Picture*> pictures() const;
    const Layout& layout() const { return layout_; }
    double scale() const { return scale_; }
    /// Rebuilds fonts and all sizes, as when the window moves to a display of another scale.
    void set_scale(double scale);
    /// What the screen is written in, for others on the same canvas.
    ScreenType& type() { return type_; }
    /// The controls of the last frame, where they stand.
    const std::vector<Widget>& widgets() const { return ui_.widgets; }
    /// True when something moved after it was drawn, so that another frame is due.
    bool wants_another_frame() const;

    /// For a screen that is watched: shapes are made on another thread, which calls `ready`, and
    /// the map moves from one picture to the next unless `motion` is reduced.
    enum class Motion : std::uint8_t { full, reduced };
    void be_watched(Motion motion, std::function<void()> ready);
    /// Ends a motion after the next frame, which answers what was pressed from what is seen in it.
    void stop_motion() { stopping_ = true; }
    /// Something else was drawn on the canvas: pictures are made anew.
    void forget();

private:
    void set_panes(const Scene& scene);
    void draw_map(std::size_t number, const MapPicture& map, const MapPicture* over,
                  const Box& box);
    /// The maps before and after each change that is in view on the timeline.
    void build_side_maps(const Session& session, const Scene& scene);
    /// What is told of a supposed authority, on its page.
    void update_authority(const Session& session);
    /// The matrix of powers, on its page.
    void update_powers(const Session& session);
    /// The neighbours of an area, while they stand above the ranking.
    void update_neighbours(const Session& session, const Scene& scene);
    const std::vector<ScoredMetric>& metrics_of(const geo::Atlas& atlas, geo::Level level);
    /// What panes have in common, made anew only when one of them shows something else.
    void update_common(const Session& session, const Scene& shown);

    Canvas& canvas_;
    double scale_;
    ScreenType type_;
    Layout layout_;
    std::vector<std::unique_ptr<PaneView>> views_;
    std::size_t active_ = 0;
    std::shared_ptr<const Overlay> overlay_;
    std::string overlay_line_;
    bool overlay_is_reading_ = false;
    bool moves_ = false, stopping_ = false;
    std::function<void()> shape_ready_;
    UiState ui_;
    std::shared_ptr<const geo::Atlas> pictured_atlas_;
    std::string marking_;  // of what is in view, and of a talk that it is a detour of
    std::optional<std::size_t> detour_from_;  // scene of that talk
    std::optional<Scene> common_to_;  // what these were made of: all but cameras and pointer
    SharedValues shared_values_;
    Analyst analyst_;
    std::optional<ScatterPlot> scatter_;
    std::optional<Scene> spread_to_;  // what the spread was made of: the panes and the active one
    std::optional<FigureSpread> spread_;
    std::map<geo::Level, std::vector<ScoredMetric>> metrics_;  // by the level scored for
    std::optional<Scene> neighbours_to_;  // what they were made of: the active pane, and the area
    NeighbourKind neighbours_kind_{};
    std::optional<Neighbourhood> neighbours_;
    std::optional<Comparison> comparison_;
    std::optional<Scene> series_to_;  // what the series was made of: that, and what is looked at
    std::optional<TimeSeries> series_;
    std::optional<LineageChart> lineage_;        // of what is looked at, as the series is
    std::optional<geo::Timeline> timeline_;      // of the atlas, once its page was open
    std::optional<TimelineYear> timeline_year_;  // of the scene's year, on that page
    struct SideView {                            // a small map, and what it was made of
        Picture picture;
        std::optional<Scene> scene{};
        PaneSize size{};
    };
    std::vector<std::unique_ptr<SideView>> side_views_;
    std::vector<SideMap> side_maps_;
    std::optional<AuthorityTable> authority_;  // on its page
    AuthorityView authority_for_;              // what that was made of, beside the atlas
    std::optional<PowersMatrix> powers_;       // on its page
    PowersView powers_for_;                    // what that was made of, beside the atlas
};

/// A screen without a window, for pictures.
struct HeadlessOptions {
    int width = 1920, height = 1080;
    double scale = 0;                     // 0: as a window of this size would have
    Drawing drawing = Drawing::software;  // the same pixels on every machine
};
/// A picture for a file, and what it owes to whom.
struct Rendered {
    Image image;
    std::string sources;  // of all that is on it, in one line
};

/// A canvas of some size without a window, and ImGui.
class Offscreen {
public:
    /// Throws std::runtime_error where OpenGL is asked for and not to be had.
    Offscreen(const Resources& resources, const HeadlessOptions& options);
    Canvas& canvas() { return *canvas_; }

private:
    std::optional<HeadlessContext> context_;
    HeadlessUi ui_;
    std::unique_ptr<Canvas> canvas_;
};

/// The screen as PNG pixels: what the person would see.
class HeadlessScreen {
public:
    /// Needs no session yet: one may be opened meanwhile.
    HeadlessScreen(const Resources& resources, const HeadlessOptions& options);
    /// What could not be read for it is told to the session, after the picture. `ahead` reads the
    /// session's boundaries already; without it, or where they are others, they are read now.
    Rendered drawn(Session& session, SourceAhead* ahead = nullptr);
    /// The session's talk, as its audience or its presenter sees it; `time` of day: see TalkFrame.
    Rendered stage(Session& session, bool as_presenter, std::string time = {});

private:
    HeadlessOptions options_;
    Offscreen offscreen_;
    Screen screen_;
};

/// The map alone. Drawn without OpenGL, so on every machine the same. Tells the session likewise.
Rendered render_map(Session& session, const HeadlessOptions& options, SourceAhead* ahead = nullptr);

}  // namespace app
