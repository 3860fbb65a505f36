#pragma once

// The parts that picture_of puts together; each a function of data alone.

#include "app/picture/choropleth.h"
#include "app/picture/label_box.h"
#include "app/picture/map_picture.h"
#include "app/picture/picture.h"

namespace app {

Legend legend_of(const geo::Atlas& atlas, const Scene& scene, const Choropleth& choropleth,
                 const Grouping& grouping);

/// What the figures are, under the layer's name: "Years, 2022 to 2024".
std::string subtitle_of(const geo::Atlas& atlas, const Scene& scene, const Choropleth& choropleth);
/// The figure of England that areas are compared with; none for totals, which are no measure of a
/// part.
std::optional<double> england_in(const geo::Atlas& atlas, const Choropleth& choropleth);

/// An area that stands at another level than the map is described at its own.
Card card_of(const geo::Atlas& atlas, const Scene& scene, const Choropleth& on_map,
             geo::AreaIndex area);

/// Areas with a value, highest first; of layers of kinds, by kind.
std::vector<RankRow> ranking_of(const geo::Atlas& atlas, const Choropleth& choropleth,
                                const Legend& legend, bool dark);

/// What labels are made of.
struct LabelSource {
    const geo::Atlas& atlas;
    const Scene& scene;
    const Choropleth& choropleth;
    const Grouping& grouping;
    const std::vector<Place>& places;
    const std::vector<geo::AreaIndex>* named = nullptr;  // none: all that have room

    std::size_t most_named() const {
        return named != nullptr ? named->size() : choropleth.view.areas.size();
    }
};

/// Labels of a part of the pane, and what of them the next picture should know.
struct PlacedLabels {
    std::vector<MapLabel> labels;
    LabelMemory::Part memory;
};

/// What the interface lays over the map: the legend, the scale bar, the buttons; and the insets.
std::vector<LabelBox> overlays_of(const Picture& picture);

/// Names and values at label points and, of a few small areas, beside them: none over another, nor
/// over what is `taken`. A label at its point is shown at every scale up to one of its own, so that
/// coming nearer only adds such labels, going away only takes them off, and moving sideways
/// changes neither.
/// source  Been, Daiches & Yap (2006), "Dynamic map labeling": active ranges, the greedy way
///
/// taken    what in the pane is hidden by panels and insets
/// returns  those of the pane, then of each inset, all in the pane's pixels
std::vector<PlacedLabels> place_labels(const LabelSource& source, const MapPicture& map,
                                       const std::vector<LabelBox>& taken,
                                       const LabelMemory* before);

/// Districts, counties and unitaries: areas that may be in a combined authority or not.
bool has_small_areas(geo::Level level);
bool is_selected(const Scene& scene, const geo::AreaId& id);
/// Selected areas bear letters once there are two: one place needs none.
bool has_marks(const Scene& scene);
/// "1,234" for values with a sign where they are changes: "+1.2", "−0.4".
std::string say_shown(const Choropleth& choropleth, double value);

/// Where a value stands on the legend's scale, 0 to 1.
double position_on(const Legend& legend, double value);

}  // namespace app
