#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/picture/choropleth.h"
#include "app/picture/picture.h"

namespace app {

/// Areas of a map that do not stand in another year, and those of that year that do not stand on
/// the map; both in register order.
struct BoundaryChange {
    int other_year = 0;
    std::vector<geo::AreaIndex> here, there;
    bool empty() const { return here.empty() && there.empty(); }
};

/// Between the boundaries of a view and those of another year.
BoundaryChange boundary_change(const geo::Atlas& atlas, const geo::LayerView& view, int other_year);

/// The year whose boundaries a map's own are to be told from: of a map of change, that it is
/// measured from, and otherwise that shown before; nothing where there is neither.
std::optional<int> other_boundary_year(const Pane& pane);

/// "17 districts became 4 in 2023: Cumberland, …"; empty where nothing changed. Of a map of change
/// also how many areas have none to show for it; empty where all have.
std::string in_words(const geo::Atlas& atlas, const Choropleth& choropleth,
                     const BoundaryChange& change);

/// For each district of one of two maps that stands on the other in other boundaries, what is to be
/// seen of it on the way: the smaller of the two, in colours that go over.
struct GroundChange {
    struct Piece {
        std::uint32_t feature = 0, whole = 0;  // of the map's geometry
        bool is_old = false;                   // of the map before: its whole is of the one after
    };
    std::vector<Piece> pieces;
};
/// Nothing between maps of different outlines.
GroundChange ground_change(const geo::Atlas& atlas, const MapPicture& from, const MapPicture& to);

}  // namespace app
