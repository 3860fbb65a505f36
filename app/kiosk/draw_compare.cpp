#include <algorithm>

#include "app/kiosk/page_parts.h"
#include "app/text/text.h"

namespace app {
namespace {

void draw_side(Board& board, const KioskInput& in, const CompareStory::Side& side, bool right,
               const Box& box) {
    Pen& pen = board.pen;
    const double type = std::min(1.5, board.form.type),
                 pad = board.form.is_upright() ? 40 : kiosk_margin;
    const double words = box.width - pad - 24,
                 x = box.x + (right && !board.form.is_upright() ? 48 : pad);
    pen.rect({x, box.y + 44, 40, 8}, right ? pen.c.ink : pen.c.accent);
    const double head = (board.form.is_upright() ? 150 : 168) * type - 66;
    const StageType title =
        board.fitting({PaperFace::page_title, 48 * type}, side.name, words, head, 24);
    board.heading(right ? "right" : "left", title, {x, box.y + 60, words, head}, side.name);
    const std::size_t map = right ? 1 : 0;
    if (map >= in.maps.size()) return;
    draw_on_map(board, in, map);
    const Box& ground = in.maps[map].box;
    pen.horizontal(ground.x, ground.y - 1, ground.width, pen.c.rule);
    if (!has_key_below_map(board.form)) return;
    const double top = ground.bottom() + 26;
    const double each =
        (box.width - pad - 20) / static_cast<double>(std::max<std::size_t>(1, side.facts.size()));
    for (std::size_t i = 0; i < side.facts.size(); ++i) {
        const auto& [value, label] = side.facts[i];
        const double at = x + each * static_cast<double>(i);
        StageType number{PaperFace::page_title, 38 * std::min(1.25, type)};
        if (number.width(pen, value) > each - 22)
            number.em *= (each - 22) / number.width(pen, value);
        number.draw(pen, {at, top + 18}, pen.c.ink, value);
        StageType small{PaperFace::text, 24 * std::min(1.25, type)};
        if (small.width(pen, label) > each - 8) small.em *= (each - 8) / small.width(pen, label);
        small.draw(pen, {at, top + 58}, pen.c.ink2, label);
        board.note({.id = fmt::format("{}:{}", right ? "right" : "left", i),
                    .label = value + " " + label,
                    .box = {at, top, each - 8, 70}});
    }
    const double y = top + 92;
    const PageRoom room = page_room(board.form);
    if (!right && !in.pictures.empty())
        draw_key(board, *in.pictures.front(), {x, y, box.width - pad - 40, room.bar - y - 8});
    if (right && in.comparison != nullptr)
        board.text("source", board.plain(20), {x, y, box.width - pad - 40, room.bar - y},
                   pen.c.ink3,
                   board.fitting_source(board.plain(20), box.width - pad - 40, 4,
                                        in.comparison->sources, in_language(in.atlas.attribution)));
}

/// What stands below the maps where there is room: figures of both, key and source, in a column.
double draw_sides_in_row(Board& board, const KioskInput& in, const CompareStory& story,
                         const Box& at) {
    double y = at.y + 16;
    for (const bool right : {false, true}) {
        const CompareStory::Side& side = right ? story.right : story.left;
        y = board.heading(right ? "right-named" : "left-named", board.strong(26),
                          {at.x, y, at.width, 0}, side.name) +
            4;
        for (std::size_t i = 0; i < side.facts.size(); ++i)
            y = board.text(fmt::format("{}:{}", right ? "right" : "left", i), board.plain(24),
                           {at.x, y, at.width, 0}, board.pen.c.ink2,
                           side.facts[i].first + " " + side.facts[i].second);
        y += 16;
    }
    if (!in.pictures.empty())
        y = draw_key(board, *in.pictures.front(),
                     {at.x, y, std::min(at.width, 720.0), 300 * std::min(1.5, board.form.type)}) +
            16;
    return board.text("source", board.plain(20), {at.x, y, at.width, 0}, board.pen.c.ink3,
                      story.sources + ". " + in.atlas.attribution);
}

}  // namespace

void draw_comparison(Board& board, const KioskInput& in) {
    if (in.comparison == nullptr) return;
    const CompareStory& story = *in.comparison;
    const PageRoom room = page_room(board.form);
    Pen& pen = board.pen;
    const double width = board.form.page.width.value;
    const bool upright = board.form.is_upright();
    const double side = upright ? width / 2 : std::round(width / 3);
    draw_side(board, in, story.left, false, {0, board.form.lowered, side, room.bar});
    draw_side(board, in, story.right, true, {width - side, board.form.lowered, side, room.bar});
    Box middle{side, board.form.lowered, width - 2 * side, room.bar};
    if (upright) {
        const double top = (in.maps.empty() ? 400 : in.maps.front().box.bottom()) + 2;
        middle = {0, top, width, board.form.lowered + room.bar - top};
    }
    pen.rect(middle, pen.c.panel);
    const Box inside{middle.x + 48, middle.y + (upright ? 16 : 44), middle.width - 96,
                     middle.height - (upright ? 16 : 44)};
    board.column(inside, in.visit.view.part, [&](Board& b, const Box& at) {
        Pen& p = b.pen;
        const double type = b.form.type;
        double y = at.y;
        const StageType title = b.display(upright ? 36 : 48);
        title.draw(p, {at.x + at.width / 2, y + title.em * 0.6}, p.c.ink, tr("Side by side"),
                   Pen::Align::centre);
        b.note({.id = "title",
                .label = tr("Side by side"),
                .role = KioskRole::heading,
                .box = {at.x, y, at.width, title.em}});
        y += title.em * 1.15;
        const StageType key = b.plain(24);
        double x = at.x;
        const auto item = [&](const std::string& label, const auto& mark) {
            mark(ScreenPoint{x + 10, y + 20 * type});
            key.draw(p, {x + 28, y + 20 * type}, p.c.ink2, label);
            x += 28 + key.width(p, label) + 26;
        };
        item(tr("left"), [&](ScreenPoint c) { p.mark(MarkShape::disc, c, 18, p.c.accent); });
        item(tr("right"), [&](ScreenPoint c) { p.mark(MarkShape::square, c, 16, p.c.ink); });
        if (!story.country.empty())
            item(story.country, [&](ScreenPoint c) {
                p.rect({c.x - 2, c.y - 12, 4, 24}, p.c.ink3);
            });
        y += 44 * type;
        for (std::size_t i = 0; i < story.rows.size(); ++i) {
            const CompareRow& row = story.rows[i];
            p.horizontal(at.x, y, at.width, p.c.rule);
            const std::string towards = row.better ? tr("better →") : tr("more →");
            const StageType small = b.plain(20);
            StageType head = b.strong(24);
            const double room_for_title = at.width - small.width(p, towards) - 16;
            while (head.em > 20 * type && head.width(p, row.title) > room_for_title)
                head.em = std::max(20 * type, head.em * 0.97);
            const auto lines = head.wrapped(p, row.title, room_for_title);
            double line = y + 24 * type;
            for (const std::string& each : lines) {
                head.draw(p, {at.x, line}, p.c.ink, each);
                line += head.em * 1.15;
            }
            const double more = line - head.em * 1.15 - (y + 24 * type), tall = 88 * type + more;
            small.draw(p, {at.right(), y + 24 * type}, p.c.ink2, towards, Pen::Align::right);
            const std::string& longer = row.left.size() > row.right.size() ? row.left : row.right;
            const StageType value =
                b.fitting(b.display(32), longer, (at.width - 32) / 2, 40 * type, 20);
            value.draw(p, {at.x, y + 64 * type + more}, p.c.accent, row.left);
            value.draw(p, {at.right(), y + 64 * type + more}, p.c.ink, row.right,
                       Pen::Align::right);
            const double free = std::max(value.width(p, row.left), value.width(p, row.right)) + 30;
            if (at.width - 2 * free > 120)
                draw_scale(b, row.scale,
                           {at.x + free, y + 46 * type + more, at.width - 2 * free, 36 * type});
            b.note({.id = fmt::format("row:{}", i),
                    .label = row.title,
                    .spoken = row.in_words,
                    .box = {at.x, y, at.width, tall}});
            y += tall;
        }
        p.horizontal(at.x, y, at.width, p.c.rule);
        if (story.has_intervals)
            y = b.text("error-bars", b.plain(22), {at.x, y + 6, at.width, 0}, p.c.ink2,
                       tr("Wide bars show the margin of error"));
        return has_key_below_map(b.form) ? y
                                         : draw_sides_in_row(b, in, story, {at.x, y, at.width, 0});
    });
}

}  // namespace app
