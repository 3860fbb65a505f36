#pragma once

#include <ogrsf_frmts.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

#include "geo/boundary/reproject.h"
#include "geo/core/plane.h"
#include "geo/core/result.h"

namespace geo {

/// From a layer's coordinates to British National Grid.
struct Way {
    Projection projection;
    bool latitude_first = false;  // some formats keep the order of the reference system
};

/// Fails when the layer has no CRS, or one that its coordinates belie.
Result<Way> way_from(OGRLayer& layer);

/// The polygons of a record. Takes the geometry because arcs are first turned into short straight
/// lines. Fails when there are none.
Result<MultiPolygon> parts_of(std::unique_ptr<OGRGeometry> geometry, const Way& way);

/// The same of a record's well-known binary, which OGR is asked to read only where it is no plain
/// polygon.
Result<MultiPolygon> parts_of(std::span<const std::byte> wkb, const Way& way);

/// Coordinates that are no numbers, or lie far from the United Kingdom.
std::optional<Error> fault_in_place(const MultiPolygon& parts);

}  // namespace geo
