#include <fmt/format.h>

#include <algorithm>

#include "app/cli/area_facts.h"
#include "app/cli/commands.h"
#include "app/cli/json_parts.h"
#include "app/cli/table_options.h"
#include "app/cli/tables.h"
#include "geo/data/join.h"
#include "geo/data/profile.h"
#include "geo/data/source.h"
#include "geo/data/timeline.h"

namespace app {
namespace {

using nlohmann::ordered_json;

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
                 {"source", geo::source_in_words(mayor.source, mayor.basis, {})}});
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
                    {"source", geo::source_in_words(one.source, one.basis, {})}};
    return nullptr;
}

ordered_json members_json(const geo::Atlas& atlas, geo::AreaIndex area, int year) {
    ordered_json out = ordered_json::array();
    for (const geo::AreaIndex member : atlas.areas.members(area, geo::Level::district, year))
        if (member != area) out.push_back(geo::text_of(atlas.areas[member].id));
    return out;
}

ordered_json step_areas_json(const geo::Atlas& atlas, const std::vector<geo::AreaIndex>& areas) {
    ordered_json out = ordered_json::array();
    for (const geo::AreaIndex one : areas) {
        const geo::Area& area = atlas.areas[one];
        const auto year = [](const std::optional<int>& y) {
            return y ? ordered_json(*y) : ordered_json(nullptr);
        };
        out.push_back({{"code", geo::text_of(area.id)},
                       {"name", area.name},
                       {"start", year(area.vintage.start)},
                       {"end", year(area.vintage.end)}});
    }
    return out;
}

