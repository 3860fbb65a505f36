#include "app/paper/write_sheet.h"

#include "app/paper/with_recipe.h"
#include "app/render/png.h"
#include "geo/export/write_together.h"

namespace app {

std::optional<SheetKind> sheet_kind_of(const std::filesystem::path& file) {
    const std::string ending = file.extension().string();
    if (file.stem().empty()) return std::nullopt;
    if (ending == ".pdf") return SheetKind::pdf;
    if (ending == ".svg") return SheetKind::svg;
    if (ending == ".png") return SheetKind::pixels;
    return std::nullopt;
}

geo::Result<void> write_sheet(Sheet& sheet, SheetKind kind, const SheetCargo& cargo,
                              const std::filesystem::path& file) {
    const auto made = sheet.finish();
    if (const auto* bytes = std::get_if<std::string>(&made))
        return geo::replace_whole(kind == SheetKind::svg
                                      ? svg_with_recipe(*bytes, cargo.recipe)
                                      : pdf_with_recipe(*bytes, cargo.recipe, cargo.alternatives),
                                  file);
    const std::string name = file.filename().string();
    return geo::write_together(file.parent_path(), {name},
                               [&](const std::filesystem::path& folder) {
                                   return write_png(std::get<Image>(made), folder / name,
                                                    {.source = cargo.alternatives.front(),
                                                     .recipe = cargo.recipe,
                                                     .dots_per_inch = cargo.dpi});
                               });
}

}  // namespace app
