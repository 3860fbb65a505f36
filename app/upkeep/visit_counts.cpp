#include "app/upkeep/visit_counts.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "app/text/text.h"
#include "geo/core/whole_file.h"
#include "geo/export/write_together.h"

namespace app {
namespace {

namespace chrono = std::chrono;

constexpr std::string_view first_line = "devolution-atlas kiosk counts 1";
constexpr std::size_t most_of_a_file = 4U << 20;  // 13 months of hours are 500 kB
constexpr chrono::minutes between_writes{1};

Hour hour_of(geo::Moment moment) { return chrono::floor<chrono::hours>(moment); }

std::size_t number_of(Counted what) { return static_cast<std::size_t>(what); }

/// "2026-12-07T09:00:00Z".
std::string text_of_hour(Hour hour) { return geo::text_of(geo::Moment(hour)); }

std::string heading() {
    std::string line = "hour_utc";
    for (const Counted what : all_counted) line += "," + std::string(code_of(what));
    return line;
}

/// A table of rows of hours; `shown` says how a count is written.
template <class Shown>
std::string rows_of(const VisitCounts& counts, const Shown& shown) {
    std::string text = heading() + "\n";
    for (const auto& [hour, of_hour] : counts.hours()) {
        text += text_of_hour(hour);
        for (const std::uint32_t count : of_hour) text += "," + shown(count);
        text += "\n";
    }
    return text;
}

/// What stands before `end`, which is taken with it.
std::string_view take_until(std::string_view& rest, char end) {
    const std::size_t at = std::min(rest.find(end), rest.size());
    const std::string_view part = rest.substr(0, at);
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return part;
}

std::optional<std::uint32_t> count_in(std::string_view cell) {
    std::uint32_t count = 0;
    const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), count);
    if (fault != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
    return count;
}

/// In one cell of a table, whatever it holds.
std::string in_quotes(std::string_view text) {
    std::string cell = "\"";
    for (const char c : text) cell += c == '"' ? "\"\"" : std::string(1, c);
    return cell + "\"";
}

}  // namespace

std::string_view code_of(Counted what) {
    constexpr std::array<std::string_view, all_counted.size()> codes{
        "visits",         "places_opened", "layers_coloured",
        "english_chosen", "welsh_chosen",  "take_aways"};
    return codes[number_of(what)];
}

void VisitCounts::add(Counted what, geo::Moment now) {
    std::uint32_t& count = hours_[hour_of(now)][number_of(what)];
    if (count < std::numeric_limits<std::uint32_t>::max()) ++count;
}

bool VisitCounts::forget_old(geo::Moment now) {
    const auto day = chrono::floor<chrono::days>(now);
    chrono::year_month_day oldest = chrono::year_month_day(day) - chrono::months(13);
    if (!oldest.ok()) oldest = oldest.year() / oldest.month() / chrono::last;
    return std::erase_if(hours_,
                         [&](const auto& one) { return one.first < chrono::sys_days(oldest); }) > 0;
}

HourCounts VisitCounts::total() const {
    HourCounts sum{};
    for (const auto& [hour, counts] : hours_)
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] += std::min(counts[i], std::numeric_limits<std::uint32_t>::max() - sum[i]);
    return sum;
}

std::string shown_count(std::uint32_t count) {
    return count > 0 && count < smallest_shown ? fmt::format("<{}", smallest_shown)
                                               : fmt::format("{}", count);
}

std::string counts_to_export(const VisitCounts& counts, std::string_view place) {
    std::string text =
        in_quotes(place.empty()
                      ? tr("Devolution Atlas: how often this kiosk was used")
                      : say("Devolution Atlas: how often the kiosk at {} was used", place)) +
        "\n";
    text += in_quotes(tr("Totals by the hour, in UTC. Nothing is known of anybody who used it.")) +
            "\n";
    text += in_quotes(say("1 to {0} are shown as <{1}. Hours without a visit have no row.",
                          smallest_shown - 1, smallest_shown)) +
            "\n\n";
    return text + rows_of(counts, shown_count);
}

std::string text_of(const VisitCounts& counts) {
    return std::string(first_line) + "\n" +
           rows_of(counts, [](std::uint32_t count) { return fmt::format("{}", count); });
}

geo::Result<VisitCounts> visit_counts_from(const std::string& text, const std::string& where) {
    const auto damaged = [&](std::size_t line) {
        return geo::failure("holds no counts that can be read",
                            fmt::format("{}, line {}", where, line));
    };
    std::string_view rest = text;
    if (take_until(rest, '\n') != first_line) return damaged(1);
    if (take_until(rest, '\n') != heading()) return damaged(2);
    if (!text.ends_with('\n')) return damaged(2);  // it lost its end
    VisitCounts counts;
    for (std::size_t line = 3; !rest.empty(); ++line) {
        std::string_view row = take_until(rest, '\n');
        const auto moment = geo::moment_of(take_until(row, ','));
        if (!moment || geo::Moment(hour_of(*moment)) != *moment) return damaged(line);
        HourCounts of_hour{};
        for (std::size_t i = 0; i < of_hour.size(); ++i) {
            const auto count = count_in(take_until(row, ','));
            if (!count) return damaged(line);
            of_hour[i] = *count;
        }
        if (!row.empty() || !counts.hours_.emplace(hour_of(*moment), of_hour).second)
            return damaged(line);
    }
    return counts;
}

CountsFile::CountsFile(std::filesystem::path file, geo::Moment now, std::optional<geo::Error>& said)
    : file_(std::move(file)) {
    std::error_code fault;
    if (file_.empty() || !std::filesystem::exists(file_, fault)) return;
    const auto text = geo::whole_file(file_, most_of_a_file);
    auto counts = text ? visit_counts_from(*text, file_.string())
                       : geo::Result<VisitCounts>(tl::make_unexpected(text.error()));
    if (counts) {
        counts_ = *std::move(counts);
        return;
    }
    const std::filesystem::path aside = file_.string() + ".damaged-" + geo::text_of(now);
    std::filesystem::rename(file_, aside, fault);
    said = geo::Error{
        counts.error().what +
            (fault ? "; counting begins anew"
                   : "; it is kept as " + aside.filename().string() + " and counting begins anew"),
        counts.error().where};
}

void CountsFile::add(Counted what, geo::Moment now) {
    if (!is_on()) return;
    counts_.add(what, now);
    is_kept_ = false;
}

std::optional<geo::Error> CountsFile::keep(geo::Moment now, bool at_once) {
    if (!is_on() || is_kept_) return std::nullopt;
    // A clock that was set back does not keep it waiting.
    const bool is_soon = tried_ && now >= *tried_ && now - *tried_ < between_writes;
    if (is_soon && !at_once) return std::nullopt;
    tried_ = now;
    counts_.forget_old(now);
    std::error_code ignored;  // said when the file cannot be written
    std::filesystem::create_directories(file_.parent_path(), ignored);
    const auto written = geo::replace_whole(text_of(counts_), file_);
    is_kept_ = written.has_value();
    const bool is_news = !is_kept_ && !is_failing_;
    is_failing_ = !is_kept_;
    if (!is_news) return std::nullopt;
    return geo::Error{"visits are counted in memory only; the file " + written.error().what,
                      written.error().where};
}

}  // namespace app
