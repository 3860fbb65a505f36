#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/power_mark.h"
#include "app/ui/widgets.h"

namespace app {

namespace {

constexpr double pad = 16, line = 28;
constexpr double climb = 55;  // degrees, of the columns' names
constexpr double group_gap = 8;

/// Where the parts of the matrix stand.
struct Grid {
    const PowersMatrix& matrix;
    Box names, heads, cells, totals, groups;
    double pitch = 0, row = 0;   // of columns and rows
    double width = 0;            // of all columns
    double across = 0, top = 0;  // how far the columns are scrolled; where the first row begins

    double left_of(std::size_t column) const {
        double gaps = 0;
        for (const PowerGroup& group : matrix.groups)
            if (group.first > 0 && group.first <= column) gaps += group_gap;
        return cells.x - across + static_cast<double>(column) * pitch + gaps;
    }
    Box cell(std::size_t row_index, std::size_t column) const {
        return {left_of(column), top + static_cast<double>(row_index) * row, pitch, row};
    }
};

double width_of_columns(const PowersMatrix& matrix, double pitch) {
    const auto gaps = matrix.groups.empty() ? 0 : matrix.groups.size() - 1;
    return static_cast<double>(matrix.columns.size()) * pitch +
           static_cast<double>(gaps) * group_gap;
}

/// In `box`, less what stands over and under the matrix.
Grid grid_in(const Frame& f, const Box& box) {
    const PowersMatrix& matrix = *f.in.powers;
    const bool small = f.in.layout.narrow;
    const double names = small ? 172 : 216, totals = small ? 52 : 108;
    const double heads = box.height < 560 ? 118 : 204, groups = 48;
    Grid g{.matrix = matrix, .names = {}, .heads = {}, .cells = {}, .totals = {}, .groups = {}};
    const double room = std::max(1.0, box.width - names - totals);
    const double rows = std::max(1.0, box.height - heads - groups);
    // As wide as there is room for; below 19 pixels the columns scroll.
    g.pitch = 34;
    while (g.pitch > 19 && width_of_columns(matrix, g.pitch) > room) --g.pitch;
    g.width = width_of_columns(matrix, g.pitch);
    g.row =
        std::clamp(std::floor(rows / std::max<double>(1, static_cast<double>(matrix.rows.size()))),
                   24.0, 36.0);
    const double used = std::min(rows, g.row * static_cast<double>(matrix.rows.size()));
    const double shown = std::min(room, g.width);
    g.names = {box.x, box.y + heads, names, used};
    g.cells = {box.x + names, box.y + heads, shown, used};
    g.heads = {g.cells.x, box.y, box.width - names, heads};
    g.totals = {g.cells.right(), g.cells.y, totals, used};
    g.groups = {g.cells.x, g.cells.bottom(), shown, groups};
    return g;
}

/// Where the row and the column lie that are pointed at, focused or chosen; −1: nowhere.
struct CellPlace {
    int row = -1, column = -1;
};

CellPlace focused_cell(const Frame& f, const PowersMatrix& matrix) {
    for (std::size_t r = 0; r < matrix.rows.size(); ++r)
        for (std::size_t c = 0; c < matrix.columns.size(); ++c)
            if (matrix.rows[r].cells[c].id == f.state.focus)
                return {static_cast<int>(r), static_cast<int>(c)};
    return {};
}

int row_of(const Frame& f, const std::optional<geo::AreaId>& id) {
    const auto area = id ? f.in.atlas.areas.find(geo::text_of(*id)) : std::nullopt;
    return area ? row_around(f.in.atlas, *f.in.powers, *area) : -1;
}

CellPlace pointed_cell(const Frame& f) {
    return {row_of(f, f.in.scene.hovered), f.in.powers->column_of(f.in.scene.hovered_power)};
}

CellPlace chosen_cell(const Frame& f) {
    const auto& selected = f.in.scene.selected;
    return {row_of(f, selected.empty() ? std::nullopt : std::optional(selected.front())),
            f.in.powers->column_of(f.in.scene.powers.power)};
}

/// Arrows walk from cell to cell, Home and End to the ends of a row.
void walk(Frame& f, const PowersMatrix& matrix) {
    const CellPlace now = focused_cell(f, matrix);
    if (now.row < 0) return;
    const int last_row = static_cast<int>(matrix.rows.size()) - 1;
    const int last_column = static_cast<int>(matrix.columns.size()) - 1;
    CellPlace next = now;
    if (f.take(Key::left)) --next.column;
    if (f.take(Key::right)) ++next.column;
    if (f.take(Key::up)) --next.row;
    if (f.take(Key::down)) ++next.row;
    if (f.take(Key::home)) next.column = 0;
    if (f.take(Key::end)) next.column = last_column;
    next = {std::clamp(next.row, 0, last_row), std::clamp(next.column, 0, last_column)};
    if (next.row == now.row && next.column == now.column) return;
    f.state.focus = matrix.rows[static_cast<std::size_t>(next.row)]
                        .cells[static_cast<std::size_t>(next.column)]
                        .id;
    f.state.focus_moved = f.state.focus_shown = f.state.another_frame = true;
}

/// Columns that have no room scroll with Shift and the wheel, by their bar and after the focus.
void scroll_columns(Frame& f, Grid& g, const CellPlace& focused) {
    double& across = f.state.powers_across;
    const double most = std::max(0.0, g.width - g.cells.width);
    if (most > 0 && f.shift() && f.wheel() != 0 && (f.over(g.cells) || f.over(g.heads)))
        across -= f.take_wheel() * 3 * g.pitch;
    if (f.state.focus_moved && focused.column >= 0) {
        const double left = g.left_of(static_cast<std::size_t>(focused.column)) - g.cells.x;
        across = std::clamp(across, left + g.pitch + 8 - g.cells.width, left - 8);
    }
    across = std::round(std::clamp(across, 0.0, most));
    g.across = across;
    if (most <= 0) return;
    const double length = std::max(28.0, g.cells.width * g.cells.width / g.width);
    const Box track{g.cells.x, g.groups.bottom() - 6, g.cells.width, 10};
    const Box thumb{g.cells.x + (g.cells.width - length) * across / most, track.y + 2, length, 4};
    const std::string id = "scroll:powers-across";
    if (f.over(track) && f.clicked()) f.state.held = id;
    const bool held = f.state.held == id;
    if (held && g.cells.width > length)
        across = std::clamp(
            (f.pointer().x - g.cells.x - length / 2) / (g.cells.width - length) * most, 0.0, most);
    f.paint.rect(thumb, held || f.over(track) ? f.c.ink2 : f.c.rule_strong, 2);
}

Rgba stripe(const Frame& f) { return mixed(f.c.panel, power_colour(f.in.scene.dark), 0.13); }

void column_heads(Frame& f, const Grid& g, int lit) {
    // Names climb out of their column to the right: over the totals, not over the names of rows.
    const Box view{g.heads.x - 6, g.heads.y, g.heads.width + 6, g.heads.height};
    f.clip(view);
    const double steep = std::sin(climb * std::numbers::pi / 180);
    const double longest = (g.heads.height - 16) / steep;
    for (std::size_t i = 0; i < g.matrix.columns.size(); ++i) {
        const PowerColumn& column = g.matrix.columns[i];
        const double left = g.left_of(i);
        if (left + g.pitch < g.cells.x || left > g.cells.right()) continue;
        const Box box{left, g.heads.bottom() - 40, g.pitch, 36};
        const std::string id = "power:" + column.power;
        const std::string layer = geo::power_layer_id(column.power);
        const bool mapped = f.in.scene.pane().layer == layer;
        const Response r =
            f.control({id, column.label, Role::button, box, {}, mapped, "power-columns"});
        const bool strong = static_cast<int>(i) == lit || mapped || r.hovered;
        const Face face = g.pitch >= 22 ? (strong ? Face::body_strong : Face::body)
                                        : (strong ? Face::caption_strong : Face::caption);
        const std::string name = f.paint.elided(face, column.label, longest);
        f.paint.climbing(face, {left + g.pitch / 2 + 2, g.heads.bottom() - 10}, climb,
                         strong ? f.c.ink : f.c.ink2, name);
        if (r.hovered) f.tip(say("{}: show it on the map", column.label));
        if (r.pressed) f.ask(ShowLayer{layer});
    }
    f.unclip();
}

/// Over the numbers, or under them where names of columns climb over them.
void head_of_totals(Frame& f, const Grid& g) {
    const auto lines = f.paint.wrapped(Face::caption, tr("held or shared"), g.totals.width - 4, 2);
    double y = lines.size() == 1 ? g.heads.bottom() - 10 : g.groups.y + 14;
    for (const std::string& words : lines) {
        f.paint.text(Face::caption, {g.totals.right() - 4, y}, f.c.ink2, words, Align::right);
        y += 14;
    }
}

/// Held, then shared, on a scale of all powers; and how many that is.
void total_of_row(Frame& f, const Grid& g, const AuthorityRow& row, double middle, bool strong) {
    const double number = 34;
    const double room = g.totals.width - number - 16;
    if (room > 20) {
        const double unit = room / std::max(1, g.matrix.powers);
        const Box held{g.totals.x + 10, middle - 5, std::round(unit * row.held), 10};
        f.paint.rect(held, power_colour(f.in.scene.dark));
        f.paint.rect({held.right(), held.y, std::round(unit * row.shared), 10},
                     mixed(f.c.panel, power_colour(f.in.scene.dark), 0.5));
    }
    f.paint.number(strong ? Face::body_strong : Face::body, {g.totals.right() - 4, middle}, f.c.ink,
                   std::to_string(row.held + row.shared));
}

void row_name(Frame& f, const Grid& g, const AuthorityRow& row, const Box& box, bool strong) {
    const geo::AreaId& id = f.in.atlas.areas[row.area].id;
    const Response r = f.control({"authority:" + std::string(geo::text_of(id)),
                                  row.name,
                                  Role::row,
                                  box,
                                  {},
                                  number_in_selection(f, row.area) >= 0,
                                  "authorities"});
    const Face face = strong ? Face::body_strong : Face::body;
    const double room = g.names.width - 20;
    const bool fits = row.short_name.empty() || f.paint.width(face, row.name) <= room;
    const std::string name = f.paint.elided(face, fits ? row.name : row.short_name, room);
    f.paint.text(face, {box.x + 8, box.y + box.height / 2}, f.c.ink, name);
    if (r.hovered) f.point_at(row.area);
    if (r.hovered && name != row.name) f.tip(row.name);
    if (r.pressed) choose_area(f, row.area);
}

struct Lit {
    CellPlace pointed, chosen, focused;
};

/// Draws a row's cells; returns the column that the pointer is on.
int cells_of_row(Frame& f, const Grid& g, std::size_t r, const CellPlace& chosen) {
    const AuthorityRow& row = g.matrix.rows[r];
    const double mark = std::min({g.pitch - 6, g.row - 8, 18.0});
    int pointed = -1;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
        const PowerCell& cell = row.cells[c];
        const Box box = g.cell(r, c);
        const bool is_chosen =
            static_cast<int>(r) == chosen.row && static_cast<int>(c) == chosen.column;
        const Response response =
            f.control({cell.id, cell.label, Role::button, box, {}, is_chosen, "cells"});
        if (response.hovered) {
            f.point_at(row.area);
            pointed = static_cast<int>(c);
        }
        if (response.pressed)
            f.ask(ChoosePower{f.in.atlas.areas[row.area].id, g.matrix.columns[c].power});
        if (box.right() < g.cells.x || box.x > g.cells.right()) continue;
        const ScreenPoint middle{box.x + box.width / 2, box.y + box.height / 2};
        const Box square{std::round(middle.x - mark / 2), std::round(middle.y - mark / 2), mark,
                         mark};
        if (is_chosen) {
            f.paint.rect(inset(square, -4), f.c.panel, 4);
            f.paint.outline(inset(square, -4), f.c.accent, 4, 2);
        }
        if (cell.shown) power_mark(f, square, cell.status, cell.changed);
    }
    return pointed;
}

/// The row and the column that are pointed at or chosen, under the marks.
void stripes(Frame& f, const Grid& g, const Lit& lit) {
    for (const int row : {lit.chosen.row, lit.focused.row, lit.pointed.row})
        if (row >= 0)
            f.paint.rect({g.names.x, g.top + row * g.row, g.totals.right() - g.names.x, g.row},
                         stripe(f), 4);
    f.clip({g.cells.x, g.cells.y, g.cells.width, g.cells.height});
    for (const int column : {lit.chosen.column, lit.focused.column, lit.pointed.column})
        if (column >= 0)
            f.paint.rect(
                {g.left_of(static_cast<std::size_t>(column)), g.cells.y, g.pitch, g.cells.height},
                stripe(f));
    f.unclip();
}

void rows(Frame& f, Grid& g, const Lit& lit) {
    const Box view{g.names.x, g.cells.y, g.totals.right() - g.names.x, g.cells.height};
    ScrollArea area(f, "scroll:powers", view, g.row * static_cast<double>(g.matrix.rows.size()),
                    f.state.powers_scroll);
    g.top = area.top();
    if (lit.focused.row >= 0) {
        const Box cell = g.cell(static_cast<std::size_t>(lit.focused.row), 0);
        area.follow(f.state.focus, cell);
    }
    stripes(f, g, lit);
    int pointed = -1;
    for (std::size_t r = 0; r < g.matrix.rows.size(); ++r) {
        const AuthorityRow& row = g.matrix.rows[r];
        const Box box{view.x, g.top + static_cast<double>(r) * g.row, view.width, g.row};
        const int number = static_cast<int>(r);
        const bool strong = number == lit.pointed.row || number == lit.chosen.row;
        row_name(f, g, row, {box.x, box.y, g.names.width, g.row}, strong);
        f.clip(g.cells);
        const int column = cells_of_row(f, g, r, lit.chosen);
        if (column >= 0) pointed = column;
        f.unclip();
        if (!area.shows(box)) continue;
        total_of_row(f, g, row, box.y + g.row / 2, strong);
        f.paint.horizontal(view.x, box.bottom() - 1, view.width, f.c.rule);
    }
    if (!f.has_pointer()) return;
    const std::string now =
        pointed < 0 ? std::string() : g.matrix.columns[static_cast<std::size_t>(pointed)].power;
    if (now != f.in.scene.hovered_power) f.ask(HoverPower{now});
}

void groups(Frame& f, const Grid& g) {
    f.clip(g.groups);
    for (const PowerGroup& group : g.matrix.groups) {
        const double left = g.left_of(group.first) + 2;
        const double right = g.left_of(group.first + group.count - 1) + g.pitch - 2;
        f.paint.rect({left, g.groups.y + 4, right - left, 2}, f.c.ink);
        double y = g.groups.y + 16;
        const double width = right - left + group_gap;
        const auto lines = f.paint.wrapped(Face::caption, group.label, width, 2);
        for (const std::string& words : lines) {
            f.paint.text(Face::caption, {(left + right) / 2, y}, f.c.ink,
                         f.paint.elided(Face::caption, words, width), Align::centre);
            y += 14;
        }
        const Box box{left, g.groups.y, right - left, 34};
        if (f.over(box)) f.tip(group.label);
    }
    f.unclip();
}

/// Controls side by side of which one is chosen, ending at `right`; returns where they begin.
double segments(Frame& f, const std::string& id, std::span<const std::string> labels,
                std::size_t chosen, double right, double y,
                const std::function<void(std::size_t)>& press) {
    double x = right;
    for (const std::string& label : labels)
        x -= std::ceil(f.paint.width(Face::body_strong, label)) + 24;
    const double left = x;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const double width = std::ceil(f.paint.width(Face::body_strong, labels[i])) + 24;
        const Box box{x, y, width, line};
        const bool now = i == chosen;
        const Response r =
            f.control({fmt::format("{}:{}", id, i), labels[i], Role::radio, box, {}, now, id});
        f.paint.rect(box, now ? f.c.ink : r.hovered ? f.c.control_pressed : f.c.control, 4);
        f.paint.text(now ? Face::body_strong : Face::body, {x + width / 2, y + line / 2},
                     now ? f.c.ink_inverse : f.c.ink, labels[i], Align::centre);
        if (r.pressed && !now) press(i);
        x += width;
    }
    f.paint.outline({left, y, right - left, line}, f.c.rule_strong, 4);
    return left;
}

