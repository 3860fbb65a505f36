#pragma once

#include "app/ui/fonts.h"

struct ImFontAtlas;

namespace app {

/// What load_fonts() does, in an atlas of no context: for a thread of its own.
geo::Result<Fonts> load_fonts_into(ImFontAtlas& atlas, double scale, SizedFaces* sized);

}  // namespace app
