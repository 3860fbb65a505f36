#include <cmath>
#include <unordered_map>

#include "geo/data/read_themes.h"
#include "geo/table/largest_first.h"

namespace geo {
namespace {

Joining joining_of(std::string_view code) {
    if (code == "sum") return Joining::sum;
    if (code == "mean") return Joining::mean;
    return Joining::none;
}

Layer layer_in(Reading& reading, const SoundTable& table, std::size_t row) {
    const auto text = [&](std::string_view column) {
        return std::string(table.cell(row, table.column(column)));
    };
    Layer layer{.id = text("metric_id"),
                .theme = Theme::missions,
                .group = text("mission"),
                .label = text("label"),
                .short_label = text("label"),
                .description = text("description"),
                .unit = text("unit"),
                .style = style_of(text("unit")),
                .polarity = polarity_of(text("polarity")).value_or(Polarity::neutral),
                .upwards = joining_of(text("aggregate")),
                .weight = text("weight"),
                .source = text("source_org"),
                .source_url = text("source"),
                .licence = text("licence")};
    layer.decimals =
        static_cast<int>(reading.number(table, row, table.column("decimals")).value_or(0));
    // Totals grow with the size of the area, so they are no shade of it.
    layer.is_count = layer.unit == "people" || layer.unit == "MW";
    if (const std::string note = text("note"); !note.empty())
        layer.description += (layer.description.empty() ? "" : " ") + note;
    return layer;
}

/// "2024-06-30" of a mid-year estimate is "mid-2024", as its publisher calls it.
bool is_mid_year(const SoundTable& table, std::size_t row) {
    return table.cell(row, table.column("latest_period_label")).starts_with("mid-2");
}

struct Columns {
    SoundTable::Column metric, area, period, year, value, lower, upper, status;
    explicit Columns(const SoundTable& table)
        : metric(table.column("metric_id")),
          area(table.column("area_code")),
          period(table.column("period")),
          year(table.column("year")),
          value(table.column("value")),
          lower(table.column("lower")),
          upper(table.column("upper")),
          status(table.column("status")) {}
};

struct MissionDrafts {
    std::vector<LayerDraft> drafts;
    std::vector<bool> mid_year;
    std::unordered_map<std::string, std::size_t> by_id;
};

MissionDrafts drafts_of(Reading& reading) {
    const SoundTable table = reading.table("metric_definitions");
    MissionDrafts all;
    for (const std::size_t row : table.rows()) {
        Layer layer = layer_in(reading, table, row);
        if (!all.by_id.emplace(layer.id, all.drafts.size()).second) {
            reading.fault(fmt::format("a second metric '{}'; the first one is kept", layer.id),
                          table.where(row));
            continue;
        }
        all.drafts.emplace_back(std::move(layer));
        all.mid_year.push_back(is_mid_year(table, row));
    }
    return all;
}

/// The figure in a row; nothing, and a fault said, when one of its cells cannot be used.
std::optional<Figure> figure_in(Reading& reading, const SoundTable& table, std::size_t row,
                                const Columns& columns) {
    const std::optional<double> value = reading.number(table, row, columns.value);
    const std::optional<double> lower = reading.number(table, row, columns.lower);
    const std::optional<double> upper = reading.number(table, row, columns.upper);
    const std::optional<int> year = year_in(table.cell(row, columns.year));
    const std::string_view status = table.cell(row, columns.status);
    const std::optional<Marker> marker = marker_of(status);
    if (!year) {
        reading.fault("no year; the row is left out", table.where(row, columns.year));
        return std::nullopt;
    }
    if (!value && !table.cell(row, columns.value).empty()) return std::nullopt;
    if (!marker) {
        reading.fault(fmt::format("unknown status '{}'; use u, x, c, z, k or nothing", status),
                      table.where(row, columns.status));
        return std::nullopt;
    }
    if (!value && marker == Marker::none) {
        reading.fault("no value and no status that says why; the row is left out",
                      table.where(row, columns.value));
        return std::nullopt;
    }
    Figure figure{.year = static_cast<std::int16_t>(*year), .marker = *marker, .value = value};
    if (lower && upper && *lower > *upper) {
        reading.fault(fmt::format("the lower end {} is above the upper end {}; the row is left out",
                                  *lower, *upper),
                      table.where(row, columns.lower));
        return std::nullopt;
    }
    if (value && lower && upper) figure.interval = Interval{*lower, *upper};
    return figure;
}

TextIndex period_text(Reading& reading, std::string_view period, bool mid_year) {
    return mid_year && period.ends_with("-06-30")
               ? reading.text(fmt::format("mid-{}", period.substr(0, 4)))
               : reading.text(period);
}

void add_rows(Reading& reading, const SoundTable& table, MissionDrafts& all) {
    const Columns columns(table);
    // Rows come sorted by metric and area: the last of both is mostly the next one's too.
    std::string_view metric, code;
    std::optional<std::size_t> draft;
    std::optional<AreaIndex> area;
    for (const std::size_t row : table.rows()) {
        if (table.cell(row, columns.metric) != metric) {
            metric = table.cell(row, columns.metric);
            const auto found = all.by_id.find(std::string(metric));
            draft = found == all.by_id.end() ? std::nullopt : std::optional(found->second);
        }
        if (!draft) {
            reading.fault(fmt::format("no metric has the id '{}'; the row is left out", metric),
                          table.where(row, columns.metric));
            continue;
        }
        if (!area || table.cell(row, columns.area) != code) {
            code = table.cell(row, columns.area);
            area = reading.area(table, row, columns.area);
        }
        if (!area) continue;
        std::optional<Figure> figure = figure_in(reading, table, row, columns);
        if (!figure) continue;
        figure->area = *area;
        figure->period =
            period_text(reading, table.cell(row, columns.period), all.mid_year[*draft]);
        all.drafts[*draft].add(*figure, row);
    }
}

/// A name of a packed file that stands for nothing here: its figures are left out.
void tell_unknown(Reading& reading, std::string_view what, std::string_view name) {
    reading.fault(fmt::format("has figures of the {} '{}', which there is not; they are left out; "
                              "import the package anew",
                              what, name),
                  "resource metrics_packed");
}

/// What the figures of each stamp have in common; nothing where its status is not known.
std::vector<std::optional<Figure>> stamps_in(Reading& reading, const PackedMetric& metric,
                                             bool mid_year) {
    std::vector<std::optional<Figure>> stamps;
    for (const PackedStamp& stamp : metric.stamps) {
        const std::optional<Marker> marker = marker_of(stamp.status);
        if (!marker) tell_unknown(reading, "status", stamp.status);
        stamps.push_back(
            marker ? std::optional<Figure>({.year = stamp.year,
                                            .marker = *marker,
                                            .period = period_text(reading, stamp.period, mid_year)})
                   : std::nullopt);
    }
    return stamps;
}

using Areas = std::vector<std::optional<AreaIndex>>;
using Stamps = std::vector<std::optional<Figure>>;

std::vector<Figure> figures_of(const PackedMetric& metric, const Areas& areas,
                               const Stamps& stamps) {
    std::vector<Figure> figures;
    figures.reserve(metric.values.size());
    for (std::size_t run = 0; run < metric.areas.size(); ++run) {
        const std::optional<AreaIndex> area = areas[metric.areas[run]];
        for (std::size_t i = metric.first_figure[run]; i < metric.first_figure[run + 1]; ++i) {
            const std::optional<Figure>& stamp = stamps[metric.stamp_of[i]];
            if (!area || !stamp) continue;
            Figure& figure = figures.emplace_back(*stamp);
            figure.area = *area;
            if (!std::isnan(metric.values[i])) figure.value = metric.values[i];
            if (!metric.lower.empty() && !std::isnan(metric.lower[i]))
                figure.interval = Interval{metric.lower[i], metric.upper[i]};
        }
    }
    return figures;
}

void add_packed(Reading& reading, const PackedFigures& packed, MissionDrafts& all) {
    Areas areas;
    for (const std::string& code : packed.areas) {
        areas.push_back(reading.areas().find(code));
        if (!areas.back()) tell_unknown(reading, "area", code);
    }
    struct Task {
        const PackedMetric* metric;
        LayerDraft* draft;
        Stamps stamps;
    };
    std::vector<Task> tasks;
    for (const PackedMetric& metric : packed.metrics) {
        const auto found = all.by_id.find(metric.id);
        if (found == all.by_id.end())
            tell_unknown(reading, "metric", metric.id);
        else
            tasks.push_back({&metric, &all.drafts[found->second],
                             stamps_in(reading, metric, all.mid_year[found->second])});
    }
    largest_first(
        tasks.size(), [&](std::size_t i) { return tasks[i].metric->values.size(); },
        [&](std::size_t i) {
            tasks[i].draft->set(figures_of(*tasks[i].metric, areas, tasks[i].stamps));
        });
}

}  // namespace

std::vector<Layer> read_missions(Reading& reading, const std::optional<PackedFigures>& packed) {
    MissionDrafts all = drafts_of(reading);
    const SoundTable table = reading.table("metrics");
    if (packed)
        add_packed(reading, *packed, all);
    else
        add_rows(reading, table, all);
    std::vector<Layer> layers;
    for (LayerDraft& draft_of_metric : all.drafts)
        layers.push_back(std::move(draft_of_metric).finish(reading, table));
    return layers;
}

}  // namespace geo
