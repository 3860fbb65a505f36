#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/picture/palette.h"
#include "app/picture/picture.h"
#include "app/scene/scene.h"
#include "geo/data/view.h"

namespace app {

/// How uncertain a map's figures are, area by area, as its pane wants it shown.
struct UncertainAreas {
    Uncertainty shown = Uncertainty::none;  // what is wanted, where there are intervals
    // Each by position in the view, of the way that is shown:
    std::vector<bool> unclear;      // hatched: not known to differ from their benchmark
    std::vector<std::size_t> step;  // of fading, 0 the surest
    LegendUncertainty legend;
};

/// A layer's figures on the areas of a pane, put into classes with their colours.
struct Choropleth {
    geo::LayerView view;
    bool categorical = false;  // classes are the layer's categories
    bool change = false;       // values are changes since a year
    geo::ClassBreaks breaks;   // of numeric ones
    // What breaks and scale are made of: the values of this pane, and of all that share its breaks.
    std::vector<double> values;
    bool pooled = false;             // there are others that do
    std::vector<Rgba> colours;       // of each class
    std::optional<double> midpoint;  // that classes diverge from
    std::string fault;               // why the wanted breaks could not be made
    UncertainAreas uncertain;
    std::shared_ptr<const AnalysedView> analysed;  // kinds in place of classes; none: classes
    std::vector<NoData> no_data;   // by position in the view: why, where there is no figure
    std::vector<int> position_of;  // area number → place in view.areas, −1 elsewhere

    /// The class of the area at `position` in the view, or its kind where figures are analysed;
    /// nothing without a value, or without the other one that an analysis needs.
    std::optional<int> class_at(std::size_t position) const;
    /// The shown figure of an area, if it has one.
    const geo::ShownFigure* figure_of(geo::AreaIndex area) const;
};

/// The figures of a pane, or their change.
geo::LayerView shown_view(const geo::Atlas& atlas, const Pane& pane);

/// How the ground of the area at `position` in the view is filled.
Fill fill_at(const Choropleth& choropleth, std::size_t position, bool dark);

SharedValues shared_values(const geo::Atlas& atlas, const Scene& scene);

/// `shared` is what shared_values() says of the scene, where it was asked for before: then other
/// panes are not looked at.
Choropleth choropleth_of(const geo::Atlas& atlas, const Scene& scene,
                         const SharedValues* shared = nullptr);

/// Shows kinds in place of classes; of an analysis that failed, why.
void show_analysed(Choropleth& choropleth, const std::shared_ptr<const AnalysedView>& analysed,
                   bool dark);

}  // namespace app
