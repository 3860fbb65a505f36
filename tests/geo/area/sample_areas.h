#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "geo/area/area_register.h"

/// A register built by hand, area by area, that refers to areas by their codes.
class SampleAreas {
public:
    /// Adds an area and gives it out to be filled in; good until the next is added.
    geo::Area& add(std::string_view code, std::string name,
                   std::initializer_list<geo::Level> levels) {
        areas_.push_back({.id = geo::parse_area_id(code).value(),
                          .name = std::move(name),
                          .name_welsh = {},
                          .short_name = {},
                          .aliases = {},
                          .type = {},
                          .levels = {},
                          .vintage = {},
                          .region = {},
                          .country = {},
                          .county = {},
                          .police_force = {},
                          .successors = {},
                          .label_point = {},
                          .population = {}});
        for (geo::Level level : levels) areas_.back().levels.insert(level);
        return areas_.back();
    }

    void join(std::string_view child, std::string_view parent, geo::Vintage vintage = {}) {
        memberships_.push_back({at(child), at(parent), vintage});
    }

    geo::AreaIndex at(std::string_view code) const {
        std::size_t place = 0;
        while (geo::text_of(areas_.at(place).id) != code) ++place;
        return static_cast<geo::AreaIndex>(place);
    }

    geo::AreaRegister made() const { return geo::AreaRegister::make(areas_, memberships_).value(); }

private:
    std::vector<geo::Area> areas_;
    std::vector<geo::Membership> memberships_;
};
