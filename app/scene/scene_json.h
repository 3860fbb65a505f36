#pragma once

#include <string>

#include "app/scene/scene.h"
#include "geo/core/result.h"

namespace app {

inline constexpr int scene_schema = 2;  // 1 had one pane, "pane"

/// As scenes write them: "both", "hatch", "most-powers", "pinned".
std::string_view code_of(LabelContent labels);
std::string_view code_of(Uncertainty uncertainty);
std::string_view code_of(PowersOrder order);
std::string_view code_of(TableOrder::By by);

/// A scene as JSON, with its schema version; what the pointer rests on is left out.
std::string to_json(const Scene& scene);

/// Of such a text. Fails on text that is no JSON, another or newer schema, a missing or wrong
/// value; the error says where in the document. Unknown layers and areas are not this reader's to
/// judge: see fitting().
geo::Result<Scene> scene_from_json(const std::string& text, const std::string& name);

}  // namespace app
