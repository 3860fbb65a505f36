#pragma once

#include <memory>

#include "app/picture/marking_in_view.h"
#include "app/picture/picture.h"
#include "app/scene/briefing.h"

namespace app {

/// A scene of a briefing as everybody is shown it, on the stage, on paper and on slides: what the
/// atlas has of it, and its words with their figures.
struct StageScene {
    SupposedAtlas supposed;    // that its map is of
    std::optional<Scene> map;  // fits that; none: words alone
    std::optional<PaneSize> seen_in;
    std::string kicker, headline, text, notes;
    std::vector<Annotation> annotations;  // of areas that there are
    geo::Marking marking;  // of the briefing, the scene and the layers in view and in its words
    std::vector<EmbargoedLayer> embargoed{};  // among these
    std::size_t number = 0, of = 0;           // from 0
    std::string fault;  // why it cannot be shown: not for the audience, whose is the headline alone
    std::vector<geo::Error> faults;  // what is left out

    const geo::Atlas& atlas() const { return *supposed.atlas; }
};

/// `number`: below briefing.scenes.size().
StageScene stage_scene(const std::shared_ptr<const geo::Atlas>& base, const Briefing& briefing,
                       std::size_t number);

/// What of a briefing is under embargo, of all scenes.
std::vector<EmbargoedLayer> embargoed_in(const std::shared_ptr<const geo::Atlas>& base,
                                         const Briefing& briefing);

/// The map as it is looked at now on a detour from scene `number`, with the layer's words for a
/// headline.
StageScene stage_detour(const SupposedAtlas& supposed, const Briefing& briefing, std::size_t number,
                        const Scene& map);

/// Of one with a fault, for who prepares or presents it: "This scene cannot be shown: …".
std::string why_not_shown(const StageScene& scene);

/// "Kicker: headline. Text": what a person hears of it, and what stands for it where it cannot be
/// drawn.
std::string alternative_of(const StageScene& scene);

}  // namespace app