/// Which areas became which, and when: all that came before this one and what came of it.
ordered_json lineage_json(const geo::Atlas& atlas, geo::AreaIndex area) {
    ordered_json out = ordered_json::array();
    for (const geo::LineageStep& step : geo::lineage_graph(atlas.areas, area).steps)
        out.push_back({{"date", geo::date_of(atlas, step)},
                       {"planned", step.planned},
                       {"from", step_areas_json(atlas, step.from)},
                       {"to", step_areas_json(atlas, step.to)}});
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
    if (!atlas.areas[area].supposed) return out;
    // What exists has figures of its own; of what does not, all are worked out.
    for (const geo::ProfileLine& line : geo::profile_of(atlas, area)) {
        if (!line.figure || !line.layer->of(area).empty()) continue;
        ordered_json one{{"layer", line.layer->id}};
        one.update(figure_json(atlas, *line.layer, *line.figure));
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
    out["lineage"] = lineage_json(atlas, index);
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
            out["institutions"].push_back(
                {{"name", one.name},
                 {"kind", one.kind},
                 {"relation", one.relation},
                 {"easting", one.seat.x},
                 {"northing", one.seat.y},
                 {"basis", code_of(one.basis)},
                 {"source", geo::source_in_words(one.source, one.basis, {})}});
    out["elections"] = elections_json(atlas, index, authority);
    out["council_composition"] = composition_json(atlas, index);
    out["proposals"] = proposals_json(atlas, index);
    out["figures"] = figures_json(atlas, index);
    return out;
}

/// A cell in a sentence: text without its quotation marks, and `unknown` for null.
std::string words_of(const ordered_json& value, const char* unknown = "not known") {
    if (value.is_null()) return unknown;
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// "  published: https://…": the line under a fact.
void print_standing(const ordered_json& fact) {
    fmt::print("  {}: {}\n", words_of(fact["basis"]), words_of(fact["source"]));
}

/// "Allerdale (E07000026), Copeland (E07000029)".
std::string named(const ordered_json& areas) {
    std::string out;
    for (const auto& area : areas)
        out += fmt::format("{}{} ({})", out.empty() ? "" : ", ", words_of(area["name"]),
                           words_of(area["code"]));
    return out;
}

void print_lineage(const ordered_json& lineage) {
    for (const auto& step : lineage)
        fmt::print("{} {}: {} → {}\n", step["planned"].get<bool>() ? "Planned for" : "Lineage,",
                   geo::say_period(words_of(step["date"])), named(step["from"]), named(step["to"]));
}

void print_mayors(const ordered_json& mayors) {
    for (const auto& mayor : mayors) {
        fmt::print("Mayor ({}): {}, {}\n", words_of(mayor["office"]), words_of(mayor["name"]),
                   words_of(mayor["party"]));
        print_standing(mayor);
    }
}

void print_elections(const ordered_json& elections) {
    for (const auto& one : elections) {
        fmt::print("Election of {} ({}): {}, {}", geo::say_period(words_of(one["election_date"])),
                   words_of(one["office"]), words_of(one["winner"]), words_of(one["winner_party"]));
        if (!one["winner_first_pref_pct"].is_null())
            fmt::print(", {}% of first preferences", words_of(one["winner_first_pref_pct"]));
        if (!one["turnout_pct"].is_null())
            fmt::print(", turnout {}%", words_of(one["turnout_pct"]));
        if (one.contains("recalled_fields"))
            fmt::print(" (recalled: {})", words_of(one["recalled_fields"]));
        fmt::print("\n");
        print_standing(one);
    }
}

/// The newest; the years before are in the JSON document.
void print_composition(const ordered_json& compositions) {
    if (compositions.empty()) return;
    const auto& one = compositions.back();
    fmt::print("Council ({}): {}; largest party {} with {} of {} seats\n",
               geo::say_period(words_of(one["as_of"])), words_of(one["control"]),
               words_of(one["largest_party"]), words_of(one["largest_party_seats"]),
               words_of(one["total_seats"]));
    print_standing(one);
}

void print_proposals(const ordered_json& proposals) {
    for (const auto& one : proposals) {
        fmt::print("Proposal ({}): {} ({}, {}); {}\n", words_of(one["applies_to"]),
                   words_of(one["label"]), words_of(one["proposer"]),
                   geo::say_period(words_of(one["date"])), words_of(one["status_in_2026"]));
        print_standing(one);
    }
}

void print_latest_figures(const geo::Atlas& atlas, geo::AreaIndex index) {
    std::vector<std::vector<std::string>> rows;
    for (const geo::Layer& layer : atlas.layers) {
        const auto figures = layer.of(index);
        if (figures.empty()) continue;
        const geo::ShownFigure latest = geo::shown(figures.back());
        rows.push_back({layer.id, period_text(atlas, latest), value_text(layer, latest),
                        interval_text(layer, latest), std::string(code_of(latest.status)),
                        std::string(code_of(latest.basis)), geo::source_of(atlas, layer, latest)});
    }
    fmt::print("{}", table_text({"layer", "latest period", "value", "95% interval", "status",
                                 "basis", "source"},
                                rows));
}

void print_area(const geo::Atlas& atlas, geo::AreaIndex index) {
    const geo::Area& area = atlas.areas[index];
    const ordered_json json = whole_area_json(atlas, index);
    fmt::print("{}  {}\n{}\n", geo::text_of(area.id), area.name, area.type);
    fmt::print("Parents: {}\n", parents_of(json["parents"]));
    print_lineage(json["lineage"]);
    print_mayors(json["mayors"]);
    print_elections(json["elections"]);
    print_composition(json["council_composition"]);
    print_proposals(json["proposals"]);
    fmt::print("\n");
    print_latest_figures(atlas, index);
}

int show_area(const std::filesystem::path& data, const std::string& code,
              const TableOptions& supposing, bool as_json) {
    const auto atlas = open_for_command(data, supposing);
    if (!atlas) return 1;
    const auto index = known_area(*atlas, code);
    if (!index) return refuse(index.error());
    if (as_json)
        fmt::print("{}\n", whole_area_json(*atlas, *index).dump(2));
    else
        print_area(*atlas, *index);
    return status_after(*atlas);
}

}  // namespace

geo::Result<geo::AreaIndex> known_area(const geo::Atlas& atlas, const std::string& code) {
    if (const auto area = atlas.areas.find(code)) return *area;
    const auto near = atlas.names.find(code, 1);
    return geo::failure(
        "unknown area '" + code + "'" +
        (near.empty() ? std::string("; devolution-atlas areas lists them")
                      : fmt::format("; did you mean {} ({})?", atlas.areas[near[0].area].name,
                                    geo::text_of(atlas.areas[near[0].area].id))));
}

void add_area_command(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    struct Options {
        std::string code;
        TableOptions tables;
        bool as_json = false;
    };
    auto* command = program.add_subcommand("area", "Everything known of one area");
    auto options = std::make_shared<Options>();
    command->add_option("code", options->code, "Its code, such as E47000001")->required();
    add_what_if_options(*command, options->tables);
    command->add_flag("--json", options->as_json, "Print one JSON document");
    command->callback([&data, &chosen, options] {
        chosen = [&data, options] {
            return show_area(data, options->code, options->tables, options->as_json);
        };
    });
}

}  // namespace app
