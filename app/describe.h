#pragma once

#include <string>
#include <vector>

#include "app/present/talk_keys.h"
#include "app/scene/scene.h"
#include "app/ui/panels.h"

namespace app {

/// A talk as its screens have it.
struct DescribedTalk {
    const Talk& talk;
    const TalkPrompt& prompt;
    bool has_audience;  // on a display of its own
};

/// The screen in words, as JSON: the scene and every control with its id, label, role, place in
/// logical pixels and whether it is chosen; what it tells in a line; of a talk what is done in it.
/// For tests, and for whatever reads a screen aloud.
std::string describe(const Scene& scene, const std::vector<Widget>& widgets,
                     const std::string& told, const std::optional<DescribedTalk>& talk);

}  // namespace app
