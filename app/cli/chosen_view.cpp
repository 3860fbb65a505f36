#include "app/cli/chosen_view.h"

#include <fmt/format.h>

#include "app/cli/json_parts.h"

namespace app {

geo::Result<geo::Level> chosen_level(const std::string& code) {
    if (const auto level = geo::level_of(code)) return *level;
    return geo::failure("unknown level '" + code + "'; known: " + known_levels(), "--level");
}

geo::Result<geo::LayerView> chosen_view(const geo::Atlas& atlas, const std::string& id,
                                        geo::Level level, std::optional<int> year) {
    const geo::Layer* layer = atlas.layer(id);
    if (layer == nullptr)
        return geo::failure("unknown layer '" + id + "'; devolution-atlas layers lists them");
    if (!year)
        return geo::view_of(atlas, *layer, level,
                            geo::latest_year_of(atlas, *layer, level).value_or(atlas.present_year));
    if (*year < atlas.first_year || *year > atlas.last_year)
        return geo::failure(
            fmt::format("the atlas goes from {} to {}", atlas.first_year, atlas.last_year),
            "--year");
    geo::LayerView view = geo::view_of(atlas, *layer, level, *year);
    if (view.year != *year && view.with_value > 0)
        fmt::print(stderr, "devolution-atlas: '{}' has no figures of {}; these are of {}\n", id,
                   *year, view.year);
    return view;
}

}  // namespace app
