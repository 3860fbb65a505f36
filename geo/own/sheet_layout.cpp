#include "geo/own/sheet_layout.h"

#include <algorithm>
#include <array>
#include <set>

#include "geo/area/fold_name.h"
#include "geo/core/characters.h"

namespace geo {
namespace {

constexpr std::size_t most_heading_rows = 4;
constexpr std::size_t most_values = 60;

std::size_t cells_in_use(const Sheet& sheet, std::size_t row) {
    std::size_t n = 0;
    for (std::size_t c = 0; c < sheet.rows[row].size(); ++c) n += !sheet.cell(row, c).empty();
    return n;
}

/// Distinct cells of a column that `is_one`. A title that happens to be a name stands alone in its
/// row and does not count.
template <class Is>
std::set<std::string_view> distinct(const Sheet& sheet, std::size_t column,
                                    const std::vector<std::size_t>& in_use, Is is_one) {
    std::set<std::string_view> seen, found;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        const std::string_view cell = sheet.cell(row, column);
        if (cell.empty() || in_use[row] < 2 || !seen.insert(cell).second) continue;
        if (is_one(cell)) found.insert(cell);
    }
    return found;
}

std::optional<std::size_t> column_in_letters(std::string_view text) {
    if (text.empty() || text.size() > 3) return std::nullopt;
    std::size_t number = 0;
    for (const char c : text) {
        const char large = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (large < 'A' || large > 'Z') return std::nullopt;
        number = number * 26 + static_cast<std::size_t>(large - 'A') + 1;
    }
    return number - 1;
}

/// A column by its heading or its letters, or else by a heading in whatever row that stands: after
/// the letters, as "[c]" among the figures is no heading of a column c.
Result<std::size_t> column_called(const Sheet& sheet, const SheetLayout& layout,
                                  const std::string& text) {
    const std::string sought = fold_name(text);
    for (std::size_t c = 0; c < layout.headings.size(); ++c)
        if (!sought.empty() && fold_name(layout.headings[c]) == sought) return c;
    if (const auto column = column_in_letters(text); column && *column < sheet.columns())
        return *column;
    for (std::size_t row = 0; row < std::min<std::size_t>(sheet.rows.size(), 50); ++row)
        for (std::size_t c = 0; c < sheet.rows[row].size(); ++c)
            if (!sought.empty() && fold_name(sheet.cell(row, c)) == sought) return c;
    std::string known;
    for (std::size_t c = 0; c < layout.headings.size(); ++c)
        if (!layout.headings[c].empty()) known += (known.empty() ? "" : ", ") + layout.headings[c];
    return failure(fmt::format("has no column '{}'; give a heading or letters such as {}", text,
                               known.empty() ? "A" : known),
                   sheet.file);
}

struct Keys {
    std::optional<std::size_t> code, name;
};

/// The column with most different codes: a file of districts may also say which region each is in.
Result<Keys> key_columns(const Sheet& sheet, const AreaMatcher& matcher, const OwnOptions& options,
                         const std::vector<std::size_t>& in_use, int year) {
    Keys keys;
    std::size_t most_codes = 0, most_names = 0;
    for (std::size_t c = 0; c < sheet.columns(); ++c) {
        const std::size_t codes = distinct(sheet, c, in_use, [](std::string_view cell) {
                                      return code_shaped(cell).has_value();
                                  }).size();
        if (codes > most_codes) most_codes = codes, keys.code = c;
        const std::size_t names =
            distinct(sheet, c, in_use, [&](std::string_view cell) {
                return !is_digit(cell.front()) &&
                       matcher.by_name(cell, options.level, year).kind != AreaMatch::Kind::none;
            }).size();
        if (names > most_names) most_names = names, keys.name = c;
    }
    // A few codes in a footnote do not make a column of codes.
    if (3 * most_codes < most_names) keys.code.reset();
    const SheetLayout none;
    if (!options.code_column.empty()) {
        const auto asked = column_called(sheet, none, options.code_column);
        if (!asked) return tl::make_unexpected(asked.error());
        keys.code = *asked;
    }
    if (!options.name_column.empty()) {
        const auto asked = column_called(sheet, none, options.name_column);
        if (!asked) return tl::make_unexpected(asked.error());
        keys.name = *asked;
        if (options.code_column.empty()) keys.code.reset();
    }
    if (keys.name == keys.code) keys.name.reset();
    if (!keys.code && !keys.name)
        return failure(
            "no column holds codes (E08000035) or names of areas; say which does, with "
            "--code-column or --name-column",
            sheet.file);
    return keys;
}

bool is_year_like(std::string_view cell) { return period_written(cell).has_value(); }

bool is_number(std::string_view cell) {
    const auto kind = [&](DecimalMark mark) { return number_written(cell, mark).kind; };
    return kind(DecimalMark::point) == WrittenNumber::Kind::number ||
           kind(DecimalMark::comma) == WrittenNumber::Kind::number;
}

/// A row of figures, and not of headings, which may be years.
bool has_figures(const Sheet& sheet, std::size_t row) {
    for (std::size_t c = 0; c < sheet.rows[row].size(); ++c)
        if (const std::string_view cell = sheet.cell(row, c);
            !cell.empty() && is_number(cell) && !is_year_like(cell))
            return true;
    return false;
}

bool names_area(const Sheet& sheet, std::size_t row, const Keys& keys, const AreaMatcher& matcher,
                const OwnOptions& options, int year) {
    if (keys.code && code_shaped(sheet.cell(row, *keys.code))) return true;
    return keys.name && matcher.by_name(sheet.cell(row, *keys.name), options.level, year).kind !=
                            AreaMatch::Kind::none;
}

/// Rows of headings joined from top to bottom; one that was merged over several columns stands in
/// the first of them, and holds for those to its right that have a heading of their own below.
std::vector<std::string> joined_headings(const Sheet& sheet, std::size_t first, std::size_t end) {
    std::vector<std::string> headings(sheet.columns());
    for (std::size_t row = first; row < end; ++row) {
        std::string_view merged;
        for (std::size_t c = 0; c < headings.size(); ++c) {
            const std::string_view cell = sheet.cell(row, c);
            if (!cell.empty()) merged = cell;
            bool below = false;
            for (std::size_t lower = row + 1; lower < end; ++lower)
                below |= !sheet.cell(lower, c).empty();
            const std::string_view part = !cell.empty() ? cell : below ? merged : "";
            if (part.empty() || headings[c] == part) continue;
            headings[c] += (headings[c].empty() ? "" : " ") + std::string(part);
        }
    }
    for (std::string& heading : headings)
        for (char& c : heading)
            if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    return headings;
}

/// "Median pay (£ per week)", "Share (%)", "Turnout, %": the unit, taken off the heading.
std::string take_unit(std::string& label) {
    const auto cut = [&](std::size_t open, std::size_t begin, std::size_t end) {
        std::string unit(trimmed(std::string_view(label).substr(begin, end - begin)));
        const bool is_unit = unit.starts_with("£") || unit.starts_with("%") ||
                             unit.starts_with("per ") || unit.starts_with("years") ||
                             unit == "people" || unit == "persons" || unit == "households";
        if (!is_unit || trimmed(label.substr(0, open)).empty()) return std::string();
        label = std::string(trimmed(std::string_view(label).substr(0, open)));
        while (label.ends_with(',')) label.pop_back();
        return unit;
    };
    if (label.ends_with(')'))
        if (const std::size_t open = label.rfind('('); open != std::string::npos)
            return cut(open, open + 1, label.size() - 1);
    for (const std::string_view unit : {"%", "£"})
        if (label.ends_with(unit))
            return cut(label.size() - unit.size(), label.size() - unit.size(), label.size());
    return {};
}

struct Content {
    std::size_t numbers = 0, filled = 0;
};

Content content_of(const Sheet& sheet, const SheetLayout& layout, std::size_t column,
                   DecimalMark mark) {
    Content content;
    for (std::size_t row = layout.first_row; row < layout.end_row; ++row) {
        const std::string_view cell = sheet.cell(row, column);
        if (cell.empty()) continue;
        ++content.filled;
        const WrittenNumber::Kind kind = number_written(cell, mark).kind;
        if (kind == WrittenNumber::Kind::marker || kind == WrittenNumber::Kind::missing)
            --content.filled;
        content.numbers += kind == WrittenNumber::Kind::number;
    }
    return content;
}

DecimalMark mark_of_column(const Sheet& sheet, const SheetLayout& layout, std::size_t column) {
    std::vector<std::string_view> cells;
    for (std::size_t row = layout.first_row; row < layout.end_row; ++row)
        cells.push_back(sheet.cell(row, column));
    return decimal_mark_of(cells);
}

/// Numbers that are of no interest as figures: the record numbers and coordinates of official
/// downloads.
bool is_bookkeeping(const std::string& heading) {
    static const std::set<std::string, std::less<>> known{
        "objectid",  "fid",      "id",      "bng e",    "bng n",       "long",         "lat",
        "longitude", "latitude", "row",     "idx",      "shape area",  "shape length", "ranking",
        "index",     "globalid", "easting", "northing", "shape  area", "shape  length"};
    return known.contains(fold_name(heading));
}

ValueColumn value_column(const Sheet& sheet, const SheetLayout& layout, std::size_t column) {
    ValueColumn value{.column = column,
                      .label = layout.headings[column],
                      .mark = mark_of_column(sheet, layout, column)};
    value.unit = take_unit(value.label);
    if (auto period = period_in_heading(value.label)) {
        value.label = std::move(period->label);
        value.period = std::move(period->period);
        if (value.unit.empty()) value.unit = take_unit(value.label);
    }
    return value;
}

/// Nine of ten cells of a period column say one, and there is more than that for it: its heading,
/// or that they are no figures ("2023/24", "May 2024").
bool is_period_column(const Sheet& sheet, const SheetLayout& layout, std::size_t column) {
    constexpr std::size_t enough = 50;  // cells to see that it is none
    std::size_t filled = 0, periods = 0;
    bool all_numbers = true;
    for (std::size_t row = layout.first_row; row < layout.end_row; ++row) {
        const std::string_view cell = sheet.cell(row, column);
        if (cell.empty()) continue;
        ++filled;
        periods += is_year_like(cell);
        all_numbers &= std::ranges::all_of(cell, is_digit);
        if (filled > enough && 2 * periods < filled) return false;
    }
    if (periods == 0 || 10 * periods < 9 * filled) return false;
    const std::string heading = fold_name(layout.headings[column]);
    for (const char* word : {"year", "period", "date", "time", "quarter", "month", "financial"})
        if (heading.find(word) != std::string::npos) return true;
    return !all_numbers;
}

Result<void> find_values(const Sheet& sheet, SheetLayout& layout, const OwnOptions& options) {
    for (const std::string& asked : options.value_columns) {
        const auto column = column_called(sheet, layout, asked);
        if (!column) return tl::make_unexpected(column.error());
        layout.values.push_back(value_column(sheet, layout, *column));
        const ValueColumn& value = layout.values.back();
        if (content_of(sheet, layout, *column, value.mark).numbers == 0)
            return failure("holds no number; give another column of values",
                           fmt::format("{}, column {} ({})", sheet.file, column_letters(*column),
                                       layout.headings[*column]));
    }
    if (!options.value_columns.empty()) return {};
    for (std::size_t c = 0; c < layout.headings.size(); ++c) {
        if (c == layout.code || c == layout.name || c == layout.period ||
            is_bookkeeping(layout.headings[c]) || layout.values.size() == most_values)
            continue;
        ValueColumn value = value_column(sheet, layout, c);
        const Content content = content_of(sheet, layout, c, value.mark);
        if (content.numbers > 0 && 2 * content.numbers >= content.filled)
            layout.values.push_back(std::move(value));
    }
    if (layout.values.empty())
        return failure(
            "no column holds numbers beside the areas; say which does, with "
            "--value-column",
            sheet.file);
    return {};
}

}  // namespace

