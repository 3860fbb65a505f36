#include "geo/own/own_table.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "geo/area/fold_name.h"
#include "geo/core/characters.h"
#include "geo/data/view.h"

namespace geo {
namespace {

std::string listed(const AreaRegister& areas, std::span<const AreaIndex> some) {
    std::string text;
    for (std::size_t i = 0; i < some.size(); ++i) {
        const Area& area = areas[some[i]];
        text += fmt::format("{}{} ({}, {})",
                            i == 0                 ? ""
                            : i + 1 == some.size() ? " or "
                                                   : ", ",
                            area.name, text_of(area.id), area.type);
    }
    return text;
}

/// That an area is no more, and what took its place.
std::string said_of_ended(const AreaRegister& areas, AreaIndex index) {
    const Area& area = areas[index];
    if (!area.vintage.end) return {};
    std::string text =
        fmt::format("{} was in force until {}", area_in_words(area), *area.vintage.end);
    for (std::size_t i = 0; i < area.successors.size(); ++i)
        text += (i == 0 ? (area.successors.size() == 1 ? "; successor " : "; successors ") : ", ") +
                area_in_words(areas[area.successors[i]]);
    return text;
}

/// Goes over the rows of a sheet once, and then over their cells.
class Understanding {
public:
    Understanding(const Atlas& atlas, const AreaMatcher& matcher, OwnTable& table, int year)
        : areas_(atlas.areas), matcher_(matcher), table_(table), year_(year) {}

    void match_rows() {
        table_.rows.resize(table_.sheet.rows.size());
        for (std::size_t row = 0; row < table_.rows.size(); ++row) table_.rows[row] = above(row);
        find_level();
        for (std::size_t row = layout().first_row; row < table_.rows.size(); ++row)
            table_.rows[row] = of_area(row);
        if (!table_.level) table_.level = most_common_level();
        for (OwnRow& row : table_.rows)
            if (row.kind == RowKind::matched && table_.level &&
                !areas_.stands_at(*row.area, *table_.level))
                row.kind = RowKind::other_level;
    }

    /// For figures whose period is said nowhere.
    void settle_period(std::optional<WrittenPeriod> asked, int first_year) {
        period_ = asked ? *std::move(asked) : period_of_file(first_year);
        periods_.assign(table_.rows.size(), period_);
        if (!layout().period) return;
        for (std::size_t row = layout().first_row; row < table_.rows.size(); ++row)
            if (auto written = period_written(sheet().cell(row, *layout().period)))
                periods_[row] = *std::move(written);
    }

    WrittenPeriod period_of_file(int first_year) const {
        int best = year_;
        std::size_t most = in_force(year_);
        for (int year = year_ - 1; year >= first_year; --year)
            if (const std::size_t n = in_force(year); n > most) most = n, best = year;
        return {best, table_.sheet.date.empty()
                          ? std::string("no period given")
                          : "no period given, file of " + say_period(table_.sheet.date)};
    }

    void find_duplicates() {
        std::map<std::pair<AreaIndex, int>, std::vector<std::size_t>> rows_of;
        for (std::size_t row = 0; row < table_.rows.size(); ++row)
            if (has_figures(row))
                rows_of[{*table_.rows[row].area, period_of(row).year}].push_back(row);
        for (const auto& [key, rows] : rows_of)
            if (rows.size() > 1) settle_duplicates(rows);
    }

    void read_figures() {
        for (const ValueColumn& value : layout().values) {
            OwnSeries& series = series_for(value);
            series.columns.push_back(value.column);
            CellTally tally;
            for (std::size_t row = layout().first_row; row < table_.rows.size(); ++row)
                if (has_figures(row)) read_cell(series, value, row, tally);
            if (series.unit.empty())
                series.unit = tally.pounds > 0 ? "£" : tally.percents > 0 ? "%" : "";
            if (tally.percents == 0) percent_of_shares(series, value);
        }
        for (OwnSeries& series : table_.series)
            std::ranges::stable_sort(series.figures, {}, [](const OwnFigure& figure) {
                return std::pair(figure.area, figure.period.year);
            });
        std::erase_if(table_.series,
                      [](const OwnSeries& series) { return series.figures.empty(); });
    }

private:
    struct CellTally {
        std::size_t percents = 0, pounds = 0;
    };

    const SheetLayout& layout() const { return table_.layout; }
    const Sheet& sheet() const { return table_.sheet; }
    bool has_figures(std::size_t row) const {
        const RowKind kind = table_.rows[row].kind;
        return kind == RowKind::matched || kind == RowKind::other_level;
    }

