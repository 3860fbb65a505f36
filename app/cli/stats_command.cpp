#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "app/cli/chosen_view.h"
#include "app/cli/commands.h"
#include "app/cli/json_parts.h"
#include "app/cli/table_options.h"
#include "app/cli/tables.h"
#include "app/picture/findings.h"
#include "app/picture/scatter.h"
#include "geo/data/contiguity.h"
#include "geo/data/source.h"

namespace app {
namespace {

using nlohmann::ordered_json;

struct Options {
    std::string layer, with, level = "ltla", contiguity = "queen", islands = "leave-out";
    std::optional<int> year;
    geo::Permutations permutations;
    double rate = 0.05;
    TableOptions tables;
    bool as_json = false;
};

/// What a spatial statistic is worked out of.
struct Sampled {
    std::shared_ptr<const geo::Atlas> atlas;
    geo::LayerView view;
    geo::IslandRule island_rule{};
    geo::SpatialSample sample;
};

geo::Error unknown(const std::string& what, const std::string& word, std::string_view known,
                   const std::string& option) {
    return {fmt::format("unknown {} '{}'; known: {}", what, word, known), option};
}

/// Nothing, and the reason told, when there is no sample.
std::optional<Sampled> sampled_for(const std::filesystem::path& data, const Options& options) {
    const auto refused = [](const geo::Error& error) {
        refuse(error);
        return std::nullopt;
    };
    const auto level = chosen_level(options.level);
    if (!level) return refused(level.error());
    const auto contiguity = geo::contiguity_of(options.contiguity);
    if (!contiguity)
        return refused(unknown("contiguity", options.contiguity, "queen, rook", "--contiguity"));
    const auto island_rule = geo::island_rule_of(options.islands);
    if (!island_rule)
        return refused(
            unknown("rule for islands", options.islands, "leave-out, join-nearest", "--islands"));
    if (options.permutations.count < 9 || options.permutations.count > 999'999)
        return refused({"give 9 to 999999 permutations", "--permutations"});
    if (!(options.rate > 0 && options.rate < 1))
        return refused({"a false discovery rate lies between 0 and 1", "--fdr"});
    const auto atlas = open_for_command(data, options.tables);
    if (!atlas) return std::nullopt;
    auto view = chosen_view(*atlas, options.layer, *level, options.year);
    if (!view) return refused(view.error());
    auto sample = geo::spatial_sample_of(*atlas, *view, *contiguity, *island_rule);
    if (!sample) return refused(sample.error());
    return Sampled{atlas, std::move(*view), *island_rule, std::move(*sample)};
}

/// What the figures of a view say of themselves, each different one once.
struct Provenance {
    std::set<std::string> periods, periods_in_words, sources;
};

Provenance provenance_of(const geo::Atlas& atlas, const geo::LayerView& view) {
    Provenance out;
    for (const auto& figure : view.figures) {
        if (!figure || !figure->value) continue;
        out.periods.insert(geo::period_of(atlas, *figure));
        out.periods_in_words.insert(period_text(atlas, *figure));
        out.sources.insert(geo::source_of(atlas, *view.layer, *figure));
    }
    return out;
}

/// All of a few texts, or the first and how many more there are.
std::string listed(const std::set<std::string>& texts) {
    if (texts.size() <= 3) return fmt::format("{}", fmt::join(texts, "; "));
    return fmt::format("{}; and {} more", *texts.begin(), texts.size() - 1);
}

ordered_json sourced_json(const geo::Atlas& atlas, const geo::LayerView& view) {
    const Provenance provenance = provenance_of(atlas, view);
    ordered_json out = view_json(view);
    out["inherited"] = view.inherited;
    out["derived"] = view.derived;
    out["periods"] = provenance.periods;
    out["sources"] = provenance.sources;
    return out;
}

ordered_json named_json(const geo::Atlas& atlas, geo::AreaIndex area) {
    return {{"code", geo::text_of(atlas.areas[area].id)}, {"name", atlas.areas[area].name}};
}

/// What every spatial statistic says of its layer, its areas and their neighbours.
ordered_json sample_json(const Sampled& from, const Options& options, const char* statistic) {
    ordered_json islands = ordered_json::array();
    for (const geo::AreaIndex island : from.sample.islands)
        islands.push_back(named_json(*from.atlas, island));
    return {{"statistic", statistic},
            {"layer", sourced_json(*from.atlas, from.view)},
            {"n", from.sample.areas.size()},
            {"without_figure", from.sample.without_figure},
            {"without_ground", from.sample.without_ground},
            {"islands", islands},
            {"method",
             {{"contiguity", options.contiguity},
              {"islands", options.islands},
              {"weights", "row-standardised"}}}};
}

void add_permutations(ordered_json& out, const Options& options) {
    out["method"]["permutations"] = options.permutations.count;
    out["method"]["seed"] = options.permutations.seed;
    out["method"]["pseudo_p"] = "one-sided";
}

void print_title(const geo::LayerView& view) {
    fmt::print("{}, {}, {}\n", view.layer->label, view.layer->unit, view.year);
}

void print_provenance(const geo::Atlas& atlas, const geo::LayerView& view) {
    const Provenance provenance = provenance_of(atlas, view);
    fmt::print("{}: {}. Source: {}\n", view.layer->label, listed(provenance.periods_in_words),
               listed(provenance.sources));
}

void print_sample(const Sampled& from, const Options& options) {
    fmt::print("Neighbours share {} ({}); all of an area's weigh as much together.\n",
               options.contiguity == "rook" ? "an edge" : "a point", options.contiguity);
    if (from.sample.without_figure + from.sample.without_ground > 0)
        fmt::print("Left out: {} without a figure, {} without boundaries.\n",
                   from.sample.without_figure, from.sample.without_ground);
    std::vector<std::string> names;
    for (const geo::AreaIndex island : from.sample.islands)
        names.push_back(from.atlas->areas[island].name);
    if (!names.empty())
        fmt::print("Without a neighbour, {}: {}\n",
                   from.island_rule == geo::IslandRule::leave_out ? "left out"
                                                                  : "joined to the nearest area",
                   fmt::join(names, ", "));
    print_provenance(*from.atlas, from.view);
}

/// A local statistic, area by area: all for --json, those that stand out for a person.
class AreaReport {
public:
    AreaReport(const Sampled& from, const Options& options) : from_(from), options_(options) {}

    void add(std::size_t place, double adjusted_p, const ordered_json& figures,
             std::vector<std::string> cells) {
        const bool significant = adjusted_p <= options_.rate;
        const geo::AreaIndex index = from_.sample.areas[place];
        ordered_json one = named_json(*from_.atlas, index);
        one["value"] = from_.sample.values[place];
        one.update(figures);
        one["adjusted_p"] = adjusted_p;
        one["significant"] = significant;
        areas_.push_back(std::move(one));
        if (!significant) return;
        const geo::Area& area = from_.atlas->areas[index];
        cells.insert(cells.begin(),
                     {std::string(geo::text_of(area.id)), area.name,
                      geo::say_value(*from_.view.layer, from_.sample.values[place])});
        cells.push_back(say_p(adjusted_p));
        rows_.push_back(std::move(cells));
    }

    /// `out` has what comes before the areas; `header` names the cells, of which the first is
    /// sorted by.
    int print(ordered_json out, std::string finding, std::vector<std::string> header) {
        finding += caution_of_inherited(from_.view.inherited);
        if (options_.as_json) {
            out["method"]["false_discovery_rate"] = options_.rate;
            out["areas"] = std::move(areas_);
            out["finding"] = finding;
            fmt::print("{}\n", out.dump(2));
            return status_after(*from_.atlas);
        }
        print_title(from_.view);
        fmt::print("{}\n", finding);
        header.insert(header.begin(), {"code", "name", "value"});
        header.emplace_back("adjusted p");
        std::ranges::stable_sort(rows_, {}, [](const auto& row) { return row[3]; });
        if (!rows_.empty())
            fmt::print("{}",
                       table_text(header, rows_, {false, false, true, false, true, true, true}));
        print_sample(from_, options_);
        return status_after(*from_.atlas);
    }

private:
    const Sampled& from_;
    const Options& options_;
    ordered_json areas_ = ordered_json::array();
    std::vector<std::vector<std::string>> rows_;
};

int show_moran(const std::filesystem::path& data, const Options& options) {
    const auto from = sampled_for(data, options);
    if (!from) return 1;
    const auto moran =
        geo::global_moran(from->sample.values, from->sample.weights, options.permutations);
    if (!moran) return refuse({moran.error().what, options.layer});
    const std::string finding = finding_of(*from->view.layer, *moran, options.permutations) +
                                caution_of_inherited(from->view.inherited);
    if (options.as_json) {
        ordered_json out = sample_json(*from, options, "moran");
        add_permutations(out, options);
        out["moran"] = {{"i", moran->i},
                        {"expected", moran->expected},
                        {"variance", moran->variance},
                        {"z", moran->z},
                        {"p", moran->p},
                        {"pseudo_p", moran->pseudo_p}};
        out["finding"] = finding;
        fmt::print("{}\n", out.dump(2));
        return status_after(*from->atlas);
    }
    print_title(from->view);
    fmt::print("{}\n", finding);
    fmt::print("{}", table_text({"statistic", "value"},
                                {{"Moran's I", decimal(moran->i)},
                                 {"expected of chance", decimal(moran->expected)},
                                 {"variance by chance", decimal(moran->variance, 6)},
                                 {"standard deviations from expected", decimal(moran->z, 2)},
                                 {"p of these, two-sided", say_p(moran->p)},
                                 {"p of permutations, one-sided", say_p(moran->pseudo_p)},
                                 {"areas", std::to_string(moran->n)}},
                                {false, true}));
    print_sample(*from, options);
    return status_after(*from->atlas);
}

int show_lisa(const std::filesystem::path& data, const Options& options) {
    const auto from = sampled_for(data, options);
    if (!from) return 1;
    const auto local =
        geo::local_moran(from->sample.values, from->sample.weights, options.permutations);
    if (!local) return refuse({local.error().what, options.layer});
    AreaReport report(*from, options);
    for (std::size_t place = 0; place < local->size(); ++place) {
        const geo::LocalMoran& one = (*local)[place];
        const std::string quadrant(code_of(one.quadrant));
        report.add(place, one.adjusted_p,
                   {{"i", one.i}, {"quadrant", quadrant}, {"pseudo_p", one.pseudo_p}},
                   {quadrant, decimal(one.i), say_p(one.pseudo_p)});
    }
    ordered_json out = sample_json(*from, options, "lisa");
    add_permutations(out, options);
    return report.print(std::move(out), finding_of(*local, options.rate),
                        {"it and its neighbours", "local I",
                         fmt::format("p of {} permutations", options.permutations.count)});
}

int show_gistar(const std::filesystem::path& data, const Options& options) {
    const auto from = sampled_for(data, options);
    if (!from) return 1;
    const auto spots = geo::getis_ord(from->sample.values, from->sample.weights);
    if (!spots) return refuse({spots.error().what, options.layer});
    AreaReport report(*from, options);
    for (std::size_t place = 0; place < spots->size(); ++place) {
        const geo::HotSpot& one = (*spots)[place];
        report.add(place, one.adjusted_p, {{"z", one.z}, {"p", one.p}},
                   {one.z > 0 ? "hot" : "cold", decimal(one.z, 2), say_p(one.p)});
    }
    ordered_json out = sample_json(*from, options, "gistar");
    out["method"]["weights"] = "binary, the area itself among its neighbours";
    return report.print(std::move(out), finding_of(*spots, options.rate), {"spot", "Gi*", "p"});
}

ordered_json correlation_json(const geo::Correlation& correlation) {
    ordered_json interval;
    if (correlation.interval) interval = {correlation.interval->lower, correlation.interval->upper};
    return {{"r", correlation.r}, {"interval", interval}};
}

int show_correlation(const std::filesystem::path& data, const Options& options) {
    const auto level = chosen_level(options.level);
    if (!level) return refuse(level.error());
    const auto atlas = open_for_command(data, options.tables);
    if (!atlas) return 1;
    const auto x = chosen_view(*atlas, options.layer, *level, options.year);
    if (!x) return refuse(x.error());
    const auto y = chosen_view(*atlas, options.with, *level, options.year);
    if (!y) return refuse(y.error());
    for (const geo::LayerView* view : {&*x, &*y})
        if (view->layer->kind != geo::LayerKind::numeric)
            return refuse(
                {"'" + view->layer->id + "' is of kinds, not of numbers; choose another layer",
                 {}});
    const FigurePairs pairs = pairs_of(*x, *y);
    const auto pearson = geo::pearson_correlation(pairs.x, pairs.y);
    if (!pearson) return refuse({pearson.error().what, options.layer + ", " + options.with});
    const auto spearman = geo::spearman_correlation(pairs.x, pairs.y);
    const auto line = geo::least_squares_line(pairs.x, pairs.y);
    const std::string finding =
        finding_of(*x->layer, *y->layer, *pearson, *spearman, pairs.x.size());
    if (options.as_json) {
        const ordered_json out{
            {"statistic", "correlation"},
            {"x", sourced_json(*atlas, *x)},
            {"y", sourced_json(*atlas, *y)},
            {"n", pairs.x.size()},
            {"without_both", x->areas.size() - pairs.x.size()},
            {"method", {{"intervals", "95 per cent, as of areas drawn at random"}}},
            {"pearson", correlation_json(*pearson)},
            {"spearman", correlation_json(*spearman)},
            {"line",
             {{"intercept", line->intercept},
              {"slope", line->slope},
              {"r_squared", line->r_squared}}},
            {"finding", finding}};
        fmt::print("{}\n", out.dump(2));
        return status_after(*atlas);
    }
    print_title(*x);
    print_title(*y);
    fmt::print("{}\n", finding);
    fmt::print("Line of least squares: {:.6g} {} {:.6g} times {}; r squared {}.\n", line->intercept,
               line->slope < 0 ? "less" : "plus", std::abs(line->slope), x->layer->label,
               decimal(pearson->r * pearson->r, 2));
    fmt::print(
        "Intervals are those of areas drawn at random; neighbours are alike, so they are rather "
        "too narrow.\n");
    if (const std::size_t without = x->areas.size() - pairs.x.size(); without > 0)
        fmt::print("Left out: {} without both figures.\n", without);
    print_provenance(*atlas, *x);
    print_provenance(*atlas, *y);
    return status_after(*atlas);
}

using Show = int (*)(const std::filesystem::path&, const Options&);

/// A statistic's subcommand, with the options that all of them take.
CLI::App* add_statistic(CLI::App& stats, const char* name, const char* description, Show show,
                        const std::shared_ptr<Options>& options, const std::filesystem::path& data,
                        Command& chosen) {
    auto* command = stats.add_subcommand(name, description);
    command->add_option("--layer", options->layer, "Id of the layer")->required();
    command->add_option("--level", options->level, "Level of areas: " + known_levels());
    command->add_option("--year", options->year, "Year; the latest if left out");
    add_what_if_options(*command, options->tables);
    command->add_flag("--json", options->as_json, "Print one JSON document");
    command->callback([&data, &chosen, show, options] {
        chosen = [&data, show, options] { return show(data, *options); };
    });
    return command;
}

void add_neighbour_options(CLI::App& command, Options& options) {
    command.add_option("--contiguity", options.contiguity,
                       "Neighbours share a point (queen) or an edge (rook)");
    command.add_option("--islands", options.islands,
                       "Areas without a neighbour: leave-out or join-nearest");
}

void add_permutation_options(CLI::App& command, Options& options) {
    command.add_option("--permutations", options.permutations.count,
                       "How often values are shuffled; 999 if left out");
    command.add_option("--seed", options.permutations.seed,
                       "The same seed gives the same figures; 1 if left out");
}

void add_rate_option(CLI::App& command, Options& options) {
    command.add_option("--fdr", options.rate, "False discovery rate; 0.05 if left out");
}

}  // namespace

void add_stats_command(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    auto* stats = program.add_subcommand("stats", "Ask of a layer whether it is more than chance");
    stats->require_subcommand(1);
    const auto options = std::make_shared<Options>();
    const auto add = [&](const char* name, const char* description, Show show) {
        return add_statistic(*stats, name, description, show, options, data, chosen);
    };
    auto* moran = add("moran", "Do like values lie together? (Moran's I)", show_moran);
    add_neighbour_options(*moran, *options);
    add_permutation_options(*moran, *options);
    auto* lisa = add("lisa", "Where do they? (local Moran)", show_lisa);
    add_neighbour_options(*lisa, *options);
    add_permutation_options(*lisa, *options);
    add_rate_option(*lisa, *options);
    auto* gistar = add("gistar", "Where are hot and cold spots? (Getis-Ord Gi*)", show_gistar);
    add_neighbour_options(*gistar, *options);
    add_rate_option(*gistar, *options);
    auto* correlation = add("correlation", "Do two layers go together?", show_correlation);
    correlation->add_option("--with", options->with, "Id of the other layer")->required();
}

}  // namespace app
