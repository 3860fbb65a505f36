#include "geo/boundary/gdal_library.h"

#include <dlfcn.h>

#include <stdexcept>

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

Result<const BoundaryFunctions*> functions() {
    return gdal_symbol("devolution_atlas_boundary_functions").map([](void* table) {
        return static_cast<const BoundaryFunctions*>(table);
    });
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

const BoundaryFunctions& boundary_functions() {
    const auto found = functions();
    if (!found) throw std::runtime_error(one_line(found.error()));
    return **found;
}

// What can fail says so; nothing else is called before one of these has succeeded.
Result<BoundaryLayer> read_boundaries(const std::string& source, const BoundaryRequest& request,
                                      std::vector<Error>& faults) {
    const auto found = functions();
    if (!found) return tl::make_unexpected(found.error());
    return (*found)->read_boundaries(source, request, faults);
}

Result<std::vector<std::string>> boundary_layers_in(const std::string& source) {
    const auto found = functions();
    if (!found) return tl::make_unexpected(found.error());
    return (*found)->boundary_layers_in(source);
}

void prepare_to_read_sources() {
    if (const auto found = functions()) (*found)->prepare_to_read_sources();
}

Result<SourceReading> read_source(const SourceName& name, const SourceView& view,
                                  SourceWatch& watch, const SourceLimits& limits) {
    const auto found = functions();
    if (!found) return tl::make_unexpected(found.error());
    return (*found)->read_source(name, view, watch, limits);
}

}  // namespace geo