    bool is_blank(std::size_t row) const { return sheet().rows[row].empty(); }
    std::size_t cells_in_use(std::size_t row) const {
        std::size_t n = 0;
        for (std::size_t c = 0; c < sheet().rows[row].size(); ++c)
            n += !sheet().cell(row, c).empty();
        return n;
    }
    bool any_value(std::size_t row) const {
        return std::ranges::any_of(layout().values, [&](const ValueColumn& value) {
            return !sheet().cell(row, value.column).empty();
        });
    }

    OwnRow above(std::size_t row) const {
        if (is_blank(row)) return {};
        return {.kind = row < layout().first_heading ? RowKind::title : RowKind::heading};
    }

    std::string_view code_in(std::size_t row) const {
        return layout().code ? sheet().cell(row, *layout().code) : std::string_view{};
    }
    std::string_view name_in(std::size_t row) const {
        return layout().name ? sheet().cell(row, *layout().name) : std::string_view{};
    }

    void find_level() {
        table_.level = table_.options.level;
        if (table_.level || layout().code) return;
        std::vector<std::string_view> names;
        for (std::size_t row = layout().first_row; row < table_.rows.size(); ++row)
            if (const auto name = name_in(row); !name.empty() && any_value(row))
                names.push_back(name);
        table_.level = matcher_.level_of(names, year_);
    }

    std::optional<Level> most_common_level() const {
        std::optional<Level> best;
        std::size_t most = 0;
        for (const Level level : map_levels) {
            const auto n =
                static_cast<std::size_t>(std::ranges::count_if(table_.rows, [&](const OwnRow& row) {
                    return row.area && areas_.stands_at(*row.area, level);
                }));
            if (n > most) most = n, best = level;
        }
        return best;
    }

    OwnRow of_area(std::size_t row) {
        if (is_blank(row)) return {};
        const std::string_view code = code_in(row), name = name_in(row);
        if (code_shaped(code)) return by_code(code, name);
        if (const auto area = matcher_.by_code(code)) return matched(*area, code);
        const std::string_view named = name.empty() ? code : name;
        OwnRow note{.kind = RowKind::note, .named = std::string(named)};
        if (named.empty()) {
            if (any_value(row) && row < layout().end_row) {
                note.kind = RowKind::unmatched;
                note.said = "has figures, but neither a code nor a name; fill one in";
            }
            return note;
        }
        if (says_total(named)) return {.kind = RowKind::total, .named = std::string(named)};
        if (cells_in_use(row) < 2 || !any_value(row)) return note;
        return by_name(named, row);
    }

    OwnRow matched(AreaIndex area, std::string_view named) const {
        return {.kind = RowKind::matched,
                .named = std::string(named),
                .area = area,
                .said = said_of_ended(areas_, area)};
    }

    /// Names are compared with every name there is: for as many rows as anybody reads about.
    std::vector<AreaIndex> nearly(std::string_view name) {
        if (suggestions_left_ == 0) return {};
        --suggestions_left_;
        return matcher_.suggestions(name);
    }

    OwnRow by_code(std::string_view code, std::string_view name) {
        if (const auto area = matcher_.by_code(code)) return matched(*area, code);
        OwnRow row{.kind = RowKind::unmatched, .named = std::string(code)};
        if (!name.empty()) row.others = nearly(name);
        row.said = fmt::format("'{}' is no code that the atlas knows", code);
        row.said += row.others.empty() ? "; correct it, or leave the row out"
                                       : "; is it " + listed(areas_, row.others) + "?";
        return row;
    }

    OwnRow by_name(std::string_view name, std::size_t place) {
        AreaMatch match = matcher_.by_name(name, table_.level, year_of(place));
        if (match.kind == AreaMatch::Kind::one) return matched(*match.area, name);
        OwnRow row{.kind = RowKind::ambiguous, .named = std::string(name)};
        if (match.kind == AreaMatch::Kind::several) {
            row.others = std::move(match.several);
            row.said = fmt::format("'{}' may be {}; give its code, or the level of all areas", name,
                                   listed(areas_, row.others));
            return row;
        }
        // Notes below the table may have a cell beside them.
        row.kind = RowKind::note;
        const bool numbers = std::ranges::any_of(layout().values, [&](const ValueColumn& value) {
            return number_written(sheet().cell(place, value.column), value.mark).kind ==
                   WrittenNumber::Kind::number;
        });
        if (place >= layout().end_row && !numbers) return row;
        row.kind = RowKind::unmatched;
        row.others = nearly(name);
        row.said = fmt::format("'{}' is no name that the atlas knows", name);
        row.said += row.others.empty() ? "; give the area's code"
                                       : "; is it " + listed(areas_, row.others) + "?";
        return row;
    }

