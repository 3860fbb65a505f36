#include "geo/boundary/gdal_library.h"

namespace geo {

Result<Projection> Projection::to_british_national_grid(const std::string& crs) {
    return boundary_functions().to_british_national_grid(crs);
}

Point Projection::forward(double x, double y) const {
    Point point{x, y};
    forward({&point, 1});
    return point;
}

void Projection::forward(std::span<Point> points) const {
    boundary_functions().forward(*this, points);
}

LonLat Projection::inverse_lon_lat(Point p) const {
    return boundary_functions().inverse_lon_lat(*this, p);
}

}  // namespace geo