/// Returns where the next line begins.
double heading(Frame& f, const Box& box) {
    const PowersView& view = f.in.scene.powers;
    const std::array<std::string, 2> which{tr("All powers"), tr("Differences")};
    const std::array<std::string, 3> orders{tr("Most powers"), tr("Year it began"), tr("Name")};
    const std::string title = tr("Powers of each authority");
    const double title_width = std::ceil(f.paint.width(Face::body_strong, title));
    double controls = 16;
    for (const std::string& label : which)
        controls += std::ceil(f.paint.width(Face::body_strong, label)) + 24;
    for (const std::string& label : orders)
        controls += std::ceil(f.paint.width(Face::body_strong, label)) + 24;
    // All in one line, or the title above, or, where it is narrow, the first control beside that.
    const bool in_one = title_width + 44 + controls<box.width, apart = controls> box.width;
    const double y = in_one ? box.y : box.y + line + 4;
    double right = segments(f, "powers-which", which, view.only_differences ? 1 : 0, box.right(),
                            apart ? box.y : y, [&](std::size_t i) {
                                PowersView next = view;
                                next.only_differences = i == 1;
                                f.ask(ShowPowers{next});
                            });
    const double beside = apart ? right - 12 : box.right();
    right = segments(f, "powers-order", orders, static_cast<std::size_t>(view.order),
                     apart ? box.right() : right - 16, y, [&](std::size_t i) {
                         PowersView next = view;
                         next.order = all_powers_orders[i];
                         f.ask(ShowPowers{next});
                     });
    const double middle = box.y + line / 2;
    f.paint.text(Face::body_strong, {box.x, middle}, f.c.ink, title);
    const double left = box.x + title_width + 10;
    const double room = (in_one ? right - 12 : beside) - left;
    const int shown = static_cast<int>(f.in.powers->columns.size());
    const std::string count =
        shown == f.in.powers->powers
            ? say("{} powers, {}", f.in.powers->powers, f.in.atlas.present_year)
            : say("{} of {} powers, {}", shown, f.in.powers->powers, f.in.atlas.present_year);
    if (f.paint.width(Face::caption, count) <= room)
        f.paint.text(Face::caption, {left, middle}, f.c.ink2, count);
    return y + line + 8;
}