    int year_of(std::size_t row) const {
        if (layout().period)
            if (const auto written = period_written(sheet().cell(row, *layout().period)))
                return written->year;
        return year_;
    }

    std::size_t in_force(int year) const {
        return static_cast<std::size_t>(std::ranges::count_if(table_.rows, [&](const OwnRow& row) {
            return row.area && areas_[*row.area].vintage.in_force(year);
        }));
    }

    const WrittenPeriod& period_of(std::size_t row) const { return periods_[row]; }

    void settle_duplicates(const std::vector<std::size_t>& rows) {
        const auto cells = [&](std::size_t row) {
            std::vector<std::string_view> texts;
            for (const ValueColumn& value : layout().values)
                texts.push_back(sheet().cell(row, value.column));
            return texts;
        };
        const bool equal = std::ranges::all_of(
            rows, [&](std::size_t row) { return cells(row) == cells(rows.front()); });
        std::string where;
        for (const std::size_t row : rows)
            where += (where.empty()        ? ""
                      : row == rows.back() ? " and "
                                           : ", ") +
                     std::to_string(row + 1);
        const std::string area = area_in_words(areas_[*table_.rows[rows.front()].area]);
        for (const std::size_t row : rows) {
            if (equal && row == rows.front()) continue;
            table_.rows[row].kind = RowKind::duplicate;
            table_.rows[row].said =
                equal ? fmt::format("says of {} what row {} says; that one counts", area,
                                    rows.front() + 1)
                      : fmt::format(
                            "rows {} are of {} in one year and differ, so none of them "
                            "counts; keep one, or name the column of periods",
                            where, area);
        }
    }

    OwnSeries& series_for(const ValueColumn& value) {
        std::string label = value.label;
        const bool alone = std::ranges::all_of(layout().values, [&](const ValueColumn& other) {
            return fold_name(other.label) == fold_name(value.label);
        });
        if (alone && !table_.options.label.empty()) label = table_.options.label;
        if (label.empty()) label = std::filesystem::path(sheet().file).stem().string();
        const std::string unit = table_.options.unit.empty() ? value.unit : table_.options.unit;
        // The same heading with another year goes on with a series; without one it begins another.
        const auto known = std::ranges::find(table_.series, label, &OwnSeries::label);
        // Layers are told apart by their folded names: "Age 65+" is not to take the place of "Age
        // 65".
        const bool is_taken = std::ranges::any_of(table_.series, [&](const OwnSeries& other) {
            return fold_name(other.label) == fold_name(label);
        });
        if (!is_taken) return table_.series.emplace_back(OwnSeries{label, unit});
        const auto by_column = [&]() -> OwnSeries& {
            return table_.series.emplace_back(OwnSeries{
                fmt::format("{} (column {})", label, column_letters(value.column)), unit});
        };
        if (known == table_.series.end()) return by_column();
        const int year = value.period ? value.period->year : period_.year;
        const bool same_year = std::ranges::any_of(
            known->figures, [&](const OwnFigure& figure) { return figure.period.year == year; });
        return same_year ? by_column() : *known;
    }

    void read_cell(OwnSeries& series, const ValueColumn& value, std::size_t row, CellTally& tally) {
        const std::string_view cell = sheet().cell(row, value.column);
        const WrittenNumber written = number_written(cell, value.mark);
        if (written.kind == WrittenNumber::Kind::missing) return;
        if (written.kind == WrittenNumber::Kind::fault) {
            ++table_.unreadable;
            table_.told.push_back(
                {fmt::format("'{}' is no number and no marker such as [c] or [x], so {} has no "
                             "figure there; correct the cell",
                             cell.substr(0, 40), area_in_words(areas_[*table_.rows[row].area])),
                 sheet().where(row, value.column)});
            return;
        }
        OwnFigure figure{.area = *table_.rows[row].area, .row = row, .marker = written.marker};
        figure.period = value.period ? *value.period : period_of(row);
        if (written.kind == WrittenNumber::Kind::number) {
            figure.value = written.value;
            series.decimals = std::max(series.decimals, std::min(written.decimals, 3));
            tally.percents += written.percent;
            tally.pounds += written.pounds;
        }
        series.figures.push_back(std::move(figure));
    }