bool says_total(std::string_view name) {
    const std::string folded = fold_name(name);
    constexpr std::array<std::string_view, 9> alone{
        "total", "grand total", "all", "sum", "mean", "average", "median", "all areas", "totals"};
    return std::ranges::find(alone, folded) != alone.end() || folded.starts_with("total ") ||
           folded.ends_with(" total") || folded.starts_with("grand total") ||
           folded.ends_with(" average");
}

Result<SheetLayout> layout_of(const Sheet& sheet, const AreaMatcher& matcher,
                              const OwnOptions& options, int year) {
    std::vector<std::size_t> in_use;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row)
        in_use.push_back(cells_in_use(sheet, row));
    const auto keys = key_columns(sheet, matcher, options, in_use, year);
    if (!keys) return tl::make_unexpected(keys.error());

    SheetLayout layout;
    layout.code = keys->code;
    layout.name = keys->name;
    bool any = false;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        if (in_use[row] < 2 || !names_area(sheet, row, *keys, matcher, options, year)) continue;
        if (!std::exchange(any, true)) layout.first_row = row;
        layout.end_row = row + 1;
    }
    if (!any)
        return failure(
            "no row names an area that the atlas knows; say which column holds codes or "
            "names, with --code-column or --name-column",
            sheet.file);
    // A first row that names no known area is one all the same where it has figures.
    while (layout.first_row > 0 && in_use[layout.first_row - 1] >= 2 &&
           has_figures(sheet, layout.first_row - 1))
        --layout.first_row;
    std::size_t heading = layout.first_row;
    while (heading > 0 && in_use[heading - 1] == 0) --heading;  // blank rows below the headings
    const std::size_t below = heading;
    // A lone cell is a title where it stands in the first column, a merged heading elsewhere.
    while (heading > 0 && below - heading < most_heading_rows && in_use[heading - 1] > 0 &&
           (in_use[heading - 1] > 1 || sheet.cell(heading - 1, 0).empty()))
        --heading;
    layout.first_heading = heading == below ? layout.first_row : heading;
    layout.headings = joined_headings(sheet, heading, below);

    if (!options.period_column.empty()) {
        const auto column = column_called(sheet, layout, options.period_column);
        if (!column) return tl::make_unexpected(column.error());
        layout.period = *column;
    }
    for (std::size_t c = 0; !layout.period && c < layout.headings.size(); ++c)
        if (c != layout.code && c != layout.name && is_period_column(sheet, layout, c))
            layout.period = c;
    if (auto found = find_values(sheet, layout, options); !found)
        return tl::make_unexpected(found.error());
    return layout;
}

}  // namespace geo
