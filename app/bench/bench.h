#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/bench/stage.h"
#include "geo/data/atlas.h"

namespace app {

struct BenchOptions {
    std::filesystem::path data;
    std::vector<std::string> scenarios;
    int width = 1920, height = 1080;
    bool in_window = false;
    Drawing drawing = Drawing::best;
    std::filesystem::path camera;
    std::string camera_crs = "EPSG:27700";
    std::string boundaries, value_field;  // a foreign map for the camera to go over
    std::vector<std::size_t> polygons{361, 10'000, 50'000, 181'408};
    std::size_t kiosk_events = 100'000;
};

/// What scenarios share: how they are to run, and what of the atlas is open already.
class Bench {
public:
    explicit Bench(BenchOptions options) : options_(std::move(options)) {}

    const BenchOptions& options() const { return options_; }
    // Opened when first asked for; both throw std::runtime_error when they cannot be.
    const std::shared_ptr<const geo::Atlas>& atlas();
    Stage& stage();

private:
    BenchOptions options_;
    std::shared_ptr<const geo::Atlas> atlas_;
    std::unique_ptr<Stage> stage_;
};

/// One thing to measure, and what to call it. `run` returns what goes under `key` in the JSON
/// object; null when it cannot be measured here, for example an idle window without a display.
struct Scenario {
    std::string name, key;
    nlohmann::ordered_json (*run)(Bench&);
};

/// Every scenario, in the order they are run in: those that start the program anew come first,
/// while nothing else holds memory or the processor.
const std::vector<Scenario>& scenarios();

// The program as a process of its own.
nlohmann::ordered_json measure_start(Bench&);
nlohmann::ordered_json measure_render(Bench&);      // the full screen to a PNG
nlohmann::ordered_json measure_render_map(Bench&);  // the map alone to a PNG
nlohmann::ordered_json measure_idle(Bench&);
nlohmann::ordered_json measure_memory(Bench&);
// A visit, frame by frame.
nlohmann::ordered_json measure_camera(Bench&);
nlohmann::ordered_json measure_panes(Bench&);  // the camera, over four maps side by side
nlohmann::ordered_json measure_layer_switch(Bench&);
nlohmann::ordered_json measure_hover(Bench&);
nlohmann::ordered_json measure_brush(Bench&);
nlohmann::ordered_json measure_clusters(Bench&);   // worked out and drawn in one frame
nlohmann::ordered_json measure_pages(Bench&);      // from page to page, until it is shown
nlohmann::ordered_json measure_what_if(Bench&);    // a district more or less in an authority
nlohmann::ordered_json measure_proposals(Bench&);  // a document adopted or not
nlohmann::ordered_json measure_pick(Bench&);
nlohmann::ordered_json measure_labels(Bench&);
nlohmann::ordered_json measure_morph(Bench&);
// Briefings and papers.
nlohmann::ordered_json measure_transitions(Bench&);  // between the scenes of those shipped
nlohmann::ordered_json measure_briefs(Bench&);       // two pages on each strategic authority
// The map alone.
nlohmann::ordered_json measure_counts(Bench&);
nlohmann::ordered_json measure_scale(Bench&);
nlohmann::ordered_json measure_foreign_camera(Bench&);

/// n, p50_ms, p95_ms, p99_ms and longest_ms of measured times.
nlohmann::ordered_json times_json(std::vector<double> milliseconds);

}  // namespace app
