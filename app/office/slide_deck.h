#pragma once

#include <string>
#include <vector>

#include "app/office/package_file.h"

namespace app {

/// A slide that has been drawn, with what its speaker is told.
struct MadeSlide {
    std::string xml;    // see SlideDrawing::xml()
    std::string notes;  // "# Say", "- a point", "**strong**"
};

struct SlideDeck {
    std::string title, occasion, recipe;
    std::vector<MadeSlide> slides;
};

/// All parts of a presentation: slides and notes, with the layout, theme and masters that they
/// need.
///
/// source  ECMA-376 part 1, chapter 13 (PresentationML package), and part 2 (packages)
std::vector<PackagePart> parts_of(const SlideDeck& deck);

}  // namespace app
