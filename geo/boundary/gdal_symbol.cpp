#include <dlfcn.h>

#include "geo/boundary/gdal_library.h"

namespace geo {
namespace {

/// Found by the program's run path: beside it where it was built, in its folder of libraries where
/// it is installed. Once loaded it stays.
Result<void*> library() {
    static void* const opened =
        dlopen(DEVOLUTION_ATLAS_GDAL_LIBRARY, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
    if (opened != nullptr) return opened;
    const char* const reason = dlerror();
    return failure(fmt::format("cannot be loaded ({}); install the atlas again",
                               reason == nullptr ? "tried before" : reason),
                   DEVOLUTION_ATLAS_GDAL_LIBRARY);
}

}  // namespace

Result<void*> gdal_symbol(const char* name) {
    Result<void*> opened = library();
    if (!opened) return opened;
    const auto* build = static_cast<const char* const*>(dlsym(*opened, "devolution_atlas_build"));
    void* const symbol = dlsym(*opened, name);
    if (build == nullptr || symbol == nullptr ||
        std::string_view(*build) != DEVOLUTION_ATLAS_VERSION)
        return failure("is of another version of the atlas; install the atlas again",
                       DEVOLUTION_ATLAS_GDAL_LIBRARY);
    return symbol;
}

}  // namespace geo
