#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "geo/core/plane.h"

namespace geo {

/// Answers which features hold a point: boxes in an R-tree, then point in polygon. A few
/// microseconds for hundreds of features. Points on a border belong to one side or the other.
class Locator {
public:
    explicit Locator(std::vector<MultiPolygon> features);
    Locator();
    Locator(Locator&&) noexcept;
    Locator& operator=(Locator&&) noexcept;
    ~Locator();

    /// Feature numbers, ascending; more than one where features of several vintages overlap.
    std::vector<std::uint32_t> features_at(Point p) const;

private:
    struct Impl;
    std::unique_ptr<const Impl> impl_;
};

/// Even-odd point in polygon. source  Hormann & Agathos (2001), crossing number
bool contains(const MultiPolygon& parts, Point p);

}  // namespace geo
