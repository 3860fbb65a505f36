#include <fmt/format.h>

#include "app/cli/chosen_view.h"
#include "app/cli/commands.h"
#include "app/cli/json_parts.h"
#include "app/cli/table_options.h"
#include "app/cli/tables.h"
#include "app/pack/embargo_log.h"
#include "geo/stats/class_breaks.h"
#include "geo/stats/summary.h"

namespace app {
namespace {

using nlohmann::ordered_json;

struct Options {
    std::string id, level = "ltla";
    std::optional<std::string> method;  // quantile, or manual where breaks are given
    std::optional<int> year;
    int classes = 5;
    std::vector<double> breaks;
    TableOptions tables;
    bool as_json = false;
};

std::string known_methods() {
    std::vector<std::string_view> codes;
    for (const geo::BreakMethod method : geo::all_break_methods) codes.push_back(code_of(method));
    return fmt::format("{}", fmt::join(codes, ", "));
}

ordered_json summary_json(const std::vector<double>& values) {
    const auto summary = geo::summary_of(values);
    if (!summary) return {{"n", 0}};
    return {{"n", summary->n},
            {"min", summary->min},
            {"lower_quartile", summary->lower_quartile},
            {"median", summary->median},
            {"upper_quartile", summary->upper_quartile},
            {"max", summary->max},
            {"mean", summary->mean},
            {"standard_deviation", summary->standard_deviation},
            {"sum", summary->sum}};
}

/// How well each method's classes fit, by its code.
ordered_json fits_json(const std::vector<double>& values, int classes) {
    ordered_json out = ordered_json::object();
    for (const geo::MethodFit& fit : geo::fits_of(values, classes))
        out[std::string(code_of(fit.method))] = {{"classes", fit.breaks.interior.size() + 1},
                                                 {"goodness_of_variance_fit", fit.goodness}};
    return out;
}

ordered_json values_json(const geo::Atlas& atlas, const geo::LayerView& view) {
    ordered_json out = ordered_json::array();
    for (std::size_t i = 0; i < view.areas.size(); ++i) {
        if (!view.figures[i]) continue;
        const geo::Area& area = atlas.areas[view.areas[i]];
        ordered_json one{{"code", geo::text_of(area.id)}, {"name", area.name}};
        one.update(figure_json(atlas, *view.layer, *view.figures[i]));
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<int> category_counts(const geo::LayerView& view) {
    std::vector<int> counts(view.layer->categories.size());
    for (const double value : view.values()) ++counts[static_cast<std::size_t>(value)];
    return counts;
}

void print_values(const geo::Atlas& atlas, const geo::LayerView& view) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < view.areas.size(); ++i) {
        const auto& figure = view.figures[i];
        if (!figure) continue;
        const geo::Area& area = atlas.areas[view.areas[i]];
        rows.push_back({std::string(geo::text_of(area.id)), area.name,
                        value_text(*view.layer, *figure), interval_text(*view.layer, *figure),
                        period_text(atlas, *figure), std::string(code_of(figure->status)),
                        std::string(code_of(figure->basis))});
    }
    fmt::print("{}",
               table_text({"code", "name", "value", "95% interval", "period", "status", "basis"},
                          rows, {false, false, view.layer->kind == geo::LayerKind::numeric}));
}

/// Class breaks, counts and the summary, in the layer's own words for numbers.
void print_classes(const geo::Layer& layer, const std::vector<double>& values,
                   const ordered_json& out) {
    std::vector<std::string> breaks;
    for (const double one : out["class_breaks"]) breaks.push_back(geo::say_number(layer, one));
    fmt::print("Class breaks: {}\nAreas in each class: {}\nGoodness of variance fit: {:.3f}\n",
               fmt::join(breaks, ", "),
               fmt::join(out["class_counts"].get<std::vector<int>>(), ", "),
               out["goodness_of_variance_fit"].get<double>());
    const auto summary = geo::summary_of(values);
    if (!summary) return;
    const auto say = [&](double value) { return geo::say_number(layer, value); };
    fmt::print(
        "Of {} areas: lowest {}, quarter {}, half {}, three quarters {}, highest {}, mean {}\n",
        summary->n, say(summary->min), say(summary->lower_quartile), say(summary->median),
        say(summary->upper_quartile), say(summary->max), say(summary->mean));
}

int show_layer(const std::filesystem::path& data, const Options& options) {
    const auto level = chosen_level(options.level);
    if (!level) return refuse(level.error());
    const std::string method_text =
        options.method.value_or(options.breaks.empty() ? "quantile" : "manual");
    const auto method = geo::break_method_of(method_text);
    if (!method)
        return refuse(
            {"unknown method '" + method_text + "'; known: " + known_methods(), "--method"});
    if (options.classes < 2 || options.classes > 9)
        return refuse({"a map takes 2 to 9 classes", "--classes"});
    if (*method != geo::BreakMethod::manual && !options.breaks.empty())
        return refuse(
            {"only the manual method takes breaks; leave out --method or the breaks", "--breaks"});
    if (*method == geo::BreakMethod::manual)
        if (const auto breaks = geo::manual_breaks(options.breaks); !breaks)
            return refuse({breaks.error().what, "--breaks"});
    const auto atlas = open_for_command(data, options.tables);
    if (!atlas) return 1;
    const auto chosen = chosen_view(*atlas, options.id, *level, options.year);
    if (!chosen) return refuse(chosen.error());
    const geo::LayerView& view = *chosen;
    const geo::Layer* layer = view.layer;
    if (!layer->reader.empty())
        if (const auto logged =
                log_embargoed({layer->reader, layer->id, "printed"}, geo::present_moment());
            !logged)
            return refuse(logged.error());

    ordered_json out = view_json(view);
    out["withheld"] = view.withheld;
    out["inherited"] = view.inherited;
    out["derived"] = view.derived;
    out["published_for"] = ordered_json::array();
    for (const geo::Level better : view.better_levels)
        out["published_for"].push_back(geo::code_of(better));
    out["values"] = values_json(*atlas, view);
    const std::vector<double> values = view.values();
    std::string no_breaks;
    if (layer->kind != geo::LayerKind::numeric) {
        out["class_breaks"] = ordered_json::array();
        out["class_counts"] = category_counts(view);
    } else {
        const auto breaks = geo::class_breaks(*method, values, options.classes, options.breaks);
        if (breaks) {
            out["method"] = method_text;
            out["class_breaks"] = breaks->interior;
            out["class_counts"] = geo::class_counts(*breaks, values);
            out["goodness_of_variance_fit"] = geo::goodness_of_variance_fit(*breaks, values);
            out["fits"] = fits_json(values, options.classes);
        } else {
            no_breaks = breaks.error().what;
            out["class_breaks"] = nullptr;
            out["class_counts"] = nullptr;
            out["class_breaks_fault"] = no_breaks;
        }
        out["summary"] = summary_json(values);
    }
    if (options.as_json) {
        fmt::print("{}\n", out.dump(2));
        return status_after(*atlas);
    }
    if (!layer->marking.empty()) fmt::print("{}\n", geo::in_words(layer->marking));
    fmt::print("{}, {}, {}\n", layer->label, layer->unit, view.year);
    print_values(*atlas, view);
    if (!no_breaks.empty())
        fmt::print("No class breaks: {}\n", no_breaks);
    else if (layer->kind == geo::LayerKind::numeric)
        print_classes(*layer, values, out);
    if (!view.better_levels.empty())
        fmt::print("Published for: {}\n",
                   fmt::join(out["published_for"].get<std::vector<std::string>>(), ", "));
    return status_after(*atlas);
}

}  // namespace

void add_layer_command(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    auto* command =
        program.add_subcommand("layer", "One layer's figures, class breaks and summary");
    auto options = std::make_shared<Options>();
    command->add_option("id", options->id, "Its id, as devolution-atlas layers prints it")
        ->required();
    command->add_option("--level", options->level, "Level of areas: " + known_levels());
    command->add_option("--year", options->year, "Year; the latest if left out");
    command->add_option("--method", options->method, "Class breaks: " + known_methods());
    command->add_option("--classes", options->classes, "Number of classes, 2 to 9");
    command->add_option("--breaks", options->breaks, "The breaks of the manual method")
        ->delimiter(',');
    add_what_if_options(*command, options->tables);
    add_table_files(*command, options->tables);
    add_table_options(*command, options->tables);
    command->add_flag("--json", options->as_json, "Print one JSON document");
    command->callback([&data, &chosen, options] {
        chosen = [&data, options] { return show_layer(data, *options); };
    });
}

}  // namespace app
