#include "geo/import/making.h"

namespace geo {

namespace {

// Sums that recur each year carry no date in the source; they are shown from this year on.
constexpr std::string_view first_year_of_recurring_sums = "2025";

void set_period(NewTable& table, std::string_view kind, std::string_view period) {
    table.set("amount_kind", kind);
    table.set("period", period);
    table.set("year", kind == "each-year" ? first_year_of_recurring_sums : year_at_front(period));
}

/// An amount of a combined authority: `basis_of_amount` and which dates it has say what it is.
void set_authority_amount(NewTable& table, const CompiledTable& from, std::size_t row) {
    const std::string_view of = from.cell(row, "basis_of_amount");
    const std::string_view year = from.cell(row, "financial_year");
    const std::string_view start = from.cell(row, "period_start");
    const bool recurs = of == "annual" && year.empty();
    // A round of grants has the year it is labelled with, and is spent over several.
    if (!year.empty())
        set_period(table, of == "total over period" ? "multi-year" : "annual", year);
    else if (!start.empty())
        set_period(table, "multi-year",
                   fmt::format("{} to {}", start, from.cell(row, "period_end")));
    else
        set_period(table, recurs ? "each-year" : "single", "");
    const bool known = of == "annual" || of == "total over period";
    table.set("unit", of == "precept per Band D household" ? "GBP per Band D dwelling"
                      : known                              ? "GBP"
                                                           : of);
}

/// The package's word for a council's unit; an unknown one stays, to be found at fault.
std::string_view council_unit(std::string_view unit, std::string_view budget) {
    if (unit == "total") return "GBP";
    if (unit == "per head") return "GBP per head";
    if (unit == "per dwelling")
        return budget == "council_tax_band_d" ? "GBP per Band D dwelling" : "GBP per dwelling";
    return unit;
}

/// Authorities that had no code when the figures were compiled are named instead; their names are
/// the short names of institutions.csv.
std::map<std::string_view, std::string_view> planned_authorities(
    const CompiledTable& institutions) {
    std::map<std::string_view, std::string_view> ids;
    for (std::size_t row = 0; row < institutions.rows(); ++row)
        if (institutions.cell(row, "code").starts_with("PLANNED-"))
            ids.emplace(institutions.cell(row, "short_name"), institutions.cell(row, "code"));
    return ids;
}

void make_authority_budgets(Making& making) {
    NewTable& table = making.table("budgets");
    const CompiledTable& from = making.figures["budgets_combined_authorities"];
    const auto planned = planned_authorities(making.figures["institutions"]);
    for (std::size_t row = 0; row < from.rows(); ++row) {
        std::string_view code = from.cell(row, "area_code");
        if (code.empty()) {
            const auto found = planned.find(from.cell(row, "area_name"));
            if (found == planned.end()) {
                making.left_out.push_back(
                    {fmt::format("'{}' is not one area, so its {} has no "
                                 "place on a map",
                                 from.cell(row, "area_name"), from.cell(row, "budget_id")),
                     from.csv().where(row)});
                continue;
            }
            code = found->second;
        }
        copy_row(table, from, row,
                 {{"amount_kind", "basis_of_amount"},
                  {"unit", "basis_of_amount"},
                  {"period", "financial_year"},
                  {"year", "financial_year"},
                  {"amount", "amount_gbp"}});
        table.set("area_code", code);
        set_authority_amount(table, from, row);
    }
}

void make_council_budgets(Making& making) {
    NewTable& table = making.table("budgets");
    const CompiledTable& from = making.figures["budgets_local_authorities"];
    for (std::size_t row = 0; row < from.rows(); ++row) {
        copy_row(table, from, row,
                 {{"amount_kind", "financial_year"},
                  {"period", "financial_year"},
                  {"year", "financial_year"},
                  {"amount", "amount_gbp"}});
        const std::string_view period = from.cell(row, "financial_year");
        const bool several = period.find(" to ") != std::string_view::npos;
        set_period(table, period.empty() ? "single" : several ? "multi-year" : "annual", period);
        table.set("unit", council_unit(from.cell(row, "unit"), from.cell(row, "budget_id")));
    }
}

}  // namespace

void make_budgets(Making& making) {
    make_authority_budgets(making);
    make_council_budgets(making);
}

}  // namespace geo
