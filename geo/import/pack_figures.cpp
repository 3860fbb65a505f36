#include "geo/import/pack_figures.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "geo/packed/packed_figures.h"

namespace geo {
namespace {

/// A row of metrics.csv; its area is a row of areas.csv, its stamp one of its metric's.
struct Row {
    std::uint32_t area = 0, stamp = 0;
    int year = 0;
    double value = no_number, lower = no_number, upper = no_number;
};

struct Metric {
    std::string_view id;
    std::vector<PackedStamp> stamps;
    std::vector<Row> rows;

    std::uint32_t number_of(PackedStamp stamp) {
        const auto found = std::ranges::find(stamps, stamp);
        const auto number = static_cast<std::uint32_t>(found - stamps.begin());
        if (found == stamps.end()) stamps.push_back(std::move(stamp));
        return number;
    }
};

class MetricRows {
public:
    MetricRows(const CsvTable& metrics, const CsvTable& areas) : table_(metrics) {
        for (std::size_t row = 0; row < areas.rows(); ++row)
            places_.emplace(cell(areas, row, "code"), static_cast<std::uint32_t>(row));
    }

    /// The rows by metric, in the order of the table. Fails when one is of no known area or year.
    Result<std::vector<Metric>> read() {
        for (std::size_t row = 0; row < table_.rows(); ++row)
            if (!read_row(row))
                return failure("is of no area that there is, or of no year", table_.where(row));
        return std::move(metrics_);
    }

private:
    static std::string_view cell(const CsvTable& table, std::size_t row, std::string_view name) {
        const auto column = table.column(name);
        return column ? table.cell(row, *column) : std::string_view{};
    }

    bool read_row(std::size_t number) {
        const auto text = [&](std::string_view column) { return cell(table_, number, column); };
        const auto place = places_.find(text("area_code"));
        const auto year = number_in(text("year"));
        if (place == places_.end() || !year || !(*year >= 0 && *year <= 9999)) return false;
        Row row{.area = place->second, .year = static_cast<int>(*year)};
        Metric& metric = metric_called(text("metric_id"));
        row.stamp =
            metric.number_of({std::string(text("period")), static_cast<std::int16_t>(row.year),
                              std::string(text("status"))});
        const auto lower = number_in(text("lower")), upper = number_in(text("upper"));
        if (const auto value = number_in(text("value"))) {
            row.value = *value;
            if (lower && upper) row.lower = *lower, row.upper = *upper;
        }
        metric.rows.push_back(row);
        return true;
    }

    Metric& metric_called(std::string_view id) {
        const auto [found, is_new] = numbers_.emplace(id, metrics_.size());
        if (is_new) metrics_.push_back({id, {}, {}});
        return metrics_[found->second];
    }

    const CsvTable& table_;
    std::map<std::string_view, std::uint32_t> places_;
    std::map<std::string_view, std::size_t> numbers_;
    std::vector<Metric> metrics_;
};

PackedMetric columns_of(Metric metric) {
    PackedMetric packed{.id = std::string(metric.id), .stamps = std::move(metric.stamps)};
    std::ranges::stable_sort(metric.rows, {},
                             [](const Row& row) { return std::pair(row.area, row.year); });
    const bool intervals =
        std::ranges::any_of(metric.rows, [](const Row& row) { return !std::isnan(row.lower); });
    for (const Row& row : metric.rows) {
        if (packed.areas.empty() || packed.areas.back() != row.area) {
            packed.areas.push_back(row.area);
            packed.first_figure.push_back(static_cast<std::uint32_t>(packed.values.size()));
        }
        packed.stamp_of.push_back(row.stamp);
        packed.values.push_back(row.value);
        if (!intervals) continue;
        packed.lower.push_back(row.lower);
        packed.upper.push_back(row.upper);
    }
    packed.first_figure.push_back(static_cast<std::uint32_t>(packed.values.size()));
    return packed;
}

}  // namespace

Result<std::string> pack_figures(const DataPackage& package, const Tables& tables) {
    const auto metrics = tables.find("metrics"), areas = tables.find("areas");
    if (metrics == tables.end() || areas == tables.end())
        return failure("is missing, or areas.csv is", "metrics.csv");
    const auto source = checksum_of_tables(package, "metrics");
    if (!source) return tl::make_unexpected(source.error());
    auto rows = MetricRows(metrics->second, areas->second).read();
    if (!rows) return tl::make_unexpected(std::move(rows).error());
    PackedFigures figures;
    const auto code = areas->second.column("code");
    for (std::size_t row = 0; row < areas->second.rows(); ++row)
        figures.areas.emplace_back(areas->second.cell(row, *code));
    for (Metric& metric : *rows) figures.metrics.push_back(columns_of(std::move(metric)));
    return packed(figures, *source);
}

void check_packed_figures(const DataPackage& package, const Tables& tables,
                          std::vector<Error>& faults) {
    const Resource* resource = package.find("metrics_packed");
    if (resource == nullptr) return;
    const auto found = bytes_of(package.folder / resource->path);
    if (!found) return faults.push_back(found.error());
    const auto wanted = pack_figures(package, tables);
    if (!wanted || *found != *wanted)
        faults.push_back(
            {"does not hold the figures of metrics.csv; import the package anew, or "
             "take it out of datapackage.json",
             resource->path});
}

}  // namespace geo
