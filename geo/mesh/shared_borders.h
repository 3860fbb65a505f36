#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <span>
#include <vector>

#include "geo/core/plane.h"

namespace geo {

/// A line on which the same features end: a border between neighbours, or a coast. A feature that
/// was merged into another lies over it, so a line may have more than two owners. A view into
/// BorderLines, good as long as they stay as they are.
struct BorderLine {
    std::span<const Point> points;          // first equals last for a closed line
    std::span<const std::uint32_t> owners;  // feature numbers, ascending, each once
};

/// Lines one after the other in few arrays: a country of small areas has half a million.
class BorderLines {
public:
    std::size_t size() const { return first_point.size() - 1; }
    bool empty() const { return size() == 0; }
    BorderLine operator[](std::size_t i) const {
        return {{points.data() + first_point[i], points.data() + first_point[i + 1]},
                {owners.data() + first_owner[i], owners.data() + first_owner[i + 1]}};
    }
    void add(std::span<const Point> line, std::span<const std::uint32_t> its_owners);

    class Iterator {
    public:
        using value_type = BorderLine;
        using difference_type = std::ptrdiff_t;
        BorderLine operator*() const { return (*lines_)[at_]; }
        Iterator& operator++() { return ++at_, *this; }
        Iterator operator++(int) {
            const Iterator before = *this;
            ++at_;
            return before;
        }
        bool operator==(const Iterator&) const = default;

    private:
        friend class BorderLines;
        const BorderLines* lines_ = nullptr;
        std::size_t at_ = 0;
    };
    Iterator begin() const { return iterator_at(0); }
    Iterator end() const { return iterator_at(size()); }

    bool operator==(const BorderLines&) const = default;

    std::vector<Point> points;
    std::vector<std::uint32_t> first_point{0};  // of each line, and one past the last
    std::vector<std::uint32_t> owners;
    std::vector<std::uint32_t> first_owner{0};  // of each line, and one past the last

private:
    Iterator iterator_at(std::size_t i) const {
        Iterator iterator;
        iterator.lines_ = this;
        iterator.at_ = i;
        return iterator;
    }
};

/// The rings of features, each as the lines it runs along. Of each list the first number of the
/// next one down, and one past the last.
struct Rings {
    std::vector<std::uint32_t> first_polygon{0};  // of each feature
    std::vector<std::uint32_t> first_ring{0};     // of each polygon: its shell, then its holes
    std::vector<std::uint32_t> first_step{0};     // of each ring
    std::vector<std::uint32_t> steps;  // twice the line's number, and 1 when walked from its end
    bool operator==(const Rings&) const = default;
};

/// Features cut along their borders: all that is to be known of their ground, each border once.
struct Coverage {
    BorderLines borders;
    Rings rings;
};

/// Cuts the rings of all features into lines, each edge in exactly one line, whichever way round
/// its owners walk it. Edges are the same when their end points are equal bit for bit.
///
/// source  Bostock (2013), TopoJSON: a corner at which two rings have different neighbours ends
///         lines
Coverage coverage_of(std::span<const MultiPolygon> features);

/// The same of features that come one by one, and need not be kept.
class CoverageMaker {
public:
    /// For so many points there is room from the start. Memory is taken only as they come.
    explicit CoverageMaker(std::size_t points);
    ~CoverageMaker();
    CoverageMaker(CoverageMaker&&) noexcept;
    CoverageMaker& operator=(CoverageMaker&&) noexcept;

    void add(const MultiPolygon& feature);
    /// Of all that came; nothing can be added after.
    Coverage take();

private:
    class Corners;
    class Cutter;
    std::unique_ptr<Corners> corners_;
    Rings rings_;  // as far as polygons and their rings go
};

/// One feature's polygons as they were, but for repeated points and where each ring begins.
MultiPolygon polygons_of(const BorderLines& borders, const Rings& rings, std::uint32_t feature);

}  // namespace geo
