#pragma once

#include <filesystem>
#include <string>

#include "geo/own/parse_sheet.h"
#include "geo/own/sheet.h"

namespace geo {

/// A worksheet of an XLSX or ODS file: the one called `sheet`, or else the one with most rows in
/// use, and then the others are told. Read by GDAL, as text, formulas by their results.
Result<Sheet> read_workbook(const std::filesystem::path& file, const std::string& sheet,
                            const SheetLimits& limits);

/// What the library that holds GDAL offers of this folder.
struct WorkbookFunctions {
    Result<Sheet> (*read_workbook)(const std::filesystem::path&, const std::string&,
                                   const SheetLimits&);
};

}  // namespace geo
