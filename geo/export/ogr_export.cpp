#include <cpl_json.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <mutex>

#include "geo/boundary/ogr_source.h"
#include "geo/export/export_table.h"

namespace geo {
namespace {

/// Of a GeoPackage's metadata, a workbook's sheet, a member of a GeoJSON file.

const char* driver_of(ExportFormat format) {
    switch (format) {
        case ExportFormat::geojson:
            return "GeoJSON";
        case ExportFormat::gpkg:
            return "GPKG";
        case ExportFormat::ods:
            return "ODS";
        case ExportFormat::xlsx:
            return "XLSX";
        case ExportFormat::csv:
            break;
    }
    return "";
}

OGRLinearRing closed(const Ring& ring) {
    OGRLinearRing out;
    out.setNumPoints(static_cast<int>(ring.size()), FALSE);
    for (std::size_t i = 0; i < ring.size(); ++i)
        out.setPoint(static_cast<int>(i), ring[i].x, ring[i].y);
    out.closeRings();
    return out;
}

/// Null where the parts cannot be merged.
std::unique_ptr<OGRGeometry> merged(const MultiPolygon& parts) {
    OGRMultiPolygon all;
    for (const Polygon& part : parts) {
        OGRPolygon polygon;
        OGRLinearRing shell = closed(part.shell);
        polygon.addRing(&shell);
        for (const Ring& hole : part.holes) {
            OGRLinearRing ring = closed(hole);
            polygon.addRing(&ring);
        }
        all.addGeometry(&polygon);
    }
    OGRGeometry* const whole = all.UnionCascaded();
    if (whole == nullptr) return nullptr;
    return std::unique_ptr<OGRGeometry>(OGRGeometryFactory::forceToMultiPolygon(whole));
}

/// Makes the layer and its fields; null where GDAL cannot.
OGRLayer* layer_for(GDALDataset& dataset, const ExportTable& table, ExportFormat format) {
    const bool with_ground = !table.ground.empty();
    OGRSpatialReference grid;
    if (with_ground && grid.importFromEPSG(27700) != OGRERR_NONE) return nullptr;
    CPLStringList options;
    // Reprojects, and winds shells as the standard has it.
    if (format == ExportFormat::geojson) options.SetNameValue("RFC7946", "YES");
    if (format == ExportFormat::geojson && !table.recipe.empty()) {
        const std::string member = "{\"" + std::string(recipe_name) + "\":" + table.recipe + "}";
        options.SetNameValue("NATIVE_DATA", member.c_str());
        options.SetNameValue("NATIVE_MEDIA_TYPE", "application/vnd.geo+json");
    }
    OGRLayer* const layer =
        dataset.CreateLayer("areas", with_ground ? &grid : nullptr,
                            with_ground ? wkbMultiPolygon : wkbNone, options.List());
    if (layer == nullptr) return nullptr;
    for (const ExportColumn& column : table.columns) {
        OGRFieldDefn field(column.name.c_str(),
                           column.type == ColumnType::number ? OFTReal : OFTString);
        if (layer->CreateField(&field) != OGRERR_NONE) return nullptr;
    }
    return layer;
}

bool write_row(OGRLayer& layer, const ExportTable& table, std::size_t row) {
    OGRFeature feature(layer.GetLayerDefn());
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const ExportCell& cell = table.rows[row][i];
        const int field = static_cast<int>(i);
        if (const auto* number = std::get_if<double>(&cell))
            feature.SetField(field, *number);
        else if (const auto* text = std::get_if<std::string>(&cell))
            feature.SetField(field, text->c_str());
        else
            feature.SetFieldNull(field);
    }
    if (!table.ground.empty() && !table.ground[row].empty()) {
        auto ground = merged(table.ground[row]);
        if (!ground) return false;
        feature.SetGeometryDirectly(ground.release());
    }
    return layer.CreateFeature(&feature) == OGRERR_NONE;
}

/// Into a GeoPackage as metadata, into a workbook as a sheet of its own, a row for each line.
bool write_recipe(GDALDataset& dataset, const ExportTable& table, ExportFormat format) {
    if (table.recipe.empty() || format == ExportFormat::geojson) return true;
    if (format == ExportFormat::gpkg)
        return dataset.SetMetadataItem(recipe_name, table.recipe.c_str()) == CE_None;
    OGRLayer* const sheet = dataset.CreateLayer(recipe_name, nullptr, wkbNone, nullptr);
    if (sheet == nullptr) return false;
    OGRFieldDefn field(recipe_name, OFTString);
    if (sheet->CreateField(&field) != OGRERR_NONE) return false;
    for (std::size_t from = 0; from < table.recipe.size();) {
        const std::size_t end = std::min(table.recipe.find('\n', from), table.recipe.size());
        OGRFeature row(sheet->GetLayerDefn());
        row.SetField(0, table.recipe.substr(from, end - from).c_str());
        if (sheet->CreateFeature(&row) != OGRERR_NONE) return false;
        from = end + 1;
    }
    return true;
}

std::optional<std::string> recipe_of_sheet(OGRLayer* sheet) {
    if (sheet == nullptr) return std::nullopt;
    std::string text;
    for (auto& row : *sheet) {
        // A line alone on its row is taken for a heading by some drivers: it is no part of JSON.
        const std::string line = row->GetFieldAsString(0);
        if (text.empty() && line == recipe_name) continue;
        text += line + "\n";
    }
    return text;
}

/// A member of the file's object, as GDAL keeps it for who writes the file again.
std::optional<std::string> recipe_of_geojson(GDALDataset& dataset) {
    OGRLayer* const layer = dataset.GetLayer(0);
    const char* const native =
        layer == nullptr ? nullptr : layer->GetMetadataItem("NATIVE_DATA", "NATIVE_DATA");
    if (native == nullptr) return std::nullopt;
    CPLJSONDocument document;
    if (!document.LoadMemory(std::string(native))) return std::nullopt;
    const CPLJSONObject recipe = document.GetRoot().GetObj(recipe_name);
    if (!recipe.IsValid()) return std::nullopt;
    return recipe.Format(CPLJSONObject::PrettyFormat::Pretty) + "\n";
}

/// GDAL writes such members before the features; to read on for one would be to read all of them.
bool begins_with_recipe(const std::filesystem::path& file) {
    std::string start(4096, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(start.data(), static_cast<std::streamsize>(start.size()));
    return start.find('"' + std::string(recipe_name) + '"') != std::string::npos;
}

}  // namespace

Result<std::optional<std::string>> table_recipe(const std::filesystem::path& file) {
    if (file.extension() == ".geojson" && !begins_with_recipe(file)) return std::nullopt;
    static std::once_flag once;
    std::call_once(once, GDALAllRegister);
    const GdalMessages messages;
    const char* const drivers[] = {"GeoJSON", "GPKG", "ODS", "XLSX", nullptr};
    const char* const options[] = {"NATIVE_DATA=YES", nullptr};
    GDALDatasetUniquePtr dataset(
        GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR, drivers, options, nullptr));
    if (!dataset) return failure("cannot be read as a table or boundaries", file.string());
    const std::string driver = dataset->GetDriverName();
    if (driver == "GeoJSON") return recipe_of_geojson(*dataset);
    if (driver == "GPKG") {
        const char* const text = dataset->GetMetadataItem(recipe_name);
        return text == nullptr ? std::nullopt : std::optional<std::string>(text);
    }
    return recipe_of_sheet(dataset->GetLayerByName(recipe_name));
}

