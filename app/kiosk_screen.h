#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/canvas/canvas.h"
#include "app/kiosk/kiosk_pages.h"
#include "app/kiosk/staff_desk.h"
#include "app/pane_view.h"
#include "app/screen_type.h"

namespace app {

/// What a kiosk's screen is drawn from.
struct KioskFrame {
    std::shared_ptr<const geo::Atlas> atlas;
    const Visit& visit;
    KioskGlass glass{};
    double now = 0;  // seconds, by the window's clock
    std::string pressed{}, focused{};
    std::optional<int> counting_down{};
    bool is_held = false;  // a hand moves the map
    bool one_language = false;
    std::optional<geo::AreaIndex> here{};  // where the kiosk stands
    std::size_t fact = 0;                  // of the attract story, counted on
    std::vector<std::vector<bool>> code{};
    std::string code_words{}, version{};
    std::shared_ptr<const geo::Geometry> detailed{};
    const StaffDesk* staff = nullptr;  // over everything else, where staff are at work
    double dimmed = 0;                 // 0 to 1: black
};

/// A kiosk's page, filling a screen: maps on the canvas, the rest over them.
class KioskScreen {
public:
    /// Both outlive the screen.
    KioskScreen(Canvas& canvas, ScreenType& type) : canvas_(canvas), type_(type) {}

    /// For a screen that is watched: maps move unless the visit is still; `ready` as for PaneView.
    void be_watched(std::function<void()> ready);
    /// Builds one frame of the current ImGui context.
    void build(const KioskFrame& frame);
    bool changed() const { return canvas_.changed(); }
    void show() { canvas_.show(background_); }
    bool wants_another_frame() const;
    /// A first frame was shown: type of the sizes of other pages is built before a visitor comes to
    /// these, and any other later, on a thread that calls `ready`.
    void rehearse(std::function<void()> ready);
    void stop_motion();

    /// What stood on the page that was built, boxes in lengths of the page.
    const std::vector<KioskNode>& nodes() const { return nodes_; }
    const KioskForm& form() const { return form_; }
    const std::vector<KioskMap>& maps() const { return maps_; }
    /// A framebuffer pixel on the page.
    ScreenPoint on_page(ScreenPoint pixel) const {
        return {pixel.x / form_.unit, pixel.y / form_.unit};
    }
    /// The topmost control at a place of the page; nullptr where there is none.
    const KioskNode* control_at(ScreenPoint page) const;
    /// The number of the map there that a hand can move, if any.
    std::optional<std::size_t> map_at(ScreenPoint page) const;
    const Picture& picture(std::size_t map) const { return views_[map]->seen(); }
    /// The nearest area to a place of the page within a finger's width, that has a page of its own.
    std::optional<geo::AreaIndex> area_near(const KioskFrame& frame, ScreenPoint page) const;
    /// A place of the page in a map's own pixels.
    ScreenPoint in_map(std::size_t map, ScreenPoint page) const;

private:
    void follow_stories(const KioskFrame& frame);
    void follow_scenes(const KioskFrame& frame);

    Canvas& canvas_;
    ScreenType& type_;
    std::function<void()> ready_;
    bool moves_ = false, another_frame_ = false;
    Rgba background_;
    KioskForm form_;
    std::vector<KioskMap> maps_;
    std::vector<Scene> scenes_, scenes_unmoved_;  // the latter as they are before a hand moves them
    std::vector<std::unique_ptr<PaneView>> views_;
    std::vector<KioskNode> nodes_;
    // What was worked out, and what for.
    std::shared_ptr<const geo::Atlas> atlas_;
    std::optional<Language> language_;
    KioskPage page_ = KioskPage::attract;
    AttractStory attract_;
    std::optional<PlaceStory> place_;
    std::optional<geo::AreaId> place_of_;
    std::optional<CompareStory> comparison_;
    std::optional<geo::AreaId> compared_, compared_with_;
    std::optional<Visit> scenes_of_;
    std::vector<KioskMap> scenes_for_;
};

}  // namespace app
