#include "geo/mesh/orientation.h"

#include <cfloat>

namespace geo {

int exact_orientation(Point a, Point b, Point c) {
    // Differences of two doubles of a map take at most 56 of its 113 bits, so nothing is rounded.
#if LDBL_MANT_DIG >= 113
    using Quad = long double;
#else
    __extension__ using Quad = __float128;
#endif
    const Quad left = (Quad{a.x} - c.x) * (Quad{b.y} - c.y);
    const Quad right = (Quad{a.y} - c.y) * (Quad{b.x} - c.x);
    return left > right ? 1 : left < right ? -1 : 0;
}

}  // namespace geo
