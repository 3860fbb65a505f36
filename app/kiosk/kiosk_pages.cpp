#include "app/kiosk/kiosk_pages.h"

#include <algorithm>
#include <cmath>

#include "app/kiosk/page_parts.h"
#include "app/paper/paper_map.h"
#include "app/picture/words.h"
#include "app/scene/ground.h"
#include "app/text/text.h"
#include "geo/data/profile.h"

namespace app {
namespace {

constexpr double bar_pad = 14, designed_bar = 116;

struct BarButton {
    const char* id;
    std::string label;
    KioskAction action;
    KioskLook look = KioskLook::plain;
    Icon icon = Icon::none;
    std::string spoken{};
};

std::vector<BarButton> bar_buttons(const Visit& visit, bool one_language) {
    const KioskView& view = visit.view;
    std::vector<BarButton> all{{"home", tr("All England"), GoHome{}, KioskLook::plain, Icon::map},
                               {"back", tr("Back"), GoBack{}, KioskLook::plain, Icon::back}};
    switch (view.page) {
        case KioskPage::place:
            all.push_back({"compare", tr("Compare"), ComparePlaces{}, KioskLook::primary,
                           Icon::compare, tr("Compare with another place")});
            all.push_back({"hexagons", tr("Hexagons"), ShowKioskShape{geo::Shape::hexagons},
                           KioskLook::plain, Icon::hexagons, tr("Show all councils as hexagons")});
            break;
        case KioskPage::compare:
            all.push_back({"change-left", tr("Change left"), FindPlace{LookedForAs::left}});
            all.push_back({"swap", tr("Swap"), SwapPlaces{}, KioskLook::plain, Icon::swap});
            all.push_back({"change-right", tr("Change right"), FindPlace{LookedForAs::right}});
            break;
        case KioskPage::explore:
            all.push_back(
                {"ground", tr("Real shapes"), ShowKioskShape{geo::Shape::geographic},
                 view.shape == geo::Shape::geographic ? KioskLook::chosen : KioskLook::plain,
                 Icon::map});
            all.push_back(
                {"hexagons", tr("Hexagons"), ShowKioskShape{geo::Shape::hexagons},
                 view.shape == geo::Shape::hexagons ? KioskLook::chosen : KioskLook::plain,
                 Icon::hexagons});
            break;
        default:
            if (view.page != KioskPage::find)
                all.push_back(
                    {"find", tr("Find a place"), FindPlace{}, KioskLook::primary, Icon::find});
            break;
    }
    all.push_back({"bring-down", visit.brought_down ? tr("Put back up") : tr("Bring down"),
                   BringDown{!visit.brought_down},
                   visit.brought_down ? KioskLook::chosen : KioskLook::plain, Icon::down,
                   tr("Bring the page down, within reach of who sits")});
    all.push_back({"options", tr("More"), ShowKioskPage{KioskPage::sources}, KioskLook::plain,
                   Icon::none, tr("More: sources, contrast, reading aloud, take away")});
    const bool is_welsh = visit.language == Language::welsh;
    if (!one_language)
        all.push_back({"language", is_welsh ? "English" : "Cymraeg",
                       SpeakLanguage{is_welsh ? Language::english : Language::welsh}});
    // In the corner, where it stays under the finger in whatever size it leads to.
    all.push_back({"larger", tr("Larger text"), EnlargeText{},
                   visit.text_size > 0 ? KioskLook::chosen : KioskLook::plain, Icon::letters});
    return all;
}

/// How many rows the bar has: type that is much larger, or an upright page, need two.
int bar_rows(const KioskForm& form) {
    const double wanted = 1792 * std::max(1.0, form.type);
    return std::clamp(static_cast<int>(std::ceil(wanted / (form.page.width.value - 2 * 40) - 0.04)),
                      1, 4);
}

void draw_bar(Board& board, const KioskInput& in) {
    const KioskForm& form = board.form;
    const double height = bar_height(form), top = form.page.height.value - height;
    const double width = form.page.width.value;
    board.pen.rect({0, top, width, height}, board.pen.c.panel);
    board.pen.horizontal(0, top, width, board.pen.c.rule);
    const auto buttons = bar_buttons(in.visit, in.one_language);
    const int rows = bar_rows(form);
    const double tall = (height - bar_pad * (rows + 1)) / rows;
    for (int row = 0; row < rows; ++row) {
        const auto first_of = [&](int one) {
            return buttons.size() * static_cast<std::size_t>(one) / static_cast<std::size_t>(rows);
        };
        const std::size_t from = first_of(row), to = first_of(row + 1);
        if (from >= to) continue;
        double wanted = 0;
        for (std::size_t i = from; i < to; ++i)
            wanted += board.button_width(buttons[i].label, buttons[i].icon);
        const double margin = form.is_upright() || rows > 1 ? 40 : kiosk_margin;
        const double room = width - 2 * margin - kiosk_gap * static_cast<double>(to - from - 1);
        // Buttons share what is left over, but for the last, which keeps its place; where they are
        // too wide for it, they give way alike.
        const bool has_last = to == buttons.size();
        const double spare =
            (room - wanted) / static_cast<double>(std::max<std::size_t>(1, to - from - has_last));
        double x = margin;
        const double y = top + bar_pad + row * (tall + bar_pad);
        for (std::size_t i = from; i < to; ++i) {
            const double natural = board.button_width(buttons[i].label, buttons[i].icon);
            const bool keeps = i + 1 == buttons.size() && to - from > 1;
            const double wide = wanted > room ? natural * room / wanted
                                : keeps       ? natural
                                              : natural + spare;
            board.button(buttons[i].id, {x, y, wide, tall}, buttons[i].label, buttons[i].action,
                         buttons[i].look, buttons[i].icon, buttons[i].spoken);
            x += wide + kiosk_gap;
        }
    }
}

/// The ground of a place, with room around it.
geo::Extent extent_of_place(const geo::Atlas& atlas, geo::AreaIndex place) {
    if (!atlas.districts) return home_extent;
    const geo::Extent extent =
        ground_of(atlas, *atlas.districts, place, geo::boundary_year_of(atlas, place));
    return extent.empty() ? home_extent : extent;
}

constexpr geo::Extent england_extent{80'000, 5'000, 660'000, 660'000};

}  // namespace

double title_height(const KioskForm& form) { return 164 * std::max(1.0, form.type * 0.85); }

bool has_key_below_map(const KioskForm& form) {
    return !form.is_upright() && !form.has_large_type();
}

bool has_two_rows_of_controls(const KioskForm& form, KioskPage page) {
    return has_key_below_map(form) && (page == KioskPage::place || page == KioskPage::power);
}

double explore_title(const KioskForm& form) { return std::min(300.0, 170 * form.type); }

double explore_column(const KioskForm& form) { return 504 * std::min(1.4, form.type); }

double year_map_side(const KioskForm& form, const Box& year) {
    // Beside it years and shares keep the size that type has elsewhere.
    constexpr double words = 76, share_em = 22, least_em = 19;
    const double side = std::min(year.width * 0.45, 104.0);
    const double em = (year.width - side - 22) / words * share_em;
    return form.has_large_type() || em < least_em * form.type ? 0 : side;
}

bool finds_without_map(const KioskForm& form, const Visit& visit) {
    return form.type > 1.3 && !visit.view.typed.empty();
}

double bar_height(const KioskForm& form) {
    const int rows = bar_rows(form);
    const double tall = kiosk_button * std::max(1.0, form.type * 0.75);
    return rows == 1 ? std::max(designed_bar, tall + 2 * bar_pad)
                     : rows * (tall + bar_pad) + bar_pad;
}

PageRoom page_room(const KioskForm& form) {
    PageRoom room;
    const double width = form.page.width.value, height = form.page.height.value;
    room.bar = height - bar_height(form);
    room.all = {0, form.lowered, width, room.bar - form.lowered};
    const double whole = room.bar;  // a page that is lowered keeps its size, and is cut off below
    if (form.is_upright()) {
        const double split = std::round(whole * 0.42);
        room.left = {0, form.lowered, width, split};
        room.right = {0, form.lowered + split, width, whole - split};
    } else {
        const double split =
            form.shape == KioskForm::Shape::wide
                ? std::round(width - std::min(1052 * form.type, width * 0.6))
                : std::round(width * 868 / 1920 / std::max(1.0, std::sqrt(form.type)));
        room.left = {0, form.lowered, split, whole};
        room.right = {split, form.lowered, width - split, whole};
    }
    return room;
}

const Colours& kiosk_colours(const Visit& visit) {
    static const auto strong = [](bool dark) {
        Colours c = colours(dark);
        const Rgba ink = dark ? hex(0xFFFFFF) : hex(0x000000);
        const Rgba ground = dark ? hex(0x000000) : hex(0xFFFFFF);
        c.ink = c.ink2 = c.ink3 = c.rule_strong = ink;
        c.stage = c.panel = c.panel_subtle = c.control = c.ink_inverse = c.on_accent = ground;
        c.rule = dark ? hex(0xBBBBBB) : hex(0x444444);
        c.accent = dark ? hex(0xFF8FB5) : hex(0x8A0C3B);
        return c;
    };
    static const Colours strong_light = strong(false), strong_dark = strong(true);
    const bool dark = visit.view.page == KioskPage::attract;
    if (!visit.high_contrast) return colours(dark);
    return dark ? strong_dark : strong_light;
}

std::vector<KioskMap> kiosk_maps(const KioskForm& form, const Visit& visit,
                                 const AttractStory& story) {
    const PageRoom room = page_room(form);
    const double width = form.page.width.value, height = form.page.height.value;
    std::vector<KioskMap> maps;
    const auto add = [&](Box box, double scale = 1.6) {
        // What is lowered below the bar is not drawn.
        box.height = std::min(box.height, room.bar - box.y);
        if (box.height > 40 && box.width > 40)
            maps.push_back({.box = box, .scale = scale * std::max(1.0, form.type * 0.9)});
    };
    switch (visit.view.page) {
        case KioskPage::attract: {
            const Box years = years_box(form, visit.view.page);
            if (form.is_upright())
                add({0, 700, width, years.y - 700 - 24});
            else
                add({width * 0.45, 0, width * 0.55, years.y - 20});
            const auto boxes = year_boxes(form, story.years.size(), years);
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                if (const double side = year_map_side(form, boxes[i]); side > 0)
                    maps.push_back({.box = {boxes[i].x, boxes[i].y + 12, side, side * 1.25},
                                    .year = story.years[i].year,
                                    .scale = 0.45});
            }
            return maps;
        }
        case KioskPage::timeline: {
            const Box years = years_box(form, visit.view.page);
            const double top = form.lowered;
            if (form.is_upright())
                add({0, top + 420, width, years.y - 420});
            else
                add({width * 0.45, top, width * 0.55, years.y - 20});
            const auto boxes = year_boxes(form, story.years.size(), years);
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                const double side = year_map_side(form, boxes[i]);
                Box box{boxes[i].x, top + boxes[i].y + 12, side, side * 1.25};
                if (side > 0 && box.bottom() <= room.bar)
                    maps.push_back({.box = box, .year = story.years[i].year, .scale = 0.45});
            }
            return maps;
        }
        case KioskPage::find:
            if (finds_without_map(form, visit)) return maps;
            add(form.is_upright() ? Box{0, form.lowered, width, height * 0.36 - zoom_strip}
                                  : Box{room.left.x, room.left.y, room.left.width,
                                        room.left.height - zoom_strip});
            return maps;
        case KioskPage::place:
        case KioskPage::power: {
            const double title = title_height(form);
            const double key = has_key_below_map(form) ? 252 * form.type : zoom_strip;
            add({room.left.x, room.left.y + title, room.left.width,
                 room.left.height - title - key});
            return maps;
        }
        case KioskPage::compare: {
            if (form.is_upright()) {
                const double top = form.lowered + 150 * form.type, tall = room.bar * 0.27;
                add({0, top, width / 2 - 1, tall});
                add({width / 2 + 1, top, width / 2 - 1, tall});
            } else {
                const double side = std::round(width / 3),
                             top = form.lowered + 168 * std::min(1.5, form.type);
                const double below = form.has_large_type() ? 0 : 216 * form.type;
                const double tall = room.bar - 168 * std::min(1.5, form.type) - below;
                add({0, top, side, tall});
                add({width - side, top, side, tall});
            }
            if (maps.size() == 2) maps[1].right = true;
            return maps;
        }
        case KioskPage::explore:
            if (form.is_upright())
                add({0, form.lowered + explore_title(form), width, room.bar * 0.46 / form.type});
            else if (form.has_large_type())
                add({explore_column(form) + 2 * kiosk_margin, form.lowered,
                     width - explore_column(form) - 2 * kiosk_margin, room.bar - zoom_strip});
            else
                add({600 * form.type, form.lowered, width - 1020 * form.type,
                     room.bar - zoom_strip});
            return maps;
        case KioskPage::sources:
        case KioskPage::take_away:
            return maps;
    }
    return maps;
}

