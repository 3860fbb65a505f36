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
    const double room = box.width - 104;
    const char* label = tr(layer.label);
    const StageType type = board.fitting(board.strong(28), label, room, 40 * board.form.type, 20);
    type.draw(pen, {box.x + 92, box.y + box.height / 2}, chosen ? pen.c.accent : pen.c.ink, label);
    board.note({.id = id,
                .label = label,
                .spoken = say("Colour the map by {}: {}", label, tr(layer.measure)),
                .role = KioskRole::button,
                .box = box,
                .chosen = chosen,
                .action = ColourMap{layer.id}});
}

/// One of the missions, where the country is coloured by these.
void draw_mission_choice(Board& board, const KioskLayer& mission, bool chosen, const Box& box) {
    Pen& pen = board.pen;
    const std::string id = fmt::format("mission:{}", mission.mission);
    board.rounded(box, 10,
                  board.is_pressed(id) ? pen.c.control_pressed
                  : chosen             ? pen.c.accent_soft
                                       : pen.c.control);
    board.rounded_edge(box, 10, chosen ? pen.c.accent : pen.c.rule_strong, chosen ? 3 : 2);
    const StageType name =
        board.fitting(board.strong(24), tr(mission.label), box.width - 24, box.height - 8, 20);
    const auto lines = name.wrapped(pen, tr(mission.label), box.width - 24);
    double y = box.y + box.height / 2 - (static_cast<double>(lines.size()) - 1) * name.em * 0.54;
    for (const std::string& words : lines) {
        name.draw(pen, {box.x + box.width / 2, y}, chosen ? pen.c.accent : pen.c.ink, words,
                  Pen::Align::centre);
        y += name.em * 1.08;
    }
    board.note({.id = id,
                .label = tr(mission.label),
                .spoken = say("{}: {}", tr(mission.label), tr(mission.measure)),
                .role = KioskRole::button,
                .box = box,
                .chosen = chosen,
                .action = ColourMap{mission.id}});
}

/// What the map can be coloured by, and below that the missions, where one of them is shown.
struct Choices {
    std::vector<const KioskLayer*> themes;
    std::vector<KioskLayer> missions;
    const KioskLayer* shown = nullptr;
    int across = 2;
    double theme_height = 0, mission_height = 0;

    Choices(const KioskInput& in, const KioskForm& form, int columns) : across(columns) {
        shown = kiosk_layer(in.visit.view.layer);
        static const std::vector<KioskLayer> all = country_layers();
        if (shown == nullptr) shown = kiosk_layer(all.front().id);
        for (const KioskLayer& one : all)
            if (in.atlas.layer(one.id) != nullptr) themes.push_back(&one);
        if (is_mission())
            for (const KioskLayer& one : mission_layers())
                if (in.atlas.layer(one.id) != nullptr) missions.push_back(one);
        theme_height = kiosk_button * std::max(1.0, form.type);
        mission_height = kiosk_tile * std::max(1.0, form.type);
    }
    bool is_mission() const { return shown->mission != std::string_view(); }
    double rows(std::size_t count) const {
        return static_cast<double>((static_cast<int>(count) + across - 1) / across);
    }
    double height() const {
        return rows(themes.size()) * (theme_height + kiosk_gap) +
               rows(missions.size()) * (mission_height + kiosk_gap) - kiosk_gap;
    }
    void draw(Board& board, const KioskInput& in, const Box& at) const {
        const double each = (at.width - kiosk_gap * (across - 1)) / across;
        const auto box = [&](double top, std::size_t i, double tall) {
            return Box{
                at.x + static_cast<double>(static_cast<int>(i) % across) * (each + kiosk_gap),
                top + static_cast<double>(static_cast<int>(i) / across) * (tall + kiosk_gap), each,
                tall};
        };
        for (std::size_t i = 0; i < themes.size(); ++i) {
            const bool chosen = themes[i]->mission == std::string_view()
                                    ? themes[i]->id == std::string_view(shown->id)
                                    : is_mission();
            draw_theme(board, *themes[i], *in.atlas.layer(themes[i]->id), chosen,
                       box(at.y, i, theme_height));
        }
        const double top = at.y + rows(themes.size()) * (theme_height + kiosk_gap);
        for (std::size_t i = 0; i < missions.size(); ++i)
            draw_mission_choice(board, missions[i], missions[i].id == std::string_view(shown->id),
                                box(top, i, mission_height));
    }
};

