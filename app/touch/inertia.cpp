#include "app/touch/inertia.h"

#include <algorithm>
#include <cmath>

namespace app {

double Inertia::lasts() const {
    const double speed = length_of(velocity);
    // Also where the speed is no number.
    return speed > slowest ? time_constant * std::log(speed / slowest) : 0;
}

GlassVector Inertia::offset(double seconds) const {
    // The integral of velocity · e^(-t / time_constant).
    const double drifting = std::clamp(seconds, 0.0, lasts());
    return drifting > 0 ? velocity * (-time_constant * std::expm1(-drifting / time_constant))
                        : GlassVector{};
}

}  // namespace app
