#include <fmt/format.h>
#include <imgui/imgui.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "app/bench/bench.h"
#include "app/bench/program.h"
#include "app/bench/small_areas.h"
#include "app/bench/timing.h"
#include "app/bench/value_map.h"
#include "app/render/context.h"
#include "app/render/graphics_map.h"
#include "app/render/map_renderer.h"
#include "app/render/software_map.h"
#include "app/resources.h"
#include "app/scene/scene.h"
#include "geo/boundary/read_boundaries.h"
#include "geo/table/csv.h"
#include "geo/table/data_package.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;

constexpr PaneSize pane{{1920}, {1080}};
constexpr std::uint64_t seed = 20261101;

/// A bare map, shown over and over.
class MapStage {
public:
    explicit MapStage(Stage& stage) : stage_(stage) { stage.canvas().take_fonts(); }

    double time_of(const MapPicture& picture) {
        Canvas& canvas = stage_.canvas();
        stage_.begin();
        const Stopwatch watch;
        canvas.set_maps(1);
        canvas.draw_map(0, picture, 1, {0, 0, stage_.width(), stage_.height()}, nullptr);
        ImGui::NewFrame();
        ImGui::Render();
        canvas.take_interface(*ImGui::GetDrawData());
        canvas.show(picture.background);
        canvas.finish();
        return watch.milliseconds();
    }

private:
    Stage& stage_;
};

double median_of(std::vector<double> times) { return spread_of(std::move(times)).p50; }

std::vector<double> made_up_values(std::size_t count) {
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) values.push_back(static_cast<double>(i * 7919 % 1009));
    return values;
}

/// The districts of today, as they were published.
std::vector<geo::MultiPolygon> districts_of(const geo::Atlas& atlas) {
    const auto package = geo::read_data_package(atlas.folder);
    if (!package) throw std::runtime_error(geo::one_line(package.error()));
    const geo::Resource* resource = package->find("boundaries");
    const auto file = atlas.folder / (resource ? resource->path : "boundaries.gpkg");
    std::vector<geo::Error> faults;
    auto layer = geo::read_boundaries(file.string(), {"ltla", {}, {}}, faults);
    if (!layer) throw std::runtime_error(geo::one_line(layer.error()));
    std::vector<geo::MultiPolygon> districts;
    for (geo::BoundaryFeature& feature : layer->features) {
        const auto area = atlas.areas.find(feature.code);
        if (area && atlas.areas[*area].vintage.in_force(atlas.boundary_year))
            districts.push_back(std::move(feature.parts));
    }
    return districts;
}

std::shared_ptr<const geo::Geometry> geometry_of(std::vector<geo::MultiPolygon> areas) {
    std::vector<geo::GeometryInput> inputs;
    inputs.reserve(areas.size());
    for (geo::MultiPolygon& area : areas)
        inputs.push_back(
            {geo::AreaIndex{static_cast<std::uint32_t>(inputs.size())}, std::move(area)});
    std::vector<geo::Error> faults;
    return std::make_shared<const geo::Geometry>(geo::make_geometry(std::move(inputs), faults));
}

std::size_t vertices_of(const std::vector<geo::MultiPolygon>& areas) {
    std::size_t count = 0;
    for (const auto& area : areas)
        for (const geo::Polygon& part : area) {
            count += part.shell.size();
            for (const geo::Ring& hole : part.holes) count += hole.size();
        }
    return count;
}

/// Every tenth step of the built-in path.
CameraPath coarse_path() {
    CameraPath path;
    const CameraPath fine = built_in_path();
    for (std::size_t i = 0; i < fine.size(); i += 10) path.push_back(fine[i]);
    return path;
}

const CameraStep& far_away(const CameraPath& path) { return path.front(); }
const CameraStep& close_by(const CameraPath& path) { return path[path.size() / 2]; }
const CameraStep& between(const CameraPath& path) { return path[path.size() / 5]; }

double still_time(MapStage& stage, const ValueMap& map, const CameraStep& step) {
    constexpr int turns = 7;
    std::vector<double> times;
    times.reserve(turns);
    for (int turn = 0; turn < turns; ++turn)
        times.push_back(stage.time_of(map.at(step, pane, turn)));
    return median_of(std::move(times));
}

std::vector<geo::MultiPolygon> areas_of(Bench& bench, std::size_t polygons) {
    std::vector<geo::MultiPolygon> areas = districts_of(*bench.atlas());
    if (polygons > areas.size()) areas = small_areas_of(areas, polygons, seed);
    return areas;
}

/// Another time in the same process: cut along the borders, and drawn once.
double second_load_time(Bench& bench, MapStage& stage, std::size_t polygons) {
    std::vector<geo::MultiPolygon> areas = areas_of(bench, polygons);
    const std::vector<double> values = made_up_values(areas.size());
    const Stopwatch loading;
    const ValueMap map(geometry_of(std::move(areas)), values);
    stage.time_of(map.at(built_in_path().front(), pane, 0));
    return loading.milliseconds();
}

