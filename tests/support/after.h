#pragma once

#include "app/scene/apply.h"
#include "tests/support/real_atlas.h"

/// The first scene of the real atlas, after some actions.
inline app::Scene after(const app::Actions& actions) {
    app::Scene scene = app::home(*real_atlas());
    for (const app::Action& action : actions)
        scene = app::apply(*real_atlas(), std::move(scene), action);
    return scene;
}
