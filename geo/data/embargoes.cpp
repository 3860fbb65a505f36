#include "geo/data/embargoes.h"

#include <algorithm>
#include <optional>

namespace geo {

Result<void> hide_embargoed(Atlas& atlas, Moment now) {
    constexpr const char* name = "embargoes.csv";
    std::error_code ignored;
    if (!std::filesystem::exists(atlas.folder / name, ignored)) return {};
    const auto table = CsvTable::read(atlas.folder / name);
    const auto id = table ? table->column("layer") : std::nullopt;
    const auto until = table ? table->column("until") : std::nullopt;
    if (!id || !until || !table->faults().empty())
        return failure(
            "what is under embargo cannot be read, so nothing is shown; mend it: columns "
            "layer and until, a line for each layer",
            (atlas.folder / name).string());
    std::vector<std::string> hidden;
    std::optional<Moment> first;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const auto moment = moment_of(table->cell(row, *until));
        if (!moment)
            atlas.faults.push_back(
                {moment.error().what + "; the layer is kept back", table->where(row, *until)});
        else if (*moment <= now)
            continue;
        const std::string_view layer = table->cell(row, *id);
        if (std::erase_if(atlas.layers, [&](const Layer& one) { return one.id == layer; }) == 0)
            continue;
        hidden.emplace_back(layer);
        if (moment && (!first || *moment < *first)) first = *moment;
    }
    if (hidden.empty()) return {};
    atlas.cartograms = std::make_shared<Cartograms>();  // circles may stand for what is gone
    std::string what = fmt::format("left out: {}", fmt::join(hidden, ", "));
    if (first) what += ", under embargo until " + in_words(*first);
    atlas.faults.push_back({std::move(what), name});
    return {};
}

}  // namespace geo
