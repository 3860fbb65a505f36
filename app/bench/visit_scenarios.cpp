#include <cmath>
#include <stdexcept>

#include "app/bench/bench.h"
#include "app/bench/camera_path.h"
#include "app/bench/value_map.h"
#include "app/bench/visit.h"
#include "app/picture/parts.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;

/// Shows districts, the level with most borders and labels.
void show_districts(Visit& visit) {
    visit.time_of(ShowLayer{"median-weekly-pay"});
    visit.time_of(ShowLevel{geo::Level::district});
    visit.settle();
}

std::vector<Action> switches(const geo::Atlas& atlas) {
    std::vector<Action> actions;
    for (const char* layer : {"median-weekly-pay", "turnout-referendum-2016", "governance-tier",
                              "healthy-life-expectancy-female", "powers-held"})
        if (atlas.layer(layer) != nullptr) actions.emplace_back(ShowLayer{layer});
    for (const int classes : {3, 7, 5})
        actions.emplace_back(
            Classify{{.method = geo::BreakMethod::natural, .classes = classes, .manual = {}}});
    for (const geo::Level level :
         {geo::Level::upper_tier, geo::Level::region, geo::Level::district})
        actions.emplace_back(ShowLevel{level});
    for (const int year : {2019, 2022, 2025}) actions.emplace_back(ShowYear{year});
    actions.emplace_back(SetDark{true});
    actions.emplace_back(SetDark{false});
    return actions;
}

/// Places spread evenly over a pane, in an order of no meaning.
std::vector<ScreenPoint> places_in(PaneSize pane, int count) {
    std::vector<ScreenPoint> places;
    for (int i = 1; i <= count; ++i) {
        // source  Roberts (2018), "The unreasonable effectiveness of quasirandom sequences"
        const double x = i * 0.7548776662466927, y = i * 0.5698402909980532;
        places.push_back(
            {(x - std::floor(x)) * pane.width.value, (y - std::floor(y)) * pane.height.value});
    }
    return places;
}

CameraPath path_of(const BenchOptions& options) {
    if (options.camera.empty()) return built_in_path();
    auto path = read_camera_path(options.camera, options.camera_crs);
    if (!path) throw std::runtime_error(geo::one_line(path.error()));
    return *std::move(path);
}

}  // namespace

Json measure_camera(Bench& bench) {
    if (!bench.options().boundaries.empty()) return measure_foreign_camera(bench);
    const CameraPath path = path_of(bench.options());
    Visit visit(bench.atlas(), bench.stage());
    show_districts(visit);
    std::vector<double> times;
    const Stopwatch whole;
    for (const CameraStep& step : path)
        times.push_back(visit.time_of(LookAt{camera_at(step, visit.pane())}));
    const double frames_per_second = static_cast<double>(path.size()) * 1000 / whole.milliseconds();
    Json result = times_json(std::move(times));
    result["frames_per_second"] = frames_per_second;
    return result;
}

Json measure_panes(Bench& bench) {
    Visit visit(bench.atlas(), bench.stage());
    show_districts(visit);
    visit.time_of(ShowPanes{4});
    for (std::size_t pane = 0; pane < 4; ++pane) {
        visit.time_of(ActivatePane{pane});
        visit.time_of(ShowYear{2022 + static_cast<int>(pane)});
    }
    visit.settle();
    std::vector<double> times;
    for (const CameraStep& step : built_in_path())
        times.push_back(visit.time_of(LookAt{camera_at(step, visit.pane())}));
    return times_json(std::move(times));
}

Json measure_layer_switch(Bench& bench) {
    Visit visit(bench.atlas(), bench.stage());
    show_districts(visit);
    std::vector<double> times;
    for (int round = 0; round < 10; ++round)
        for (const Action& action : switches(*bench.atlas())) {
            times.push_back(visit.time_of(action));
            visit.settle();
        }
    return times_json(std::move(times));
}

Json measure_hover(Bench& bench) {
    Visit visit(bench.atlas(), bench.stage());
    show_districts(visit);
    std::vector<double> times;
    for (const ScreenPoint place : places_in(visit.pane(), 600)) {
        const auto area = area_at(*bench.atlas(), visit.session().scene(), visit.picture(), place);
        if (!area) continue;
        times.push_back(visit.time_of(Hover{(*bench.atlas()).areas[*area].id}));
        visit.settle();
    }
    return times_json(std::move(times));
}

Json measure_brush(Bench& bench) {
    Visit visit(bench.atlas(), bench.stage());
    show_districts(visit);
    // As a brush grows over a plot: by another area in each frame.
    std::vector<double> times;
    Brush brush;
    const std::vector<RankRow> rows = visit.picture().ranking;
    for (const RankRow& row : rows) {
        brush.areas.push_back(bench.atlas()->areas[row.area].id);
        times.push_back(visit.time_of(brush));
    }
    return times_json(std::move(times));
}

