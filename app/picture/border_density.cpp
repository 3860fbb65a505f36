#include "app/picture/border_density.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace app {

double typical_size(const geo::Geometry& geometry) {
    std::vector<double> sizes;
    sizes.reserve(geometry.extents.size());
    for (const geo::Extent& box : geometry.extents)
        if (!box.empty()) sizes.push_back(std::sqrt(box.width() * box.height()));
    if (sizes.empty()) return 0;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return *middle;
}

double border_share(double typical_size, double metres_per_pixel) {
    constexpr double none = 3, all = 10;  // pixels
    return std::clamp((typical_size / metres_per_pixel - none) / (all - none), 0.0, 1.0);
}

}  // namespace app
