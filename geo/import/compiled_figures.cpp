#include "geo/import/compiled_figures.h"

#include <array>

#include "geo/import/embedded.h"

namespace geo {

namespace {

constexpr std::array geography_tables{"areas", "hex_cartogram", "lad_to_combined_authority"};
constexpr std::array metric_tables{"metric_definitions", "metrics", "neighbours"};
constexpr std::array fact_tables{"budget_definitions",
                                 "budgets_combined_authorities",
                                 "budgets_local_authorities",
                                 "controllable_spend",
                                 "council_composition",
                                 "council_of_nations_and_regions",
                                 "former_mayoral_councils",
                                 "institutions",
                                 "institutions_network",
                                 "local_turnout",
                                 "mayoral_elections",
                                 "mayoral_turnout_by_district",
                                 "mayors",
                                 "power_definitions",
                                 "powers",
                                 "proposed_powers",
                                 "representation"};

}  // namespace

std::string_view CompiledTable::cell(std::size_t row, const std::string& column) const {
    if (const auto number = table_.column(column)) return table_.cell(row, *number);
    if (missing_.insert(column).second)
        faults_->push_back({fmt::format("the column '{}' is missing; add it", column),
                            fmt::format("{}, line 1", table_.name())});
    return {};
}

CompiledFigures read_compiled_figures(const std::filesystem::path& geography,
                                      const std::filesystem::path& metrics,
                                      const std::filesystem::path& facts,
                                      std::vector<Error>& faults) {
    CompiledFigures figures;
    const auto keep = [&](const std::string& name, Result<CsvTable> table) {
        if (!table) return faults.push_back(std::move(table).error());
        faults.insert(faults.end(), table->faults().begin(), table->faults().end());
        figures.tables.emplace(name, CompiledTable(*std::move(table), faults));
    };
    const auto read = [&](const std::filesystem::path& folder, const auto& names) {
        for (const char* name : names)
            keep(name, CsvTable::read(folder / fmt::format("{}.csv", name)));
    };
    read(geography, geography_tables);
    read(metrics, metric_tables);
    read(facts, fact_tables);
    for (const auto& [name, text] : {std::pair{"curated_names", curated_names},
                                     std::pair{"curated_aggregates", curated_aggregates},
                                     std::pair{"curated_adoptions", curated_adoptions}})
        keep(name, CsvTable::parse(std::string(text), std::string(name) + ".csv"));
    figures.boundaries = geography / "boundaries.gpkg";
    figures.detailed_boundaries = geography / "boundaries_detailed.gpkg";
    return figures;
}

}  // namespace geo
