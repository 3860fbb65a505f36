#include "app/scene/briefing.h"

#include <fmt/format.h>

namespace app {
namespace {

/// The first layer of a map that the one which fits the atlas is not of.
std::optional<geo::Error> missing_layer(const Scene& map, const Scene& fitted) {
    for (std::size_t i = 0; i < map.panes.size(); ++i) {
        const Pane &wanted = map.panes[i], &there = fitted.panes[i];
        if (wanted.layer != there.layer)
            return geo::Error{"unknown layer '" + wanted.layer +
                                  "', so the scene is not shown (see devolution-atlas layers)",
                              fmt::format("panes[{}].layer", i)};
        if (wanted.analysis == Analysis::two_layers && there.analysis != wanted.analysis)
            return geo::Error{
                (wanted.second ? "layer '" + wanted.second->layer + "' cannot be held against '" +
                                     wanted.layer + "'"
                               : std::string("no second layer is named")) +
                    ", so the scene is not shown; give the id of another numeric layer",
                fmt::format("panes[{}].second", i)};
    }
    return std::nullopt;
}

}  // namespace

std::vector<geo::Error> judge(const std::shared_ptr<const geo::Atlas>& base, BriefingScene& scene) {
    std::vector<geo::Error> faults;
    if (!scene.fault.empty()) return {geo::Error{scene.fault, {}}};
    if (scene.map) {
        const SupposedScene fitted = fitting_supposed(base, *scene.map, faults);
        if (const auto missing = missing_layer(*scene.map, fitted.scene)) {
            scene.fault = geo::one_line(*missing);
            return {*missing};
        }
    }
    const geo::Atlas& atlas = *base;
    for (const Annotation& one : scene.annotations)
        for (const geo::AreaId& area : one.areas)
            if (!geo::is_supposed(area) && !atlas.areas.find(geo::text_of(area)))
                faults.push_back({"unknown area '" + std::string(geo::text_of(area)) +
                                      "'; what is said of it is left out",
                                  "annotations"});
    return faults;
}

}  // namespace app
