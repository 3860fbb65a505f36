#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "geo/data/layer.h"
#include "geo/own/area_matcher.h"
#include "geo/own/sheet.h"
#include "geo/own/written_number.h"
#include "geo/own/written_period.h"

namespace geo {

/// What a person says of their table; what is left out is found by what the cells hold.
struct OwnOptions {
    std::string sheet;                        // of a workbook
    std::string code_column, name_column;     // by heading or letters ("C")
    std::string period_column;                // likewise
    std::vector<std::string> value_columns;   // likewise; empty: every column of numbers
    std::optional<Level> level;               // that names are of
    std::string label, unit, source, period;  // of the layers; a label where there is one
    std::optional<Polarity> polarity;
    Marking marking;
    bool operator==(const OwnOptions&) const = default;
};

/// A column of figures.
struct ValueColumn {
    std::size_t column = 0;
    std::string label{};                    // its heading without period and unit
    std::string unit{};                     // as the heading says: "£ per week"; may be empty
    std::optional<WrittenPeriod> period{};  // likewise
    DecimalMark mark = DecimalMark::point;
};

/// Where things stand in a sheet. Rows from `first_row` to before `end_row` are of areas, or look
/// like them; above are titles and headings, below are notes.
struct SheetLayout {
    std::size_t first_heading = 0, first_row = 0, end_row = 0;
    std::vector<std::string> headings;  // of each column; rows of headings joined
    std::optional<std::size_t> code, name, period;
    std::vector<ValueColumn> values;
};

/// Finds the columns of codes, names, periods and figures, by content. Fails where a column asked
/// for is not there, where no row names an area, or no column holds numbers; the error says what
/// the columns are.
Result<SheetLayout> layout_of(const Sheet& sheet, const AreaMatcher& matcher,
                              const OwnOptions& options, int year);

/// Is it about all areas together: "Total", "England total", "Average"?
bool says_total(std::string_view name);

}  // namespace geo
