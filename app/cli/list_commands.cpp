#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/cli/chosen_view.h"
#include "app/cli/commands.h"
#include "app/cli/json_parts.h"
#include "app/cli/table_options.h"
#include "app/cli/tables.h"
#include "geo/whatif/hypothesis.h"

namespace app {
namespace {

using nlohmann::ordered_json;

std::size_t figures_at(const geo::Atlas& atlas, const geo::Layer& layer, geo::Level level) {
    return static_cast<std::size_t>(
        std::ranges::count_if(layer.figures, [&](const geo::Figure& figure) {
            return figure.value && atlas.areas.stands_at(figure.area, level);
        }));
}

ordered_json levels_json(const geo::Atlas& atlas, const geo::Layer& layer) {
    ordered_json out = ordered_json::object();
    for (const geo::LevelCode& one : geo::level_codes) {
        const std::size_t figures = figures_at(atlas, layer, one.level);
        const auto years = geo::years_of(atlas, layer, one.level);
        if (figures == 0 && years.empty()) continue;
        out[std::string(one.code)] = {{"periods", years}, {"figures", figures}};
    }
    return out;
}

std::string levels_text(const geo::Atlas& atlas, const geo::Layer& layer) {
    std::string out;
    for (const geo::LevelCode& one : geo::level_codes)
        if (const std::size_t n = figures_at(atlas, layer, one.level); n > 0)
            out += fmt::format("{}{} {}", out.empty() ? "" : ", ", one.code, n);
    return out;
}

int list_layers(const std::filesystem::path& data, const TableOptions& tables, bool as_json) {
    const auto atlas = open_for_command(data, tables);
    if (!atlas) return 1;
    if (as_json) {
        ordered_json out = ordered_json::array();
        for (const geo::Layer& layer : atlas->layers) {
            ordered_json one = layer_json(layer);
            one["levels"] = levels_json(*atlas, layer);
            out.push_back(std::move(one));
        }
        fmt::print("{}\n", out.dump(2));
        return status_after(*atlas);
    }
    std::vector<std::vector<std::string>> rows;
    for (const geo::Layer& layer : atlas->layers)
        rows.push_back({layer.id, std::string(code_of(layer.theme)), layer.label, layer.unit,
                        levels_text(*atlas, layer)});
    fmt::print("{}", table_text({"id", "theme", "label", "unit", "figures by level"}, rows));
    return status_after(*atlas);
}

int list_areas(const std::filesystem::path& data, const std::optional<std::string>& level_text,
               std::optional<int> year, bool as_json) {
    std::optional<geo::Level> level;
    if (level_text) {
        const auto chosen = chosen_level(*level_text);
        if (!chosen) return refuse(chosen.error());
        level = *chosen;
    }
    const auto atlas = open_for_command(data);
    if (!atlas) return 1;
    ordered_json out = ordered_json::array();
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < atlas->areas.size(); ++i) {
        const geo::AreaIndex index{static_cast<std::uint32_t>(i)};
        const geo::Area& area = atlas->areas[index];
        if (level && !area.levels.contains(*level)) continue;
        if (year && !area.vintage.in_force(*year)) continue;
        ordered_json one = area_json(
            *atlas, index, year.value_or(area.vintage.end.value_or(atlas->boundary_year)));
        if (!as_json)
            rows.push_back({one["code"], area.name, levels_of(area), said(one["start"]),
                            said(one["end"]), parents_of(one["parents"])});
        out.push_back(std::move(one));
    }
    if (as_json)
        fmt::print("{}\n", out.dump(2));
    else
        fmt::print("{}", table_text({"code", "name", "levels", "start", "end", "parents"}, rows));
    return status_after(*atlas);
}

ordered_json proposal_json(const geo::Proposal& proposal) {
    return {{"power_id", proposal.power},
            {"label", proposal.label},
            {"applies_to", proposal.whom},
            {"adopted_as", geo::code_of(proposal.adopted_as)},
            {"adoption_note", proposal.adoption_note},
            {"basis", geo::code_of(proposal.basis)},
            {"source", proposal.source}};
}

int list_proposals(const std::filesystem::path& data, bool as_json) {
    const auto atlas = open_for_command(data);
    if (!atlas) return 1;
    ordered_json out = ordered_json::array();
    for (const geo::ProposalDocument& document : atlas->documents) {
        ordered_json proposals = ordered_json::array();
        for (const geo::Proposal& one : document.proposals) proposals.push_back(proposal_json(one));
        out.push_back({{"id", document.id},
                       {"proposer", document.proposer},
                       {"document", document.title},
                       {"date", document.date},
                       {"can_be_adopted", geo::can_be_adopted(document)},
                       {"proposals", proposals}});
    }
    if (as_json) {
        fmt::print("{}\n", out.dump(2));
        return status_after(*atlas);
    }
    for (const geo::ProposalDocument& document : atlas->documents) {
        fmt::print("{}\n  {} ({}), {}\n", document.id, document.title, document.proposer,
                   geo::say_period(document.date));
        std::vector<std::vector<std::string>> rows;
        for (const geo::Proposal& one : document.proposals)
            rows.push_back({"  " + one.label, one.whom,
                            one.adopted_as == geo::PowerStatus::none
                                ? "not adopted"
                                : std::string(geo::code_of(one.adopted_as)),
                            one.adoption_note});
        fmt::print("{}\n", table_text({"  proposal", "of", "if adopted", "because"}, rows));
    }
    return status_after(*atlas);
}

}  // namespace

void add_layers_command(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    auto* command = program.add_subcommand("layers", "List every layer of the data package");
    struct Options {
        TableOptions tables;
        bool as_json = false;
    };
    auto options = std::make_shared<Options>();
    add_what_if_options(*command, options->tables);
    command->add_flag("--json", options->as_json, "Print one JSON document");
    command->callback([&data, &chosen, options] {
        chosen = [&data, options] { return list_layers(data, options->tables, options->as_json); };
    });
}

void add_proposals_command(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    auto* command = program.add_subcommand(
        "proposals", "List documents that propose powers, and what each would give if adopted");
    auto as_json = std::make_shared<bool>(false);
    command->add_flag("--json", *as_json, "Print one JSON document");
    command->callback([&data, &chosen, as_json] {
        chosen = [&data, as_json] { return list_proposals(data, *as_json); };
    });
}

void add_areas_command(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    struct Options {
        std::optional<std::string> level;
        std::optional<int> year;
        bool as_json = false;
    };
    auto* command = program.add_subcommand("areas", "List areas with their years and parents");
    auto options = std::make_shared<Options>();
    command->add_option("--level", options->level, "Only this level: " + known_levels());
    command->add_option("--year", options->year, "Only areas in force in this year");
    command->add_flag("--json", options->as_json, "Print one JSON document");
    command->callback([&data, &chosen, options] {
        chosen = [&data, options] {
            return list_areas(data, options->level, options->year, options->as_json);
        };
    });
}

}  // namespace app
