#include <algorithm>
#include <cmath>

#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"

namespace app {

namespace {

double position_of(const std::vector<int>& years, int year, const Box& track) {
    const double span = years.back() - years.front();
    return track.x + track.width * (year - years.front()) / span;
}

int nearest_year(const std::vector<int>& years, double x, const Box& track) {
    return *std::ranges::min_element(
        years, {}, [&](int year) { return std::abs(position_of(years, year, track) - x); });
}

/// The years under the track that have room for their number: first, last, then what fits.
void year_numbers(Frame& f, const Box& track, double middle) {
    const auto& years = f.in.picture.years;
    const double room = f.paint.width(Face::caption, "2000") + 14;
    const double last = position_of(years, years.back(), track);
    double free_from = -1e9;
    for (const int year : years) {
        const double x = position_of(years, year, track);
        const bool at_end = year == years.back();
        f.paint.vertical(std::round(x) - 0.5, track.y + 8, 5, f.c.rule_strong);
        if (x < free_from || (!at_end && x > last - room)) continue;
        if (year == f.in.picture.year) continue;  // its thumb says it
        f.paint.text(Face::caption, {x, middle}, f.c.ink2, std::to_string(year), Align::centre);
        free_from = x + room;
    }
}

void thumb(Frame& f, double x, double y) {
    const std::string label = std::to_string(f.in.picture.year);
    const double width = std::ceil(f.paint.width(Face::body_strong, label)) + 20;
    const Box pill{std::round(x - width / 2), y - 14, width, 28};
    f.paint.rect(pill, f.c.control, 14);
    f.paint.outline(pill, f.c.accent, 14, 2);
    f.paint.text(Face::body_strong, {pill.x + width / 2, y}, f.c.ink, label, Align::centre);
}

std::optional<int> asked_year(Frame& f, const Response& r, const Box& track) {
    const auto& years = f.in.picture.years;
    if (r.held && f.down()) return nearest_year(years, f.pointer().x, track);
    if (!r.focused) return std::nullopt;
    auto now = std::ranges::find(years, f.in.picture.year);
    if (now == years.end()) return std::nullopt;
    if (f.take(Key::left) && now != years.begin()) return *(now - 1);
    if (f.take(Key::right) && now + 1 != years.end()) return *(now + 1);
    if (f.take(Key::home)) return years.front();
    if (f.take(Key::end)) return years.back();
    return std::nullopt;
}

std::string only_year(const Frame& f) {
    const auto& years = f.in.picture.years;
    if (years.empty()) return tr("No year has figures for these areas");
    return say("{}, the only year with figures for these areas", years.front());
}

constexpr double change_width = 188;

bool offers_change(const Frame& f) {
    return !f.in.picture.legend.categorical && f.in.picture.years.size() > 1;
}

/// Figures or change of years whose areas are not all today's may be shown on today's.
bool offers_todays_areas(const Frame& f) {
    const Pane& pane = f.in.scene.pane();
    return pane.todays_areas || pane.change_since ||
           f.in.picture.boundary_year < f.in.atlas.boundary_year;
}

/// The figures of the year, or their change since an earlier one; and on which areas.
void change_menu(Frame& f, const Box& box) {
    const auto& years = f.in.picture.years;
    const Pane& pane = f.in.scene.pane();
    const auto& since = pane.change_since;
    std::vector<std::string> choices{tr("The year's figures")};
    int chosen = since ? -1 : 0;
    std::vector<int> earlier;
    for (const int year : years) {
        if (year >= f.in.picture.year) break;
        earlier.push_back(year);
        choices.push_back(say("Change since {}", year));
        if (since == year) chosen = static_cast<int>(choices.size()) - 1;
    }
    const auto areas = static_cast<int>(choices.size());
    if (offers_todays_areas(f))
        choices.emplace_back(pane.todays_areas ? tr("On the areas of the time")
                                               : tr("On today's areas, estimated"));
    const int made = drop_down(f, "change", tr("Figures or change"), box, choices, chosen);
    if (made < 0) return;
    if (made == areas) {
        f.ask(ShowTodaysAreas{!pane.todays_areas});
        return;
    }
    const auto asked =
        made == 0 ? std::nullopt : std::optional(earlier[static_cast<std::size_t>(made) - 1]);
    if (asked != since) f.ask(ShowChangeSince{asked});
}

}  // namespace

void year_control(Frame& f) {
    const Box& strip = f.in.layout.years;
    const auto& years = f.in.picture.years;
    panel(f, strip);
    // A narrow strip is the slider's alone.
    constexpr double room_for_all = 420;
    const bool is_narrow = strip.width < room_for_all;
    const bool has_change = offers_change(f) && !is_narrow;
    if (!is_narrow)
        f.paint.text(Face::body_strong, {strip.x + 16, strip.y + strip.height / 2}, f.c.ink,
                     tr("Year"));
    const double left =
        is_narrow ? 8 : 28 + std::ceil(f.paint.width(Face::body_strong, tr("Year")));
    if (years.size() < 2) {
        f.paint.text(Face::body, {strip.x + left, strip.y + strip.height / 2}, f.c.ink2,
                     f.paint.elided(Face::body, only_year(f), strip.width - left - 8));
        return;
    }
    const double right = strip.right() - (has_change ? change_width + 28 : 0);
    const Box track{strip.x + left + 32, strip.y + 19, right - strip.x - left - 32 - 48, 4};
    const Box reach{strip.x + left - 4, strip.y + 4, right - strip.x - left - 4, strip.height - 8};
    const Response r = f.control({"year", tr("Year"), Role::slider, reach, {}, false, {}});

    const double y = track.y + 2;
    const double x =
        position_of(years, std::clamp(f.in.picture.year, years.front(), years.back()), track);
    f.paint.rect(track, f.c.rule, 2);
    f.paint.rect({track.x, track.y, x - track.x, track.height}, f.c.accent, 2);
    year_numbers(f, track, strip.bottom() - 14);
    thumb(f, x, y);
    const std::optional<int> asked = asked_year(f, r, track);
    const bool is_held = r.held && f.down();
    if (f.clicked() && r.held) f.state.year_from = f.in.scene.pane().year;
    if (asked && *asked != f.in.picture.year)
        f.ask(ShowYear{*asked, is_held ? std::optional(f.state.year_from) : std::nullopt});
    if (has_change)
        change_menu(f, {strip.right() - change_width - 16, strip.y + (strip.height - 32) / 2,
                        change_width, 32});
}

}  // namespace app
