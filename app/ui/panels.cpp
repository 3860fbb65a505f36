#include "app/ui/panels.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/picture/walk.h"
#include "app/text/text.h"
#include "app/ui/bare_window.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/data/atlas.h"

namespace app {

const geo::Layer* shown_layer(const Frame& f) { return f.in.atlas.layer(f.in.scene.pane().layer); }

Sources sources_on(const Frame& f) {
    std::vector<const Picture*> pictures;
    for (const PaneInput& pane : f.in.panes) pictures.push_back(pane.picture);
    return sources_of(pictures);
}

namespace {

/// One thing at a time, the topmost first.
void leave(Frame& f) {
    UiState& s = f.state;
    if (f.top_cover() == Cover::leaving) {
        f.ask(StayOpen{});
    } else if (f.in.sealed != nullptr) {
        f.ask(CancelSealed{});
    } else if (s.file_prompt != UiState::FilePrompt::none) {
        s.file_prompt = UiState::FilePrompt::none;
        s.listed_folder.clear();
        s.focus.clear();
    } else if (s.formula.open) {
        s.formula = {};
        s.focus.clear();
    } else if (f.in.table != nullptr) {
        f.ask(CancelTable{});
    } else if (f.in.scene.source_open) {
        f.ask(ShowSource{false});
    } else if (!s.open_menu.empty()) {
        s.focus = std::exchange(s.open_menu, {});
    } else if (s.focus == "search") {
        s.search.clear();
        s.focus.clear();
    } else if (s.focus_shown && !s.focus.empty()) {
        s.focus.clear();
        s.focus_shown = false;
    } else if (f.in.desk != nullptr && f.in.desk->talk) {
        f.ask(Brief{ReturnToScene{}});
    } else if (!f.in.scene.powers.power.empty() && f.in.scene.page == Page::powers) {
        PowersView view = f.in.scene.powers;
        view.power.clear();
        f.ask(ShowPowers{view});
    } else if (!f.in.scene.brushed.empty()) {
        f.ask(Brush{});
    } else if (!f.in.scene.selected.empty()) {
        f.ask(ClearSelection{});
    }
}

void control_letters(Frame& f) {
    const bool prompt = f.top_cover() >= Cover::prompt;
    switch (f.in.control_letter) {
        case 'z':
            f.ask(Undo{});
            break;
        case 'Z':
        case 'y':
            f.ask(Redo{});
            break;
        case 's':
            if (!prompt) open_file_prompt(f, UiState::FilePrompt::save);
            break;
        case 'e':
            if (!prompt) open_file_prompt(f, UiState::FilePrompt::export_to);
            break;
        case 'h':
            if (!prompt) open_history(f);
            break;
        case 'o':
            if (!prompt) open_file_prompt(f, UiState::FilePrompt::open);
            break;
        case 'q':
            f.ask(Quit{});
            break;
        default:
            break;
    }
}

void zoom_keys(Frame& f) {
    if (f.take_character('+') || f.take_character('=')) zoom_by_step(f, zoom_step);
    if (f.take_character('-')) zoom_by_step(f, 1 / zoom_step);
    if (f.take_character('0')) f.ask(Fit{});
}

void step_year(Frame& f, int by) {
    const auto& years = f.in.picture.years;
    const auto now = std::ranges::find(years, f.in.picture.year);
    if (now == years.end()) return;
    const auto next = (now - years.begin()) + by;
    if (next < 0 || next >= static_cast<std::ptrdiff_t>(years.size())) return;
    f.ask(ShowYear{years[static_cast<std::size_t>(next)]});
}

bool map_has_focus(const Frame& f) {
    return f.state.focus == "map" || f.state.focus.starts_with("map@");
}

/// Points at the area that lies in a direction, and keeps it in view.
void walk(Frame& f, Heading heading) {
    const Scene& scene = f.in.scene;
    std::optional<geo::AreaId> from;
    if (f.state.points_by_key)
        from = scene.hovered;
    else if (!scene.selected.empty())
        from = scene.selected.back();
    const auto area = from ? f.in.atlas.areas.find(geo::text_of(*from)) : std::nullopt;
    const auto next = walked(f.in.atlas, scene, f.in.picture, area, heading);
    if (!next) return;
    f.state.points_by_key = true;
    f.state.walked_to = next->centre;
    f.ask(Hover{f.in.atlas.areas[next->area].id});
    const MapPicture& map = f.in.picture.map;
    constexpr double margin = 40;
    const ScreenPoint at = screen_at(map.camera, map.size, next->centre);
    if (at.x >= margin && at.x <= map.size.width.value - margin && at.y >= margin &&
        at.y <= map.size.height.value - margin)
        return;
    Camera camera = map.camera;
    camera.easting = {next->centre.x};
    camera.northing = {next->centre.y};
    f.ask(LookAt{camera});
}

/// On a map that has the focus arrows walk from area to area and Enter selects; with Shift, or
/// where nothing has the focus, they move the map.
void arrow_keys(Frame& f) {
    if (!map_has_focus(f) && !f.state.focus.empty()) return;
    if (map_has_focus(f) && f.state.points_by_key && f.in.scene.hovered && f.take(Key::enter)) {
        if (f.shift())
            f.ask(AddToSelection{*f.in.scene.hovered});
        else
            f.ask(Select{*f.in.scene.hovered});
    }
    if (map_has_focus(f) && !f.shift()) {
        constexpr std::array keys{
            std::pair{Key::left, Heading::west}, std::pair{Key::right, Heading::east},
            std::pair{Key::up, Heading::north}, std::pair{Key::down, Heading::south}};
        for (const auto& [key, heading] : keys)
            if (f.take(key)) return walk(f, heading);
    }
    constexpr double step = 80;
    const double right = (f.take(Key::left) ? step : 0) - (f.take(Key::right) ? step : 0);
    const double down = (f.take(Key::up) ? step : 0) - (f.take(Key::down) ? step : 0);
    if (right == 0 && down == 0) return;
    f.ask(LookAt{dragged(f.in.picture.map.camera, {right}, {down}), true});
}

void keys_of_the_screen(Frame& f) {
    if (f.take(Key::escape)) leave(f);
    control_letters(f);
    if (f.top_cover() != Cover::screen || f.typing()) return;
    if (f.take_up_to('/')) {  // what follows it in the same frame is the search's
        f.state.focus = "search";
        f.state.cursor = f.state.search.size();
        f.state.focus_shown = false;
        return;
    }
    zoom_keys(f);
    if (f.take(Key::page_down)) step_year(f, 1);
    if (f.take(Key::page_up)) step_year(f, -1);
    if (f.in.scene.page == Page::timeline) timeline_keys(f);
    arrow_keys(f);
}

void side_column(Frame& f) {
    const Box& side = f.in.layout.side;
    // At a fixed share: a list that jumps while the pointer is on it cannot be used.
    const double cards = std::round((side.height - 8) * 0.56);
    area_cards(f, {side.x, side.y, side.width, cards});
    ranking(f, {side.x, side.y + cards + 8, side.width, side.height - cards - 8});
}

/// Above everything, prompts too: what is marked is never seen without.
void banners(Frame& f) {
    for (const Box& banner : {f.in.layout.above, f.in.layout.below}) {
        if (banner.height <= 0) continue;
        f.paint.rect(banner, f.c.ink);
        f.paint.text(Face::body_strong, {banner.x + banner.width / 2, banner.y + banner.height / 2},
                     f.c.ink_inverse,
                     f.paint.elided(Face::body_strong, f.in.marking, banner.width - 32),
                     Align::centre);
    }
}

void each_pane(Frame& f, void (*part)(Frame&)) {
    for (std::size_t pane = 0; pane < f.in.panes.size(); ++pane) {
        f.enter(pane);
        part(f);
    }
    f.leave();
}

/// What the pointer rests on, on a map or in a list.
void hover(Frame& f) {
    if (!f.has_pointer() || f.state.dragging || f.state.points_by_key) return;
    std::optional<geo::AreaId> now;
    if (f.pointed_area()) now = f.in.atlas.areas[*f.pointed_area()].id;
    if (now != f.in.scene.hovered) f.ask(Hover{now});
}

/// What stands beside the maps.
void page_of_the_scene(Frame& f) {
    switch (f.in.scene.page) {
        case Page::maps:
            year_control(f);
            comparison_panel(f);
            side_column(f);
            break;
        case Page::powers:
            powers_page(f);
            break;
        case Page::needs:
            needs_page(f);
            break;
        case Page::timeline:
            timeline_page(f);
            break;
        case Page::authorities:
            authorities_page(f);
            break;
    }
}

Actions drawn(const PanelInput& input, UiState& state) {
    Frame f(input, state);
    keys_of_the_screen(f);
    each_pane(f, map_ground);
    // In the order of Tab; what lies over the map comes before it, so that it may cover it.
    top_bar(f);
    if (input.scene.page == Page::maps) layer_rail(f);
    each_pane(f, map_controls);
    notices_over_small_maps(f);
    swipe_handle(f);
    page_of_the_scene(f);
    status_bar(f);
    each_pane(f, map_pointer);
    hover(f);
    const HoverClass& pointed = f.pointed_class();
    if (f.has_pointer() && !f.state.points_by_key &&
        (pointed.index != input.scene.hovered_class || pointed.pane != input.scene.hovered_pane))
        f.ask(pointed);
    briefing_strip(f);
    f.draw_later([&f] { source_panel(f); });
    f.draw_later([&f] { table_panel(f); });
    f.draw_later([&f] { formula_prompt(f); });
    f.draw_later([&f] { file_prompt(f); });
    f.draw_later([&f] { passphrase_prompt(f); });
    f.draw_later([&f] { leave_prompt(f); });
    f.draw_later([&f] { banners(f); });
    return f.finish();
}

}  // namespace

Actions explore_panels(const PanelInput& input, UiState& state) {
    const Box& screen = input.layout.screen;
    const double scale = input.fonts.scale;
    const BareWindow window("screen", static_cast<float>(std::ceil(screen.width * scale)),
                            static_cast<float>(std::ceil(screen.height * scale)));
    return drawn(input, state);
}

}  // namespace app
