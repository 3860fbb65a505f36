#include "app/scene/briefing.h"

#include <algorithm>

namespace app {

std::vector<geo::Error> judge(const std::shared_ptr<const geo::Atlas>& base, BriefingScene& scene) {
    std::vector<geo::Error> faults;
    if (!scene.fault.empty()) return {geo::Error{scene.fault, {}}};
    if (scene.map) {
        const SupposedScene fitted = fitting_supposed(base, *scene.map, faults);
        const auto is_of = [](const Pane& one, const Pane& other) {
            return one.layer == other.layer && one.second == other.second;
        };
        if (!std::ranges::equal(fitted.scene.panes, scene.map->panes, is_of))
            scene.fault = faults.empty() ? "its layer is missing" : geo::one_line(faults.front());
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
