#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "geo/core/plane.h"
#include "geo/core/result.h"

namespace geo {

enum class ColumnType : std::uint8_t { text, number };

struct ExportColumn {
    std::string name;
    ColumnType type = ColumnType::text;
};

/// Empty, a number or text, as its column's type has it.
using ExportCell = std::variant<std::monostate, double, std::string>;

/// A table on its way into a file; each row has a cell for each column.
struct ExportTable {
    std::vector<ExportColumn> columns;
    std::vector<std::vector<ExportCell>> rows;
    /// Of each row, where it has any: polygons that touch are merged. Empty: a table without.
    std::vector<MultiPolygon> ground{};
    /// How it was made, for formats that have a place for it (all but CSV).
    std::string recipe{};
};

enum class ExportFormat : std::uint8_t { csv, geojson, gpkg, ods, xlsx };

/// By the end of the file's name. Fails on any other, and names those there are.
Result<ExportFormat> export_format_of(const std::filesystem::path& file);
/// Whether a format has a place for outlines.
bool holds_ground(ExportFormat format);

/// A table in UTF-8 with a header row; numbers as short as gives them back to the bit.
///
/// source  RFC 4180, with LF line ends
std::string csv_of(const ExportTable& table);

/// Writes any format but CSV, by GDAL, into a file that does not exist yet. Outlines are in British
/// National Grid (EPSG:27700); in GeoJSON in WGS 84 (EPSG:4326), as RFC 7946 demands.
/// Fails when it cannot be written whole; what there is of it then stays.
Result<void> write_by_gdal(const ExportTable& table, ExportFormat format,
                           const std::filesystem::path& file);

/// What a file calls its recipe: a worksheet, a GeoPackage's metadata, a member of GeoJSON.
inline constexpr const char* recipe_name = "recipe";

/// The recipe that write_by_gdal() put into a file, line for line as it was; nothing where there is
/// none. Fails on a file that cannot be read.
Result<std::optional<std::string>> table_recipe(const std::filesystem::path& file);

/// What the library that holds GDAL offers of this folder.
struct ExportFunctions {
    Result<void> (*write_by_gdal)(const ExportTable&, ExportFormat, const std::filesystem::path&);
    Result<std::optional<std::string>> (*table_recipe)(const std::filesystem::path&);
};

}  // namespace geo
