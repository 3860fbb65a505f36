#pragma once

// The parts that picture_of puts together; each a function of data alone.

#include "app/picture/choropleth.h"
#include "app/picture/map_picture.h"
#include "app/picture/picture.h"

namespace app {

Legend legend_of(const geo::Atlas& atlas, const Scene& scene, const Choropleth& choropleth,
                 const Grouping& grouping);

/// An area that stands at another level than the map is described at its own.
Card card_of(const geo::Atlas& atlas, const Scene& scene, const Choropleth& on_map,
             geo::AreaIndex area);

/// Areas with a value, highest first; of layers of kinds, by kind.
std::vector<RankRow> ranking_of(const geo::Atlas& atlas, const Choropleth& choropleth,
                                const Legend& legend);

/// What a label takes of the pane, in pixels.
struct LabelBox {
    double left, top, right, bottom;
    bool overlaps(const LabelBox& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
    bool holds(const LabelBox& other) const {
        return left <= other.left && top <= other.top && other.right <= right &&
               other.bottom <= bottom;
    }
};
LabelBox box_of(const MapLabel& label);
/// `size` pixels across.
LabelBox square_about(ScreenPoint centre, double size);

/// Moves two symbols that stand nearer than `least` apart, each by half of what is missing; from
/// the very same place, along `otherwise`. Returns whether they were too near.
bool push_apart(ScreenPoint& a, ScreenPoint& b, double least, ScreenPoint otherwise = {1, 0});

/// Names at label points, larger areas first, none over another; a name that is wider than its area
/// is left out, its value kept where that fits.
std::vector<MapLabel> place_labels(const geo::Atlas& atlas, const Scene& scene,
                                   const Choropleth& choropleth, const MapPicture& map,
                                   const std::vector<Place>& places);

/// Those of the map's insets, likewise, in the pane's pixels.
std::vector<MapLabel> place_inset_labels(const geo::Atlas& atlas, const Scene& scene,
                                         const Choropleth& choropleth, const MapPicture& map,
                                         const std::vector<Place>& places);

bool is_selected(const Scene& scene, const geo::AreaId& id);
/// Selected areas bear letters once there are two: one place needs none.
bool has_marks(const Scene& scene);
/// Where the letter of a selected area stands, above its name.
ScreenPoint mark_above(const MapLabel& label);

/// "1,234" for values with a sign where they are changes: "+1.2", "−0.4".
std::string say_shown(const Choropleth& choropleth, double value);

/// Where a value stands on the legend's scale, 0 to 1.
double position_on(const Legend& legend, double value);

}  // namespace app
