#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "geo/core/moment.h"
#include "geo/core/result.h"

namespace app {

/// What is counted. A language is counted when a visitor chooses it, so that these numbers and the
/// visits are not parts of a whole, and none can be worked out from the others.
enum class Counted : std::uint8_t { visit, place, layer, english, welsh, take_away };
inline constexpr std::array all_counted{Counted::visit,   Counted::place, Counted::layer,
                                        Counted::english, Counted::welsh, Counted::take_away};
/// As files name them: "visits", "places_opened", "layers_coloured", "english_chosen",
/// "welsh_chosen", "take_aways".
std::string_view code_of(Counted what);

/// How often it happened in one hour.
using HourCounts = std::array<std::uint32_t, all_counted.size()>;
using Hour = std::chrono::sys_time<std::chrono::hours>;

/// Totals by the hour (UTC), and nothing else: no times, no order of events, no places, nobody.
class VisitCounts {
public:
    void add(Counted what, geo::Moment now);
    /// Hours that began more than 13 months before `now` are forgotten. True where any was.
    bool forget_old(geo::Moment now);

    const std::map<Hour, HourCounts>& hours() const { return hours_; }
    HourCounts total() const;
    bool operator==(const VisitCounts&) const = default;

private:
    friend geo::Result<VisitCounts> visit_counts_from(const std::string&, const std::string&);
    std::map<Hour, HourCounts> hours_;
};

inline constexpr std::uint32_t smallest_shown = 5;
/// "<5" for 1 to 4, the number itself otherwise: what is shown or leaves the kiosk.
std::string shown_count(std::uint32_t count);

/// A table for people: lines that say what it is, a heading, a row for each hour in which something
/// was counted, small numbers as "<5". CSV, UTF-8.
std::string counts_to_export(const VisitCounts& counts, std::string_view place);

/// What is kept in a file, exactly, and its undoing. Fails on anything else; `where` names the
/// file.
std::string text_of(const VisitCounts& counts);
geo::Result<VisitCounts> visit_counts_from(const std::string& text, const std::string& where);

/// Counts with the file that keeps them. Never stops counting: what goes wrong with the file is
/// said, once, and the numbers stay in memory until it can be written again.
class CountsFile {
public:
    /// Counts nothing and keeps nothing: the setting `counts` is off.
    CountsFile() = default;
    /// Begins with what the file holds. One that cannot be understood is set aside beside it, with
    /// the time of `now` in its name, and that is said in `said`.
    CountsFile(std::filesystem::path file, geo::Moment now, std::optional<geo::Error>& said);

    void add(Counted what, geo::Moment now);
    /// Writes the file whole where something was counted and the last time is a minute ago;
    /// `at_once` at any rate. Not for a frame that answers a touch. The Error is told the first
    /// time that it cannot be written, and not again before it could.
    std::optional<geo::Error> keep(geo::Moment now, bool at_once = false);

    bool is_on() const { return !file_.empty(); }
    const VisitCounts& counts() const { return counts_; }

private:
    std::filesystem::path file_{};
    VisitCounts counts_{};
    std::optional<geo::Moment> tried_{};  // when it was last written, or could not be
    bool is_kept_ = true, is_failing_ = false;
};

}  // namespace app