Scene scene_of(const geo::Atlas& atlas, const Visit& visit, const KioskMap& map,
               const std::vector<KioskMap>& all) {
    Visit shown = visit;
    if (map.year) shown.view.year = *map.year, shown.view.camera.reset();
    Scene scene = map_of(atlas, shown, map.right);
    Pane& pane = scene.pane();
    if (pane.camera) return scene;
    const KioskView& view = visit.view;
    const auto place = area_of(atlas, map.right ? view.other : view.place);
    switch (view.page) {
        case KioskPage::place:
            if (place) pane.camera = fitted(extent_of_place(atlas, *place), map.size(), {16});
            break;
        case KioskPage::compare: {
            if (!place) break;
            pane.camera = fitted(extent_of_place(atlas, *place), map.size(), {34});
            // Both at the scale of the larger place.
            for (const KioskMap& other : all)
                if (const auto there = area_of(atlas, other.right ? view.other : view.place))
                    pane.camera->metres_per_pixel =
                        std::max(pane.camera->metres_per_pixel,
                                 fitted(extent_of_place(atlas, *there), other.size(), {34})
                                     .metres_per_pixel);
            break;
        }
        case KioskPage::attract:
        case KioskPage::timeline:
            pane.camera = fitted(england_extent, map.size(), {map.year ? 1.0 : 12.0});
            break;
        case KioskPage::power:
            pane.camera = fitted(england_extent, map.size(), {10});
            break;
        default:
            pane.camera = fitted(home_extent, map.size(), {10});
            break;
    }
    return scene;
}