/// A document that is adopted; pressing it takes it back. Returns where the next may begin.
double chip(Frame& f, const geo::ProposalDocument& document, double x, double y, double right) {
    const double room = std::min(right - x, 250.0);
    if (room < 90) return x;
    const std::string title = f.paint.elided(Face::body, document.title, room - 44);
    const Box box{x, y, std::ceil(f.paint.width(Face::body, title)) + 44, line};
    const Response r = f.control({"adopted:" + document.id,
                                  say("No longer adopted: {}", document.title),
                                  Role::button,
                                  box,
                                  {},
                                  true,
                                  {}});
    f.paint.rect(box, r.hovered ? f.c.control_pressed : f.c.accent_soft, 14);
    f.paint.text(Face::body, {box.x + 12, y + line / 2}, f.c.ink, title);
    draw_cross(f.paint, {box.right() - 28, y + 4, 20, 20}, f.c.ink);
    if (r.hovered) f.tip(say("{} ({}). Press to take it back.", document.title, document.proposer));
    if (r.pressed) f.ask(Adopt{document.id, false});
    return box.right() + 8;
}

/// Documents to be adopted, and those that are.
void suppositions(Frame& f, const Box& box) {
    std::vector<const geo::ProposalDocument*> offered;
    std::vector<std::string> choices, notes;
    const auto& adopted = f.in.scene.hypothesis.documents;
    for (const geo::ProposalDocument& document : f.in.atlas.documents) {
        if (!geo::can_be_adopted(document) || f.in.scene.hypothesis.adopts(document.id)) continue;
        offered.push_back(&document);
        choices.push_back(document.title);
        notes.push_back(document.date.substr(0, 4));
    }
    double x = box.x;
    if (!offered.empty()) {
        const double width = std::min(box.width, adopted.empty() ? 420.0 : 190.0);
        const Box menu{x, box.y, width, line};
        const auto draw = [&f, menu, choices, notes, offered] {
            const bool open = f.state.open_menu == "adopt";
            const Box box_now{menu.x, menu.y, open ? std::max(menu.width, 480.0) : menu.width,
                              line};
            const std::string question = tr("What if a document were adopted?");
            const int made = drop_down(f, "adopt", question, box_now, choices, -1, notes);
            f.paint.text(Face::body, {menu.x + 10, menu.y + line / 2}, f.c.ink,
                         f.paint.elided(Face::body, question, box_now.width - 38));
            if (made >= 0) f.ask(Adopt{offered[static_cast<std::size_t>(made)]->id, true});
        };
        if (f.state.open_menu == "adopt")
            f.draw_later(draw);  // its list lies over the matrix
        else
            draw();
        x = menu.right() + 8;
    }
    for (const geo::ProposalDocument& document : f.in.atlas.documents)
        if (std::ranges::find(adopted, document.id) != adopted.end())
            x = chip(f, document, x, box.y, box.right());
}