Result<void> write_by_gdal(const ExportTable& table, ExportFormat format,
                           const std::filesystem::path& file) {
    static std::once_flag once;
    std::call_once(once, GDALAllRegister);
    GdalMessages messages;
    const auto not_written = [&] {
        const std::string& why = messages.failure_text();
        return failure(fmt::format("cannot be written ({}); is there room, and is the folder yours "
                                   "to write to?",
                                   why.empty() ? "GDAL does not say why" : why),
                       file.string());
    };
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName(driver_of(format));
    if (driver == nullptr)
        return failure(fmt::format("cannot be written: GDAL has no driver {} here; choose .csv",
                                   driver_of(format)),
                       file.string());
    GDALDatasetUniquePtr dataset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset) return not_written();
    OGRLayer* const layer = layer_for(*dataset, table, format);
    if (layer == nullptr) return not_written();
    const bool in_one_go = dataset->TestCapability(ODsCTransactions) != FALSE;
    if (in_one_go && dataset->StartTransaction() != OGRERR_NONE) return not_written();
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        if (!write_row(*layer, table, row)) return not_written();
    if (!write_recipe(*dataset, table, format)) return not_written();
    if (in_one_go && dataset->CommitTransaction() != OGRERR_NONE) return not_written();
    dataset.reset();  // spreadsheets are written only now
    if (!messages.failure_text().empty()) return not_written();
    return {};
}

}  // namespace geo
