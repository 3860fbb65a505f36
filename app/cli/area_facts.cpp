#include "app/cli/area_facts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "geo/data/proposals.h"
#include "geo/data/source.h"

namespace app {
namespace {

using nlohmann::ordered_json;

constexpr std::array<std::string_view, 5> counts{
    "winner_first_pref_votes", "electorate", "valid_votes", "total_seats", "largest_party_seats"};

/// A table of the package, empty where it has none of that name.
class Rows {
public:
    Rows(const geo::Atlas& atlas, const std::string& name) {
        const auto found = atlas.tables.find(name);
        if (found != atlas.tables.end()) table_ = &found->second;
    }

    std::size_t count() const { return table_ == nullptr ? 0 : table_->rows(); }

    std::string_view cell(std::size_t row, std::string_view column) const {
        const auto number = table_->column(column);
        return number ? table_->cell(row, *number) : std::string_view();
    }

    /// Rows whose `column` holds one of these codes, in the order of the table.
    std::vector<std::size_t> of(std::initializer_list<std::string_view> codes) const {
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < count(); ++row)
            if (std::ranges::find(codes, cell(row, "area_code")) != codes.end())
                rows.push_back(row);
        return rows;
    }

    /// The named cells under their names, numbers as numbers, empty ones as null; with the source.
    ordered_json json(std::size_t row, std::initializer_list<const char*> columns) const {
        ordered_json out;
        for (const char* column : columns) out[column] = value(column, cell(row, column));
        const std::string_view basis = cell(row, "basis");
        out["basis"] = basis;
        out["source"] = geo::source_in_words(
            cell(row, "source"), geo::basis_of(basis).value_or(geo::Basis::published), "not named");
        if (const auto note = cell(row, "note"); !note.empty()) out["note"] = note;
        return out;
    }

private:
    static ordered_json value(std::string_view column, std::string_view cell) {
        if (cell.empty()) return nullptr;
        const bool is_share = column.ends_with("_pct");
        const bool is_count = std::ranges::find(counts, column) != counts.end();
        const auto number = is_share || is_count ? geo::number_in(cell) : std::nullopt;
        if (!number) return cell;
        return is_share ? ordered_json(*number) : ordered_json(static_cast<std::int64_t>(*number));
    }

    const geo::CsvTable* table_ = nullptr;
};

}  // namespace

ordered_json elections_json(const geo::Atlas& atlas, geo::AreaIndex area,
                            std::optional<geo::AreaIndex> authority) {
    const Rows rows(atlas, "elections");
    ordered_json out = ordered_json::array();
    const auto code = [&](geo::AreaIndex one) { return geo::text_of(atlas.areas[one].id); };
    for (const std::size_t row : rows.of({code(area), code(authority.value_or(area))})) {
        out.push_back(rows.json(
            row, {"area_code", "office", "election_date", "winner", "winner_party", "winner_gender",
                  "winner_first_pref_votes", "winner_first_pref_pct", "runner_up",
                  "runner_up_party", "turnout_pct", "electorate", "valid_votes", "voting_system"}));
        if (const auto recalled = rows.cell(row, "recalled_fields"); !recalled.empty())
            out.back()["recalled_fields"] = recalled;
    }
    return out;
}

ordered_json composition_json(const geo::Atlas& atlas, geo::AreaIndex area) {
    const Rows rows(atlas, "council_composition");
    ordered_json out = ordered_json::array();
    for (const std::size_t row : rows.of({geo::text_of(atlas.areas[area].id)}))
        out.push_back(rows.json(
            row, {"as_of", "total_seats", "largest_party", "largest_party_seats", "control"}));
    return out;
}

ordered_json proposals_json(const geo::Atlas& atlas, geo::AreaIndex area) {
    ordered_json out = ordered_json::array();
    const geo::Vintage& vintage = atlas.areas[area].vintage;
    if (vintage.end && *vintage.end < atlas.present_year) return out;
    const Rows rows(atlas, "proposals");
    for (const std::size_t row : geo::proposals_for(atlas, area, atlas.present_year))
        out.push_back(rows.json(row, {"power_id", "label", "description", "proposer", "document",
                                      "date", "applies_to", "status_in_2026"}));
    return out;
}

}  // namespace app
