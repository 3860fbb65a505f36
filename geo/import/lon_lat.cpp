#include "geo/import/lon_lat.h"

#include <ogr_spatialref.h>

#include <cmath>
#include <memory>

#include "geo/import/gpkg.h"

namespace geo {

namespace {

struct DestroyTransformation {
    void operator()(OGRCoordinateTransformation* one) const {
        OGRCoordinateTransformation::DestroyCT(one);
    }
};
using Transformation = std::unique_ptr<OGRCoordinateTransformation, DestroyTransformation>;

// The seven-parameter shift of the whole country (EPSG:1314, 2 to 5 m), the one the boundaries were
// made with. Named outright: left to choose, PROJ would take a finer grid where one is installed,
// and the same figures would give other bytes there.
constexpr const char* whole_country =
    "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
    "+step +proj=push +v_3 +step +proj=cart +ellps=WGS84 "
    "+step +inv +proj=helmert +x=446.448 +y=-125.157 +z=542.06 +rx=0.15 +ry=0.247 +rz=0.842 "
    "+s=-20.489 +convention=position_vector "
    "+step +inv +proj=cart +ellps=airy +step +proj=pop +v_3 "
    "+step +proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy";

Transformation make_transformation() {
    OGRCoordinateTransformationOptions options;
    options.SetCoordinateOperation(whole_country, false);
    return Transformation(OGRCreateCoordinateTransformation(nullptr, nullptr, options));
}

}  // namespace

std::optional<Point> grid_point(double longitude, double latitude) {
    const thread_local Transformation transformation = make_transformation();
    const QuietGdal quiet;
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
