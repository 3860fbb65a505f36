#include <algorithm>
#include <array>

#include "app/kiosk/page_parts.h"
#include "app/text/text.h"

namespace app {
namespace {

using Row = std::vector<const char*>;

std::vector<Row> key_rows() {
    return {{"q", "w", "e", "r", "t", "y", "u", "i", "o", "p"},
            {"a", "s", "d", "f", "g", "h", "j", "k", "l", "’"},
            {"z", "x", "c", "v", "b", "n", "m", "ŵ", "ŷ", "-"}};
}

/// Large keys; returns their bottom.
double draw_keys(Board& board, const Box& in) {
    const double gap = 12;  // 3 mm on the smallest glass
    const auto rows = key_rows();
    const double tall = std::min(88.0, (in.height - gap * 3) / 4);
    double y = in.y;
    const auto key = [&](const std::string& id, const Box& box, const std::string& label,
                         KioskAction action, const std::string& spoken) {
        const StageType type{PaperFace::text_strong, std::min(34.0 * board.form.type, tall * 0.5)};
        Pen& pen = board.pen;
        board.rounded(box, 10, board.is_pressed(id) ? pen.c.control_pressed : pen.c.control);
        board.rounded_edge(box, 10, pen.c.rule_strong, 2);
        type.draw(pen, {box.x + box.width / 2, box.y + box.height / 2}, pen.c.ink, label,
                  Pen::Align::centre);
        board.note({.id = id,
                    .label = label,
                    .spoken = spoken,
                    .role = KioskRole::button,
                    .box = box,
                    .action = std::move(action)});
    };
    for (const Row& row : rows) {
        const auto count = static_cast<double>(row.size());
        const double wide = (in.width - gap * (count - 1)) / count;
        double x = in.x;
        for (const char* letter : row) {
            key(std::string("key:") + letter, {x, y, wide, tall}, letter, TypeLetter{letter},
                letter);
            x += wide + gap;
        }
        y += tall + gap;
    }
    const double third = (in.width - 2 * gap) / 3;
    key("key:space", {in.x, y, 2 * third + gap, tall}, tr("space"), TypeLetter{" "}, tr("space"));
    key("key:erase", {in.x + 2 * (third + gap), y, third, tall}, tr("delete"), EraseLetter{},
        tr("delete the last letter"));
    return y + tall;
}

void draw_row(Board& board, const KioskInput& in, geo::AreaIndex area, const Box& box) {
    Pen& pen = board.pen;
    const geo::Area& one = in.atlas.areas[area];
    const std::string name = name_in(one, in.visit.language);
    const std::string id = "place:" + std::string(geo::text_of(one.id));
    board.rounded(box, 10, board.is_pressed(id) ? pen.c.control_pressed : pen.c.control);
    board.rounded_edge(box, 10, pen.c.rule_strong, 2);
    std::string where = in_language(one.type);
    const auto authority =
        in.atlas.areas.parent(area, geo::Level::combined_authority, in.atlas.present_year);
    if (authority && *authority != area)
        where = map_name_in_language(in.atlas.areas[*authority]);
    else if (one.country && *one.country != area)
        where += ", " + name_in(in.atlas.areas[*one.country], in.visit.language);
    const StageType strong =
        board.fitting(board.strong(28), name, box.width - 40, 36 * board.form.type, 20);
    const StageType small = board.plain(20);
    const bool two_lines = box.height >= strong.em + small.em + 24;
    strong.draw(pen, {box.x + 20, box.y + box.height * (two_lines ? 0.34 : 0.5)}, pen.c.ink, name);
    if (two_lines) {
        // All of it, or where that is too long the country alone, rather than half a word.
        std::string seen = where;
        if (small.width(pen, seen) > box.width - 40 && one.country)
            seen = name_in(in.atlas.areas[*one.country], in.visit.language);
        if (small.width(pen, seen) <= box.width - 40)
            small.draw(pen, {box.x + 20, box.y + box.height * 0.72}, pen.c.ink2, seen);
    }
    board.note({.id = id,
                .label = name,
                .spoken = fmt::format("{}, {}", name, where),
                .role = KioskRole::button,
                .box = box,
                .action = ChoosePlace{one.id}});
}

/// Places as rows in two columns; as many as there is room for.
void draw_places(Board& board, const KioskInput& in, const std::vector<geo::AreaIndex>& places,
                 const Box& box) {
    const double tall = kiosk_button * std::max(1.0, board.form.type * 0.85), gap = 12;
    const int columns = box.width > 620 * board.form.type ? 2 : 1;
    const double wide = (box.width - gap * (columns - 1)) / columns;
    std::size_t i = 0;
    for (double y = box.y; y + tall <= box.bottom() + 1; y += tall + gap)
        for (int column = 0; column < columns && i < places.size(); ++column, ++i)
            draw_row(board, in, places[i], {box.x + column * (wide + gap), y, wide, tall});
}

std::string title_for(const KioskInput& in) {
    if (in.visit.view.looked_for_as == LookedForAs::place) return tr("Find your place");
    const auto other =
        area_of(in.atlas, in.visit.view.looked_for_as == LookedForAs::right ? in.visit.view.place
                                                                            : in.visit.view.other);
    return other ? say("Compare {} with", name_in(in.atlas.areas[*other], in.visit.language))
                 : std::string(tr("Compare with"));
}

}  // namespace

void draw_find(Board& board, const KioskInput& in) {
    const PageRoom room = page_room(board.form);
    Pen& pen = board.pen;
    const KioskView& view = in.visit.view;
    draw_on_map(board, in, 0);
    Box panel = room.right;
    const bool upright = board.form.is_upright();
    if (upright) {
        panel.y = in.maps.empty() ? board.form.lowered : in.maps.front().box.bottom() + zoom_strip;
        panel.height = room.bar + board.form.lowered - panel.y;
    }
    pen.rect(panel, pen.c.panel);
    const double pad = 48, x = panel.x + pad, wide = panel.width - 2 * pad;
    const bool large = board.form.type > 1.3;
    const StageType title = board.fitting(board.display(48), title_for(in), wide,
                                          large ? 100 : 60 * board.form.type, 24);
    double y =
        board.heading("title", title, {x, panel.y + (large ? 20 : 36), wide, 0}, title_for(in)) +
        12;
    // After what the page is, for whoever has it read aloud.
    if (!in.maps.empty())
        board.note({.id = "map",
                    .label = tr("Map of the United Kingdom: touch a place"),
                    .role = KioskRole::map,
                    .box = in.maps.front().box});
    const double low_half = board.form.lowered + board.form.page.height.value / 2;
    const bool chooses = view.looked_for_as != LookedForAs::place;
    // Places like it come first, and the keys when they are asked for.
    const bool with_keys = !chooses || view.part == 1 || !view.typed.empty();
    if (!with_keys) {
        const auto other =
            area_of(in.atlas, view.looked_for_as == LookedForAs::right ? view.place : view.other);
        if (!large || upright)
            y = board.text("like", board.plain(28), {x, y, wide, 0}, pen.c.ink2,
                           tr("Places like it come first. Or touch the map, or type a name.")) +
                16;
        const double tall = kiosk_button * std::max(1.0, board.form.type * 0.8);
        board.button("type", {x, y, wide, tall}, tr("Type a name"), ShowPart{1}, KioskLook::plain,
                     Icon::find);
        y += tall + 20;
        if (!large) y = std::max(y, low_half - 60);
        if (other)
            draw_places(board, in, places_like(in.atlas, *other, 12),
                        {x, y, wide, room.bar + board.form.lowered - y - 16});
        return;
    }
    // What was typed.
    const double field = 84 * std::min(1.3, board.form.type);
    const Box typed{x, y, wide, field};
    board.rounded(typed, 10, pen.c.stage);
    board.rounded_edge(typed, 10, pen.c.rule_strong, 2);
    const StageType letters = board.strong(36);
    const bool empty = view.typed.empty();
    const std::string prompt = tr("Three letters are enough, or touch the map");
    if (empty) {
        const StageType type = board.fitting(board.plain(28), prompt, wide - 48, field - 16, 20);
        const auto lines = type.wrapped(pen, prompt, wide - 48);
        double line =
            typed.y + field / 2 - (static_cast<double>(lines.size()) - 1) * type.em * 0.55;
        for (const std::string& words : lines) {
            type.draw(pen, {typed.x + 24, line}, pen.c.ink3, words);
            line += type.em * 1.1;
        }
    } else {
        letters.draw(pen, {typed.x + 24, typed.y + field / 2}, pen.c.ink, view.typed);
    }
    const double cursor = empty ? 0 : letters.width(pen, view.typed) + 4;
    pen.rect({typed.x + 18 + cursor, typed.y + 18, 3, field - 36}, pen.c.accent);
    board.note({.id = "typed",
                .label = empty ? std::string(tr("Nothing typed yet")) : view.typed,
                .box = typed});
    y = typed.bottom() + 16;
    const double keys = 4 * 88.0 + 3 * 12;
    const double bottom = room.bar + board.form.lowered;
    const double keys_top = large ? bottom - keys - 12 : std::max(y + 120, bottom - keys - 12);
    const auto found = places_called(in.atlas, view.typed, 12, in.visit.language);
    Box places{x, y, wide, keys_top - y - 12};
    if (finds_without_map(board.form, in.visit) && !upright)
        places = {room.left.x + 40, room.left.y + 40, room.left.width - 80, room.bar - 56};
    const bool has_room = places.height > 3 * 28 * board.form.type;
    if (!found.empty()) {
        draw_places(board, in, found, places);
    } else if (!empty && !has_room) {
        // Nothing to be said here that the field does not say.
    } else if (!empty) {
        board.text("none", board.plain(28), places, pen.c.ink2,
                   view.typed.size() < 3
                       ? tr("Type a little more.")
                       : tr("Not in this atlas. Try the name of your council, or touch the map."));
    } else if (in.here) {
        // Where the kiosk stands, and around it.
        std::vector<geo::AreaIndex> near{*in.here};
        for (const geo::AreaIndex one : places_like(in.atlas, *in.here, 5)) near.push_back(one);
        draw_places(board, in, near, places);
    } else if (has_room) {
        board.text(
            "hint", board.plain(28), places, pen.c.ink2,
            tr("A council, a mayor’s area or a nation: Leeds, Cardiff, Greater Manchester."));
    }
    draw_keys(board, {x, keys_top, wide, keys});
}

}  // namespace app
