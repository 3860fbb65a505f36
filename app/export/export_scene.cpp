#include "app/export/export_scene.h"

#include "app/export/recipe.h"
#include "app/export/table_metadata.h"
#include "geo/export/write_together.h"

namespace app {

geo::Result<void> export_scene(const geo::Atlas& atlas, const Workspace& workspace,
                               const std::filesystem::path& file) {
    const auto format = geo::export_format_of(file);
    if (!format) return tl::make_unexpected(format.error());
    const bool ground = geo::holds_ground(*format);
    if (ground && (!atlas.districts || atlas.districts->areas.empty()))
        return geo::failure(
            "the data package has no boundaries to write; export .csv, .ods or .xlsx",
            file.string());
    const auto package = geo::read_data_package(atlas.folder);
    if (!package) return tl::make_unexpected(package.error());
    SceneTable made = table_of(atlas, workspace.scene, ground);
    made.table.recipe =
        recipe_of(workspace, made.panes, made.marking, *package, file.parent_path());
    const std::string name = file.filename().string(), metadata = name + "-metadata.json";
    return geo::write_together(
        file.parent_path(), {name, metadata},
        [&](const std::filesystem::path& folder) -> geo::Result<void> {
            auto written = *format == geo::ExportFormat::csv
                               ? geo::write_whole(geo::csv_of(made.table), folder / name)
                               : geo::write_by_gdal(made.table, *format, folder / name);
            if (!written) return written;
            return geo::write_whole(metadata_of(made, workspace, *package, file),
                                    folder / metadata);
        });
}

}  // namespace app
