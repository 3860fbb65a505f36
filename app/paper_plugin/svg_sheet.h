#pragma once

#include "app/paper/sheet.h"

namespace app {

/// SVG 1.1 whose text is text: Cairo would write it as outlines. The letters used of each face of
/// Inter are embedded, for readers that take fonts from a file; others need Inter installed.
/// Fails when Inter cannot be read.
geo::Result<std::unique_ptr<Sheet>> svg_sheet(const SheetOptions& options);

}  // namespace app