Json growth_of(Bench& bench, std::size_t polygons) {
    std::vector<geo::MultiPolygon> areas = areas_of(bench, polygons);
    const std::size_t count = areas.size(), vertices = vertices_of(areas);
    MapStage stage(bench.stage());

    const Stopwatch loading;
    const ValueMap map(geometry_of(std::move(areas)), made_up_values(count));
    const CameraPath path = coarse_path();
    stage.time_of(map.at(path.front(), pane, 0));
    const double load = loading.milliseconds();

    std::vector<double> frames;
    for (const CameraStep& step : path) frames.push_back(stage.time_of(map.at(step, pane, 0)));
    const Spread spread = spread_of(std::move(frames));
    const double far = still_time(stage, map, far_away(path));
    const double region = still_time(stage, map, between(path));
    const double city = still_time(stage, map, close_by(path));
    const double memory = own_pss_mib();
    return {{"polygons", count},      {"vertices", vertices},
            {"load_ms", load},        {"second_load_ms", second_load_time(bench, stage, polygons)},
            {"p50_ms", spread.p50},   {"p99_ms", spread.p99},
            {"layer_switch_ms", far}, {"kingdom_ms", far},
            {"region_ms", region},    {"city_ms", city},
            {"pss_mb", memory}};
}

/// In a process of its own, so that its memory is of that size alone.
Json growth_elsewhere(const Bench& bench, std::size_t polygons) {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / fmt::format("atlas-bench-{}.json", getpid());
    std::vector<std::string> arguments{
        "--data",     bench.options().data.string(), "bench",  "scale",
        "--polygons", std::to_string(polygons),      "--json", file.string(),
        "--quiet"};
    if (bench.options().in_window) arguments.emplace_back("--window");
    if (Program(arguments).wait() != 0) throw std::runtime_error("bench scale failed");
    Json result = Json::parse(std::ifstream(file));
    std::filesystem::remove(file);
    return result.at("scale").at(0);
}

Json counts_json(const DrawCounts& before, const DrawCounts& after) {
    return {{"triangles", after.triangles - before.triangles},
            {"draw_calls", after.draw_calls - before.draw_calls},
            {"bytes_uploaded", after.bytes_uploaded - before.bytes_uploaded}};
}

template <class Painter>
Json counts_of(MapRenderer<Painter> renderer, const ValueMap& map) {
    const CameraPath path = built_in_path();
    const auto counted = [&](const CameraStep& step, int turn) {
        const DrawCounts before = renderer.counts();
        renderer.draw(map.at(step, pane, turn), 1, static_cast<int>(pane.width.value),
                      static_cast<int>(pane.height.value));
        return counts_json(before, renderer.counts());
    };
    return {{"first_frame", counted(far_away(path), 0)},
            {"camera_frame", counted(between(path), 0)},
            {"close_frame", counted(close_by(path), 0)},
            {"layer_frame", counted(close_by(path), 1)}};
}

}  // namespace

Json measure_counts(Bench& bench) {
    // A graphics canvas has its context current already.
    std::optional<HeadlessContext> context;
    if (!bench.stage().canvas().wants_mesh()) context.emplace();
    const auto areas = districts_of(*bench.atlas());
    const ValueMap map(geometry_of(areas), made_up_values(areas.size()));
    const auto graphics_map = [shaders = find_resources().shaders] {
        return std::make_unique<GraphicsMap>(shaders);
    };
    const auto software_map = [] { return std::make_unique<SoftwareMap>(); };
    return {{"graphics", counts_of(MapRenderer<GraphicsMap>(graphics_map), map)},
            {"software", counts_of(MapRenderer<SoftwareMap>(software_map), map)}};
}

Json measure_scale(Bench& bench) {
    const auto& sizes = bench.options().polygons;
    if (sizes.size() == 1) return Json::array({growth_of(bench, sizes.front())});
    Json all = Json::array();
    for (const std::size_t size : sizes) all.push_back(growth_elsewhere(bench, size));
    return all;
}

Json measure_foreign_camera(Bench& bench) {
    const BenchOptions& options = bench.options();
    std::vector<geo::Error> faults;
    // The values are read as if they were names: a boundary file's other columns are not kept.
    auto layer = geo::read_boundaries(options.boundaries, {{}, {}, options.value_field}, faults);
    if (!layer) throw std::runtime_error(geo::one_line(layer.error()));
    std::vector<geo::MultiPolygon> areas;
    std::vector<double> values;
    for (geo::BoundaryFeature& feature : layer->features) {
        values.push_back(geo::number_in(feature.name).value_or(0));
        areas.push_back(std::move(feature.parts));
    }
    auto path = options.camera.empty() ? geo::Result<CameraPath>(built_in_path())
                                       : read_camera_path(options.camera, options.camera_crs);
    if (!path) throw std::runtime_error(geo::one_line(path.error()));
    const ValueMap map(geometry_of(std::move(areas)), values);
    MapStage stage(bench.stage());
    std::vector<double> times;
    for (const CameraStep& step : *path) times.push_back(stage.time_of(map.at(step, pane, 0)));
    return times_json(std::move(times));
}

}  // namespace app
