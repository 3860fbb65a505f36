#include "app/export/table_metadata.h"

#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "app/export/recipe.h"
#include "app/picture/words.h"

namespace app {
namespace {

using nlohmann::ordered_json;

constexpr std::array key_meanings{
    "GSS code of the area, or the atlas's own code for one that is planned",
    "Name of the area",
    "Level of the area: ltla district, utla county or unitary, cauth combined authority, gla "
    "Greater London Authority, rgn region, ctry country, pfa police force area",
};

constexpr std::array figure_meanings{
    "{}",
    "{}: lower end of the 95 per cent confidence interval, where published",
    "{}: upper end of the 95 per cent confidence interval, where published",
    "{}: period of the figure, as published",
    "{}: official, derived (worked out from other figures), inherited (the figure of a larger area "
    "that this one lies in), provisional, or own (of a table that a person opened)",
    "{}: what the figure stands on: published, derived, recalled, estimate or own",
    "{}: the publisher's marker: u unreliable, x unavailable, c confidential, z not applicable, k "
    "shared by districts; without a value the figure is withheld",
    "{}: where the figure was read",
};
constexpr std::array comparison_meanings{
    "{}: higher or lower than the benchmark where the two 95 per cent intervals share no value, "
    "else "
    "not-clearly-different; empty where an interval is missing",
    "{}: the figure of the benchmark that the area was compared with, named in the scene",
};
constexpr std::array analysis_meanings{
    "{}: the kind that the map puts the area into; empty where it lacks a figure",
    "{}: of clusters local Moran's I, of hot spots Gi* in standard deviations",
    "{}: its p-value alone, one-sided of 999 permutations (clusters) or two-sided (hot spots)",
    "{}: its p-value adjusted for false discovery among all areas (Benjamini and Hochberg, 1995)",
};
constexpr std::size_t columns_in_unit = 3;  // value, lower, upper

std::string said(const ColumnSet& set) {
    std::string text = fmt::format("{}, {}", set.layer->label, set.year);
    if (set.since) text += fmt::format(", change since {}", *set.since);
    return text;
}

void put_unless_empty(ordered_json& to, const char* name, const std::string& text) {
    if (!text.empty()) to[name] = text;
}

ordered_json columns_json(const SceneTable& made) {
    ordered_json columns = ordered_json::array();
    const auto add = [&](std::size_t at, const std::string& description) -> ordered_json& {
        const geo::ExportColumn& column = made.table.columns[at];
        columns.push_back(
            {{"name", column.name},
             {"titles", column.name},
             {"dc:description", description},
             {"datatype", column.type == geo::ColumnType::number ? "number" : "string"}});
        return columns.back();
    };
    for (std::size_t i = 0; i < key_meanings.size(); ++i)
        add(i, key_meanings[i])["required"] = true;
    for (const ColumnSet& set : made.sets) {
        for (std::size_t i = 0; i < figure_meanings.size(); ++i) {
            ordered_json& column =
                add(set.first + i, fmt::format(fmt::runtime(figure_meanings[i]), said(set)));
            if (i < columns_in_unit) put_unless_empty(column, "schema:unitText", set.layer->unit);
            if (i > 0) continue;
            put_unless_empty(column, "dc:abstract", set.layer->description);
            put_unless_empty(column, "dc:source", set.layer->source);
            put_unless_empty(column, "schema:url", set.layer->source_url);
            put_unless_empty(column, "dc:license", set.layer->licence);
        }
        for (std::size_t i = 0; set.compared && i < comparison_meanings.size(); ++i)
            add(set.first + figure_meanings.size() + i,
                fmt::format(fmt::runtime(comparison_meanings[i]), said(set)));
        const std::size_t analysed = set.analysis == Analysis::none         ? 0
                                     : set.analysis == Analysis::two_layers ? 1
                                                                            : 4;
        for (std::size_t i = 0; i < analysed; ++i)
            add(set.first_analysed + i, fmt::format(fmt::runtime(analysis_meanings[i]), said(set)));
    }
    return columns;
}

}  // namespace

std::string metadata_of(const SceneTable& made, const Workspace& made_of,
                        const geo::DataPackage& package, const std::filesystem::path& file) {
    std::string title;
    for (const ColumnSet& set : made.sets) title += (title.empty() ? "" : "; ") + said(set);
    std::set<std::string> levels, sources, licences;
    for (const Choropleth& pane : made.panes) {
        levels.insert(plural_of(pane.view.level));
        sources.insert(pane.view.layer->source);
        licences.insert(pane.view.layer->licence);
    }
    sources.erase("");
    licences.erase("");
    ordered_json out{{"@context", {"http://www.w3.org/ns/csvw", ordered_json{{"@language", "en"}}}},
                     {"url", file.filename().string()},
                     {"dc:title", fmt::format("{}: {}", title, fmt::join(levels, ", "))}};
    if (!sources.empty()) out["dc:source"] = sources;
    if (!licences.empty()) out["dc:license"] = licences;
    put_unless_empty(out, "dc:accessRights", geo::in_words(made.marking));
    out["tableSchema"] = {{"columns", columns_json(made)}, {"primaryKey", {"code", "level"}}};
    out["notes"] = ordered_json::array({ordered_json::parse(
        recipe_of(made_of, made.panes, made.marking, package, file.parent_path()))});
    return out.dump(2) + "\n";
}

}  // namespace app
