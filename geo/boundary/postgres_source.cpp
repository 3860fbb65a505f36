// What a PostGIS table has to have before parts of it can be read quickly.

#include <cpl_string.h>

#include <memory>
#include <string>

#include "geo/boundary/ogr_connection.h"

namespace geo {
namespace {

std::string quoted(const std::string& text, char quote) {
    std::string result(1, quote);
    for (const char c : text) {
        result += c;
        if (c == quote) result += c;
    }
    return result + quote;
}

/// As SQL names it: OGR calls a table "schema.table" where it is in another schema than usual.
std::string table_of(const std::string& layer) {
    const std::size_t dot = layer.find('.');
    if (dot == std::string::npos) return quoted(layer, '"');
    return quoted(layer.substr(0, dot), '"') + "." + quoted(layer.substr(dot + 1), '"');
}

}  // namespace

std::optional<Error> missing_index(GDALDataset& dataset, OGRLayer& layer) {
    if (dataset.GetDriver() == nullptr ||
        !EQUAL(dataset.GetDriver()->GetDescription(), "PostgreSQL"))
        return std::nullopt;
    // Views are none of it: what they stand on may well have an index.
    const std::string sql = fmt::format(
        "SELECT count(*) AS missing FROM pg_class c WHERE c.oid = to_regclass({}) AND "
        "c.relkind IN ('r', 'm', 'p') AND NOT EXISTS (SELECT 1 FROM pg_index x "
        "JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am a ON a.oid = i.relam "
        "JOIN pg_attribute t ON t.attrelid = x.indrelid AND t.attnum = ANY (x.indkey) "
        "WHERE x.indrelid = c.oid AND t.attname = {} AND a.amname IN ('gist', 'spgist', 'brin'))",
        quoted(table_of(layer.GetName()), '\''), quoted(layer.GetGeometryColumn(), '\''));
    const GdalMessages quiet;
    OGRLayer* answer = dataset.ExecuteSQL(sql.c_str(), nullptr, nullptr);
    if (answer == nullptr) return std::nullopt;
    const OGRFeatureUniquePtr row{answer->GetNextFeature()};
    const bool missing = row && row->GetFieldAsInteger(0) > 0;
    dataset.ReleaseResultSet(answer);
    if (!missing) return std::nullopt;
    return Error{fmt::format("has no index on its geometry, so each view reads all of it; have one "
                             "made: CREATE INDEX ON {} USING gist ({})",
                             layer.GetName(), layer.GetGeometryColumn()),
                 {}};
}

}  // namespace geo
