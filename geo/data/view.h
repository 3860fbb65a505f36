#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/data/atlas.h"

namespace geo {

/// On which areas figures are shown: those in force when they were taken, or today's. Figures of
/// areas that ended since then are worked out for today's, as estimates: counts are added up, means
/// are weighted (as Joining says), and where an area was divided, its figure is by its people.
enum class Boundaries : std::uint8_t { of_the_figures, of_today };

/// A figure as it stands on one map: the layer's own, or joined from another level.
struct ShownFigure {
    AreaIndex area{};  // the area on the map
    AreaIndex from{};  // whose figure it is: `area`'s own, or of the larger area it is inherited
                       // from, or the region's for the Greater London Authority, on the same ground
    std::optional<double> value{};
    std::optional<Interval> interval{};
    FigureStatus status = FigureStatus::official;
    Basis basis = Basis::published;
    Marker marker = Marker::none;
    int year = 0;
    TextIndex period = 0, source = 0, note = 0;
    int parts = 0;         // how many figures a derived one was made of
    bool carried = false;  // from areas that ended to the one that took their ground
};

/// One layer over the areas of one level in one year: what a choropleth shows.
struct LayerView {
    const Layer* layer = nullptr;
    Level level{};
    int year = 0;                                       // of the figures
    int boundary_year = 0;                              // of the areas they stand on
    std::vector<AreaIndex> areas{};                     // in force, in register order
    std::vector<std::optional<ShownFigure>> figures{};  // of each of `areas`
    int with_value = 0, withheld = 0, inherited = 0, derived = 0, carried = 0;
    Boundaries boundaries = Boundaries::of_the_figures;  // as asked for
    // Where a tenth of the areas or more are blank: levels, finest first, whose own figures lie
    // around or inside most of those (counties', where districts have none); where nothing is
    // shown at all, every level that has figures.
    std::vector<Level> better_levels{};
    std::optional<int> since{};  // a view of change: the year it is measured from
    std::optional<std::size_t> position(AreaIndex area) const;  // in `areas`
    std::vector<double> values() const;                         // of areas that have one
};

/// The years in which a layer has figures at a level, joins included, ascending.
std::vector<int> years_of(const Atlas& atlas, const Layer& layer, Level level);

/// The newest year of `years_of` in which at least half as many areas have a figure as in the
/// fullest year, plans for years to come left aside; nothing where the level has no figures.
std::optional<int> latest_year_of(const Atlas& atlas, const Layer& layer, Level level);

/// Joins a layer's figures to the areas of a level.
///
/// year     the nearest year not after it that has figures, or else the first one, is shown
/// returns  areas of the boundaries that hold most of that year's figures: the year's own, or
///          today's where a source has carried its series over to today's areas; of what stands
///          until the next, "the year's own" are those of the year asked for. With
///          Boundaries::of_today, today's areas, and nothing changes for later years
LayerView view_of(const Atlas& atlas, const Layer& layer, Level level, int year,
                  Boundaries boundaries = Boundaries::of_the_figures);

/// Which area of the level each feature lies in. A feature counts when it is in force in
/// `boundary_year`, or in the newest boundaries where that year is later; what it belongs to is
/// looked up in `boundary_year` itself, so that authorities made since then are coloured. Nothing
/// for other features and for ground that no area of the level covers.
std::vector<std::optional<AreaIndex>> grouping_of(const Atlas& atlas, const Geometry& geometry,
                                                  Level level, int boundary_year);

/// What an area is compared with: its region and its country (England), as shown figures; changes
/// where the view is of change. Nothing where the area is itself the region or the country.
struct Benchmarks {
    std::optional<ShownFigure> country{}, region{};
};
Benchmarks benchmarks_of(const Atlas& atlas, const LayerView& view, AreaIndex area);

/// The layer of change since a year: value minus the value then, in the layer's unit (percentage
/// points for per cents); status derived, interval only where both have one (root of summed squared
/// half-widths). Areas without both figures have none; layers that are not numeric have none at
/// all.
LayerView change_since(const Atlas& atlas, const LayerView& now, int since);

/// "£1.2bn", "34.1%", "63.4 years", "−2.1"; a category's label for categorical layers.
std::string say_value(const Layer& layer, double value);
/// The number alone, for legends: "34.1", "£1.2bn".
std::string say_number(const Layer& layer, double value);
/// "2022 to 2024", "2 May 2024", "2024/25", "July 2024 to June 2025": a published period in words;
/// what is in words already ("mid-2024", "since 2017") stays as it is.
std::string say_period(std::string_view period);

}  // namespace geo
