#include <algorithm>

#include "geo/import/lon_lat.h"
#include "geo/import/making.h"

namespace geo {

namespace {

using Renamed = std::map<std::string, std::string>;

void copy_table(Making& making, const std::string& resource, const std::string& compiled,
                const Renamed& renamed = {}) {
    NewTable& table = making.table(resource);
    const CompiledTable& from = making.figures[compiled];
    for (std::size_t row = 0; row < from.rows(); ++row) copy_row(table, from, row, renamed);
}

/// Seats came as latitude and longitude.
void make_institutions(Making& making) {
    NewTable& table = making.table("institutions");
    const CompiledTable& from = making.figures["institutions_network"];
    for (std::size_t row = 0; row < from.rows(); ++row) {
        copy_row(table, from, row,
                 {{"name", "institution_name"},
                  {"kind", "institution_kind"},
                  {"easting", "lon"},
                  {"northing", "lat"}});
        set_grid_point(table, from.cell(row, "lat"), from.cell(row, "lon"));
    }
}

/// What each would give is a judgement of its own: see curated_adoptions.csv.
void make_proposals(Making& making) {
    NewTable& table = making.table("proposals");
    const CompiledTable& from = making.figures["proposed_powers"];
    const CompiledTable& curated = making.figures["curated_adoptions"];
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> judged;
    for (std::size_t row = 0; row < curated.rows(); ++row)
        judged.emplace(std::pair{curated.cell(row, "proposer"), curated.cell(row, "power_id")},
                       row);
    for (std::size_t row = 0; row < from.rows(); ++row) {
        const auto known = judged.find({from.cell(row, "proposer"), from.cell(row, "power_id")});
        if (known == judged.end()) {
            making.faults.push_back(
                {fmt::format("nothing says what '{}' of {} would give; add it to "
                             "curated_adoptions.csv",
                             from.cell(row, "power_id"), from.cell(row, "proposer")),
                 from.csv().where(row)});
            continue;
        }
        // Two columns are added: others stand in for them while copying.
        copy_row(table, from, row, {{"adopted_as", "power_id"}, {"adoption_note", "power_id"}});
        for (const char* column : {"adopted_as", "adoption_note"})
            table.set(column, curated.cell(known->second, column));
    }
}

}  // namespace

NewTable& Making::table(const std::string& resource) {
    return tables.try_emplace(resource, *package.find(resource)).first->second;
}

std::string_view year_at_front(std::string_view text) {
    const bool has_year = text.size() >= 4 && number_in(text.substr(0, 4)).has_value();
    return has_year ? text.substr(0, 4) : std::string_view{};
}

std::string_view basis_in_words(std::string_view basis, std::string_view note) {
    if (basis == "recall") return "recalled";
    if (basis != "source") return basis;
    if (note.starts_with("Derived")) return "derived";
    if (note.starts_with("Estimate") || note.starts_with("estimate")) return "estimate";
    return "published";
}

void copy_row(NewTable& to, const CompiledTable& from, std::size_t row,
              const std::map<std::string, std::string>& renamed) {
    to.begin_row(from.origin(row));
    for (const FieldSchema& field : to.resource().fields) {
        const auto other = renamed.find(field.name);
        std::string before = other == renamed.end() ? field.name : other->second;
        if (field.name == "source" && other == renamed.end()) before = "source_url";
        if (before != field.name) to.renamed(&from.csv(), field.name, before);
        if (field.name == "basis")
            to.set("basis",
                   basis_in_words(from.cell(row, "basis"),
                                  from.csv().column("note") ? from.cell(row, "note") : ""));
        else
            to.set(field.name, from.cell(row, before));
    }
}

void make_plain_tables(Making& making) {
    copy_table(making, "hexagons", "hex_cartogram");
    copy_table(making, "authorities", "institutions", {{"id", "code"}});
    copy_table(making, "mayors", "mayors",
               {{"name", "mayor_name"},
                {"police_functions", "exercises_pcc_functions"},
                {"fire_functions", "exercises_fire_functions"}});
    copy_table(making, "former_mayoral_councils", "former_mayoral_councils");
    copy_table(making, "council_of_nations_and_regions", "council_of_nations_and_regions");
    copy_table(making, "power_definitions", "power_definitions");
    copy_table(making, "powers", "powers");
    copy_table(making, "budget_definitions", "budget_definitions");
    copy_table(making, "public_spending", "controllable_spend", {{"period", "year"}});
    copy_table(making, "elections", "mayoral_elections");
    copy_table(making, "council_composition", "council_composition");
    copy_table(making, "representation", "representation");
    copy_table(making, "neighbours", "neighbours");
    make_institutions(making);
    make_proposals(making);
}

}  // namespace geo
