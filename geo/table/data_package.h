#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/result.h"
#include "geo/table/csv.h"

namespace geo {

/// A Frictionless Table Schema field, as far as the atlas uses the standard.
///
/// source  https://specs.frictionlessdata.io/table-schema/
struct FieldSchema {
    std::string name, type, description;  // type: string, number, integer, year, boolean, date
    bool required = false;                // no empty cell
    std::vector<std::string> allowed;     // constraints.enum
    std::string pattern;                  // constraints.pattern, an ECMAScript regular expression
    std::optional<double> minimum, maximum;
};

struct ForeignKey {
    std::string field;                // one column; a list cell is checked item by item
    std::string resource, reference;  // empty resource: the same table
};

struct Source {
    std::string title, path;
};
struct Licence {
    std::string name, title, path;
};

struct Resource {
    std::string name, path, title, format;  // format: csv, gpkg
    std::vector<std::string> layers;        // GeoPackages only: those it has to have
    std::vector<FieldSchema> fields;        // tables only
    std::vector<std::string> primary_key;
    std::vector<ForeignKey> foreign_keys;
    std::vector<Source> sources;
    std::vector<Licence> licences;
    // The file as it was when it was described; nothing where the description does not say.
    std::optional<std::size_t> bytes;
    std::optional<std::size_t> rows;  // tables only; no word of the standard, which allows others
    std::string hash;                 // "sha256:…"; others are not compared
};

/// datapackage.json, read and understood.
struct DataPackage {
    std::filesystem::path folder;
    std::string name, title, version, attribution;
    std::vector<Resource> resources;
    std::vector<Source> sources;
    std::vector<Licence> licences;

    const Resource* find(std::string_view resource) const;  // nullptr: none of that name
};

/// Reads `folder`/datapackage.json. Fails when it is missing, no JSON, or breaks the standard;
/// the error says where.
Result<DataPackage> read_data_package(const std::filesystem::path& folder);

/// The same of a descriptor's text; `folder` is where its files lie.
Result<DataPackage> parse_data_package(const std::string& text, std::filesystem::path folder);

/// Reads every CSV resource and holds its cells against its schema: header, types, required cells,
/// enumerations, patterns, ranges, primary keys and foreign keys. `faults` gets one Error per
/// fault, with file, line and column. Tables that could be read are returned whatever was found.
/// `is_needed` is asked once for each, on any thread; what is not needed is not read.
std::map<std::string, CsvTable> read_tables(
    const DataPackage& package, std::vector<Error>& faults,
    const std::function<bool(const Resource&)>& is_needed = [](const Resource&) { return true; });

}  // namespace geo
