#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/result.h"

namespace geo {

/// A table as a person's file has it: cells of text, nothing understood yet. Rows and columns count
/// from 0 here and from 1 and A for people, as in a spreadsheet.
struct Sheet {
    std::string file;                            // its name: "pay.xlsx"
    std::string title;                           // of the worksheet; empty in text files
    std::vector<std::string> worksheets;         // that there are; none in text files
    std::string date;                            // on which the file was changed last: "2026-05-03"
    std::vector<std::vector<std::string>> rows;  // each up to its last cell that holds something
    std::vector<Error> told;  // how the file was read, where that is no matter of course

    /// Empty where a row has no such cell. Without spaces about it.
    std::string_view cell(std::size_t row, std::size_t column) const;
    std::size_t columns() const;  // of the widest row
    /// "pay.xlsx, row 12, column C"
    std::string where(std::size_t row, std::size_t column) const;
    std::string where(std::size_t row) const;
};

/// "A", "Z", "AA": as spreadsheets call their columns.
std::string column_letters(std::size_t column);

/// Without spaces of any kind at its ends, no-break ones among them.
std::string_view trimmed(std::string_view text);

}  // namespace geo
