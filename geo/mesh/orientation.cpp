#include "geo/mesh/orientation.h"

#include <geos_c.h>

#include <memory>

namespace geo {

int orientation_by_geos(Point a, Point b, Point c) {
    struct Finish {
        void operator()(GEOSContextHandle_t handle) const { GEOS_finish_r(handle); }
    };
    thread_local const std::unique_ptr<GEOSContextHandle_HS, Finish> geos{GEOS_init_r()};
    return GEOSOrientationIndex_r(geos.get(), a.x, a.y, b.x, b.y, c.x, c.y);
}

}  // namespace geo
