#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "geo/data/figure.h"

namespace geo {

/// What stands between whole and decimal digits. A column has one of them, not each cell its own:
/// "1,234" alone may be either.
enum class DecimalMark : std::uint8_t { point, comma };

/// What a cell for a number says.
struct WrittenNumber {
    enum class Kind : std::uint8_t {
        number,
        marker,   // that it is withheld, and why: "[c]", "x"
        missing,  // that there is none: an empty cell, "-", "n/a"
        fault,    // nothing that can be understood
    };
    Kind kind = Kind::fault;
    double value = 0;
    Marker marker = Marker::none;  // of a withheld number, or beside one: "12.3 [u]"
    int decimals = 0;
    bool percent = false, pounds = false;  // as the cell itself says
};

/// Reads a number as people write it: thousands set apart by commas (points with a decimal comma),
/// spaces or apostrophes; "£", "%", a minus of any kind, parentheses for one; "£1.2m" and "£3bn",
/// but no "1.2m" without pounds, which may be metres; a footnote in brackets behind it. Per cents
/// stay as written: "34.1%" is 34.1.
///
/// source  markers: Government Analysis Function, "Using symbols and shorthand in data tables"
WrittenNumber number_written(std::string_view cell, DecimalMark mark);

/// Which mark a column's numbers have, by those that can be read in one way only; a point where
/// none can.
DecimalMark decimal_mark_of(std::span<const std::string_view> cells);

}  // namespace geo
