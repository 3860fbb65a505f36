#pragma once

#include "app/paper/sheet.h"

namespace app {

/// PDF, with fonts of its own and its parts tagged, or pixels. Fails where Cairo cannot.
geo::Result<std::unique_ptr<Sheet>> cairo_sheet(const SheetOptions& options);

}  // namespace app
