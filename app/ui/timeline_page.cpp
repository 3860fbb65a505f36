#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/data/atlas.h"
#include "geo/data/view.h"

namespace app {

namespace {

constexpr double names_width = 176, numbers_height = 30, axis_height = 20, councils_height = 40,
                 events_height = 22, lane_height = 14, pad = 16;
constexpr double seconds_for_a_year = 1.4;
constexpr int fastest = 4;

const geo::Timeline& timeline(const Frame& f) { return *f.in.timeline; }
int shown_year(const Frame& f) { return f.in.scene.pane().year; }

/// Where the years lie: from the first day of the first to the last day of the last.
struct YearAxis {
    int first, last;
    double left, width;
    double at(double year) const {
        return left + width * std::clamp((year - first) / (last + 1 - first), 0.0, 1.0);
    }
    int year_at(double x) const {
        const double year = first + (x - left) / width * (last + 1 - first);
        return std::clamp(static_cast<int>(std::floor(year)), first, last);
    }
};

/// The next year in which something changed, before (-1) or after (1) a year.
std::optional<int> change_beside(const geo::Timeline& timeline, int year, int side) {
    const auto& years = timeline.years_of_change;
    if (side > 0) {
        const auto next = std::ranges::upper_bound(years, year);
        return next == years.end() ? std::nullopt : std::optional(*next);
    }
    const auto now = std::ranges::lower_bound(years, year);
    return now == years.begin() ? std::nullopt : std::optional(*std::prev(now));
}

/// A white card with holes, through which the maps below it are seen.
void card_around(Frame& f, const Box& card, const Box& upper, const Box& lower) {
    const auto fill = [&](double left, double top, double right, double bottom) {
        if (right > left && bottom > top)
            f.paint.rect({left, top, right - left, bottom - top}, f.c.panel);
    };
    const bool beside = upper.y == lower.y;
    const double top = upper.y, bottom = lower.bottom();
    fill(card.x, card.y, card.right(), top);
    fill(card.x, bottom, card.right(), card.bottom());
    fill(card.x, top, upper.x, bottom);
    fill(lower.right(), top, card.right(), bottom);
    if (beside)
        fill(upper.right(), top, lower.x, bottom);
    else
        fill(upper.x, upper.bottom(), upper.right(), lower.y);
    f.cover(card);
}

void change_card(Frame& f, const TimelineChange& change, const ChangeBoxes& boxes,
                 std::span<const SideMap> maps) {
    card_around(f, boxes.card, boxes.before, boxes.after);
    const double x = boxes.card.x + pad, width = boxes.card.width - 2 * pad;
    f.paint.text(Face::heading, {x, boxes.card.y + 26}, f.c.ink,
                 f.paint.elided(Face::heading, change.title, width));
    const std::string subtitle = f.paint.elided(Face::caption, change.subtitle, width);
    f.paint.text(Face::caption, {x, boxes.card.y + 52}, f.c.ink2, subtitle);
    if (subtitle != change.subtitle && f.over({x, boxes.card.y + 42, width, 20}))
        f.tip(change.subtitle);
    const auto label = [&](const Box& map, const std::string& text, Rgba colour) {
        f.paint.text(Face::caption_strong, {map.x, map.y - 12}, colour,
                     f.paint.elided(Face::caption_strong, text, map.width));
    };
    label(boxes.before, change.before, f.c.ink2);
    label(boxes.after, change.after, f.c.accent);
    for (const SideMap& map : maps) {
        f.clip(map.box);
        map_names(f, *map.picture, map.box);
        f.unclip();
        f.paint.outline(map.box, f.c.rule);
    }
    double y = boxes.after.bottom() + 8;
    const double line = f.paint.line_height(Face::caption);
    for (const std::string& note : change.notes) {
        if (y + line > boxes.card.bottom() - 4) break;
        y = f.paint.paragraph(Face::caption, x, y, width, f.c.ink2, note, 1);
    }
}

/// The rest of what a year brought, where a card's room is left: changes out of view, and less.
void also_card(Frame& f, const Box& box) {
    const TimelineYear& year = *f.in.timeline_year;
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < year.changes.size(); ++i)
        if (i != f.state.first_change) lines.push_back(year.changes[i].title);
    lines.insert(lines.end(), year.also.begin(), year.also.end());
    panel(f, box);
    f.paint.text(Face::heading, {box.x + pad, box.y + 26}, f.c.ink,
                 say("Also in {}", shown_year(f)));
    double y = box.y + 46;
    if (lines.empty())
        f.paint.paragraph(Face::body, box.x + pad, y, box.width - 2 * pad, f.c.ink2,
                          tr("No other council or authority changed."), 2);
    for (const std::string& line : lines) {
        if (y > box.bottom() - 30) break;
        y = f.paint.paragraph(Face::body, box.x + pad, y, box.width - 2 * pad, f.c.ink, line, 2) +
            6;
    }
}

void step_to(Frame& f, int side) {
    if (const auto year = change_beside(timeline(f), shown_year(f), side)) f.ask(ShowYear{*year});
}

void quiet_year(Frame& f, const Box& page) {
    panel(f, page);
    const double x = page.x + pad;
    f.paint.text(Face::heading, {x, page.y + 26}, f.c.ink,
                 say("No council or authority changed in {}", shown_year(f)));
    double y = page.y + 46;
    for (const std::string& line : f.in.timeline_year->also)
        y = f.paint.paragraph(Face::body, x, y, page.width - 2 * pad, f.c.ink, line, 2) + 4;
    const auto before = change_beside(timeline(f), shown_year(f), -1);
    const auto after = change_beside(timeline(f), shown_year(f), 1);
    double left = x;
    const auto offer = [&](const char* id, const std::optional<int>& year,
                           const std::string& label) {
        if (!year) return;
        const double width = std::ceil(f.paint.width(Face::body_strong, label)) + 28;
        if (button(f, id, label, {left, y + 8, width, 32})) f.ask(ShowYear{*year});
        left += width + 8;
    };
    if (before) offer("change-before", before, say("The change before: {}", *before));
    if (after) offer("change-after", after, say("The next change: {}", *after));
}

void changes(Frame& f) {
    const TimelineYear& year = *f.in.timeline_year;
    const Box& page = f.in.layout.page;
    if (year.changes.empty()) {
        quiet_year(f, page);
        return;
    }
    const auto boxes = change_boxes(page, year.changes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i)
        change_card(f, year.changes[f.state.first_change + i], boxes[i],
                    f.in.side_maps.subspan(2 * i, 2));
    if (boxes.size() > 1) return;
    const Box& card = boxes.front().card;
    const Box rest{card.right() + 8, page.y, page.right() - card.right() - 8, page.height};
    also_card(f, rest);
}

void play_sign(Painter& paint, const Box& box, Rgba ink, bool playing) {
    const ScreenPoint c{box.x + box.width / 2, box.y + box.height / 2};
    if (playing) {
        paint.rect({c.x - 6, c.y - 7, 4, 14}, ink);
        paint.rect({c.x + 2, c.y - 7, 4, 14}, ink);
        return;
    }
    paint.polygon(
        std::array<ScreenPoint, 3>{{{c.x - 5, c.y - 8}, {c.x + 9, c.y}, {c.x - 5, c.y + 8}}}, ink);
}

void arrow(Painter& paint, const Box& box, Rgba ink, double side) {
    const ScreenPoint c{box.x + box.width / 2, box.y + box.height / 2};
    paint.polyline(
        std::array<ScreenPoint, 3>{
            {{c.x - side * 3, c.y - 6}, {c.x + side * 3, c.y}, {c.x - side * 3, c.y + 6}}},
        ink, 2);
}

void toggle_play(Frame& f) {
    f.state.playing = !f.state.playing;
    f.state.next_year_at = ImGui::GetTime();
    if (f.state.playing && shown_year(f) >= f.in.atlas.present_year)
        f.ask(ShowYear{timeline(f).first_year});
}

/// Goes on to the next year when it is time, and stops at the present one.
void play_on(Frame& f) {
    if (!f.state.playing) return;
    f.state.another_frame = true;
    if (ImGui::GetTime() < f.state.next_year_at) return;
    f.state.next_year_at = ImGui::GetTime() + seconds_for_a_year / f.state.play_speed;
    if (shown_year(f) < f.in.atlas.present_year)
        f.ask(ShowYear{shown_year(f) + 1});
    else
        f.state.playing = false;
}

void play_buttons(Frame& f, const Box& strip) {
    const double y = strip.y + 12;
    const Box play{strip.x + pad, y, 44, 40};
    const bool playing = f.state.playing;
    const char* label = playing ? tr("Stop (space)") : tr("Play the years (space)");
    const Response r = f.control({"play", label, Role::button, play, {}, playing, {}});
    f.paint.rect(play, r.held ? f.c.accent_pressed : f.c.accent, 4);
    play_sign(f.paint, play, f.c.on_accent, playing);
    if (r.hovered) f.tip(label);
    if (r.pressed) toggle_play(f);
    const auto step = [&](const char* id, const char* name, double x, int side) {
        const Box box{x, y, 32, 40};
        const bool there = change_beside(timeline(f), shown_year(f), side).has_value();
        f.paint.outline(box, f.c.rule_strong, 4);
        if (icon_button(f, id, name, box, there, [&](Painter& paint, const Box& b, Rgba ink) {
                arrow(paint, b, ink, side);
            }))
            step_to(f, side);
    };
    step("step-back", tr("The change before (left arrow)"), play.right() + 8, -1);
    step("step-on", tr("The next change (right arrow)"), play.right() + 44, 1);
    const Box speed{play.right() + 84, y, 40, 40};
    if (button(f, "speed", fmt::format("{}×", f.state.play_speed), speed))
        f.state.play_speed = f.state.play_speed >= fastest ? 1 : 2 * f.state.play_speed;
}

/// Which of the year's changes are in view, where not all have room.
void pager(Frame& f, const Box& strip, double y) {
    const std::size_t count = f.in.timeline_year->changes.size(), shown = f.in.side_maps.size() / 2;
    if (shown == 0 || shown >= count) return;
    std::size_t& first = f.state.first_change;
    f.paint.text(Face::caption, {strip.x + pad, y + 13}, f.c.ink2,
                 say("{} to {} of {} changes", first + 1, first + shown, count));
    const auto turn = [&](const char* id, const char* label, double x, bool there, int side) {
        if (icon_button(
                f, id, label, {x, y, 24, 26}, there,
                [&](Painter& paint, const Box& b, Rgba ink) { arrow(paint, b, ink, side); })) {
            first =
                side > 0 ? std::min(first + shown, count - shown) : first - std::min(first, shown);
            f.state.another_frame = true;
        }
    };
    turn("changes-back", tr("Changes before"), strip.x + names_width - 52, first > 0, -1);
    turn("changes-on", tr("More changes"), strip.x + names_width - 26, first + shown < count, 1);
}

std::optional<int> asked_year(Frame& f, const Response& r, const YearAxis& axis) {
    if (r.held && f.down()) return axis.year_at(f.pointer().x);
    if (!r.focused) return std::nullopt;
    const int year = shown_year(f);
    if (f.take(Key::left)) return std::max(axis.first, year - 1);
    if (f.take(Key::right)) return std::min(axis.last, year + 1);
    if (f.take(Key::home)) return axis.first;
    if (f.take(Key::end)) return axis.last;
    return std::nullopt;
}

/// The years, and the one that is shown.
void year_axis(Frame& f, const Box& strip, const YearAxis& axis) {
    const Box reach{axis.left - 8, strip.y + 4, axis.width + 16, numbers_height + axis_height};
    const Response r = f.control({"timeline", tr("Year"), Role::slider, reach, {}, false, {}});
    const double middle = strip.y + 8 + numbers_height / 2, line = strip.y + numbers_height + 12;
    const double each = axis.width / (axis.last + 1 - axis.first);
    const int step = each >= 38 ? 1 : each >= 20 ? 2 : 5;
    const int year = shown_year(f);
    for (int y = axis.first; y <= axis.last; ++y) {
        f.paint.vertical(std::round(axis.at(y)), line, strip.bottom() - line - 6, f.c.rule);
        const bool under_pill = std::abs(axis.at(y) - axis.at(year)) < 52;
        if (y % step != 0 || under_pill) continue;
        f.paint.text(y % 5 == 0 ? Face::caption_strong : Face::caption, {axis.at(y + 0.5), middle},
                     y > f.in.atlas.present_year ? f.c.ink3 : f.c.ink2, std::to_string(y),
                     Align::centre);
    }
    const double x = std::round(axis.at(year + 0.5));
    f.paint.rect({axis.left, line - 2, axis.width, 4}, f.c.rule, 2);
    f.paint.rect({axis.left, line - 2, x - axis.left, 4}, f.c.accent, 2);
    const std::string label = std::to_string(year);
    const double width = std::ceil(f.paint.width(Face::body_strong, label)) + 20;
    f.paint.vertical(x - 1, line, strip.bottom() - line - 6, f.c.accent);
    f.paint.disc({x, line}, 7, f.c.accent);
    const Box pill{std::clamp(x - width / 2, axis.left - 8, axis.left + axis.width + 8 - width),
                   middle - 13, width, 26};
    f.paint.rect(pill, f.c.accent, 4);
    f.paint.text(Face::body_strong, {pill.x + width / 2, middle}, f.c.on_accent, label,
                 Align::centre);
    const auto asked = asked_year(f, r, axis);
    if (asked && *asked != year) {
        f.state.playing = false;
        f.ask(ShowYear{*asked});
    }
}

void council_counts(Frame& f, const Box& strip, const YearAxis& axis, double y) {
    f.paint.text(Face::caption_strong, {strip.x + pad, y + 12}, f.c.ink, tr("Councils in England"));
    f.paint.text(Face::caption, {strip.x + pad, y + 27}, f.c.ink2, tr("districts in force"));
    int most = 1;
    for (const geo::CouncilSpan& span : timeline(f).councils) most = std::max(most, span.councils);
    for (const geo::CouncilSpan& span : timeline(f).councils) {
        const double left = std::round(axis.at(span.first)),
                     right = std::round(axis.at(span.last + 1));
        if (!span.recorded) {
            const Box box{left, y + 4, right - left - 1, councils_height - 8};
            f.paint.hatch(box, f.c.hatch_bg, f.c.hatch_line);
            const char* words = tr("boundaries not recorded");
            const double wide = f.paint.width(Face::caption, words) + 8;
            if (wide + 8 < box.width) {
                f.paint.rect({left + 4, y + 13, wide, 18}, f.c.panel, 3);
                f.paint.text(Face::caption, {left + 8, y + 22}, f.c.ink2, words);
            }
            continue;
        }
        // From zero: a few councils fewer are a low step.
        const double height = std::round((councils_height - 8) * span.councils / most);
        const Box box{left, y + councils_height - 4 - height, right - left - 1, height};
        f.paint.rect(box, f.c.land);
        f.paint.horizontal(box.x, box.y, box.width, f.c.ink2);
        const std::string count = std::to_string(span.councils);
        if (f.paint.width(Face::caption_strong, count) + 6 < box.width)
            f.paint.text(Face::caption_strong, {left + 4, y + councils_height - 14}, f.c.ink,
                         count);
        if (f.over(box))
            f.tip(say("{} to {}: {} councils in England", span.first, span.last, span.councils));
    }
}

const char* words_of(geo::EventKind kind) {
    switch (kind) {
        case geo::EventKind::vesting_day:
            return tr("New councils");
        case geo::EventKind::authority_made:
            return tr("Authority set up");
        case geo::EventKind::authority_ended:
            return tr("Authority ended");
        case geo::EventKind::first_mayor:
            return tr("First mayor elected");
        case geo::EventKind::election:
            return tr("Elections");
    }
    return "";
}

void draw_event(Frame& f, geo::EventKind kind, ScreenPoint at, double size) {
    const auto diamond = [&](Rgba colour) {
        f.paint.polygon(std::array<ScreenPoint, 4>{{{at.x, at.y - size},
                                                    {at.x + size, at.y},
                                                    {at.x, at.y + size},
                                                    {at.x - size, at.y}}},
                        colour);
    };
    switch (kind) {
        case geo::EventKind::vesting_day:
            diamond(f.c.accent);
            break;
        case geo::EventKind::authority_made:
            f.paint.rect({at.x - size + 1, at.y - size + 1, 2 * size - 2, 2 * size - 2}, f.c.ink);
            break;
        case geo::EventKind::authority_ended:
            f.paint.line({at.x - size + 1, at.y - size + 1}, {at.x + size - 1, at.y + size - 1},
                         f.c.ink, 2);
            f.paint.line({at.x - size + 1, at.y + size - 1}, {at.x + size - 1, at.y - size + 1},
                         f.c.ink, 2);
            break;
        case geo::EventKind::first_mayor:
            f.paint.disc(at, size - 0.5, f.c.ink2);
            break;
        case geo::EventKind::election:
            f.paint.ring(at, size - 1, f.c.ink3, 1.5);
            break;
    }
}

/// What lies under the pointer is told line by line: several events share a day.
void event_lane(Frame& f, const Box& strip, const YearAxis& axis, double y) {
    constexpr double size = 5, reach = 6;
    f.paint.text(Face::caption_strong, {strip.x + pad, y + events_height / 2}, f.c.ink,
                 tr("Events"));
    std::string told;
    int more = 0;
    for (const geo::TimelineEvent& event : timeline(f).events) {
        if (event.when < axis.first) continue;
        const ScreenPoint at{std::round(axis.at(event.when)), y + events_height / 2};
        draw_event(f, event.kind, at, size);
        const Box touch{at.x - reach, y, 2 * reach, events_height};
        if (!f.over(touch)) continue;
        if (std::ranges::count(told, '\n') > 8)
            ++more;
        else
            told += fmt::format("{}{}: {}, {}", told.empty() ? "" : "\n", words_of(event.kind),
                                event.subject, geo::say_period(event.date));
    }
    if (more > 0) told += "\n" + say("and {} more", more);
    const Box lane{axis.left, y, axis.width, events_height};
    if (!told.empty()) f.tip(told);
    if (f.over(lane) && f.clicked()) f.ask(ShowYear{axis.year_at(f.pointer().x)});
}

/// Without a mayor, and with one: purples of powers.
std::pair<Rgba, Rgba> lane_colours() {
    const std::vector<Rgba> powers = ramp(geo::Theme::powers, 5);
    return {powers[1], powers[3]};
}

void lane_tip(Frame& f, const geo::AuthoritySpan& span) {
    const geo::Authority& authority = *span.authority;
    std::string text = authority.name;
    if (!authority.established.empty())
        text += "\n" + say("Set up {}", geo::say_period(authority.established));
    if (!authority.first_mayoral_election.empty())
        text += "\n" + say(span.mayor && *span.mayor > f.in.atlas.present_year + 1
                               ? "First mayor to be elected {}"
                               : "First mayor elected {}",
                           geo::say_period(authority.first_mayoral_election));
    if (!authority.ended.empty()) text += "\n" + say("Ended {}", geo::say_period(authority.ended));
    if (span.planned) text += "\n" + std::string(tr("Planned: not yet made"));
    f.tip(text);
}

void lane(Frame& f, const geo::AuthoritySpan& span, const YearAxis& axis, const Box& row) {
    const auto [pale, strong] = lane_colours();
    const double left = axis.at(span.from), right = axis.at(span.until.value_or(axis.last + 1.0));
    const double mayor = span.mayor ? std::clamp(axis.at(*span.mayor), left, right) : right;
    const double y = row.y + 2, height = row.height - 4;
    const std::string& name = span.authority->short_name;
    const std::string id = "authority:" + std::string(geo::text_of(span.authority->id));
    const bool selected =
        span.area && std::ranges::find(f.in.scene.selected, f.in.atlas.areas[*span.area].id) !=
                         f.in.scene.selected.end();
    const Response r = f.control({id, span.authority->name, Role::row, row, {}, selected, "lanes"});
    if (r.hovered || selected) f.paint.rect(row, f.c.control_pressed);
    if (span.planned) {
        f.paint.outline({left, y, std::max(2.0, right - left), height}, strong, 2, 1);
    } else {
        f.paint.rect({left, y, std::max(2.0, mayor - left), height}, pale, 2);
        if (mayor < right) f.paint.rect({mayor, y, right - mayor, height}, strong, 2);
    }
    const double wide = f.paint.width(Face::caption, name);
    const ScreenPoint at{left - 6, row.y + row.height / 2};
    if (at.x - wide > axis.left)
        f.paint.text(Face::caption, at, f.c.ink, name, Align::right);
    else
        f.paint.text(Face::caption, {mayor + 6, at.y}, hex(0xFFFFFF), name);
    if (r.hovered) {
        lane_tip(f, span);
        if (span.area) f.point_at(*span.area);
    }
    if (r.pressed && span.area) f.ask(Select{f.in.atlas.areas[*span.area].id});
}

void lanes(Frame& f, const Box& strip, const YearAxis& axis, double y) {
    const auto& spans = timeline(f).authorities;
    f.paint.text(Face::caption_strong, {strip.x + pad, y + 10}, f.c.ink, tr("Authorities"));
    const auto key = [&](double top, Rgba colour, const char* words) {
        f.paint.rect({strip.x + pad, top + 3, 18, 9}, colour, 2);
        f.paint.text(Face::caption, {strip.x + pad + 26, top + 8}, f.c.ink2, words);
    };
    const Box view{axis.left - 12, y, strip.right() - axis.left + 4, strip.bottom() - y - 4};
    if (view.height > 62) {
        const auto [pale, strong] = lane_colours();
        key(y + 20, pale, tr("without a mayor"));
        key(y + 38, strong, tr("with a mayor"));
    }
    const double height = lane_height * static_cast<double>(spans.size());
    ScrollArea area(f, "scroll:lanes", view, height, f.state.lanes_scroll);
    double top = area.top();
    for (const geo::AuthoritySpan& span : spans) {
        const Box row{axis.left - 10, top, strip.right() - axis.left - 2, lane_height};
        if (area.shows(row)) lane(f, span, axis, row);
        top += lane_height;
    }
}

}  // namespace

void timeline_keys(Frame& f) {
    if (!f.state.focus.empty()) return;
    if (f.take(Key::left)) step_to(f, -1);
    if (f.take(Key::right)) step_to(f, 1);
    if (f.take(Key::space)) {
        f.take_character(' ');
        toggle_play(f);
    }
}

void timeline_page(Frame& f) {
    changes(f);
    const Box& strip = f.in.layout.years;
    panel(f, strip);
    const YearAxis axis{timeline(f).first_year, timeline(f).last_year, strip.x + names_width + 16,
                        strip.width - names_width - 40};
    play_buttons(f, strip);
    double y = strip.y + numbers_height + axis_height + 4;
    year_axis(f, strip, axis);
    pager(f, strip, y - 2);
    if (f.in.side_maps.size() / 2 < f.in.timeline_year->changes.size()) y += 26;
    council_counts(f, strip, axis, y);
    y += councils_height;
    event_lane(f, strip, axis, y);
    y += events_height + 2;
    lanes(f, strip, axis, y);
    play_on(f);
}

}  // namespace app
