#include <fmt/format.h>

#include <mutex>

#include "geo/boundary/ogr_source.h"
#include "geo/export/export_table.h"

namespace geo {
namespace {

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

}  // namespace

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
    if (in_one_go && dataset->CommitTransaction() != OGRERR_NONE) return not_written();
    dataset.reset();  // spreadsheets are written only now
    if (!messages.failure_text().empty()) return not_written();
    return {};
}

}  // namespace geo
