#include <fmt/format.h>

#include <chrono>
#include <stdexcept>
#include <thread>

#include "app/bench/bench.h"
#include "app/bench/program.h"
#include "app/bench/scratch.h"
#include "app/bench/timing.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;

constexpr int runs = 10;
constexpr const char* first_frame = "first complete frame";

std::string size_of(const BenchOptions& options) {
    return fmt::format("{}x{}", options.width, options.height);
}

std::vector<std::string> window_arguments(const BenchOptions& options) {
    return {"--data", options.data.string(), "--size", size_of(options), "--report-frames"};
}

std::vector<std::string> render_arguments(const BenchOptions& options, const std::string& output) {
    return {"--data", options.data.string(), "render", "--size", size_of(options), "--output",
            output};
}

Json times_of_render(const Bench& bench, bool map_only) {
    const Scratch scratch;
    std::vector<std::string> arguments =
        render_arguments(bench.options(), scratch.file("picture.png"));
    if (map_only) arguments.emplace_back("--map-only");
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const Stopwatch watch;
        if (Program(arguments).wait() != 0) throw std::runtime_error("render failed");
        times.push_back(watch.milliseconds());
    }
    return times_json(std::move(times));
}

void await_first_frame(Program& program) {
    if (!program.wait_for_line(first_frame))
        throw std::runtime_error("the window closed before its first frame");
}

void let_settle() { std::this_thread::sleep_for(std::chrono::seconds(2)); }

}  // namespace

Json measure_start(Bench& bench) {
    const BenchOptions& options = bench.options();
    const Scratch scratch;
    std::vector<std::string> arguments = window_arguments(options);
    if (!options.in_window) {
        arguments = render_arguments(options, scratch.file("picture.png"));
        arguments.emplace_back("--report-frames");
    }
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const Stopwatch watch;
        Program program(arguments);
        await_first_frame(program);
        times.push_back(watch.milliseconds());
    }
    return times_json(std::move(times));
}

Json measure_render(Bench& bench) { return times_of_render(bench, false); }

Json measure_render_map(Bench& bench) { return times_of_render(bench, true); }

Json measure_idle(Bench& bench) {
    if (!bench.options().in_window) return nullptr;
    constexpr int seconds = 10;
    Program program(window_arguments(bench.options()));
    await_first_frame(program);
    let_settle();
    program.lines_written();
    const double before = program.cpu_milliseconds();
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    return {{"seconds", seconds},
            {"frames", program.lines_written()},
            {"cpu_percent", (program.cpu_milliseconds() - before) / (10.0 * seconds)}};
}

Json measure_memory(Bench& bench) {
    if (!bench.options().in_window) {
        bench.atlas();
        bench.stage();
        return {{"pss_mb", own_pss_mib()}};
    }
    Program program(window_arguments(bench.options()));
    await_first_frame(program);
    let_settle();
    return {{"pss_mb", program.pss_mib()}};
}

}  // namespace app
