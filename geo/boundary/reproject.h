#pragma once

#include <memory>
#include <span>
#include <string>

#include "geo/core/plane.h"
#include "geo/core/result.h"

namespace geo {

/// Longitude and latitude in degrees, WGS 84 (EPSG:4326). For import, export and read-outs only.
struct LonLat {
    double longitude = 0, latitude = 0;
};

/// Carries coordinates from one reference system to British National Grid, x before y always.
/// Uses PROJ's best operation without network access: the OSTN15 grid where it is installed, else
/// the seven-parameter Helmert shift (2 to 5 m).
class Projection {
public:
    /// `crs` is anything PROJ understands: "EPSG:4326", WKT, a PROJ string. Fails on anything else.
    static Result<Projection> to_british_national_grid(const std::string& crs);

    Point forward(double x, double y) const;      // not finite where the CRS does not reach
    void forward(std::span<Point> points) const;  // in place
    LonLat inverse_lon_lat(Point p) const;        // only for a projection from EPSG:4326

private:
    struct Impl;
    explicit Projection(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
    std::shared_ptr<const Impl> impl_;
};

}  // namespace geo
