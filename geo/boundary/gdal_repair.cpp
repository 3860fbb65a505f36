#include "geo/boundary/gdal_library.h"
#include "geo/boundary/repair.h"

namespace geo {

std::optional<std::string> invalidity_of(const MultiPolygon& parts) {
    return boundary_functions().invalidity_of(parts);
}

Result<MultiPolygon> repaired(const MultiPolygon& parts) {
    return boundary_functions().repaired(parts);
}

}  // namespace geo
