#pragma once

#include "app/scene/apply.h"
#include "app/stage/stage_picture.h"
#include "tests/app/paper/noted_sheet.h"
#include "tests/support/real_atlas.h"

namespace app {

/// The only scene of a briefing about the real atlas, as everybody is shown it.
inline StageScene staged(BriefingScene scene) {
    Briefing briefing;
    briefing.scenes.push_back(std::move(scene));
    return stage_scene(real_atlas(), briefing, 0);
}

/// Districts, by a layer of theirs.
inline Scene of_districts(geo::Shape shape = geo::Shape::geographic) {
    const geo::Atlas& atlas = *real_atlas();
    Scene scene = home(atlas);
    for (const Action& action : {Action{ShowLayer{"gdhi-per-head"}},
                                 Action{ShowLevel{geo::Level::district}}, Action{ShowShape{shape}}})
        scene = apply(atlas, std::move(scene), action);
    return scene;
}

}  // namespace app
