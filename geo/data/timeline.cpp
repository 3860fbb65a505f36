#include "geo/data/timeline.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "geo/area/known_areas.h"
#include "geo/data/reading.h"
#include "geo/data/source.h"

namespace geo {
namespace {

// Districts without a first year have stood since then or longer: nothing is known of those before.
constexpr int oldest_boundaries = 2014;

/// The number of the digits at a place of a date; nothing where there are none.
std::optional<int> digits(std::string_view date, std::size_t from, std::size_t count) {
    if (date.size() < from + count) return std::nullopt;
    int number = 0;
    const char* end = date.data() + from + count;
    const auto [stop, error] = std::from_chars(date.data() + from, end, number);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return number;
}

int councils_in(const Atlas& atlas, AreaIndex country, int year) {
    const auto districts = atlas.areas.in_force(Level::district, year);
    return static_cast<int>(std::ranges::count_if(
        districts, [&](AreaIndex district) { return atlas.areas[district].country == country; }));
}

std::vector<CouncilSpan> council_spans(const Atlas& atlas,
                                       const std::vector<Reorganisation>& changes) {
    const auto country = atlas.areas.find(england);
    if (!country) return {};
    std::vector<CouncilSpan> spans;
    if (atlas.first_year < oldest_boundaries)
        spans.push_back({atlas.first_year, oldest_boundaries - 1, 0, false});
    for (int year = std::max(atlas.first_year, oldest_boundaries); year <= atlas.present_year;
         ++year) {
        const bool changed =
            std::ranges::find(changes, year, &Reorganisation::year) != changes.end();
        const int councils = councils_in(atlas, *country, year);
        if (spans.empty() || !spans.back().recorded ||
            (changed && spans.back().councils != councils))
            spans.push_back({year, year, councils});
        spans.back().last = year;
    }
    return spans;
}

bool is_authority(const Area& area) { return area.levels.contains(Level::combined_authority); }

bool is_of_several_councils(const Authority& authority) {
    return authority.kind != "devolved national government" &&
           authority.kind != "single-council devolution agreement";
}

std::vector<AuthoritySpan> authority_spans(const Atlas& atlas) {
    std::vector<AuthoritySpan> spans;
    for (const Authority& authority : atlas.authorities) {
        const auto area = atlas.areas.find(text_of(authority.id));
        if (!is_of_several_councils(authority) || (area && atlas.areas[*area].supposed)) continue;
        AuthoritySpan span{.authority = &authority,
                           .area = area,
                           .until = decimal_year(authority.ended),
                           .mayor = decimal_year(authority.first_mayoral_election),
                           .planned = authority.status == "planned"};
        std::optional<double> from = decimal_year(authority.established);
        if (!from && span.area && atlas.areas[*span.area].vintage.start)
            from = *atlas.areas[*span.area].vintage.start;
        if (!from) from = span.mayor;
        if (!from) continue;
        span.from = *from;
        spans.push_back(span);
    }
    std::ranges::stable_sort(spans, {}, &AuthoritySpan::from);
    return spans;
}

/// England's councils change on 1 April; of a new code only the year is known.
void add_vesting_days(const Atlas& atlas, Timeline& timeline) {
    std::set<int> years;
    for (const Reorganisation& one : timeline.reorganisations)
        if (!one.is_new_code(atlas.areas)) years.insert(one.year);
    for (const int year : years) {
        std::string names;
        for (const Reorganisation& one : timeline.reorganisations)
            if (one.year == year && !one.is_new_code(atlas.areas))
                for (const AreaIndex made : one.made)
                    names += (names.empty() ? "" : ", ") + atlas.areas[made].name;
        const std::string date = fmt::format("{}-04-01", year);
        timeline.events.push_back(
            {EventKind::vesting_day, *decimal_year(date), date, std::move(names), {}});
    }
}

void add_authorities(Timeline& timeline) {
    const auto add = [&](EventKind kind, const std::string& date, const Authority& authority) {
        if (const auto when = decimal_year(date))
            timeline.events.push_back({kind, *when, date, authority.short_name,
                                       source_in_words(authority.source, authority.basis,
                                                       authority.statutory_instrument)});
    };
    for (const AuthoritySpan& span : timeline.authorities) {
        add(EventKind::authority_made, span.authority->established, *span.authority);
        add(EventKind::authority_ended, span.authority->ended, *span.authority);
        add(EventKind::first_mayor, span.authority->first_mayoral_election, *span.authority);
    }
}

void add_elections(const Atlas& atlas, Timeline& timeline) {
    const auto contests = atlas.tables.find("contests");
    if (contests == atlas.tables.end()) return;
    const SoundTable table(&contests->second, {});
    const auto label = table.column("label"), kind = table.column("kind"),
               date = table.column("date");
    for (const std::size_t row : table.rows()) {
        const auto when = decimal_year(table.cell(row, date));
        if (when && table.cell(row, kind) == "mayoral")
            timeline.events.push_back({EventKind::election,
                                       *when,
                                       std::string(table.cell(row, date)),
                                       std::string(table.cell(row, label)),
                                       {}});
    }
}

}  // namespace

std::optional<double> decimal_year(std::string_view date) {
    // Days before each month of a common year: what a leap day shifts is less than a pixel.
    constexpr std::array before{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    const auto year = digits(date, 0, 4);
    if (!year) return std::nullopt;
    const int month = std::clamp(digits(date, 5, 2).value_or(1), 1, 12);
    const int day = std::clamp(digits(date, 8, 2).value_or(1), 1, 31);
    return *year + (before[static_cast<std::size_t>(month - 1)] + day - 1) / 365.0;
}

std::string date_of(const Atlas& atlas, const LineageStep& step) {
    std::string date = std::to_string(step.year);
    if (!is_authority(atlas.areas[step.to.front()])) return date + "-04-01";
    for (const Authority& authority : atlas.authorities)
        if (authority.id == atlas.areas[step.to.front()].id &&
            authority.established.starts_with(date))
            return authority.established;
    return date;
}

Timeline timeline_of(const Atlas& atlas) {
    Timeline timeline;
    timeline.first_year = atlas.first_year;
    timeline.last_year = atlas.last_year;
    timeline.reorganisations = reorganisations_of(atlas.areas);
    timeline.councils = council_spans(atlas, timeline.reorganisations);
    timeline.authorities = authority_spans(atlas);
    add_vesting_days(atlas, timeline);
    add_authorities(timeline);
    add_elections(atlas, timeline);
    std::ranges::stable_sort(timeline.events, {}, &TimelineEvent::when);
    std::set<int> years;
    for (const TimelineEvent& event : timeline.events)
        if (event.kind != EventKind::election && event.when >= timeline.first_year)
            years.insert(static_cast<int>(event.when));
    timeline.years_of_change.assign(years.begin(), years.end());
    return timeline;
}

}  // namespace geo