Json measure_clusters(Bench& bench) {
    Visit visit(bench.atlas(), bench.stage());
    show_districts(visit);
    std::vector<double> times;
    for (const Analysis analysis : {Analysis::clusters, Analysis::hot_spots})
        for (int year = 2016; year <= 2025; ++year) {
            visit.time_of(ShowYear{year});
            times.push_back(visit.time_of(Analyse{analysis}));
            visit.time_of(Analyse{Analysis::none});
        }
    return times_json(std::move(times));
}

Json measure_pages(Bench& bench) {
    Visit visit(bench.atlas(), bench.stage());
    show_districts(visit);
    std::vector<double> times;
    for (int round = 0; round < 10; ++round)
        for (const Page page : all_pages) {
            times.push_back(visit.time_of(ShowPage{page}));
            visit.settle();
        }
    return times_json(std::move(times));
}

Json measure_what_if(Bench& bench) {
    const geo::Atlas& atlas = *bench.atlas();
    Visit visit(bench.atlas(), bench.stage());
    show_districts(visit);
    visit.time_of(ShowPage{Page::authorities});
    if (const auto manchester = atlas.areas.find("E47000001"))
        visit.time_of(ShowAuthority{{{}, atlas.areas[*manchester].id}});
    visit.settle();
    // Thirty districts join an authority that is held against another, and leave it.
    const auto all = atlas.areas.in_force(geo::Level::district, atlas.present_year);
    std::vector<double> times;
    for (int round = 0; round < 2; ++round)
        for (std::size_t i = 0; i < 30; ++i) {
            times.push_back(visit.time_of(GroupDistrict{atlas.areas[all[i * all.size() / 30]].id}));
            visit.settle();
        }
    return times_json(std::move(times));
}

Json measure_proposals(Bench& bench) {
    Visit visit(bench.atlas(), bench.stage());
    show_districts(visit);
    visit.time_of(ShowPage{Page::powers});
    visit.settle();
    std::vector<double> times;
    for (int round = 0; round < 5; ++round)
        for (const bool adopted : {true, false})
            for (const geo::ProposalDocument& document : bench.atlas()->documents)
                if (geo::can_be_adopted(document)) {
                    times.push_back(visit.time_of(Adopt{document.id, adopted}));
                    visit.settle();
                }
    return times_json(std::move(times));
}

Json measure_morph(Bench& bench) {
    constexpr geo::Shape shapes[] = {geo::Shape::hexagons, geo::Shape::circles,
                                     geo::Shape::geographic};
    Visit visit(bench.atlas(), bench.stage());
    show_districts(visit);
    // Each shape is made before, as it is a second after it was first asked for.
    for (const geo::Shape shape : shapes) visit.time_of(ShowShape{shape});
    visit.settle();
    visit.let_it_move();
    std::vector<double> times;
    for (const geo::Shape shape : shapes) {
        times.push_back(visit.time_of(ShowShape{shape}));
        while (const auto time = visit.time_of_motion()) times.push_back(*time);
    }
    return times_json(std::move(times));
}

Json measure_pick(Bench& bench) {
    Visit visit(bench.atlas(), bench.stage());
    show_districts(visit);
    std::vector<double> times;
    std::size_t hits = 0;
    for (const ScreenPoint place : places_in(visit.pane(), 10'000)) {
        const Stopwatch watch;
        const auto area = area_at(*bench.atlas(), visit.session().scene(), visit.picture(), place);
        times.push_back(watch.milliseconds());
        if (area) ++hits;
    }
    Json result = times_json(std::move(times));
    result["hits"] = hits;
    return result;
}

Json measure_labels(Bench& bench) {
    const geo::Atlas& atlas = *bench.atlas();
    Visit visit(bench.atlas(), bench.stage());
    show_districts(visit);
    const Scene scene = visit.session().scene();
    const Choropleth choropleth = choropleth_of(atlas, scene);
    const Grouping grouping = grouping_for(atlas, *atlas.districts, choropleth.view);
    const auto places = places_of(atlas, *atlas.districts, grouping, nullptr);
    const LabelSource source{atlas, scene, choropleth, grouping, places};
    const auto taken = overlays_of(visit.picture());
    LabelMemory memory = visit.picture().label_memory;
    std::vector<double> times;
    MapPicture map = visit.picture().map;
    for (const CameraStep& step : built_in_path()) {
        map.camera = camera_at(step, map.size);
        const Stopwatch watch;
        auto parts = place_labels(source, map, taken, &memory);
        times.push_back(watch.milliseconds());
        memory.parts.clear();
        for (PlacedLabels& part : parts) memory.parts.push_back(std::move(part.memory));
    }
    return times_json(std::move(times));
}

}  // namespace app
