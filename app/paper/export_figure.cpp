#include "app/paper/export_figure.h"

#include <array>

#include "app/export/export_scene.h"
#include "app/export/recipe.h"
#include "app/paper/maker.h"
#include "app/paper/write_sheet.h"
#include "app/picture/marking_in_view.h"
#include "app/text/inter.h"
#include "geo/export/export_table.h"

namespace app {
namespace {

geo::Result<void> draw(Sheet& sheet, PaneSize page, FigureInput input) {
    if (figure_wants_detail(sheet, page, input)) {
        auto detailed = geo::read_detailed_districts(input.atlas);
        if (!detailed) return tl::make_unexpected(detailed.error());
        input.detailed = std::make_shared<const geo::Geometry>(*std::move(detailed));
    }
    draw_figure(sheet, page, input);
    return {};
}

}  // namespace

bool is_figure_file(const std::filesystem::path& file) { return sheet_kind_of(file).has_value(); }

geo::Result<void> export_figure(const geo::Atlas& atlas, const Workspace& workspace,
                                const std::filesystem::path& file, const FigureOptions& options) {
    const Scene& scene = workspace.scene;
    const SheetKind kind = sheet_kind_of(file).value_or(SheetKind::pdf);
    const auto package = geo::read_data_package(atlas.folder);
    if (!package) return tl::make_unexpected(package.error());
    const auto fonts = folder_with_inter();
    if (!fonts) return tl::make_unexpected(fonts.error());
    const FigureWords words = words_of(atlas, scene);
    const auto sheet = new_sheet({.kind = kind,
                                  .paper = options.paper,
                                  .dpi = options.dpi,
                                  .fonts = *fonts,
                                  .title = words.title,
                                  .description = words.description,
                                  .creator = maker});
    if (!sheet) return tl::make_unexpected(sheet.error());
    auto drawn = draw(**sheet, pixels_on(options.paper),
                      {.atlas = atlas,
                       .scene = scene,
                       .seen_in = options.seen_in,
                       .over = options.over,
                       .maker = maker});
    if (!drawn) return drawn;
    const std::string recipe =
        recipe_of(workspace, choropleths_of(atlas, scene), marking_in_view(atlas, scene), *package,
                  file.parent_path());
    return write_sheet(**sheet, kind, {recipe, {words.description}, options.dpi}, file);
}

geo::Result<void> export_file(const geo::Atlas& atlas, const Workspace& workspace,
                              const std::filesystem::path& file, const FigureOptions& options) {
    if (is_figure_file(file)) return export_figure(atlas, workspace, file, options);
    if (geo::export_format_of(file)) return export_scene(atlas, workspace, file);
    return geo::failure(
        "a figure ends in .pdf, .svg or .png, a table in .csv, .geojson, .gpkg, .ods or .xlsx; "
        "name it so",
        file.string());
}

}  // namespace app
