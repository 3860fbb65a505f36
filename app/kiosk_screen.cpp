#include "app/kiosk_screen.h"

#include <imgui/imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/present/painter_sheet.h"
#include "app/scene/ground.h"
#include "app/ui/bare_window.h"

namespace app {
namespace {

/// A box of the page in pixels, edge by edge on whole ones.
PixelBox pixels_of(const Box& box, double unit) {
    const auto at = [&](double length) { return static_cast<int>(std::lround(length * unit)); };
    return {at(box.x), at(box.y), at(box.right()), at(box.bottom())};
}

bool contains_point(const Box& box, ScreenPoint p) {
    return p.x >= box.x && p.y >= box.y && p.x < box.right() && p.y < box.bottom();
}

/// In the attract loop and the timeline: authorities in the colour of the year they were made in,
/// those of the shown year in the accent, and the nations in one of their own.
void colour_story(const geo::Atlas& atlas, const AttractStory& story, const StoryYear& year,
                  bool dark, Picture& picture) {
    const auto grouping = geo::grouping_of(atlas, *picture.map.geometry,
                                           geo::Level::combined_authority, picture.boundary_year);
    const Rgba accent = colours(dark).accent;
    const Rgba nation = dark ? hex(0x1D3A57) : hex(0xC5D3DF);
    std::vector<bool> devolved(picture.map.fills.size());
    for (const AttractStory::Nation& one : story.nations) {
        const auto inside =
            features_in(atlas, *picture.map.geometry, one.area, picture.boundary_year);
        for (std::size_t i = 0; i < inside.size() && i < devolved.size(); ++i)
            if (inside[i]) devolved[i] = true;
    }
    for (std::size_t i = 0; i < picture.map.fills.size(); ++i) {
        if (picture.map.fills[i].kind == FillKind::hidden) continue;
        if (devolved[i]) picture.map.fills[i] = {FillKind::colour, nation};
        if (i >= grouping.size() || !grouping[i]) continue;
        for (const StoryYear& one : story.years)
            if (one.year <= year.year &&
                std::ranges::find(one.joined, *grouping[i]) != one.joined.end())
                picture.map.fills[i] = {FillKind::colour, one.year == year.year
                                                              ? accent
                                                              : story_colour(story, one.year)};
    }
}

/// On the page of a place: what lies outside of it is plain land, without figures.
void dim_outside(const geo::Atlas& atlas, geo::AreaIndex place, Rgba line, bool with_values,
                 Picture& picture) {
    const auto inside = features_in(atlas, *picture.map.geometry, place, picture.boundary_year);
    const Rgba land = colours(false).land;
    for (std::size_t i = 0; i < picture.map.fills.size() && i < inside.size(); ++i)
        if (!inside[i] && picture.map.fills[i].kind != FillKind::hidden)
            picture.map.fills[i] = {FillKind::colour, land};
    const auto parts = atlas.areas.members(place, geo::Level::district, picture.boundary_year);
    for (MapLabel& label : picture.labels) {
        const bool is_part = label.area == place ||
                             std::ranges::find(parts, label.area) != parts.end() ||
                             atlas.areas.parent(label.area, geo::Level::combined_authority,
                                                picture.boundary_year) == place;
        if (is_part) continue;
        // Its name alone, and quieter.
        if (with_values && label.lines.size() > 1) label.lines.pop_back();
        label.text = colours(false).ink2;
        label.halo = land;
    }
    for (LinePass& pass : picture.map.lines)
        if (pass.answers && pass.colour == colours(false).accent) pass.colour = line;
}

bool is_same_map(const KioskMap& a, const KioskMap& b) {
    return a.size() == b.size() && a.right == b.right && a.year == b.year;
}

}  // namespace

void KioskScreen::be_watched(std::function<void()> ready) {
    moves_ = true;
    ready_ = std::move(ready);
}

void KioskScreen::follow_stories(const KioskFrame& frame) {
    const geo::Atlas& atlas = *frame.atlas;
    const KioskView& view = frame.visit.view;
    const bool anew = atlas_ != frame.atlas || language_ != frame.visit.language;
    if (anew) {
        scenes_of_.reset();
        attract_ = attract_story(atlas);
        place_.reset();
        comparison_.reset();
        atlas_ = frame.atlas;
        language_ = frame.visit.language;
    }
    if (const auto place = area_of(atlas, view.place); !place) {
        place_.reset();
    } else if (!place_ || place_of_ != view.place) {
        place_ = place_story(atlas, *place, frame.visit.language);
        place_of_ = view.place;
    }
    const auto one = area_of(atlas, view.place), other = area_of(atlas, view.other);
    // The page of sources names those of what was compared.
    if (!one || !other || (view.page != KioskPage::compare && view.page != KioskPage::sources)) {
        comparison_.reset();
    } else if (!comparison_ || compared_ != view.place || compared_with_ != view.other) {
        comparison_ = compare_story(atlas, *one, *other, frame.visit.language);
        compared_ = view.place;
        compared_with_ = view.other;
    }
}

/// To find the level and the year of a map that say most, figures of whole layers are looked at:
/// not for each frame, nor while a hand moves the map.
void KioskScreen::follow_scenes(const KioskFrame& frame) {
    Visit shown = frame.visit;
    shown.before.clear();
    shown.view.camera.reset();
    shown.view.typed.clear();
    shown.view.part = 0;
    shown.speaks = false;
    if (scenes_of_ != shown || !std::ranges::equal(scenes_for_, maps_, is_same_map)) {
        scenes_unmoved_.clear();
        for (const KioskMap& map : maps_)
            scenes_unmoved_.push_back(scene_of(*frame.atlas, shown, map, maps_));
        scenes_of_ = std::move(shown);
        scenes_for_ = maps_;
    }
    scenes_ = scenes_unmoved_;
    if (frame.visit.view.camera)
        for (std::size_t i = 0; i < maps_.size(); ++i)
            if (!maps_[i].year) scenes_[i].pane().camera = frame.visit.view.camera;
}

void KioskScreen::build(const KioskFrame& frame) {
    another_frame_ = type_.complete();
    follow_stories(frame);
    form_ = kiosk_form(frame.glass, text_sizes[frame.visit.text_size], frame.visit.brought_down);
    maps_ = kiosk_maps(form_, frame.visit, attract_);
    if (page_ != frame.visit.view.page) {
        for (const auto& view : views_) view->forget_labels();
        page_ = frame.visit.view.page;
    }
    while (views_.size() < maps_.size()) {
        views_.push_back(std::make_unique<PaneView>());
        if (ready_) views_.back()->make_apart(ready_);
    }
    views_.resize(maps_.size());
    canvas_.see_with(ColourVision::full);
    canvas_.set_maps(maps_.size());
    follow_scenes(frame);
    std::vector<const Picture*> pictures;
    const bool tells_years = page_ == KioskPage::attract || page_ == KioskPage::timeline;
    for (std::size_t i = 0; i < maps_.size(); ++i) {
        const KioskMap& map = maps_[i];
        const StoryYear* year =
            tells_years && !attract_.years.empty()
                ? &attract_.years[attract_.at(map.year.value_or(scenes_[i].pane().year))]
                : nullptr;
        const bool dark = scenes_[i].dark;
        const auto& atlas = *frame.atlas;
        const bool is_of_place = page_ == KioskPage::place || page_ == KioskPage::compare;
        const auto place = is_of_place ? area_of(atlas, map.right ? frame.visit.view.other
                                                                  : frame.visit.view.place)
                                       : std::nullopt;
        views_[i]->update(
            {.atlas = frame.atlas,
             .scene = scenes_[i],
             .size = map.size(),
             .detailed = frame.detailed,
             .bare = true,
             .moves = moves_ && !frame.visit.still && !map.year,
             .is_held = frame.is_held,
             .finish =
                 [&, year, dark](Picture& picture) {
                     if (year != nullptr) colour_story(atlas, attract_, *year, dark, picture);
                     if (place)
                         dim_outside(atlas, *place,
                                     map.right ? colours(false).ink : colours(false).accent,
                                     page_ == KioskPage::place, picture);
                 },
             .finished_for = year != nullptr
                                 ? static_cast<const void*>(year)
                                 : (is_of_place ? static_cast<const void*>(&maps_) : nullptr)},
            frame.now);
        canvas_.draw_map(i, views_[i]->map(), form_.unit * map.scale,
                         pixels_of(map.box, form_.unit), nullptr);
        pictures.push_back(&views_[i]->seen());
    }
    const Colours& colour = kiosk_colours(frame.visit);
    background_ = colour.stage;

    ImGui::NewFrame();
    {
        const BareWindow window("kiosk", static_cast<float>(frame.glass.width),
                                static_cast<float>(frame.glass.height));
        PainterSheet sheet(window.list(), type_.sized());
        sheet.place({0, 0}, form_.unit);
        Pen pen(sheet, colour);
        constexpr double swell_seconds = 2;
        const double pulse = std::fmod(frame.now, swell_seconds) / swell_seconds;
        nodes_ = draw_kiosk(
            pen, {.atlas = *frame.atlas,
                  .visit = frame.visit,
                  .form = form_,
                  .attract = attract_,
                  .maps = maps_,
                  .pictures = pictures,
                  .coloured_by = scenes_.empty() ? std::string() : scenes_.front().pane().layer,
                  .place = place_ ? &*place_ : nullptr,
                  .comparison = comparison_ ? &*comparison_ : nullptr,
                  .version = frame.version,
                  .code = frame.code,
                  .code_words = frame.code_words,
                  .pressed = frame.pressed,
                  .focused = frame.focused,
                  .pulse = moves_ && !frame.visit.still ? pulse : 0.4,
                  .counting_down = frame.counting_down,
                  .one_language = frame.one_language,
                  .here = frame.here,
                  .fact = frame.fact});
        if (frame.staff != nullptr) {
            Pen plain(sheet, colours(false));
            Board board(plain, form_, nodes_, frame.pressed);
            draw_staff(board, *frame.staff);
        }
        if (frame.dimmed > 0) {
            Rgba black = hex(0x000000);
            black.a = static_cast<std::uint8_t>(std::lround(std::min(1.0, frame.dimmed) * 255));
            pen.rect({0, 0, form_.page.width.value, form_.page.height.value}, black);
        }
        sheet.unplace();
    }
    ImGui::Render();
    canvas_.take_interface(*ImGui::GetDrawData());
    another_frame_ |= type_.lacks_some();
}

bool KioskScreen::wants_another_frame() const {
    return another_frame_ ||
           std::ranges::any_of(views_, [](const auto& view) { return view->is_moving(); });
}

void KioskScreen::rehearse(std::function<void()> ready) {
    type_.make_apart(std::move(ready));
    for (const int em : {20, 22, 24, 26, 27, 28, 30, 32, 34, 36, 40, 48, 56, 64})
        for (const char* file : {"Inter-Regular.otf", "Inter-SemiBold.otf", "InterDisplay-Bold.otf"})
            type_.sized().nearest({file, static_cast<int>(std::lround(em * form_.unit))});
}

void KioskScreen::stop_motion() {
    for (const auto& view : views_) view->stop();
}

const KioskNode* KioskScreen::control_at(ScreenPoint page) const {
    for (auto node = nodes_.rbegin(); node != nodes_.rend(); ++node)
        if (node->role == KioskRole::button && node->in_view && contains_point(node->box, page))
            return &*node;
    return nullptr;
}

std::optional<std::size_t> KioskScreen::map_at(ScreenPoint page) const {
    for (std::size_t i = 0; i < maps_.size(); ++i)
        if (!maps_[i].year && contains_point(maps_[i].box, page)) return i;
    return std::nullopt;
}

ScreenPoint KioskScreen::in_map(std::size_t map, ScreenPoint page) const {
    const KioskMap& one = maps_[map];
    return {(page.x - one.box.x) / one.scale, (page.y - one.box.y) / one.scale};
}

std::optional<geo::AreaIndex> KioskScreen::area_near(const KioskFrame& frame,
                                                     ScreenPoint page) const {
    const auto map = map_at(page);
    if (!map || *map >= scenes_.size()) return std::nullopt;
    constexpr double reach = 24;  // lengths of the page; design: mapHitSlop
    constexpr int directions = 12;
    Scene scene = scenes_[*map];
    const auto found = [&](ScreenPoint p) -> std::optional<geo::AreaIndex> {
        const auto area = app::area_at(*frame.atlas, scene, views_[*map]->seen(), in_map(*map, p));
        return area && has_page(*frame.atlas, *area) ? area : std::nullopt;
    };
    for (const double away : {0.0, reach / 3, reach * 2 / 3, reach})
        for (int i = 0; i < (away == 0 ? 1 : directions); ++i) {
            const double angle = 2 * 3.14159265358979 * i / directions;
            if (const auto area =
                    found({page.x + away * std::cos(angle), page.y + away * std::sin(angle)}))
                return area;
        }
    return std::nullopt;
}

}  // namespace app
