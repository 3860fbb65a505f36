#include "geo/import/lon_lat.h"

#include <ogr_spatialref.h>

#include <cmath>
#include <memory>

namespace geo {

namespace {

struct DestroyTransformation {
    void operator()(OGRCoordinateTransformation* one) const {
        OGRCoordinateTransformation::DestroyCT(one);
    }
};
using Transformation = std::unique_ptr<OGRCoordinateTransformation, DestroyTransformation>;

Transformation make_transformation() {
    OGRSpatialReference degrees, grid;
    degrees.importFromEPSG(4326);
    grid.importFromEPSG(27700);
    // EPSG:4326 puts latitude first; longitudes come first here.
    degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    grid.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return Transformation(OGRCreateCoordinateTransformation(&degrees, &grid));
}

}  // namespace

std::optional<Point> grid_point(double longitude, double latitude) {
    const thread_local Transformation transformation = make_transformation();
    double x = longitude, y = latitude;
    if (!transformation || !transformation->Transform(1, &x, &y) || !std::isfinite(x) ||
        !std::isfinite(y))
        return std::nullopt;
    return Point{x, y};
}

void set_grid_point(NewTable& table, Point point) {
    table.set("easting", fmt::format("{:.0f}", point.x));
    table.set("northing", fmt::format("{:.0f}", point.y));
}

void set_grid_point(NewTable& table, std::string_view latitude, std::string_view longitude) {
    table.set("easting", "");
    table.set("northing", "");
    const auto lat = number_in(latitude), lon = number_in(longitude);
    const auto point = lat && lon ? grid_point(*lon, *lat) : std::nullopt;
    if (point) set_grid_point(table, *point);
}

}  // namespace geo