/// The key to the marks; each is a switch that hides its cells.
void key(Frame& f, const Box& box) {
    const bool small = f.in.layout.narrow;
    const std::array<std::string, geo::power_statuses> labels{
        tr("Not held"), tr("Proposed"), small ? tr("Agreed") : tr("Agreed, not yet in force"),
        small ? tr("Shared") : tr("Shared or partial"), tr("Held")};
    double x = box.x;
    for (int i = geo::power_statuses; i-- > 0;) {
        const auto status = static_cast<geo::PowerStatus>(i);
        const auto& hidden = f.in.scene.powers.hidden;
        const bool shown = std::ranges::find(hidden, status) == hidden.end();
        const std::string label = fmt::format("{} {}", labels[static_cast<std::size_t>(i)],
                                              f.in.powers->counts[static_cast<std::size_t>(i)]);
        const double width = std::ceil(f.paint.width(Face::body, label)) + 38;
        const Box switch_box{x, box.y, width, line};
        const Response r = f.control({"status:" + std::string(geo::code_of(status)),
                                      label,
                                      Role::button,
                                      switch_box,
                                      {},
                                      shown,
                                      "statuses"});
        if (r.hovered) f.paint.rect(switch_box, f.c.control_pressed, 4);
        power_mark(f, {x + 6, box.y + 6, 16, 16}, status, false);
        f.paint.text(Face::body, {x + 30, box.y + line / 2}, shown ? f.c.ink : f.c.ink3, label);
        if (!shown)
            f.paint.line({x + 28, box.y + line / 2}, {x + width - 6, box.y + line / 2}, f.c.ink3,
                         1);
        if (r.hovered) f.tip(shown ? tr("Leave these cells empty") : tr("Show these cells"));
        if (r.pressed) {
            PowersView next = f.in.scene.powers;
            if (std::erase(next.hidden, status) == 0) next.hidden.push_back(status);
            f.ask(ShowPowers{next});
        }
        x += width + 8;
    }
    if (f.in.powers->changed == 0) return;
    const std::string changed = say("Changed {}", f.in.powers->changed);
    if (x + 30 + f.paint.width(Face::body, changed) > box.right()) return;
    changed_mark(f, {x + 14, box.y + line / 2});
    f.paint.text(Face::body, {x + 26, box.y + line / 2}, f.c.ink, changed);
}

}  // namespace

