#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "geo/area/area_register.h"

namespace geo {

/// An area that ended, and how much of it came to the area asked about: all (1), or the share of
/// its people today where its ground was divided.
struct Predecessor {
    AreaIndex area{};
    double share = 1;
};

/// The areas in force in `year` that took the ground of one that ended before it, at any level it
/// stood at: its successors, or what stands between it and them (Taunton Deane ended in 2018, its
/// successor is Somerset, of 2023; in 2019 Somerset West and Taunton stood there). Register order.
std::vector<AreaIndex> heirs_of(const AreaRegister& areas, AreaIndex ended, int year);

/// Which areas of a level, in force in an earlier year, make up those of a later one.
class Lineage {
public:
    Lineage() = default;
    Lineage(const AreaRegister& areas, Level level, int year, int later);

    /// Ended areas whose ground, or a share of it, is this area's. Empty where it stood itself in
    /// the earlier year, and where a share cannot be told for want of a population.
    std::span<const Predecessor> before(AreaIndex area) const;

private:
    std::unordered_map<AreaIndex, std::vector<Predecessor>> before_;
};

/// Areas that went over into others together: each of `from` gave ground to each of `to`.
struct LineageStep {
    int year = 0;                     // the first of `to`
    std::vector<AreaIndex> from, to;  // in register order
    bool planned = false;  // `to` is a planned authority, made of `from`, which stay beneath it
};

/// How an area came to be, and what became or is to become of it.
struct LineageGraph {
    std::vector<AreaIndex> areas;    // each behind all that came before it; empty: no other area
    std::vector<LineageStep> steps;  // oldest first
};

/// All that came before an area, what came of it, and what ended together with it; of planned
/// authorities, counties and unitaries that they are to be made of.
LineageGraph lineage_graph(const AreaRegister& areas, AreaIndex area);

/// Councils that ended together, and those that took their ground, on 1 April of `year`.
struct Reorganisation {
    int year = 0;
    std::vector<AreaIndex> ended, made;  // districts and counties, in register order
    /// One council of the same name: it lost or gained some ground, and so has another code.
    bool is_new_code(const AreaRegister& areas) const;
};

/// All of them in order of years, and within a year the largest first.
std::vector<Reorganisation> reorganisations_of(const AreaRegister& areas);

}  // namespace geo