/// The place of the visit, where it is seen on the map; else the middle.
static ScreenPoint point_to_come_near(const KioskInput& in, const Picture& picture) {
    const MapPicture& map = picture.map;
    const double width = map.size.width.value, height = map.size.height.value;
    const ScreenPoint middle{width / 2, height / 2};
    const auto place = area_of(in.atlas, in.visit.view.place);
    if (!place || !map.geometry) return middle;
    const geo::Extent ground = ground_of(in.atlas, *map.geometry, *place, picture.boundary_year);
    if (ground.empty()) return middle;
    const ScreenPoint seen = screen_at(map.camera, map.size, ground.centre());
    const bool is_in_view = seen.x > 0 && seen.y > 0 && seen.x < width && seen.y < height;
    return is_in_view ? seen : middle;
}

/// Where a strip is too short for one row of controls, those that move the map stand on its edge.
static bool has_controls_on_map(const KioskView& view, const Box& map) {
    return view.camera && map.width - 16 < 7 * (zoom_side + zoom_gap);
}

void draw_on_map(Board& board, const KioskInput& in, std::size_t map) {
    if (map >= in.maps.size() || map >= in.pictures.size()) return;
    const KioskMap& one = in.maps[map];
    Pen& pen = board.pen;
    pen.clip(one.box);
    pen.sheet.place({one.box.x, one.box.y}, one.scale);
    draw_map(pen, {.picture = *in.pictures[map],
                   .corner = {0, 0},
                   .with_scale_bar = in.visit.view.page != KioskPage::attract && !one.year &&
                                     !has_controls_on_map(in.visit.view, one.box) &&
                                     in.pictures[map]->shape == geo::Shape::geographic,
                   .with_ground = false});
    pen.sheet.unplace();
    pen.unclip();
    const KioskPage page = in.visit.view.page;
    if (map != 0 || (page != KioskPage::place && page != KioskPage::explore &&
                     page != KioskPage::find && page != KioskPage::power))
        return;
    // What fingers do, as buttons below the map, where they hide nothing of it.
    const MapPicture& shown = in.pictures[map]->map;
    const double each = zoom_side + zoom_gap;
    const auto control = [&](Box row, int from_right, const char* id, const char* sign, Icon icon,
                             const char* label, KioskAction action) {
        board.button(id, {row.right() - zoom_side - from_right * each, row.y, zoom_side, zoom_side},
                     sign, std::move(action), KioskLook::plain, icon, label);
    };
    const Box row{one.box.x, one.box.bottom() + (zoom_strip - zoom_side) / 2, one.box.width - 16,
                  zoom_side};
    if (in.visit.view.camera) {
        // Beside the others; else under them beside the key, or above them on the map's edge.
        const bool below = has_two_rows_of_controls(board.form, page);
        const bool above = !below && has_controls_on_map(in.visit.view, one.box);
        const Box arrows{row.x,
                         row.y + (below   ? each
                                  : above ? -each - 4
                                          : 0),
                         row.width - (below || above ? 0 : 3 * each), row.height};
        const auto moved = [&](double east, double north) {
            const double by = 0.4 * std::min(shown.size.width.value, shown.size.height.value) *
                              shown.camera.metres_per_pixel;
            Camera camera = shown.camera;
            camera.easting.value += by * east;
            camera.northing.value += by * north;
            return MoveMap{camera};
        };
        control(arrows, 3, "west", "←", Icon::none, tr("To the west"), moved(-1, 0));
        control(arrows, 2, "north", "↑", Icon::none, tr("To the north"), moved(0, 1));
        control(arrows, 1, "south", "↓", Icon::none, tr("To the south"), moved(0, -1));
        control(arrows, 0, "east", "→", Icon::none, tr("To the east"), moved(1, 0));
        control(row, 2, "fit", "", Icon::map, tr("Show all of the map"), FitMap{});
    }
    const ScreenPoint at = point_to_come_near(in, *in.pictures[map]);
    const auto zoom = [&](double factor) {
        return ZoomMap{.factor = factor, .at = at, .size = shown.size, .from = shown.camera};
    };
    control(row, 1, "farther", "−", Icon::none, tr("Farther"), zoom(0.5));
    control(row, 0, "nearer", "+", Icon::none, tr("Nearer"), zoom(2));
}

