#pragma once

#include <filesystem>
#include <memory>

#include "app/scene/briefing.h"
#include "geo/data/atlas.h"

namespace app {

/// Writes a briefing as slides (PPTX) that people can go on working with: words, tables, notes and
/// each area of a map are what they are, none is a picture. A scene with pinned areas has a second
/// slide with their table; one whose only map ranks its areas, with the first and the last of them.
/// A file of that name is replaced, and stays as it is where anything
/// fails. `base` has the briefing's own layers, and its scenes have been judged.
geo::Result<void> export_slides(const std::shared_ptr<const geo::Atlas>& base,
                                const Briefing& briefing, const std::filesystem::path& file);

}  // namespace app
