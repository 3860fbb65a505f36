#pragma once

#include <string>
#include <string_view>

#include "geo/own/sheet.h"

namespace geo {

/// What a table may measure; what is larger is no table of areas.
struct SheetLimits {
    std::size_t bytes = std::size_t{64} << 20;      // of the file
    std::size_t unpacked = std::size_t{512} << 20;  // of what a workbook holds
    std::size_t rows = 200'000, columns = 2'000, cells = 4'000'000;
};

/// A table of delimited text as people save them: any of comma, semicolon, tab and bar between
/// cells, found out; any line ends; quotation marks where they are needed, and taken as they stand
/// where they make no sense. Takes UTF-8. Fails on text beyond the limits.
///
/// source  RFC 4180, and what spreadsheet programs write beside it ("sep=;")
Result<Sheet> parse_sheet(std::string_view text, std::string file, const SheetLimits& limits = {});

/// Fails where a sheet is beyond the limits on rows, columns or cells.
Result<void> within_limits(const Sheet& sheet, const SheetLimits& limits);

}  // namespace geo