double map_controls_width(const KioskForm& form, const KioskView& view) {
    const int across = !view.camera ? 2 : has_two_rows_of_controls(form, view.page) ? 4 : 7;
    return across * (zoom_side + zoom_gap) + 16;
}

double draw_key(Board& board, const Picture& picture, const Box& in, const std::string& without) {
    const Legend& legend = picture.legend;
    Pen& pen = board.pen;
    const double type = std::min(1.5, board.form.type);
    const StageType strong{PaperFace::text_strong, 24 * type}, plain{PaperFace::text, 20 * type};
    double y = in.y + strong.em * 0.6;
    for (const std::string& line : strong.wrapped(pen, legend.title, in.width, 3)) {
        strong.draw(pen, {in.x, y}, pen.c.ink, line);
        y += strong.em * 1.1;
    }
    y -= strong.em * 0.25;
    for (const std::string& line : plain.wrapped(pen, legend.subtitle, in.width, 3)) {
        plain.draw(pen, {in.x, y + 4}, pen.c.ink2, line);
        y += plain.em * 1.1;
    }
    const double strip = 16, foot = plain.em * 1.5;
    std::string spoken = legend.title + ". " + legend.subtitle;
    if (legend.bins.empty() || legend.classes.empty() || legend.high <= legend.low) {
        // Kinds, in rows.
        for (const LegendClass& one : legend.classes) {
            if (y + plain.em > in.bottom()) break;
            pen.rect({in.x, y, 28, 18}, one.colour);
            plain.draw(pen, {in.x + 40, y + 9}, pen.c.ink2, one.label);
            y += plain.em * 1.35;
            spoken += ". " + one.label;
        }
    } else {
        const auto x = [&](double value) {
            return in.x + std::clamp((value - legend.low) / (legend.high - legend.low), 0.0, 1.0) *
                              in.width;
        };
        const double tick = legend.benchmark ? plain.em * 1.2 : 0;
        const double kinds = states_of(legend, pen.c).empty() ? 0 : plain.em * 1.5;
        const double bars = std::min(90.0, in.bottom() - y - strip - foot - tick - kinds);
        if (bars > 18) {
            int most = 1;
            for (const LegendBin& bin : legend.bins) most = std::max(most, bin.count);
            const double base = y + tick + bars;
            for (const LegendBin& bin : legend.bins)
                if (bin.count > 0) {
                    const double tall = std::max(2.0, bars * bin.count / most);
                    pen.rect({x(bin.low), base - tall, x(bin.high) - x(bin.low) - 1, tall},
                             legend.classes[static_cast<std::size_t>(bin.class_index)].colour);
                }
            if (legend.benchmark) {
                const double at = x(legend.benchmark->value);
                pen.rect({at - 1.5, y + tick - 2, 3, bars + 2}, pen.c.ink);
                const double wide = plain.width(pen, legend.benchmark->label);
                plain.draw(pen,
                           {std::clamp(at, in.x + wide / 2, in.x + in.width - wide / 2),
                            y + plain.em * 0.5},
                           pen.c.ink, legend.benchmark->label, Pen::Align::centre);
                spoken += ". " + legend.benchmark->label;
            }
            y = base + 3;
        }
        double from = legend.low;
        for (std::size_t i = 0; i < legend.classes.size(); ++i) {
            const double to = i < legend.breaks.size() ? legend.breaks[i] : legend.high;
            pen.rect({x(from), y, x(to) - x(from) - 1, strip}, legend.classes[i].colour);
            from = to;
        }
        y += strip;
        double last = -1e9;
        for (std::size_t i = 0; i < legend.break_labels.size() && i < legend.breaks.size(); ++i) {
            const double at = x(legend.breaks[i]), wide = plain.width(pen, legend.break_labels[i]);
            if (at - wide / 2 < last + 8 || y + plain.em > in.bottom() + 4) continue;
            plain.draw(pen, {at, y + plain.em * 0.7}, pen.c.ink2, legend.break_labels[i],
                       Pen::Align::centre);
            last = at + wide / 2;
        }
        y += foot;
    }
    auto states = states_of(legend, pen.c);
    for (LegendState& state : states)
        if (state.kind == FillKind::hatch && !without.empty()) state.words = without;
    double at = in.x;
    for (const LegendState& state : states) {
        const double wide = 40 + plain.width(pen, state.words) + 24;
        if (y + plain.em > in.bottom() || at + wide > in.x + in.width + 24) break;
        pen.fill(Pen::rings_of({at, y, 28, 18}), {state.kind, state.ground}, pen.c.hatch_line);
        plain.draw(pen, {at + 40, y + 9}, pen.c.ink2, state.words);
        at += wide;
    }
    board.note({.id = "key",
                .label = legend.title,
                .spoken = spoken,
                .box = {in.x, in.y, in.width, y - in.y}});
    return y;
}

