#include <algorithm>
#include <cmath>

#include "app/picture/authority_table.h"
#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/whatif/hypothesis.h"

namespace app {

namespace {

constexpr double pad = 16, field = 30, line = 28, chip = 26, between = 6;

const geo::SupposedAuthority* chosen(const Frame& f) {
    const auto& id = f.in.scene.authorities.chosen;
    return id ? f.in.scene.hypothesis.authority(*id) : nullptr;
}

void show(Frame& f, std::optional<geo::AreaId> authority) {
    f.ask(ShowAuthority{{std::move(authority), f.in.scene.authorities.against}});
}

/// Those there are, and the next one.
void authority_menu(Frame& f, const Box& box) {
    const auto& all = f.in.scene.hypothesis.authorities;
    std::vector<std::string> names;
    int shown = static_cast<int>(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        names.push_back(geo::plain_name_of(f.in.atlas, all[i]));
        if (f.in.scene.authorities.chosen == all[i].id) shown = static_cast<int>(i);
    }
    if (all.size() < geo::most_supposed) names.emplace_back(tr("New authority"));
    const int made = drop_down(f, "authority", tr("What-if authority"), box, names,
                               std::min(shown, static_cast<int>(names.size()) - 1));
    if (made < 0 || made == shown) return;
    const auto index = static_cast<std::size_t>(made);
    show(f, index < all.size() ? std::optional(all[index].id) : std::nullopt);
}

/// A copy of an authority there is, with its powers, to be changed.
void begin_from(Frame& f, const Box& box) {
    if (f.in.scene.hypothesis.authorities.size() >= geo::most_supposed) return;
    const geo::AreaRegister& areas = f.in.atlas.areas;
    const auto authorities = authorities_to_choose(f.in.atlas);
    std::vector<std::string> names{tr("Copy one there is …")};
    for (const geo::AreaIndex one : authorities) names.push_back(areas[one].name);
    const int made = drop_down(f, "begin-from", tr("Begin from an authority there is"), box, names, 0);
    if (made < 1) return;
    const geo::AreaIndex model = authorities[static_cast<std::size_t>(made - 1)];
    const int year = std::max(f.in.atlas.present_year, areas[model].vintage.start.value_or(0));
    geo::SupposedAuthority one{.id = geo::free_id(f.in.scene.hypothesis),
                               .name = areas[model].name,
                               .powers_as = areas[model].id};
    for (const geo::AreaIndex district : areas.members(model, geo::Level::district, year))
        if (geo::can_be_grouped(f.in.atlas, district)) one.districts.push_back(areas[district].id);
    f.ask(Suppose{std::move(one)});
}

/// Takes effect with Enter, or when the field is left: a name is one step, not one for each letter.
void name_field(Frame& f, const geo::SupposedAuthority& one, const Box& box) {
    UiState& s = f.state;
    const std::string id(geo::text_of(one.id)), now = geo::plain_name_of(f.in.atlas, one);
    const bool active = s.focus == "authority-name";
    if (s.authority_named != id || (!active && !s.authority_renamed)) {
        s.authority_named = id;
        s.authority_name = now;
        s.authority_renamed = false;
    }
    const bool done = s.authority_renamed && (!active || f.take(Key::enter));
    if (text_field(f, "authority-name", tr("Its name"), box, s.authority_name, tr("Its name")))
        s.authority_renamed = true;
    if (!done) return;
    s.authority_renamed = false;
    geo::SupposedAuthority wanted = one;
    wanted.name = s.authority_name;
    if (wanted.name != one.name) f.ask(Suppose{std::move(wanted)});
}

void powers_menu(Frame& f, const geo::SupposedAuthority& one, const Box& box) {
    const auto authorities = authorities_to_choose(f.in.atlas);
    std::vector<std::string> names{tr("Powers that all of its districts have")};
    int shown = 0;
    for (std::size_t i = 0; i < authorities.size(); ++i) {
        const geo::Area& area = f.in.atlas.areas[authorities[i]];
        names.push_back(say("Powers as {}", area.name));
        if (one.powers_as == area.id) shown = static_cast<int>(i) + 1;
    }
    const int made = drop_down(f, "authority-powers", tr("Its powers"), box, names, shown);
    if (made < 0 || made == shown) return;
    geo::SupposedAuthority wanted{.id = one.id, .name = one.name, .districts = one.districts};
    if (made > 0)
        wanted.powers_as = f.in.atlas.areas[authorities[static_cast<std::size_t>(made - 1)]].id;
    f.ask(Suppose{std::move(wanted)});
}

/// Its districts, each a button that takes it out; in rows that scroll. Returns where they end.
double district_chips(Frame& f, double x, double y, double width) {
    const AuthorityTable& table = *f.in.authority;
    struct Chip {
        geo::AreaIndex area;
        Box box;
    };
    std::vector<Chip> chips;
    double left = 0, top = 0;
    for (const geo::AreaIndex district : table.districts) {
        const std::string& name = geo::map_name_of(f.in.atlas.areas[district]);
        const double wide = std::min(std::ceil(f.paint.width(Face::body, name)) + 40, width - 12);
        if (left > 0 && left + wide > width - 12) left = 0, top += chip + between;
        chips.push_back({district, {left, top, wide, chip}});
        left += wide + between;
    }
    const double content = top + chip, height = std::min(content, 3 * (chip + between));
    ScrollArea area(f, "scroll:districts", {x, y, width, height}, content, f.state.chips_scroll);
    for (const Chip& one : chips) {
        const geo::Area& district = f.in.atlas.areas[one.area];
        const Box box{x + one.box.x, area.top() + one.box.y, one.box.width, chip};
        const std::string id = "district:" + std::string(geo::text_of(district.id));
        const Response r = f.control({id, say("Take out {}", district.name), Role::button, box, {},
                                      false, "districts"});
        area.follow(id, box);
        if (r.hovered) f.point_at(one.area);
        if (r.pressed) f.ask(GroupDistrict{district.id});
        if (!area.shows(box)) continue;
        f.paint.rect(box, r.hovered ? f.c.control_pressed : f.c.control, chip / 2);
        f.paint.outline(box, f.c.rule_strong, chip / 2);
        f.paint.text(Face::body, {box.x + 12, box.y + chip / 2}, f.c.ink,
                     f.paint.elided(Face::body, geo::map_name_of(district), box.width - 38));
        draw_cross(f.paint, {box.right() - 24, box.y + 5, 16, 16}, f.c.ink2);
    }
    return y + height;
}

/// Ways to add a district without the map: those around, and the one selected last.
double add_districts(Frame& f, const geo::SupposedAuthority* one, double x, double y,
                     double width) {
    const std::vector<geo::AreaIndex>& around = f.in.authority->around;
    double left = x;
    if (!around.empty()) {
        std::vector<std::string> names{tr("Add a district beside it …")};
        for (const geo::AreaIndex area : around) names.push_back(f.in.atlas.areas[area].name);
        const Box box{left, y, std::min(240.0, width), field};
        const int made = drop_down(f, "add-district", tr("Add a district beside it"), box, names, 0);
        if (made > 0)
            f.ask(GroupDistrict{
                f.in.atlas.areas[around[static_cast<std::size_t>(made - 1)]].id});
        left = box.right() + 8;
    }
    if (f.in.scene.selected.empty()) return y + field;
    const geo::AreaId& last = f.in.scene.selected.back();
    const auto area = f.in.atlas.areas.find(geo::text_of(last));
    const bool is_in = one != nullptr &&
                       std::ranges::find(one->districts, last) != one->districts.end();
    if (!area || is_in || !geo::can_be_grouped(f.in.atlas, *area)) return y + field;
    const std::string label = f.paint.elided(
        Face::body_strong, say("Add {}", f.in.atlas.areas[*area].name), x + width - left - 24);
    const double wide = std::ceil(f.paint.width(Face::body_strong, label)) + 24;
    if (button(f, "add-selected", label, {left, y, wide, field})) f.ask(GroupDistrict{last});
    return y + field;
}

/// Where the columns of figures end, from the right.
struct Columns {
    double own_from, own, against, country;
};

Columns columns_in(const Box& box) {
    const double each = std::clamp(box.width * 0.17, 76.0, 150.0);
    const double country = box.right() - 14;
    const double own = country - 2 * each;
    return {own - std::round(1.35 * each), own, country - each, country};
}

void against_menu(Frame& f, const Box& box) {
    const auto authorities = authorities_to_choose(f.in.atlas);
    std::vector<geo::AreaId> ids;
    std::vector<std::string> names{tr("Compare with …")};
    const AuthorityView& view = f.in.scene.authorities;
    for (const geo::SupposedAuthority& one : f.in.scene.hypothesis.authorities)
        if (one.id != view.chosen && f.in.atlas.areas.find(geo::text_of(one.id))) {
            ids.push_back(one.id);
            names.push_back(geo::name_of(f.in.atlas, one));
        }
    for (const geo::AreaIndex one : authorities) {
        ids.push_back(f.in.atlas.areas[one].id);
        names.push_back(f.in.atlas.areas[one].name);
    }
    int shown = 0;
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (view.against == ids[i]) shown = static_cast<int>(i) + 1;
    const int made = drop_down(f, "against", tr("Compare with"), box, names, shown);
    if (made < 0 || made == shown) return;
    const auto against = made == 0 ? std::optional<geo::AreaId>()
                                   : std::optional(ids[static_cast<std::size_t>(made - 1)]);
    f.ask(ShowAuthority{{view.chosen, against}});
}

void cell(Frame& f, const AuthorityCell& cell, double right, double left, const Box& row,
          Face face) {
    if (cell.value.empty()) {
        f.paint.text(Face::body, {right, row.y + line / 2}, f.c.ink3, "–", Align::right);
        return;
    }
    const double room = right - left - 10;
    const Face fits = f.paint.width(face, cell.value) <= room ? face : Face::caption;
    f.paint.number(fits, {right, row.y + line / 2}, f.c.ink,
                   f.paint.elided(fits, cell.value, room));
    if (f.over({left, row.y, right - left, line})) f.tip(cell.tip);
}

/// Under headings a row for each layer; a row shows its layer on the map.
void figures(Frame& f, const Box& box) {
    const AuthorityTable& table = *f.in.authority;
    const Columns at = columns_in(box);
    const double each = at.country - at.against, head = box.y + 15;
    f.paint.text(Face::caption_strong, {at.own, head}, f.c.ink, tr("What-if"), Align::right);
    f.paint.text(Face::caption_strong, {at.country, head}, f.c.ink,
                 f.paint.elided(Face::caption_strong, table.country, each - 10), Align::right);
    const double menu = std::min(each - 8, 150.0);
    against_menu(f, {at.against - menu, box.y, menu, field});
    f.paint.horizontal(box.x, box.y + field + 4, box.width, f.c.rule_strong);
    double content = 0;
    const auto is_headed = [&](std::size_t i) {
        return i == 0 || table.lines[i].heading != table.lines[i - 1].heading;
    };
    for (std::size_t i = 0; i < table.lines.size(); ++i) content += is_headed(i) ? 2 * line : line;
    const Box view{box.x, box.y + field + 6, box.width, box.bottom() - box.y - field - 6};
    ScrollArea area(f, "scroll:figures", view, content, f.state.figures_scroll);
    double y = area.top();
    for (std::size_t i = 0; i < table.lines.size(); ++i) {
        const AuthorityLine& one = table.lines[i];
        if (is_headed(i)) {
            if (area.shows({view.x, y, view.width, line}))
                f.paint.text(Face::caption_strong, {box.x, y + line - 11}, f.c.ink2,
                             one.heading);
            y += line;
        }
        const Box row{view.x, y, view.width - 12, line};
        y += line;
        const std::string id = "figure:" + one.layer;
        const bool shown = f.in.scene.pane().layer == one.layer;
        const Response r = f.control({id, say("{}: show on the map", one.label), Role::row, row, {},
                                      shown, "figures"});
        area.follow(id, row);
        if (r.pressed && !shown) f.ask(ShowLayer{one.layer});
        if (!area.shows(row)) continue;
        if (shown || r.hovered)
            f.paint.rect(row, shown ? f.c.accent_soft : f.c.control_pressed, 4);
        const std::string words = one.unit.empty() ? one.label : one.label + ", " + one.unit;
        const std::string label = f.paint.elided(Face::body, words, at.own_from - row.x - 16);
        f.paint.text(Face::body, {row.x + 8, row.y + line / 2}, f.c.ink, label);
        if (label != words && f.over({row.x, row.y, at.own_from - row.x, line})) f.tip(words);
        cell(f, one.own, at.own, at.own_from, row, Face::body_strong);
        cell(f, one.against, at.against, at.own, row, Face::body);
        cell(f, one.country, at.country, at.against, row, Face::body);
    }
}

}  // namespace

void authorities_page(Frame& f) {
    if (f.in.authority == nullptr) return;
    const Box& page = f.in.layout.page;
    panel(f, page);
    const geo::SupposedAuthority* one = chosen(f);
    const double x = page.x + pad, width = page.width - 2 * pad;
    const double half = std::floor((width - 8) / 2);
    double y = page.y + pad;
    authority_menu(f, {x, y, half, field});
    begin_from(f, {x + half + 8, y, half, field});
    y += field + 8;
    if (one != nullptr) {
        name_field(f, *one, {x, y, half, field});
        const std::string label = tr("Drop");
        const double wide = std::ceil(f.paint.width(Face::body_strong, label)) + 24;
        powers_menu(f, *one, {x + half + 8, y, half - wide - 8, field});
        if (button(f, "drop-authority", label, {x + width - wide, y, wide, field}))
            f.ask(DropAuthority{one->id});
        y += field + 10;
    }
    const AuthorityTable& table = *f.in.authority;
    if (table.districts.empty()) {
        y = f.paint.paragraph(
            Face::body, x, y + 6, width, f.c.ink,
            tr("Press districts on the map to put them together into an authority that does not "
               "exist, or copy one there is and change it. Its people, money, turnout, metrics and "
               "powers are worked out as you go, and it can be used wherever an area can: "
               "selected, pinned, searched for, exported. Everything of it is marked what-if."));
        add_districts(f, one, x, y + 8, width);
        return;
    }
    f.paint.text(Face::body_strong, {x, y + 10}, f.c.ink,
                 f.paint.elided(Face::body_strong, table.summary, width));
    y += 22;
    y = f.paint.paragraph(Face::caption, x, y, width, f.c.ink2, table.pieces + " " + table.rank, 2);
    y = district_chips(f, x, y + 6, width) + 8;
    y = add_districts(f, one, x, y, width) + 10;
    figures(f, {x, y, width, page.bottom() - y - 8});
}

}  // namespace app
