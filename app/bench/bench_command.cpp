#include "app/bench/bench_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "app/bench/bench.h"
#include "app/bench/kiosk_scenario.h"
#include "app/bench/machine.h"
#include "app/bench/report.h"
#include "app/bench/timing.h"
#include "app/drawing_option.h"
#include "app/window.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;

struct BenchCommand {
    BenchOptions options;
    std::filesystem::path json, baseline;
    bool quiet = false, kiosk = false;
};

geo::Result<Json> json_in(const std::filesystem::path& file) {
    Json baseline = Json::parse(std::ifstream(file), nullptr, false);
    if (baseline.is_discarded() || !baseline.is_object())
        return geo::failure("is no baseline; make one with: devolution-atlas bench --json FILE",
                            file.string());
    return baseline;
}

std::optional<geo::Error> fault_in(const BenchOptions& options) {
    for (const std::string& name : options.scenarios)
        if (std::ranges::find(scenarios(), name, &Scenario::name) == scenarios().end()) {
            std::string known;
            for (const Scenario& one : scenarios()) known += (known.empty() ? "" : ", ") + one.name;
            return geo::Error{fmt::format("no scenario is called '{}'; there are {}", name, known),
                              {}};
        }
    if (options.in_window && !has_display())
        return geo::Error{"there is no display to open a window on; leave --window out", {}};
    if (options.boundaries.empty() != options.value_field.empty())
        return geo::Error{"--boundaries and --value are given together or not at all", {}};
    return std::nullopt;
}

Json measure(const BenchOptions& options, bool quiet) {
    Bench bench(options);
    Json results;
    for (const Scenario& scenario : scenarios()) {
        if (!options.scenarios.empty() &&
            std::ranges::find(options.scenarios, scenario.name) == options.scenarios.end())
            continue;
        if (!quiet) fmt::print(stderr, "measuring {} …\n", scenario.name);
        results[scenario.key] = scenario.run(bench);
    }
    Json object{{"machine", machine_json()},
                {"driver", bench.stage().canvas().name()},
                {"versions", versions_json()},
                {"surface", options.in_window ? "in a window" : "without a window"},
                {"size", {options.width, options.height}}};
    object.update(results);
    return object;
}

int run_kiosk_bench(const BenchCommand& command) {
    if (!command.quiet) fmt::print(stderr, "measuring a kiosk, for some minutes …\n");
    Json measured{{"machine", machine_json()}, {"versions", versions_json()}};
    measured["kiosk"] = measure_kiosk(command.options);
    if (!command.json.empty() && !(std::ofstream(command.json) << measured.dump(1) << '\n'))
        return refuse({"cannot be written", command.json.string()});
    if (!command.quiet) fmt::print("{}", kiosk_text(measured["kiosk"]));
    return 0;
}

int run_bench(const BenchCommand& command) {
    if (command.kiosk) return run_kiosk_bench(command);
    if (const auto fault = fault_in(command.options)) return refuse(*fault);
    Json baseline = Json::object();
    if (!command.baseline.empty()) {
        auto read = json_in(command.baseline);
        if (!read) return refuse(read.error());
        baseline = *std::move(read);
    }
    const Json measured = measure(command.options, command.quiet);
    if (!command.json.empty() && !(std::ofstream(command.json) << measured.dump(1) << '\n'))
        return refuse({"cannot be written", command.json.string()});
    if (!command.quiet) fmt::print("{}", report_text(measured, baseline));
    const auto changed = changed_counts(measured, baseline);
    for (const std::string& line : changed) fmt::print(stderr, "{}\n", line);
    return changed.empty() ? 0 : 1;
}

}  // namespace

const std::vector<Scenario>& scenarios() {
    static const std::vector<Scenario> all{{"start", "start", measure_start},
                                           {"memory", "memory", measure_memory},
                                           {"render", "render", measure_render},
                                           {"render-map", "render_map", measure_render_map},
                                           {"idle", "idle", measure_idle},
                                           {"camera", "camera", measure_camera},
                                           {"layer-switch", "layer_switch", measure_layer_switch},
                                           {"panes", "panes", measure_panes},
                                           {"hover", "hover", measure_hover},
                                           {"brush", "brush", measure_brush},
                                           {"clusters", "clusters", measure_clusters},
                                           {"pages", "pages", measure_pages},
                                           {"what-if", "what_if", measure_what_if},
                                           {"proposals", "proposals", measure_proposals},
                                           {"pick", "pick", measure_pick},
                                           {"labels", "labels", measure_labels},
                                           {"morph", "morph", measure_morph},
                                           {"transitions", "transitions", measure_transitions},
                                           {"briefs", "briefs", measure_briefs},
                                           {"counts", "counts", measure_counts},
                                           {"scale", "scale", measure_scale}};
    return all;
}

const std::shared_ptr<const geo::Atlas>& Bench::atlas() {
    if (!atlas_) atlas_ = open_for_command(options_.data);
    if (!atlas_) throw std::runtime_error("nothing to measure without an atlas");
    return atlas_;
}

Stage& Bench::stage() {
    if (!stage_)
        stage_ = Stage::open(options_.in_window, options_.width, options_.height, options_.drawing);
    return *stage_;
}

Json times_json(std::vector<double> milliseconds) {
    const Spread spread = spread_of(std::move(milliseconds));
    return {{"n", spread.n},
            {"p50_ms", spread.p50},
            {"p95_ms", spread.p95},
            {"p99_ms", spread.p99},
            {"longest_ms", spread.longest}};
}

void add_bench_command(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    auto* command = program.add_subcommand("bench", "Measure how fast the program is here");
    auto bench = std::make_shared<BenchCommand>();
    BenchOptions& options = bench->options;
    command->add_option(
        "scenarios", options.scenarios,
        "start, memory, render, render-map, idle, camera, layer-switch, hover, "
        "brush, clusters, pick, labels, morph, transitions, briefs, counts, scale; all "
        "if left out");
    command->add_option("--json", bench->json, "Write everything measured to this file");
    command->add_option("--compare", bench->baseline,
                        "Show times as ratios to an earlier --json file; fail if counts differ");
    command->add_flag("--window", options.in_window, "In a window, not in memory");
    add_drawing_option(*command, options.drawing);
    command->add_option("--camera", options.camera,
                        "Follow this path: a table of t, xmin, ymin, xmax, ymax, tab-separated");
    command->add_option("--camera-crs", options.camera_crs, "Reference system of the path");
    command->add_option("--boundaries", options.boundaries,
                        "Let the camera go over this boundary file instead");
    command->add_option("--value", options.value_field, "The column of the file to colour by");
    command->add_option("--polygons", options.polygons, "How many small areas, for scale");
    command->add_flag("--kiosk", bench->kiosk,
                      "Measure a kiosk instead: touches, idle, and memory over many of them");
    command->add_option("--events", options.kiosk_events, "How many, with --kiosk")
        ->check(CLI::Range(1'000, 100'000'000));
    command->add_flag("--quiet", bench->quiet, "Print nothing but faults");
    command->callback([&data, &chosen, bench] {
        chosen = [&data, bench] {
            bench->options.data = data;
            return run_bench(*bench);
        };
    });
}

}  // namespace app
