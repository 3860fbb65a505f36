#pragma once

#include <geos_c.h>

#include <vector>

#include "geo/core/plane.h"

/// The slow obvious answer to "which features hold this point", by GEOS.
class GeosAreas {
public:
    explicit GeosAreas(const std::vector<geo::MultiPolygon>& features) : geos_(GEOS_init_r()) {
        for (const geo::MultiPolygon& parts : features) {
            areas_.push_back(to_geos(parts));
            prepared_.push_back(GEOSPrepare_r(geos_, areas_.back()));
        }
    }
    ~GeosAreas() {
        for (const GEOSPreparedGeometry* one : prepared_) GEOSPreparedGeom_destroy_r(geos_, one);
        for (GEOSGeometry* one : areas_) GEOSGeom_destroy_r(geos_, one);
        GEOS_finish_r(geos_);
    }
    GeosAreas(const GeosAreas&) = delete;
    GeosAreas& operator=(const GeosAreas&) = delete;

    bool is_valid(std::size_t feature) const { return GEOSisValid_r(geos_, areas_[feature]) == 1; }

    std::vector<std::uint32_t> features_at(geo::Point p) const {
        std::vector<std::uint32_t> found;
        GEOSGeometry* point = GEOSGeom_createPointFromXY_r(geos_, p.x, p.y);
        for (std::uint32_t i = 0; i < prepared_.size(); ++i)
            if (GEOSPreparedContains_r(geos_, prepared_[i], point) == 1) found.push_back(i);
        GEOSGeom_destroy_r(geos_, point);
        return found;
    }

private:
    GEOSGeometry* to_geos(const geo::Ring& ring) const {
        std::vector<double> flat;
        for (geo::Point p : ring) flat.insert(flat.end(), {p.x, p.y});
        flat.insert(flat.end(), {ring.front().x, ring.front().y});
        return GEOSGeom_createLinearRing_r(
            geos_, GEOSCoordSeq_copyFromBuffer_r(geos_, flat.data(),
                                                 static_cast<unsigned>(flat.size() / 2), 0, 0));
    }
    GEOSGeometry* to_geos(const geo::MultiPolygon& parts) const {
        std::vector<GEOSGeometry*> polygons;
        for (const geo::Polygon& part : parts) {
            std::vector<GEOSGeometry*> holes;
            for (const geo::Ring& hole : part.holes) holes.push_back(to_geos(hole));
            polygons.push_back(GEOSGeom_createPolygon_r(geos_, to_geos(part.shell), holes.data(),
                                                        static_cast<unsigned>(holes.size())));
        }
        return GEOSGeom_createCollection_r(geos_, GEOS_MULTIPOLYGON, polygons.data(),
                                           static_cast<unsigned>(polygons.size()));
    }

    GEOSContextHandle_t geos_;
    std::vector<GEOSGeometry*> areas_;
    std::vector<const GEOSPreparedGeometry*> prepared_;
};