std::string without_figure(const KioskInput& in) {
    const geo::Layer* layer = in.atlas.layer(in.coloured_by);
    return layer != nullptr && layer->theme == geo::Theme::powers ? tr("No devolved authority")
                                                                  : std::string();
}

double draw_key_and_source(Board& board, const KioskInput& in, const Box& at) {
    if (in.pictures.empty()) return at.y;
    const Picture& picture = *in.pictures.front();
    const double y =
        draw_key(board, picture,
                 {at.x, at.y, std::min(at.width, 720.0), 300 * std::min(1.5, board.form.type)},
                 without_figure(in));
    return board.text("source", board.plain(20), {at.x, y + 16, at.width, 0}, board.pen.c.ink3,
                      picture.figures_source + " " + picture.attribution);
}

void draw_scale(Board& board, const OnScale& scale, const Box& in) {
    Pen& pen = board.pen;
    const double y = in.y + in.height / 2;
    const auto x = [&](double at) { return in.x + at * in.width; };
    pen.line({in.x, y}, {in.right(), y}, pen.c.rule_strong, 2);
    const auto within = [&](const std::optional<geo::Interval>& interval, Rgba colour) {
        if (!interval) return;
        Rgba pale = colour;
        pale.a = 90;
        pen.rect(
            {x(interval->lower), y - 8, std::max(2.0, x(interval->upper) - x(interval->lower)), 16},
            pale);
    };
    within(scale.here_within, pen.c.accent);
    within(scale.other_within, pen.c.ink);
    for (const double other : scale.others)
        pen.rect({x(other) - 1, y - 9, 2, 18}, pen.c.rule_strong);
    if (scale.country)
        pen.rect({x(*scale.country) - 2, y - 17, 4, 34}, scale.other ? pen.c.ink3 : pen.c.ink);
    if (scale.here && scale.other)
        pen.line({x(*scale.here), y}, {x(*scale.other), y}, pen.c.ink2, 4);
    // Where both fall on one spot, one stands above the line and one below.
    const double apart =
        scale.here && scale.other && std::abs(x(*scale.here) - x(*scale.other)) < 24 ? 12 : 0;
    if (scale.other) {
        pen.mark(MarkShape::square, {x(*scale.other), y + apart}, 26, pen.c.panel);
        pen.mark(MarkShape::square, {x(*scale.other), y + apart}, 21, pen.c.ink);
    }
    if (scale.here) {
        pen.mark(MarkShape::disc, {x(*scale.here), y - apart}, 30, pen.c.panel);
        pen.mark(MarkShape::disc, {x(*scale.here), y - apart}, 25, pen.c.accent);
    }
}

