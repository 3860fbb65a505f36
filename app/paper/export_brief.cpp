#include "app/paper/export_brief.h"

#include "app/export/recipe.h"
#include "app/paper/brief_pages.h"
#include "app/paper/maker.h"
#include "app/paper/with_recipe.h"
#include "app/text/inter.h"
#include "app/text/text.h"
#include "geo/export/write_together.h"

namespace app {

geo::Result<void> export_brief(const geo::Atlas& atlas, const AreaBrief& brief,
                               const std::shared_ptr<const geo::Geometry>& detailed,
                               const std::filesystem::path& file) {
    if (file.extension() != ".pdf" || file.stem().empty())
        return geo::failure(
            "a brief is a PDF or a text document; name it so, ending in .pdf or .odt",
            file.string());
    const auto package = geo::read_data_package(atlas.folder);
    if (!package) return tl::make_unexpected(package.error());
    const auto fonts = folder_with_inter();
    if (!fonts) return tl::make_unexpected(fonts.error());
    const auto sheet = new_sheet({.kind = SheetKind::pdf,
                                  .paper = a4_upright,
                                  .fonts = *fonts,
                                  .title = say("Area brief: {}", brief.name),
                                  .description = brief.what + ". " + brief.lead,
                                  .creator = maker,
                                  .author = "Devolution Atlas"});
    if (!sheet) return tl::make_unexpected(sheet.error());
    const BriefPages pages{.atlas = atlas,
                           .brief = brief,
                           .detailed = detailed,
                           .maker = maker,
                           .made_on = geo::say_period(day_of_making())};
    draw_brief(**sheet, pages);
    const Scene scene = mapped_scene(pages);
    const std::string recipe = recipe_of({scene}, choropleths_of(atlas, scene), brief.marking,
                                         *package, file.parent_path());
    const std::string pdf =
        pdf_with_recipe(std::get<std::string>((*sheet)->finish()), recipe, alternatives_of(pages));
    return geo::replace_whole(pdf, file);
}

}  // namespace app
