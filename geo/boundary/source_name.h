#pragma once

#include <string>
#include <string_view>

#include "geo/core/result.h"

namespace geo {

/// Where boundaries are to be had, as a person names it: a file ("wards.gpkg", "wards.zip"), a
/// database ("PG:service=atlas"), or a file on a web server ("https://…/wards.fgb"). A layer may
/// follow after a colon ("wards.gpkg:ltla").
struct SourceName {
    enum class Kind : std::uint8_t { file, database, web };
    Kind kind = Kind::file;
    std::string connection;                // what GDAL opens; never shown
    std::string shown;                     // for people: without names and passwords of users
    std::string layer;                     // empty: the only one
    std::string code_column, name_column;  // empty: found out
    bool operator==(const SourceName&) const = default;
};

/// Fails on what no source may be: nothing, a password in the open, or another of GDAL's ways to
/// reach the network.
Result<SourceName> source_name_of(const std::string& text);

/// Does the text name boundaries by the look of it, rather than a saved scene? The file's ending or
/// the connection's beginning says so; ".json" files are looked into.
bool looks_like_boundaries(const std::string& text);

/// Is it a database or a web address, where a file's path is expected?
bool is_connection(std::string_view text);

/// The text with users, passwords and what follows the "?" of web addresses taken out.
std::string without_credentials(std::string text);

}  // namespace geo
