#include "geo/boundary/gdal_library.h"
#include "geo/core/late_library.h"

namespace geo {

Result<void*> gdal_symbol(const char* name) {
    return late_symbol(DEVOLUTION_ATLAS_GDAL_LIBRARY, DEVOLUTION_ATLAS_VERSION, name);
}

}  // namespace geo
