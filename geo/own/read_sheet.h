#pragma once

#include <filesystem>
#include <string>

#include "geo/own/parse_sheet.h"
#include "geo/own/sheet.h"

namespace geo {

/// Reads a table of a person's own: delimited text, XLSX or ODS, whatever the file is called. The
/// file is only read.
///
/// sheet   the worksheet of a workbook; empty: the longest one
/// fails   on a file that is missing, empty, larger than the limits, or of another kind, before
///         anything of it is unpacked
Result<Sheet> read_sheet(const std::filesystem::path& file, const std::string& sheet = {},
                         const SheetLimits& limits = {});

/// Does the text name a table by the look of it: .csv, .tsv, .tab, .xlsx, .xlsm, .ods?
bool looks_like_table(const std::string& text);

}  // namespace geo
