#include "geo/import/making.h"

namespace geo {

namespace {

/// The row of curated_aggregates.csv for each metric.
std::map<std::string_view, std::size_t> aggregates_of(const CompiledTable& curated) {
    std::map<std::string_view, std::size_t> rows;
    for (std::size_t row = 0; row < curated.rows(); ++row)
        rows.emplace(curated.cell(row, "metric_id"), row);
    return rows;
}

void make_definitions(Making& making) {
    NewTable& table = making.table("metric_definitions");
    const CompiledTable& from = making.figures["metric_definitions"];
    const CompiledTable& curated = making.figures["curated_aggregates"];
    const auto rows = aggregates_of(curated);
    for (std::size_t row = 0; row < from.rows(); ++row) {
        const auto judged = rows.find(from.cell(row, "metric_id"));
        if (judged == rows.end()) {
            making.faults.push_back(
                {fmt::format("nothing says how districts of '{}' add up; add the metric to "
                             "curated_aggregates.csv",
                             from.cell(row, "metric_id")),
                 from.csv().where(row)});
            continue;
        }
        // Three columns are added: those of the curated table stand in for them while copying.
        copy_row(table, from, row, {{"aggregate", "metric_id"}, {"weight", "metric_id"}});
        table.set("aggregate", curated.cell(judged->second, "aggregate"));
        table.set("weight", curated.cell(judged->second, "weight"));
        const std::string_view note = from.cell(row, "note");
        const std::string_view more = curated.cell(judged->second, "note");
        table.set("note",
                  fmt::format("{}{}{}", note, note.empty() || more.empty() ? "" : " ", more));
    }
}

}  // namespace

void make_metrics(Making& making) {
    make_definitions(making);
    NewTable& table = making.table("metrics");
    const CompiledTable& from = making.figures["metrics"];
    for (std::size_t row = 0; row < from.rows(); ++row)
        copy_row(table, from, row, {{"lower", "lower_ci"}, {"upper", "upper_ci"}});
}

}  // namespace geo