/// The place that was touched, with its figure; returns where that ends.
double draw_touched_words(Board& board, const Card& card, const Box& in) {
    Pen& pen = board.pen;
    double y =
        board.heading("touched", board.fitting(board.display(40), card.name, in.width, 96, 24),
                      {in.x, in.y, in.width, 0}, card.name);
    y = board.text("touched-what", board.plain(24), {in.x, y + 2, in.width, 0}, pen.c.ink2,
                   card.what);
    const StageType value =
        board.fitting(board.display(64), card.value, in.width, 80 * board.form.type, 28);
    const double top = y;
    for (const std::string& line : value.wrapped(pen, card.value, in.width)) {
        value.draw(pen, {in.x, y + value.em * 0.75}, pen.c.ink, line);
        y += value.em * 1.2;
    }
    y += value.em * 0.25;
    board.note({.id = "touched-value", .label = card.value, .box = {in.x, top, in.width, y - top}});
    std::vector<std::string> more{card.period, card.rank, card.value_note};
    std::erase(more, std::string());
    return board.text("touched-more", board.plain(22), {in.x, y, in.width, 0}, pen.c.ink2,
                      fmt::format("{}", fmt::join(more, "; ")));
}

const Card* touched_card(const KioskInput& in) {
    return in.pictures.empty() || in.pictures.front()->cards.empty()
               ? nullptr
               : &in.pictures.front()->cards.front();
}

void draw_see_place(Board& board, const KioskInput& in, const Card& card, const Box& box) {
    board.button("see-place", box, tr("See this place"), ChoosePlace{in.atlas.areas[card.area].id},
                 KioskLook::primary);
}

/// In a box of its own, as high as its words are, between `top` and `bottom`.
void draw_touched(Board& board, const KioskInput& in, double x, double width, double top,
                  double bottom) {
    const Card* card = touched_card(in);
    if (card == nullptr) return;
    const double tall = kiosk_button * std::min(1.3, board.form.type), pad = 28;
    const auto words = [&](Board& b, const Box& at) { return draw_touched_words(b, *card, at); };
    std::vector<KioskNode> nodes;
    const double around = 24 + 16 + tall + 24;
    const double wanted = around + board.measured({x + pad, 0, width - 2 * pad, 0}, nodes, words);
    const double high = std::clamp(wanted, 300.0, std::max(300.0, bottom - top));
    const Box box{x, bottom - high, width, high};
    board.rounded(box, 8, board.pen.c.panel);
    board.rounded_edge(box, 8, board.pen.c.accent, 3);
    board.column({x + pad, box.y + 24, width - 2 * pad, high - around}, in.visit.view.part, words);
    draw_see_place(board, in, *card, {x + pad, box.bottom() - tall - 24, width - 2 * pad, tall});
}

/// "Bolton", or where others have the same: "Bolton and 9 others".
std::string name_at_end(const Picture& picture, const RankRow& end) {
    const auto same =
        static_cast<std::size_t>(std::ranges::count(picture.ranking, end.value, &RankRow::value));
    return same < 2
               ? end.name
               : fmt::format(fmt::runtime(trn("{} and {} other", "{} and {} others", same - 1)),
                             end.name, same - 1);
}

/// The first and the last of the list.
double draw_ends(Board& board, const Picture& picture, const Box& in) {
    if (picture.ranking.size() < 2) return in.y;
    Pen& pen = board.pen;
    const double type = board.form.type;
    const RankRow &first = picture.ranking.front(), &last = picture.ranking.back();
    double y = in.y;
    for (const auto& [label, row] :
         {std::pair{tr("Most"), &first}, std::pair{tr("Least"), &last}}) {
        const double top = y;
        const std::string name = name_at_end(picture, *row);
        board.plain(22).draw(pen, {in.x, y + 12 * type}, pen.c.ink2, label);
        const StageType strong = board.strong(28);
        strong.draw(pen, {in.right(), y + 48 * type}, pen.c.ink, row->value, Pen::Align::right);
        const double room = in.width - strong.width(pen, row->value) - 20;
        const StageType fits = board.fitting(strong, name, room, strong.em * 1.2, 22);
        double line = y + 48 * type;
        for (const std::string& words : fits.wrapped(pen, name, room)) {
            fits.draw(pen, {in.x, line}, pen.c.ink, words);
            line += fits.em * 1.15;
        }
        y = line - fits.em * 1.15 + 30 * type;
        pen.horizontal(in.x, y, in.width, pen.c.rule);
        board.note({.id = std::string("end:") + label,
                    .label = fmt::format("{}: {}, {}", label, name, row->value),
                    .box = {in.x, top, in.width, y - top}});
        y += 16;
    }
    return y;
}

