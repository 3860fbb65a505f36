#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/area/area_id.h"
#include "geo/area/level.h"
#include "geo/area/vintage.h"
#include "geo/core/plane.h"

namespace geo {

/// An area's place in its register; meaningful only together with that register.
enum class AreaIndex : std::uint32_t {};
constexpr std::size_t at(AreaIndex index) { return static_cast<std::size_t>(index); }

/// One statistical or administrative unit.
struct Area {
    AreaId id;
    std::string name;        // official: "Bristol, City of"
    std::string name_welsh;  // official Welsh name; empty where there is none
    std::string short_name;  // for maps only: "Cambs & Peterborough"; empty where the name is short
    std::vector<std::string> aliases;  // other names people use: "Hull"
    std::string type;                  // in words: "metropolitan district"
    Levels levels;
    Vintage vintage;
    bool planned = false;   // announced, not yet made: vintage.start is when it is due
    bool supposed = false;  // a what-if: it takes nothing from the authorities there are
    std::optional<AreaIndex> region, country, county, police_force;
    std::vector<AreaIndex> successors;
    Point label_point;  // well inside the largest part, EPSG:27700
    double area_km2 = 0;
    std::optional<double> population;  // mid-2024 estimate; areas in force only
};

/// Its name for maps.
inline const std::string& map_name_of(const Area& area) {
    return area.short_name.empty() ? area.name : area.short_name;
}

/// That `child` belongs to a combined authority (or to Greater London) in some years.
struct Membership {
    AreaIndex child, parent;
    Vintage vintage;
};

/// Every area known to the atlas, ended and planned ones included. Immutable once made.
class AreaRegister {
public:
    /// Fails when two areas share an id, naming it.
    static Result<AreaRegister> make(std::vector<Area> areas, std::vector<Membership> memberships);
    AreaRegister() = default;
    /// This register with areas that are supposed behind its own, whose places they leave alone,
    /// and their members, which stay in the authorities they have. Fails as `make` does.
    Result<AreaRegister> with(std::vector<Area> supposed,
                              std::vector<Membership> memberships) const;

    std::span<const Area> areas() const { return areas_; }
    std::size_t size() const { return areas_.size(); }
    const Area& operator[](AreaIndex index) const { return areas_[at(index)]; }
    std::optional<AreaIndex> find(std::string_view id) const;

    /// Does an area stand on the map of `level`? As its levels say; and the Greater London
    /// Authority stands on the map of combined authorities.
    bool stands_at(AreaIndex area, Level level) const;
    /// The finest map that an area stands on, if any.
    std::optional<Level> finest_map_of(AreaIndex area) const;

    /// Areas that stand at `level` and are in force in `year` (planned ones included once due),
    /// in register order.
    std::vector<AreaIndex> in_force(Level level, int year) const;

    /// The area of `level` that holds `area` in `year`: itself where it stands at that level;
    /// nothing where there is none (Leicester has no combined authority). Of a district in several
    /// authorities, supposed ones among them, the first supposed one: that is drawn.
    std::optional<AreaIndex> parent(AreaIndex area, Level level, int year) const;
    /// All of them: several only where authorities are supposed. `parent` comes first.
    std::vector<AreaIndex> parents(AreaIndex area, Level level, int year) const;

    /// The areas of `level` in force in `year` inside `whole`, in register order; an area that
    /// stands at `level` itself is among them.
    std::vector<AreaIndex> members(AreaIndex whole, Level level, int year) const;

private:
    /// What holds `area` at a level other than that of authorities, in force or not.
    std::optional<AreaIndex> above_at(AreaIndex area, Level level) const;
    /// Calls `found` with each combined authority (or Greater London) whose member `area` is in
    /// `year`, until it returns true. A county joins with all its districts, whether or not they
    /// are listed as members.
    template <class Found>
    void each_authority_of(AreaIndex area, int year, const Found& found) const;
    bool lies_in(AreaIndex area, AreaIndex whole, int year) const;

    std::vector<Area> areas_;
    std::vector<Membership> memberships_;  // sorted by child; of supposed parents first
    std::unordered_map<std::string, AreaIndex> by_id_;
    std::optional<AreaIndex> united_kingdom_;
};

}  // namespace geo
