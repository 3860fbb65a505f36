#pragma once

#include <filesystem>
#include <optional>

#include "app/paper/sheet.h"

namespace app {

/// By the end of its name what a file is drawn as: .pdf, .svg, .png; nothing: none of these.
std::optional<SheetKind> sheet_kind_of(const std::filesystem::path& file);

/// What a drawn sheet carries.
struct SheetCargo {
    std::string recipe;
    std::vector<std::string> alternatives;  // of its figures, in their order; at least one
    double dpi = 300;                       // of a PNG
};

/// Finishes a sheet of that kind and writes it with what it carries. A file of that name is
/// replaced, and stays as it is where anything fails.
geo::Result<void> write_sheet(Sheet& sheet, SheetKind kind, const SheetCargo& cargo,
                              const std::filesystem::path& file);

}  // namespace app
