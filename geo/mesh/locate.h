#pragma once

#include <cstdint>
#include <vector>

#include "geo/core/plane.h"
#include "geo/mesh/shared_borders.h"

namespace geo {

/// Answers which polygons may hold a point: boxes in a grid, about one polygon to a cell. Made in
/// milliseconds for hundreds of thousands.
class BoxGrid {
public:
    BoxGrid() = default;
    explicit BoxGrid(std::vector<Extent> boxes);  // empty ones hold no point

    template <class Visit>
    void for_each_at(Point p, const Visit& visit) const {
        if (!whole_.contains(p)) return;
        const std::size_t cell = row_of(p.y) * columns_ + column_of(p.x);
        for (std::uint32_t i = first_[cell]; i < first_[cell + 1]; ++i)
            if (boxes_[numbers_[i]].contains(p)) visit(numbers_[i]);
    }

private:
    std::size_t column_of(double x) const;
    std::size_t row_of(double y) const;
    template <class Visit>
    void for_each_cell(const Extent& box, const Visit& visit) const;

    std::vector<Extent> boxes_;
    Extent whole_;
    std::size_t columns_ = 1, rows_ = 1;
    std::vector<std::uint32_t> first_;    // of each cell, and one past the last
    std::vector<std::uint32_t> numbers_;  // of boxes
};

/// Answers which features hold a point: a few microseconds for hundreds of thousands of features.
/// Points on a border belong to one side or the other.
class Locator {
public:
    Locator() = default;
    /// `boxes` are those of each polygon.
    Locator(std::vector<Extent> boxes, const Rings& rings);

    /// Feature numbers, ascending; more than one where features of several vintages overlap. The
    /// arguments are those it was made for.
    std::vector<std::uint32_t> features_at(const BorderLines& borders, const Rings& rings,
                                           Point p) const;

private:
    BoxGrid grid_;
    std::vector<std::uint32_t> feature_of_;  // of each polygon
};

/// Even-odd point in polygon. source  Hormann & Agathos (2001), crossing number
bool contains(const MultiPolygon& parts, Point p);

}  // namespace geo