    /// A workbook keeps what it shows as 34.1% as 0.341, and nothing but the unit tells.
    void percent_of_shares(OwnSeries& series, const ValueColumn& value) {
        if (sheet().title.empty() || !series.unit.starts_with('%') || series.figures.empty())
            return;
        const auto is_share = [](const OwnFigure& figure) {
            return !figure.value || std::abs(*figure.value) <= 1;
        };
        const auto in_column = [&](const OwnFigure& figure) {
            return !value.period || figure.period == *value.period;
        };
        if (!std::ranges::all_of(series.figures, [&](const OwnFigure& figure) {
                return !in_column(figure) || is_share(figure);
            }))
            return;
        for (OwnFigure& figure : series.figures)
            if (figure.value && in_column(figure)) *figure.value *= 100;
        series.decimals = 1;
        table_.told.push_back(
            {"holds shares from 0 to 1 and its unit is %, so 0.341 is read as 34.1%",
             fmt::format("{}, column {}", sheet().file, column_letters(value.column))});
    }

    const AreaRegister& areas_;
    const AreaMatcher& matcher_;
    OwnTable& table_;
    int year_;
    std::size_t suggestions_left_ = 500;
    WrittenPeriod period_;                // of rows that say none
    std::vector<WrittenPeriod> periods_;  // of every row
};

/// The year in which names are looked up: the latest that the table speaks of, or the file's.
int year_spoken_of(const Sheet& sheet, const SheetLayout& layout, int otherwise) {
    std::optional<int> latest;
    const auto note = [&](const std::optional<WrittenPeriod>& period) {
        if (period) latest = std::max(latest.value_or(period->year), period->year);
    };
    for (const ValueColumn& value : layout.values) note(value.period);
    if (layout.period)
        for (std::size_t row = layout.first_row; row < sheet.rows.size(); ++row)
            note(period_written(sheet.cell(row, *layout.period)));
    return latest.value_or(otherwise);
}

}  // namespace

std::string_view code_of(RowKind kind) {
    constexpr std::array<std::string_view, row_kinds> codes{
        "title", "heading", "blank",     "matched",   "other-level",
        "total", "note",    "unmatched", "ambiguous", "duplicate"};
    return codes[static_cast<std::size_t>(kind)];
}

std::size_t OwnTable::count(RowKind kind) const {
    return static_cast<std::size_t>(std::ranges::count(rows, kind, &OwnRow::kind));
}

std::string area_in_words(const Area& area) {
    return fmt::format("{} ({})", area.name, text_of(area.id));
}

std::string matched_in_words(const OwnTable& table) {
    const std::size_t matched = table.count(RowKind::matched) + table.count(RowKind::other_level);
    const std::size_t unmatched = table.count(RowKind::unmatched);
    const std::size_t ambiguous = table.count(RowKind::ambiguous);
    const std::size_t duplicate = table.count(RowKind::duplicate);
    std::string words =
        fmt::format("{} of {} rows matched", matched, matched + unmatched + ambiguous + duplicate);
    const auto add = [&](std::size_t n, const char* what) {
        if (n > 0) words += fmt::format(", {} {}", n, what);
    };
    add(unmatched, "unmatched");
    add(ambiguous, "ambiguous");
    add(duplicate, "duplicate");
    return words;
}

bool leaves_out(const OwnTable& table) {
    return table.count(RowKind::unmatched) + table.count(RowKind::ambiguous) +
               table.count(RowKind::duplicate) + table.unreadable >
           0;
}

Result<OwnTable> own_table(const Atlas& atlas, Sheet sheet, const OwnOptions& options) {
    std::optional<WrittenPeriod> asked;
    if (!options.period.empty() && !(asked = period_written(options.period)))
        return failure(
            fmt::format("'{}' is no period; write a year, 2023-24 or 2024-05-02", options.period),
            "--period");
    const auto dated = period_written(sheet.date);
    const int file_year = dated ? dated->year : atlas.present_year;
    const int first_guess = asked ? asked->year : std::min(file_year, atlas.last_year);
    const AreaMatcher matcher(atlas.areas, atlas.names);
    Result<SheetLayout> layout = layout_of(sheet, matcher, options, first_guess);
    if (!layout) return tl::make_unexpected(layout.error());

    OwnTable table{.sheet = std::move(sheet), .layout = *std::move(layout), .options = options};
    table.told = table.sheet.told;
    const int year = asked ? asked->year : year_spoken_of(table.sheet, table.layout, first_guess);
    Understanding understanding(atlas, matcher, table, year);
    understanding.match_rows();
    understanding.settle_period(std::move(asked), atlas.first_year);
    understanding.find_duplicates();
    understanding.read_figures();
    if (table.series.empty())
        return failure(
            "no row has both an area that the atlas knows and a figure; see "
            "devolution-atlas match",
            table.sheet.file);
    return table;
}

}  // namespace geo
