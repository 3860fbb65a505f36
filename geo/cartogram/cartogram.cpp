#include "geo/cartogram/cartogram.h"

#include <cassert>
#include <utility>

namespace geo {

Cartogram cartogram_of(std::vector<Cell> cells) {
    std::vector<GeometryInput> inputs;
    inputs.reserve(cells.size());
    for (const Cell& cell : cells) inputs.push_back({cell.area, {{cell.outline, {}}}});
    std::vector<Error> faults;
    Geometry geometry = make_geometry(inputs, faults);
    assert(faults.empty());  // a convex outline can always be triangulated
    return {std::move(cells), std::move(geometry)};
}

}  // namespace geo
