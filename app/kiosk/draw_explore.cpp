#include <algorithm>

#include "app/kiosk/page_parts.h"
#include "app/text/text.h"

namespace app {
namespace {

void draw_theme(Board& board, const KioskLayer& layer, const geo::Layer& known, bool chosen,
                const Box& box) {
    Pen& pen = board.pen;
    const std::string id = "layer:" + std::string(layer.id);
    const Rgba ground = board.is_pressed(id) ? pen.c.control_pressed
                        : chosen             ? pen.c.accent_soft
                                             : pen.c.control;
    board.rounded(box, 14, ground);
    board.rounded_edge(box, 14, chosen ? pen.c.accent : pen.c.rule_strong, chosen ? 3 : 2);
    const auto colours_of = ramp(known.theme, 4);
    for (std::size_t i = 0; i < colours_of.size(); ++i)
        pen.rect({box.x + 18 + 15.0 * static_cast<double>(i), box.y + box.height / 2 - 10, 15, 20},
                 colours_of[i]);
    StageType type = board.strong(28);
    const double room = box.width - 104;
    const char* label = tr(layer.label);
    while (type.em > 16 && type.width(pen, label) > room) type.em *= 0.94;
    type.draw(pen, {box.x + 92, box.y + box.height / 2}, chosen ? pen.c.accent : pen.c.ink, label);
    board.note({.id = id,
                .label = label,
                .spoken = say("Colour the map by {}: {}", label, tr(layer.measure)),
                .role = KioskRole::button,
                .box = box,
                .chosen = chosen,
                .action = ColourMap{layer.id}});
}

/// The place that was touched, with its figure and the way to its page.
void draw_touched(Board& board, const KioskInput& in, const Box& box) {
    Pen& pen = board.pen;
    if (in.pictures.empty() || in.pictures.front()->cards.empty()) return;
    const Card& card = in.pictures.front()->cards.front();
    board.rounded(box, 8, pen.c.panel);
    board.rounded_edge(box, 8, pen.c.accent, 3);
    const double x = box.x + 28, wide = box.width - 56;
    StageType name = board.display(40);
    while (name.em > 24 && name.width(pen, card.name) > wide) name.em *= 0.92;
    double y = board.heading("touched", name, {x, box.y + 24, wide, 0}, card.name, 2);
    y = board.text("touched-what", board.plain(24), {x, y + 2, wide, 0}, pen.c.ink2, card.what, 2);
    StageType value = board.display(64);
    while (value.em > 28 && value.width(pen, card.value) > wide) value.em *= 0.92;
    value.draw(pen, {x, y + value.em * 0.75}, pen.c.ink, card.value);
    board.note({.id = "touched-value", .label = card.value, .box = {x, y, wide, value.em * 1.4}});
    y += value.em * 1.45;
    std::string more = card.period;
    if (!card.rank.empty()) more += "; " + card.rank;
    if (!card.value_note.empty()) more += "; " + card.value_note;
    board.text("touched-more", board.plain(22), {x, y, wide, 0}, pen.c.ink2, more, 3);
    const double tall = kiosk_button * std::min(1.3, board.form.type);
    board.button("see-place", {x, box.bottom() - tall - 24, wide, tall}, tr("See this place"),
                 ChoosePlace{in.atlas.areas[card.area].id}, KioskLook::primary);
}

}  // namespace

void draw_explore(Board& board, const KioskInput& in) {
    if (in.pictures.empty()) return;
    const Picture& picture = *in.pictures.front();
    const PageRoom room = page_room(board.form);
    Pen& pen = board.pen;
    const KioskForm& form = board.form;
    const double width = form.page.width.value, top = form.lowered, type = form.type;
    const bool upright = form.is_upright();
    draw_on_map(board, in, 0);
    if (!in.maps.empty())
        board.note({.id = "map",
                    .label = tr("Map of the United Kingdom: touch a place"),
                    .role = KioskRole::map,
                    .box = in.maps.front().box});
    const KioskLayer* shown = kiosk_layer(in.visit.view.layer);
    if (shown == nullptr) shown = kiosk_layer(country_layers().front().id);
    const double column = upright ? width - 2 * kiosk_margin : 504 * std::min(1.4, type);
    const std::string title = say("{}, council by council", tr(shown->label));
    StageType large = board.display(upright ? 48 : 56);
    while (large.em > 30 && large.wrapped(pen, title, column).size() > 2) large.em *= 0.95;
    double y = board.heading("title", large, {kiosk_margin, top + 48, column, 0}, title, 2) + 12;
    if (!upright || picture.shape == geo::Shape::hexagons)
        y = board.text("explained", board.plain(26), {kiosk_margin, y, column, 0}, pen.c.ink2,
                       picture.shape == geo::Shape::hexagons
                           ? tr("Every hexagon is one council, so crowded cities show as clearly "
                                "as wide countryside.")
                           : tr("Touch a place to see its figure. Spread two fingers to come nearer."),
                       3) + 16;
    // The themes, in the lower half.
    const auto layers = country_layers();
    const double tall = kiosk_button * std::min(1.35, std::max(1.0, type)), gap = kiosk_gap;
    std::vector<const KioskLayer*> offered;
    for (const KioskLayer& one : layers)
        if (in.atlas.layer(one.id) != nullptr) offered.push_back(&one);
    const int columns = upright ? 4 : 2;
    const double each = (column - gap * (columns - 1)) / columns;
    const int rows = (static_cast<int>(offered.size()) + columns - 1) / columns;
    // Missions stand as a second row of choices where that family is shown.
    const bool is_mission = shown->mission != std::string_view();
    const double missions_tall = is_mission ? kiosk_tile + gap : 0;
    const double themes_top = top + room.bar - rows * (tall + gap) - missions_tall - 12;
    for (std::size_t i = 0; i < offered.size(); ++i) {
        const geo::Layer* known = in.atlas.layer(offered[i]->id);
        const double x = kiosk_margin + static_cast<double>(static_cast<int>(i) % columns) * (each + gap);
        const double at = themes_top + static_cast<double>(static_cast<int>(i) / columns) * (tall + gap);
        const bool chosen = offered[i]->mission == std::string_view()
                                ? offered[i]->id == std::string_view(shown->id)
                                : is_mission;
        draw_theme(board, *offered[i], *known, chosen, {x, at, each, tall});
    }
    if (is_mission) {
        const auto missions = mission_layers();
        const double small = (column - 8 * 4) / 5, at = top + room.bar - kiosk_tile - 12;
        for (std::size_t i = 0; i < missions.size(); ++i) {
            const bool chosen = missions[i].id == std::string_view(shown->id);
            const Box box{kiosk_margin + static_cast<double>(i) * (small + 8), at, small, kiosk_tile};
            const std::string id = fmt::format("mission:{}", missions[i].mission);
            board.rounded(box, 10, board.is_pressed(id) ? pen.c.control_pressed
                                   : chosen             ? pen.c.accent_soft
                                                        : pen.c.control);
            board.rounded_edge(box, 10, chosen ? pen.c.accent : pen.c.rule_strong, 2);
            StageType name{PaperFace::text_strong, 20 * std::min(1.2, type)};
            const auto lines = name.wrapped(pen, tr(missions[i].label), box.width - 8, 3);
            double line = box.y + box.height / 2 - (static_cast<double>(lines.size()) - 1) * name.em * 0.52;
            for (const std::string& words : lines) {
                StageType fits = name;
                while (fits.em > 11 && fits.width(pen, words) > box.width - 8) fits.em *= 0.94;
                fits.draw(pen, {box.x + box.width / 2, line}, chosen ? pen.c.accent : pen.c.ink,
                          words, Pen::Align::centre);
                line += name.em * 1.04;
            }
            board.note({.id = id,
                        .label = tr(missions[i].label),
                        .spoken = say("{}: {}", tr(missions[i].label), tr(missions[i].measure)),
                        .role = KioskRole::button,
                        .box = box,
                        .chosen = chosen,
                        .action = ColourMap{missions[i].id}});
        }
    }
    if (!upright && themes_top - y > 120)
        draw_key(board, picture, {kiosk_margin, y, column, themes_top - y - 16});
    // To the right: the ends of the list, what was touched, and where it is from.
    const double right = width - kiosk_margin, side = 356 * std::min(1.3, type);
    const Box ends{right - side, top + 64, side, 0};
    if (!upright && picture.ranking.size() > 1) {
        const RankRow &first = picture.ranking.front(), &last = picture.ranking.back();
        double at = ends.y;
        for (const auto& [label, row] : {std::pair{tr("Most"), &first}, std::pair{tr("Least"), &last}}) {
            board.plain(22).draw(pen, {ends.x, at + 12}, pen.c.ink2, label);
            const StageType strong = board.strong(28);
            strong.draw(pen, {right, at + 48}, pen.c.ink, row->value, Pen::Align::right);
            const auto name = strong.wrapped(pen, row->name, side - strong.width(pen, row->value) - 20, 1);
            if (!name.empty()) strong.draw(pen, {ends.x, at + 48}, pen.c.ink, name.front());
            pen.horizontal(ends.x, at + 78, side, pen.c.rule);
            board.note({.id = std::string("end:") + label,
                        .label = fmt::format("{}: {}, {}", label, row->name, row->value),
                        .box = {ends.x, at, side, 78}});
            at += 94;
        }
    }
    const double card_tall = 420 * std::min(1.25, type);
    const Box card = upright ? Box{kiosk_margin, room.bar + top - rows * (tall + gap) - missions_tall - 360, width - 2 * kiosk_margin, 330}
                             : Box{right - side, top + std::max(280.0, room.bar - card_tall - 130), side, card_tall};
    draw_touched(board, in, card);
    if (!upright)
        board.text("source", board.plain(20), {right - side, card.bottom() + 14, side, 0}, pen.c.ink3,
                   picture.figures_source + " " + picture.attribution,
                   static_cast<std::size_t>(std::max(1.0, (room.bar + top - card.bottom() - 20) / (27 * type))));
}

}  // namespace app
