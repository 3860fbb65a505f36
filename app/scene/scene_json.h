#pragma once

#include <string>

#include "app/scene/scene.h"
#include "geo/core/result.h"

namespace app {

inline constexpr int scene_schema = 2;  // 1 had one pane, "pane"

/// A scene as JSON, with its schema version; what the pointer rests on is left out.
std::string to_json(const Scene& scene);

/// Of such a text. Fails on text that is no JSON, another or newer schema, a missing or wrong
/// value; the error says where in the document. Unknown layers and areas are not this reader's to
/// judge: see fitting().
geo::Result<Scene> scene_from_json(const std::string& text, const std::string& name);

}  // namespace app