void powers_page(Frame& f) {
    if (f.in.powers == nullptr) return;
    const Box& page = f.in.layout.page;
    panel(f, page);
    const PowersMatrix& matrix = *f.in.powers;
    walk(f, matrix);
    Box box = inset(page, pad);
    double y = heading(f, box);
    suppositions(f, {box.x, y, box.width, line});
    y += line + 4;
    key(f, {box.x - 6, box.bottom() - line + 4, box.width + 6, line});
    box = {box.x - 8, y, box.width + 8, box.bottom() - line - y};
    Lit lit{pointed_cell(f), chosen_cell(f), {}};
    if (f.state.focus_shown) lit.focused = focused_cell(f, matrix);
    if (matrix.columns.empty() || matrix.rows.empty()) {
        f.paint.paragraph(
            Face::body, box.x + 8, y + 24, box.width - 16, f.c.ink2,
            tr("No power is left to show: bring back a kind of cell below, or all powers above."));
    } else {
        Grid grid = grid_in(f, box);
        scroll_columns(f, grid, lit.focused);
        column_heads(f, grid, lit.pointed.column >= 0 ? lit.pointed.column : lit.chosen.column);
        head_of_totals(f, grid);
        rows(f, grid, lit);
        groups(f, grid);
    }
    const auto first = [](int a, int b, int c) { return a >= 0 ? a : b >= 0 ? b : c; };
    power_card(f, first(lit.pointed.row, lit.focused.row, lit.chosen.row),
               first(lit.pointed.column, lit.focused.column, lit.chosen.column));
}

}  // namespace app
