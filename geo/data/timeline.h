#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/area/lineage.h"
#include "geo/data/atlas.h"

namespace geo {

/// A strategic authority on the timeline, from its founding on; in decimal years.
struct AuthoritySpan {
    const Authority* authority = nullptr;
    std::optional<AreaIndex> area{};
    double from = 0;
    std::optional<double> until{}, mayor{};  // ended; had its first mayor
    bool planned = false;
};

/// Years in which the districts of England were the same.
struct CouncilSpan {
    int first = 0, last = 0, councils = 0;
    bool recorded = true;  // false: before the oldest boundaries that are known
};

enum class EventKind : std::uint8_t {
    vesting_day,
    authority_made,
    authority_ended,
    first_mayor,
    election
};
/// A day on which who decides changed, or was voted on.
struct TimelineEvent {
    EventKind kind{};
    double when = 0;      // decimal year
    std::string date;     // ISO, as exact as known
    std::string subject;  // "Greater Manchester", "Elections of mayors 2017", "Cumbria"
    std::string source;   // empty: the register of areas
};

/// How today's map came to be. Spans in order of their start, events in order of time.
struct Timeline {
    int first_year = 0, last_year = 0;
    std::vector<CouncilSpan> councils;
    std::vector<AuthoritySpan> authorities;
    std::vector<TimelineEvent> events;
    std::vector<Reorganisation> reorganisations;
    std::vector<int> years_of_change;  // in which councils or authorities changed
};

/// `atlas` outlives what is returned.
Timeline timeline_of(const Atlas& atlas);

/// The day on which a step of a lineage came or is to come, ISO, as exact as known: of councils
/// 1 April, of authorities the day on which they were established.
std::string date_of(const Atlas& atlas, const LineageStep& step);

/// 2014.25 for "2014-04-01"; a year or a month alone counts from its first day.
std::optional<double> decimal_year(std::string_view date);

}  // namespace geo
