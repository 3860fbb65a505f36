#include <algorithm>

#include "app/kiosk/page_parts.h"
#include "app/text/text.h"

namespace app {
namespace {

/// Between what can be touched of two rows, 3 mm on the smallest glass.
constexpr double row_gap = 12;

Rgba power_colour(bool dark) { return ramp(geo::Theme::powers, 5)[dark ? 1 : 4]; }

double draw_head_fact(Board& board, const HeadFact& fact, const Box& in, std::size_t number,
                      bool chosen) {
    Pen& pen = board.pen;
    const std::string id = fmt::format("fact:{}", number);
    if (board.is_pressed(id) || chosen)
        board.rounded({in.x - 12, in.y - 6, in.width + 20, 152 * board.form.type}, 8,
                      chosen ? pen.c.accent_soft : pen.c.control_pressed);
    double y = in.y + board.strong(24).em * 0.6;
    board.strong(24).draw(pen, {in.x, y}, pen.c.ink2, fact.title);
    y += board.strong(24).em * 0.8;
    const StageType value =
        board.fitting(board.display(40), fact.value, in.width, 50 * board.form.type, 26);
    for (const std::string& line : value.wrapped(pen, fact.value, in.width)) {
        value.draw(pen, {in.x, y + value.em * 0.5}, pen.c.ink, line);
        y += value.em * 1.25;
    }
    if (fact.bar) {
        const Box bar{in.x, y, in.width, 14};
        pen.rect(bar, pen.c.panel_subtle);
        pen.outline(bar, pen.c.rule, 1);
        const auto colours_of =
            ramp(fact.theme == geo::Theme::governance ? geo::Theme::powers : fact.theme, 5);
        pen.rect({bar.x, bar.y, bar.width * std::clamp(*fact.bar, 0.0, 1.0), bar.height},
                 colours_of[3]);
        if (fact.bar_mark)
            pen.rect(
                {bar.x + bar.width * std::clamp(*fact.bar_mark, 0.0, 1.0) - 2, bar.y - 6, 4, 26},
                pen.c.ink);
        y += 24;
    }
    for (const std::string& line : fact.detail)
        y = board.plain(22).paragraph(pen, in.x, y, in.width, pen.c.ink2, line);
    std::string spoken = fact.title + ": " + fact.value;
    for (const std::string& line : fact.detail) spoken += ". " + line;
    KioskNode node{.id = id,
                   .label = fact.title + " " + fact.value,
                   .spoken = spoken,
                   .box = {in.x, in.y, in.width, y - in.y}};
    if (!fact.layer.empty()) {
        node.role = KioskRole::button;
        node.chosen = chosen;
        node.action = ColourMap{fact.layer};
    }
    board.note(std::move(node));
    return y;
}

/// A square: filled held, half shared, empty not held.
void draw_held(Pen& pen, const Box& box, Held held, Rgba colour) {
    if (held == Held::held) {
        pen.rect(box, colour);
        return;
    }
    pen.outline(box, colour, 3);
    if (held == Held::shared)
        pen.sheet.fill({{{box.x, box.bottom()}, {box.right(), box.bottom()}, {box.right(), box.y}}},
                       colour);
    if (held == Held::agreed)
        pen.rect({box.x + box.width * 0.35, box.y + box.height * 0.35, box.width * 0.3,
                  box.height * 0.3},
                 colour);
}

double draw_tiles(Board& board, const PlaceStory& story, const Box& in) {
    Pen& pen = board.pen;
    const double type = board.form.type;
    const bool names_who = story.holder.empty();
    const int across =
        std::max(1, static_cast<int>((in.width + 12) / (names_who ? 300 * type : 224 * type)));
    const double wide = (in.width - 12 * (across - 1)) / across;
    const double tall = names_who ? 76 * type : std::max(kiosk_tile, kiosk_tile * type);
    const Rgba strong = power_colour(false);
    double y = in.y;
    int at = 0;
    for (const Subject& one : story.subjects) {
        const Box box{in.x + at * (wide + 12), y, wide, tall};
        const std::string id = "tile:" + one.power;
        const bool pressed = board.is_pressed(id);
        Rgba ground = pen.c.panel, ink = pen.c.ink, edge = pen.c.rule_strong,
             mark = pen.c.rule_strong;
        if (one.held == Held::held) ground = edge = strong, ink = mark = hex(0xFFFFFF);
        if (one.held == Held::shared || one.held == Held::agreed)
            ground = hex(0xE7E4F2), edge = hex(0xE7E4F2), mark = strong, ink = hex(0x14202B);
        if (pressed) ground = one.held == Held::held ? hex(0x3A1A66) : pen.c.control_pressed;
        board.rounded(box, 8, ground);
        board.rounded_edge(box, 8, edge, 2);
        const double side = 24 * std::min(1.3, type);
        draw_held(pen,
                  {box.x + 16, box.y + (names_who ? 22 * type : tall / 2) - side / 2, side, side},
                  one.held, mark);
        const double x = box.x + 16 + side + 14;
        const StageType label = board.strong(26);
        const auto lines = label.wrapped(pen, one.label, box.right() - x - 8, names_who ? 1 : 2);
        if (names_who) {
            label.draw(pen, {x, box.y + 24 * type}, ink, lines.front());
            const StageType who = board.plain(20);
            const auto words = who.wrapped(pen, one.who, box.width - 32, 2);
            double line = box.y + 24 * type + 30 * type;
            for (const std::string& each : words) {
                if (line + who.em * 0.5 > box.bottom()) break;
                who.draw(pen, {box.x + 16, line}, pen.c.ink2, each);
                line += who.em * 1.15;
            }
        } else {
            double line =
                box.y + tall / 2 - (static_cast<double>(lines.size()) - 1) * label.em * 0.5;
            for (const std::string& each : lines) {
                label.draw(pen, {x, line}, ink, each);
                line += label.em;
            }
        }
        board.note({.id = id,
                    .label = one.label,
                    .spoken = say("{}: {}. {}", one.label, one.who, one.told),
                    .role = KioskRole::button,
                    .box = box,
                    .action = ShowPower{one.power}});
        if (++at == across) at = 0, y += tall + 12;
    }
    return at == 0 ? y - 12 : y + tall;
}

double draw_tiles_key(Board& board, const PlaceStory& story, double x, double y, double right) {
    Pen& pen = board.pen;
    if (story.holder.empty()) return y;
    const StageType type = board.plain(24);
    const auto item = [&](Held held, const std::string& label) {
        const double wide = 40 + type.width(pen, label) + 32;
        if (x + wide > right + 32) return;
        draw_held(pen, {x, y - 11, 22, 22}, held,
                  held == Held::not_held ? pen.c.rule_strong : power_colour(false));
        type.draw(pen, {x + 34, y}, pen.c.ink2, label);
        x += wide;
    };
    item(Held::held, story.holder);
    item(Held::shared, tr("Shared"));
    if (std::ranges::any_of(story.subjects,
                            [](const Subject& one) { return one.held == Held::agreed; }))
        item(Held::agreed, tr("Agreed"));
    item(Held::not_held, tr("Others"));
    return y;
}

double draw_mission(Board& board, const MissionRow& row, const Box& in, bool chosen) {
    Pen& pen = board.pen;
    const double type = board.form.type;
    const bool narrow = in.width < 760 * type;
    const double words = narrow ? in.width * 0.62 : in.width * 0.45;
    StageType detail = board.plain(22);
    if (detail.width(board.pen, row.detail) > words) detail = board.plain(20);
    const auto lines = detail.wrapped(board.pen, row.detail, words);
    const double more =
        static_cast<double>(std::max<std::size_t>(1, lines.size()) - 1) * detail.em * 1.2;
    const StageType heading = board.strong(27);
    const double for_title = narrow ? in.width - board.strong(28).width(board.pen, row.value) - 24
                                    : std::max(words - 56, in.width * 0.3);
    const auto titles = heading.wrapped(board.pen, row.title, for_title);
    const double titled =
        static_cast<double>(std::max<std::size_t>(1, titles.size()) - 1) * heading.em * 1.15;
    const double first = 66 * type, tall = first + more + titled;
    const Box box{in.x, in.y, in.width, tall};
    const std::string id = "mission:" + row.mission;
    const Box tint{box.x - 16, box.y + 1, box.width + 32, tall - 2};
    if (board.is_pressed(id))
        board.rounded(tint, 8, pen.c.control_pressed);
    else if (chosen)
        board.rounded(tint, 8, pen.c.accent_soft);
    double title_y = box.y + first * 0.3;
    for (const std::string& line : titles) {
        heading.draw(pen, {box.x, title_y}, pen.c.ink, line);
        title_y += heading.em * 1.15;
    }
    const StageType small = board.plain(22);
    double down = box.y + first * 0.72 + titled;
    for (const std::string& line : lines) {
        detail.draw(pen, {box.x, down}, pen.c.ink2, line);
        down += detail.em * 1.2;
    }
    if (chosen && !narrow)
        board.icon(Icon::map, {box.x + words - 44, box.y + first * 0.3 - 15, 30, 30}, pen.c.accent);
    if (!narrow && row.scale.here)
        draw_scale(board, row.scale, {box.x + words + 14, box.y, in.width * 0.33, tall});
    board.strong(28).draw(pen, {box.right(), box.y + first * 0.3}, pen.c.ink, row.value,
                          Pen::Align::right);
    small.draw(pen, {box.right(), box.y + first * 0.72}, pen.c.ink2, row.verdict,
               Pen::Align::right);
    board.note({.id = id,
                .label = row.title,
                .spoken = row.in_words,
                .role = KioskRole::button,
                .box = {box.x, box.y + row_gap / 2, box.width, box.height - row_gap},
                .chosen = chosen,
                .action = ColourMap{row.layer}});
    return box.bottom() + 1;
}

}  // namespace

void draw_place(Board& board, const KioskInput& in) {
    if (in.place == nullptr) return;
    const PlaceStory& story = *in.place;
    const PageRoom room = page_room(board.form);
    Pen& pen = board.pen;
    const double type = board.form.type;

    // The place and its map.
    const double head = title_height(board.form);
    pen.rect({room.left.x, room.left.y, room.left.width, head}, pen.c.stage);
    const double words = room.left.width - 2 * kiosk_margin;
    // What it is stands below its name where one line is enough, else before all else.
    const bool what_fits =
        !board.form.has_large_type() && board.plain(28).wrapped(pen, story.what, words).size() == 1;
    const double for_name = head - 36 - (what_fits ? 56 : 16);
    const StageType title = board.fitting(board.display(64), story.name, words, for_name, 26);
    board.heading("place", title, {kiosk_margin, room.left.y + 30, words, for_name}, story.name);
    if (what_fits)
        board.text("what", board.plain(28), {kiosk_margin, room.left.y + head - 58, words, 60},
                   pen.c.ink2, story.what, 1);
    if (!in.maps.empty())
        pen.rect({0, in.maps.front().box.bottom(), room.left.width,
                  room.left.bottom() - in.maps.front().box.bottom()},
                 pen.c.stage);
    draw_on_map(board, in, 0);
    const double beside_controls =
        room.left.width - kiosk_margin - kiosk_gap - map_controls_width(board.form, in.visit.view);
    if (!in.maps.empty() && !in.pictures.empty()) {
        const Box& map = in.maps.front().box;
        board.note({.id = "map",
                    .label = say("Map of {}", story.name),
                    .role = KioskRole::map,
                    .box = map});
        if (has_key_below_map(board.form) && map.bottom() + 60 < room.bar) {
            const double source = 58 * type;
            draw_key(board, *in.pictures.front(),
                     {kiosk_margin, map.bottom() + 12, std::min(560.0, beside_controls),
                      room.left.bottom() - map.bottom() - 16 - source});
            board.text(
                "source", board.plain(20),
                {kiosk_margin, room.left.bottom() - source, words, source}, pen.c.ink3,
                board.fitting_source(board.plain(20), words, 2, in.pictures.front()->figures_source,
                                     in.pictures.front()->attribution),
                2);
        }
    }

    const bool key_in_strip = board.form.is_upright() && !board.form.has_large_type();
    if (key_in_strip && !in.maps.empty() && !in.pictures.empty())
        draw_key(board, *in.pictures.front(),
                 {kiosk_margin, in.maps.front().box.bottom() + 4, std::min(560.0, beside_controls),
                  zoom_strip - 8});

    // What is known of it.
    pen.rect(room.right, pen.c.panel);
    const double pad = board.form.is_upright() ? kiosk_margin : kiosk_gutter;
    const Box inside{room.right.x + pad, room.right.y + 20, room.right.width - pad - kiosk_margin,
                     room.right.height - 22};
    board.column(inside, in.visit.view.part, [&](Board& b, const Box& at) {
        Pen& p = b.pen;
        double top = at.y + 6;
        if (!what_fits)
            top = b.text("what", b.plain(28), {at.x, top, at.width, 0}, p.c.ink2, story.what) + 16;
        const int columns = at.width < 900 * type ? (at.width < 560 * type ? 1 : 2) : 3;
        const double each = (at.width - 24 * (columns - 1)) / columns;
        double bottom = top;
        for (std::size_t i = 0; i < story.facts.size(); ++i) {
            const auto column = static_cast<double>(static_cast<int>(i) % columns);
            if (i > 0 && static_cast<int>(i) % columns == 0) top = bottom + 16;
            bottom = std::max(bottom, draw_head_fact(b, story.facts[i],
                                                     {at.x + column * (each + 24), top, each, 0}, i,
                                                     !story.facts[i].layer.empty() &&
                                                         story.facts[i].layer == in.coloured_by));
            if (column > 0)
                p.rect({at.x + column * (each + 24) - 14, top, 1, bottom - top}, p.c.rule);
        }
        double down = bottom + 12;
        if (story.holder.empty())
            down = b.text("lead", b.plain(24), {at.x, down, at.width, 0}, p.c.ink, story.lead) + 8;
        p.horizontal(at.x, down, at.width, p.c.rule);
        const double heading_x = at.x;
        const StageType h3 = b.strong(30);
        h3.draw(p, {heading_x, down + 32 * type}, p.c.ink, tr("Who runs what here"));
        b.note({.id = "powers",
                .label = tr("Who runs what here"),
                .role = KioskRole::heading,
                .box = {at.x, down + 16, at.width, 40 * type}});
        draw_tiles_key(b, story, at.x + h3.width(p, tr("Who runs what here")) + 60,
                       down + 32 * type, at.right());
        down = draw_tiles(b, story, {at.x, down + 54 * type, at.width, 0});
        down += 10;
        h3.draw(p, {at.x, down + 26 * type}, p.c.ink, tr("Five missions"));
        b.note({.id = "missions",
                .label = tr("Five missions"),
                .role = KioskRole::heading,
                .box = {at.x, down, at.width, 50 * type}});
        if (at.width > 760 * type) {
            const StageType key = b.plain(24);
            const std::string better = tr("better →");
            const double right = at.x + at.width * 0.78 + 14;
            const double wanted = 28 + key.width(p, tr("here")) + 26 + 14 +
                                  key.width(p, story.country) + 26 + key.width(p, better);
            double x = std::min(at.x + at.width * 0.45 + 14, right - wanted);
            p.mark(MarkShape::disc, {x + 10, down + 26 * type}, 18, p.c.accent);
            key.draw(p, {x + 28, down + 26 * type}, p.c.ink2, tr("here"));
            x += 28 + key.width(p, tr("here")) + 26;
            if (!story.country.empty()) {
                p.rect({x, down + 26 * type - 12, 4, 24}, p.c.ink);
                key.draw(p, {x + 14, down + 26 * type}, p.c.ink2, story.country);
            }
            key.draw(p, {right, down + 26 * type}, p.c.ink2, better, Pen::Align::right);
        }
        down += 48 * type;
        for (const MissionRow& row : story.missions) {
            down = draw_mission(b, row, {at.x, down, at.width, 0}, row.layer == in.coloured_by);
            p.horizontal(at.x, down - 1, at.width, p.c.rule);
        }
        down = b.text("touch", b.plain(22), {at.x, down + 6, at.width, 0}, p.c.ink2,
                      tr("Touch a mission to colour the map, a power to read more."));
        if (has_key_below_map(b.form) || in.pictures.empty()) return down;
        if (!key_in_strip) return draw_key_and_source(b, in, {at.x, down + 24, at.width, 0});
        return b.text(
            "source", b.plain(20), {at.x, down + 2, at.width, 0}, p.c.ink3,
            b.fitting_source(b.plain(20), at.width, 1, in.pictures.front()->figures_source,
                             in.pictures.front()->attribution));
    });
}

void draw_power(Board& board, const KioskInput& in) {
    if (in.place == nullptr) return;
    const PageRoom room = page_room(board.form);
    Pen& pen = board.pen;
    const auto& story = *in.place;
    const auto power = std::ranges::find(in.atlas.powers, in.visit.view.power, &geo::Power::id);
    const auto subject = std::ranges::find(story.subjects, in.visit.view.power, &Subject::power);
    if (power == in.atlas.powers.end() || subject == story.subjects.end()) return;
    const double words = room.left.width - 2 * kiosk_margin, head = title_height(board.form);
    const bool large = board.form.has_large_type();
    board.heading(
        "power",
        board.fitting(board.display(48), subject->label, words, head - (large ? 48 : 100), 26),
        {kiosk_margin, room.left.y + 34, words, 100}, subject->label);
    pen.rect(room.right, pen.c.panel);
    const double pad = kiosk_margin;
    const Box inside{room.right.x + pad, room.right.y + 48, room.right.width - 2 * pad,
                     room.right.height - 48};
    board.column(inside, in.visit.view.part, [&](Board& b, const Box& at) {
        Pen& p = b.pen;
        double y = b.heading("in-place", b.display(40), {at.x, at.y, at.width, 0},
                             say("{} in {}", subject->label, story.name), 3) +
                   20;
        y = b.text("told", b.plain(32), {at.x, y, at.width, 0}, p.c.ink, subject->told) + 24;
        if (large)
            y = b.text("who-has", b.plain(28), {at.x, y, at.width, 0}, p.c.ink2,
                       tr("Who has this power in England")) +
                16;
        y = b.heading("means", b.strong(30), {at.x, y, at.width, 0}, tr("What the power is")) + 8;
        y = b.text("meaning", b.plain(28), {at.x, y, at.width, 0}, p.c.ink2,
                   in_language(power->description)) +
            24;
        y = b.heading("from", b.strong(30), {at.x, y, at.width, 0}, tr("Where this is from")) + 8;
        y = b.text("power-source", b.plain(22), {at.x, y, at.width, 0}, p.c.ink3, subject->source) +
            28;
        const double tall = kiosk_button * std::max(1.0, b.form.type * 0.85);
        b.button("to-place", {at.x, y, std::min(at.width, 560.0 * b.form.type), tall},
                 say("Back to {}", story.name), GoBack{}, KioskLook::plain, Icon::back);
        y += tall;
        return has_key_below_map(b.form) ? y
                                         : draw_key_and_source(b, in, {at.x, y + 24, at.width, 0});
    });
    // The map comes after what is true of the place, for whoever has the page read aloud.
    if (!large)
        board.text("who-has", board.plain(28), {kiosk_margin, room.left.y + head - 58, words, 50},
                   pen.c.ink2, tr("Who has this power in England"), 1);
    draw_on_map(board, in, 0);
    if (!in.maps.empty() && !in.pictures.empty() && has_key_below_map(board.form))
        draw_key(board, *in.pictures.front(),
                 {kiosk_margin, in.maps.front().box.bottom() + 12,
                  std::min(600.0, room.left.width - kiosk_margin - kiosk_gap -
                                      map_controls_width(board.form, in.visit.view)),
                  190});
}

}  // namespace app
