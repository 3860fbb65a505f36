#include "geo/boundary/repair.h"

#include <geos_c.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "geo/boundary/surely_valid.h"

namespace geo {
namespace {

/// GEOS of one thread: its handle, and what it last complained of.
class Geos {
public:
    Geos() : handle_(GEOS_init_r()) {
        GEOSContext_setErrorMessageHandler_r(handle_, &Geos::note, this);
    }
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;
    ~Geos() { GEOS_finish_r(handle_); }

    GEOSContextHandle_t handle() const { return handle_; }
    const std::string& complaint() const { return complaint_; }

private:
    static void note(const char* message, void* self) {
        static_cast<Geos*>(self)->complaint_ = message;
    }
    GEOSContextHandle_t handle_;
    std::string complaint_;
};

Geos& geos() {
    thread_local Geos here;
    return here;
}

struct Destroy {
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(geos().handle(), geometry); }
    void operator()(GEOSMakeValidParams* params) const {
        GEOSMakeValidParams_destroy_r(geos().handle(), params);
    }
    void operator()(char* text) const { GEOSFree_r(geos().handle(), text); }
};
template <class T>
using Owned = std::unique_ptr<T, Destroy>;
using Geometry = Owned<GEOSGeometry>;

/// Null when a coordinate is missing or GEOS refuses the ring.
Geometry to_geos(const Ring& ring) {
    if (ring.size() < 3) return {};
    std::vector<double> flat;
    flat.reserve(2 * ring.size() + 2);
    for (Point p : ring) flat.insert(flat.end(), {p.x, p.y});
    flat.insert(flat.end(), {ring.front().x, ring.front().y});
    GEOSCoordSequence* points = GEOSCoordSeq_copyFromBuffer_r(
        geos().handle(), flat.data(), static_cast<unsigned>(flat.size() / 2), 0, 0);
    return Geometry{points == nullptr ? nullptr
                                      : GEOSGeom_createLinearRing_r(geos().handle(), points)};
}

/// GEOS takes what a collection is made of out of our hands, even when it refuses.
std::vector<GEOSGeometry*> released(std::vector<Geometry>& owned) {
    std::vector<GEOSGeometry*> raw;
    raw.reserve(owned.size());
    for (Geometry& one : owned) raw.push_back(one.release());
    return raw;
}

/// Rings of fewer than three points have no ground and are dropped.
Geometry to_geos(const Polygon& polygon) {
    Geometry shell = to_geos(polygon.shell);
    if (!shell) return {};
    std::vector<Geometry> holes;
    for (const Ring& hole : polygon.holes)
        if (Geometry ring = to_geos(hole)) holes.push_back(std::move(ring));
    std::vector<GEOSGeometry*> raw = released(holes);
    return Geometry{GEOSGeom_createPolygon_r(geos().handle(), shell.release(), raw.data(),
                                             static_cast<unsigned>(raw.size()))};
}

Geometry to_geos(const MultiPolygon& parts) {
    std::vector<Geometry> polygons;
    for (const Polygon& part : parts)
        if (Geometry polygon = to_geos(part)) polygons.push_back(std::move(polygon));
    std::vector<GEOSGeometry*> raw = released(polygons);
    return Geometry{GEOSGeom_createCollection_r(geos().handle(), GEOS_MULTIPOLYGON, raw.data(),
                                                static_cast<unsigned>(raw.size()))};
}

Ring ring_from(const GEOSGeometry* ring) {
    const GEOSCoordSequence* points = GEOSGeom_getCoordSeq_r(geos().handle(), ring);
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(geos().handle(), points, &size);
    Ring result(size);
    for (unsigned i = 0; i < size; ++i)
        GEOSCoordSeq_getXY_r(geos().handle(), points, i, &result[i].x, &result[i].y);
    if (!result.empty()) result.pop_back();  // GEOS repeats the first point
    return result;
}

Polygon polygon_from(const GEOSGeometry* geometry) {
    const GEOSContextHandle_t handle = geos().handle();
    Polygon polygon{ring_from(GEOSGetExteriorRing_r(handle, geometry)), {}};
    for (int i = 0; i < GEOSGetNumInteriorRings_r(handle, geometry); ++i)
        polygon.holes.push_back(ring_from(GEOSGetInteriorRingN_r(handle, geometry, i)));
    return polygon;
}

void append_polygons(const GEOSGeometry* geometry, MultiPolygon& parts) {
    const GEOSContextHandle_t handle = geos().handle();
    switch (GEOSGeomTypeId_r(handle, geometry)) {
        case GEOS_POLYGON:
            if (GEOSisEmpty_r(handle, geometry) == 0) parts.push_back(polygon_from(geometry));
            break;
        case GEOS_MULTIPOLYGON:
        case GEOS_GEOMETRYCOLLECTION:
            for (int i = 0; i < GEOSGetNumGeometries_r(handle, geometry); ++i)
                append_polygons(GEOSGetGeometryN_r(handle, geometry, i), parts);
            break;
        default:  // lines and points have no ground
            break;
    }
}

bool has_short_ring(const MultiPolygon& parts) {
    const auto is_short = [](const Ring& ring) { return ring.size() < 3; };
    return std::ranges::any_of(parts, [&](const Polygon& part) {
        return is_short(part.shell) || std::ranges::any_of(part.holes, is_short);
    });
}

}  // namespace

std::optional<std::string> invalidity_of(const MultiPolygon& parts) {
    if (has_short_ring(parts)) return "a ring of fewer than three points";
    if (is_surely_valid(parts)) return std::nullopt;
    const Geometry geometry = to_geos(parts);
    if (!geometry) return geos().complaint();
    char* reason = nullptr;
    GEOSGeometry* place = nullptr;
    const char valid = GEOSisValidDetail_r(geos().handle(), geometry.get(), 0, &reason, &place);
    const Owned<char> reason_owned{reason};
    const Geometry place_owned{place};
    if (valid == 1) return std::nullopt;
    if (reason == nullptr || place == nullptr) return geos().complaint();
    double x = 0, y = 0;
    GEOSGeomGetX_r(geos().handle(), place, &x);
    GEOSGeomGetY_r(geos().handle(), place, &y);
    return fmt::format("{} at {:.0f} {:.0f}", reason, x, y);
}

Result<MultiPolygon> repaired(const MultiPolygon& parts) {
    const GEOSContextHandle_t handle = geos().handle();
    const Geometry geometry = to_geos(parts);
    const Owned<GEOSMakeValidParams> params{GEOSMakeValidParams_create_r(handle)};
    GEOSMakeValidParams_setMethod_r(handle, params.get(), GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(handle, params.get(), 0);
    const Geometry valid{geometry ? GEOSMakeValidWithParams_r(handle, geometry.get(), params.get())
                                  : nullptr};
    if (!valid) return failure(fmt::format("cannot be repaired ({})", geos().complaint()));
    MultiPolygon result;
    append_polygons(valid.get(), result);
    if (result.empty()) return failure("encloses no ground; draw the area again");
    return result;
}

}  // namespace geo
