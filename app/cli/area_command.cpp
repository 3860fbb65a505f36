#include <fmt/format.h>

#include <algorithm>

#include "app/cli/commands.h"
#include "app/cli/json_parts.h"
#include "app/cli/tables.h"
#include "geo/data/join.h"

namespace app {
namespace {

using nlohmann::ordered_json;

geo::Error unknown_area(const geo::Atlas& atlas, const std::string& code) {
    const auto near = atlas.names.find(code, 1);
    std::string what = "unknown area '" + code + "'";
    if (!near.empty())
        what += fmt::format("; did you mean {} ({})?", atlas.areas[near[0].area].name,
                            geo::text_of(atlas.areas[near[0].area].id));
    return {std::move(what), {}};
}

ordered_json mayors_json(const geo::Atlas& atlas, geo::AreaIndex area,
                         std::optional<geo::AreaIndex> authority) {
    ordered_json out = ordered_json::array();
    for (const geo::Mayor& mayor : atlas.mayors)
        if (mayor.area == area || (authority && mayor.area == *authority))
            out.push_back(
                {{"area", geo::text_of(atlas.areas[mayor.area].id)},
                 {"office", mayor.of_strategic_authority ? "strategic authority" : "council"},
                 {"name", mayor.name},
                 {"party", mayor.party},
                 {"gender", mayor.gender},
                 {"elected_on", mayor.elected_on},
                 {"term_ends", mayor.term_ends},
                 {"police_functions", mayor.police_functions},
                 {"fire_functions", mayor.fire_functions},
                 {"basis", code_of(mayor.basis)},
                 {"source", mayor.source}});
    return out;
}

ordered_json authority_json(const geo::Atlas& atlas, geo::AreaIndex area) {
    for (const geo::Authority& one : atlas.authorities)
        if (one.id == atlas.areas[area].id)
            return {{"name", one.name},
                    {"kind", one.kind},
                    {"tier", one.tier},
                    {"status", one.status},
                    {"established", one.established},
                    {"first_mayoral_election", one.first_mayoral_election},
                    {"statutory_instrument", one.statutory_instrument},
                    {"basis", code_of(one.basis)},
                    {"source", one.source}};
    return nullptr;
}

ordered_json members_json(const geo::Atlas& atlas, geo::AreaIndex area, int year) {
    ordered_json out = ordered_json::array();
    for (const geo::AreaIndex member : atlas.areas.members(area, geo::Level::district, year))
        if (member != area) out.push_back(geo::text_of(atlas.areas[member].id));
    return out;
}

ordered_json figures_json(const geo::Atlas& atlas, geo::AreaIndex area) {
    ordered_json out = ordered_json::array();
    for (const geo::Layer& layer : atlas.layers)
        for (const geo::Figure& figure : layer.of(area)) {
            ordered_json one{{"layer", layer.id}};
            one.update(figure_json(atlas, layer, geo::shown(figure)));
            out.push_back(std::move(one));
        }
    return out;
}

/// The area as known today: its years end with it, and a planned one is looked at once due.
int year_for(const geo::Atlas& atlas, const geo::Area& area) {
    if (area.vintage.end) return *area.vintage.end;
    return std::max(area.vintage.start.value_or(0), atlas.boundary_year);
}

ordered_json whole_area_json(const geo::Atlas& atlas, geo::AreaIndex index) {
    const geo::Area& area = atlas.areas[index];
    const int year = year_for(atlas, area);
    ordered_json out = area_json(atlas, index, year);
    out["name_welsh"] = area.name_welsh;
    out["aliases"] = area.aliases;
    out["successors"] = ordered_json::array();
    for (const geo::AreaIndex one : area.successors)
        out["successors"].push_back(geo::text_of(atlas.areas[one].id));
    out["area_km2"] = area.area_km2;
    out["population"] = area.population ? ordered_json(*area.population) : ordered_json(nullptr);
    const auto authority = atlas.areas.parent(index, geo::Level::combined_authority, year);
    out["combined_authority"] =
        authority ? ordered_json(geo::text_of(atlas.areas[*authority].id)) : ordered_json(nullptr);
    out["authority"] = authority_json(atlas, index);
    out["mayors"] = mayors_json(atlas, index, authority);
    out["districts"] = members_json(atlas, index, year);
    out["neighbours"] = ordered_json::array();
    for (const geo::Neighbour& one : atlas.neighbours)
        if (one.area == index)
            out["neighbours"].push_back({{"code", geo::text_of(atlas.areas[one.neighbour].id)},
                                         {"rank", one.rank},
                                         {"kind", one.kind}});
    out["institutions"] = ordered_json::array();
    for (const geo::Institution& one : atlas.institutions)
        if (one.area == index)
            out["institutions"].push_back({{"name", one.name},
                                           {"kind", one.kind},
                                           {"relation", one.relation},
                                           {"easting", one.seat.x},
                                           {"northing", one.seat.y},
                                           {"basis", code_of(one.basis)},
                                           {"source", one.source}});
    out["figures"] = figures_json(atlas, index);
    return out;
}

void print_area(const geo::Atlas& atlas, geo::AreaIndex index) {
    const geo::Area& area = atlas.areas[index];
    const ordered_json json = whole_area_json(atlas, index);
    fmt::print("{}  {}\n{}\n", geo::text_of(area.id), area.name, area.type);
    for (const auto& mayor : json["mayors"])
        fmt::print("Mayor ({}): {}, {}\n", mayor["office"].get<std::string>(),
                   mayor["name"].get<std::string>(), mayor["party"].get<std::string>());
    fmt::print("Parents: {}\n\n", parents_of(json["parents"]));
    std::vector<std::vector<std::string>> rows;
    for (const geo::Layer& layer : atlas.layers) {
        const auto figures = layer.of(index);
        if (figures.empty()) continue;
        const geo::Figure& latest = figures.back();
        const std::string& period = atlas.text(latest.period);
        rows.push_back({layer.id,
                        period.empty() ? std::to_string(latest.year) : geo::say_period(period),
                        latest.value ? geo::say_value(layer, *latest.value) : "withheld",
                        std::string(code_of(latest.status)), std::string(code_of(latest.basis))});
    }
    fmt::print("{}", table_text({"layer", "latest period", "value", "status", "basis"}, rows));
}

int show_area(const std::filesystem::path& data, const std::string& code, bool as_json) {
    const auto atlas = open_for_command(data);
    if (!atlas) return 1;
    const auto index = atlas->areas.find(code);
    if (!index) return refuse(unknown_area(*atlas, code));
    if (as_json)
        fmt::print("{}\n", whole_area_json(*atlas, *index).dump(2));
    else
        print_area(*atlas, *index);
    return 0;
}

}  // namespace

void add_area_command(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    struct Options {
        std::string code;
        bool as_json = false;
    };
    auto* command = program.add_subcommand("area", "Everything known of one area");
    auto options = std::make_shared<Options>();
    command->add_option("code", options->code, "Its code, such as E47000001")->required();
    command->add_flag("--json", options->as_json, "Print one JSON document");
    command->callback([&data, &chosen, options] {
        chosen = [&data, options] { return show_area(data, options->code, options->as_json); };
    });
}

}  // namespace app
