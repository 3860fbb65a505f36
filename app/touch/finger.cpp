#include "app/touch/finger.h"

#include <cmath>

namespace app {

double length_of(GlassVector v) { return std::hypot(v.right, v.down); }

}  // namespace app