/// Counties have figures of their own, which the hexagons of all their districts show as one.
bool joins_hexagons(const KioskInput& in) {
    return std::ranges::any_of(in.pictures.front()->ranking, [&](const RankRow& row) {
        return !in.atlas.areas[row.area].levels.contains(geo::Level::district);
    });
}

std::string explained_by(const KioskInput& in) {
    if (in.pictures.front()->shape != geo::Shape::hexagons)
        return tr("Touch a place to see its figure. Spread two fingers to come nearer.");
    return joins_hexagons(in)
               ? tr("A hexagon is one council. Where these figures are of a whole county, its "
                    "hexagons are joined.")
               : tr("Every hexagon is one council, so crowded cities show as clearly as wide "
                    "countryside.");
}

/// All of it in one column, where type or an upright page leave no room for two.
void draw_in_column(Board& board, const KioskInput& in, const Choices& choices,
                    const std::string& title, const Box& at) {
    const Picture& picture = *in.pictures.front();
    board.column(at, in.visit.view.part, [&](Board& b, const Box& box) {
        double y = box.y;
        if (!title.empty())
            y = b.heading("title",
                          b.fitting(b.display(56), title, box.width, 180 * b.form.type, 30),
                          {box.x, y, box.width, 0}, title) +
                12;
        if (const Card* card = touched_card(in)) {
            y = draw_touched_words(b, *card, {box.x, y, box.width, 0}) + 12;
            const double tall = kiosk_button * std::min(1.3, b.form.type);
            draw_see_place(b, in, *card, {box.x, y, box.width, tall});
            y += tall + 24;
        }
        y = b.text("explained", b.plain(26), {box.x, y, box.width, 0}, b.pen.c.ink2,
                   explained_by(in)) +
            16;
        choices.draw(b, in, {box.x, y, box.width, 0});
        y += choices.height() + 24;
        y = draw_ends(b, picture, {box.x, y, box.width, 0}) + 8;
        return draw_key_and_source(b, in, {box.x, y, box.width, 0});
    });
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
    const Choices choices(in, form, upright ? 4 : 2);
    const std::string title = say("{}, council by council", tr(choices.shown->label));
    if (upright) {
        const double wide = width - 2 * kiosk_margin;
        board.heading("title",
                      board.fitting(board.display(48), title, wide, explore_title(form) - 64, 24),
                      {kiosk_margin, top + 48, wide, 0}, title);
        if (in.maps.empty()) return;
        const double from = in.maps.front().box.bottom() + zoom_strip + 12;
        const Choices two(in, form, type > 1.2 ? 2 : 4);
        draw_in_column(board, in, two, {}, {kiosk_margin, from, wide, top + room.bar - from - 12});
        return;
    }
    const double column = explore_column(form);
    if (form.has_large_type()) {
        draw_in_column(board, in, choices, title,
                       {kiosk_margin, top + 40, column, room.bar - 40 - 12});
        return;
    }
    double y = board.heading("title", board.fitting(board.display(56), title, column, 140, 36),
                             {kiosk_margin, top + 48, column, 0}, title) +
               12;
    y = board.text("explained", board.plain(26), {kiosk_margin, y, column, 0}, pen.c.ink2,
                   explained_by(in)) +
        16;
    // What can be chosen stands in the lower half.
    const double themes_top = top + room.bar - choices.height() - 16;
    choices.draw(board, in, {kiosk_margin, themes_top, column, 0});
    if (themes_top - y > 120)
        draw_key(board, picture, {kiosk_margin, y, column, themes_top - y - 16},
                 without_figure(in));
    // To the right: the ends of the list, what was touched, and where it is from.
    const double side = 356 * type, x = width - kiosk_margin - side;
    const double ends = draw_ends(board, picture, {x, top + 64, side, 0});
    const double card_bottom = top + room.bar - 136 * type;
    draw_touched(board, in, x, side, ends, card_bottom);
    const StageType small = board.plain(20);
    board.text("source", small, {x, card_bottom + 14, side, 0}, pen.c.ink3,
               board.fitting_source(small, side, 4, picture.figures_source, picture.attribution));
}

}  // namespace app