std::vector<KioskNode> draw_kiosk(Pen& pen, const KioskInput& in) {
    std::vector<KioskNode> nodes;
    Board board(pen, in.form, nodes, in.pressed);
    const PageRoom room = page_room(in.form);
    if (in.visit.brought_down && in.visit.view.page != KioskPage::attract) {
        pen.rect({0, 0, in.form.page.width.value, in.form.lowered}, pen.c.stage);
        pen.horizontal(0, in.form.lowered, in.form.page.width.value, pen.c.rule_strong);
        pen.clip({0, 0, in.form.page.width.value, room.bar});
    }
    switch (in.visit.view.page) {
        case KioskPage::attract:
            draw_attract(board, in);
            break;
        case KioskPage::find:
            draw_find(board, in);
            break;
        case KioskPage::place:
            draw_place(board, in);
            break;
        case KioskPage::compare:
            draw_comparison(board, in);
            break;
        case KioskPage::explore:
            draw_explore(board, in);
            break;
        case KioskPage::timeline:
            draw_timeline(board, in);
            break;
        case KioskPage::power:
            draw_power(board, in);
            break;
        case KioskPage::sources:
            draw_sources(board, in);
            break;
        case KioskPage::take_away:
            draw_take_away(board, in);
            break;
    }
    if (in.visit.view.page != KioskPage::attract) {
        if (in.visit.brought_down) {
            pen.unclip();
            for (KioskNode& node : nodes) node.in_view &= node.box.bottom() <= room.bar + 1;
        }
        draw_bar(board, in);
    }
    for (const KioskNode& node : nodes)
        if (!in.focused.empty() && node.id == in.focused && node.in_view) {
            board.rounded_edge(
                {node.box.x - 8, node.box.y - 8, node.box.width + 16, node.box.height + 16}, 18,
                pen.c.ink, 4);
            board.rounded_edge(
                {node.box.x - 4, node.box.y - 4, node.box.width + 8, node.box.height + 8}, 16,
                pen.c.panel, 4);
        }
    if (in.counting_down) {
        const double width = in.form.page.width.value, height = in.form.page.height.value;
        Rgba scrim = hex(0x14202B);
        scrim.a = 160;
        pen.rect({0, 0, width, height}, scrim);
        const double wide = std::min(width - 96, 1000.0), tall = 420 * std::min(1.6, in.form.type);
        const Box box{(width - wide) / 2, (height - tall) / 2, wide, tall};
        board.rounded(box, 14, pen.c.panel);
        nodes.clear();
        const double y =
            board.heading("still-there", board.display(64),
                          {box.x + 48, box.y + 48, wide - 96, 200}, tr("Still there?"), 1);
        board.text("countdown", board.plain(32), {box.x + 48, y + 12, wide - 96, 200}, pen.c.ink2,
                   say("Everything is put back in {} seconds.", *in.counting_down), 2);
        const double button = 120 * std::min(1.4, in.form.type);
        board.button("stay", {box.x + 48, box.bottom() - button - 40, wide - 96, button},
                     tr("I am still here"), StayHere{}, KioskLook::primary);
    }
    return nodes;
}

}  // namespace app
