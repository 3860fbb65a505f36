#include "geo/boundary/gdal_library.h"

#include <stdexcept>

namespace geo {
namespace {

Result<const BoundaryFunctions*> functions() {
    return gdal_symbol("devolution_atlas_boundary_functions").map([](void* table) {
        return static_cast<const BoundaryFunctions*>(table);
    });
}

}  // namespace

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

Result<SourceReading> read_source(const SourceName& name, const std::function<SourceView()>& view,
                                  SourceWatch& watch, const SourceLimits& limits) {
    const auto found = functions();
    if (!found) return tl::make_unexpected(found.error());
    return (*found)->read_source(name, view, watch, limits);
}

}  // namespace geo
