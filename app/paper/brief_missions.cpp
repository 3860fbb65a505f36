#include "app/paper/brief_missions.h"

#include <algorithm>
#include <array>

#include "app/picture/benchmark_words.h"
#include "app/picture/words.h"
#include "app/text/text.h"

namespace app {
namespace {

constexpr std::size_t measures_each = 2;

/// What is shown of each mission where it is known, what says most first.
struct Wanted {
    const char* mission;
    std::array<const char*, 5> layers;
};
constexpr std::array wanted{
    Wanted{"growth",
           {"gdhi-per-head", "employment-rate", "median-weekly-pay", "gva-per-hour-worked",
            "gdp-per-head"}},
    Wanted{"nhs",
           {"healthy-life-expectancy-female", "adult-obesity", "year-6-obesity", "smoking",
            "life-satisfaction"}},
    Wanted{"streets",
           {"recorded-crime-rate", "homicide-rate", "violence-with-injury-rate", "burglary-rate",
            "antisocial-behaviour-rate"}},
    Wanted{"opportunity",
           {"ks2-expected-standard", "level-3-qualifications", "child-poverty-before-housing",
            "gcse-english-maths", "apprenticeship-starts"}},
    Wanted{"clean-energy",
           {"ghg-emissions-per-head", "ev-charging-devices", "renewable-capacity-per-head",
            "domestic-electricity-use", "domestic-gas-use"}},
};

bool is_own(const geo::ShownFigure& figure) {
    return figure.value && figure.status != geo::FigureStatus::inherited;
}

}  // namespace

std::string detail_of(const geo::Atlas& atlas, const geo::ShownFigure& figure) {
    const std::string& period = atlas.text(figure.period);
    std::string words = period.empty() ? std::to_string(figure.year) : geo::say_period(period);
    if (const std::string mark = mark_of(figure); !mark.empty()) words += ", " + mark;
    return words;
}

std::string BriefMeasure::value() const {
    if (line.figure) return geo::say_number(*line.layer, *line.figure->value);
    return say("{} to {}", geo::say_number(*line.layer, line.districts->lower),
               geo::say_number(*line.layer, line.districts->upper));
}

std::string BriefMeasure::detail(const geo::Atlas& atlas) const {
    return line.figure ? detail_of(atlas, *line.figure)
                       : say("{}, least and most of its districts", line.year);
}

BriefMeasures::BriefMeasures(const geo::Atlas& atlas, geo::AreaIndex area,
                             const std::vector<geo::ProfileLine>& known)
    : atlas_(atlas),
      area_(area),
      known_(known),
      level_(atlas.areas.finest_map_of(area).value_or(geo::Level::district)),
      year_(geo::boundary_year_of(atlas, area)),
      neighbours_(geo::neighbours_of(atlas, area, geo::neighbours_in_all)) {
    const auto parts = atlas.areas.members(area, geo::Level::district, year_);
    has_parts_ = std::ranges::any_of(parts, [&](geo::AreaIndex one) { return one != area; });
}

std::optional<BriefMeasure> BriefMeasures::of(std::string_view layer) const {
    const auto line = std::ranges::find_if(
        known_, [&](const geo::ProfileLine& one) { return one.layer->id == layer; });
    if (line == known_.end()) return std::nullopt;
    BriefMeasure measure{
        .line = *line, .country = {}, .nearer = {}, .difference = {}, .others = others_of(*line)};
    const geo::LayerView view = geo::view_of(atlas_, *line->layer, level_, line->year);
    measure.country = held_against(view, *line, geo::BenchmarkKind::country);
    measure.nearer = held_against(
        view, *line,
        neighbours_.empty() ? geo::BenchmarkKind::region : geo::BenchmarkKind::neighbours);
    if (line->figure && measure.country)
        measure.difference = geo::difference_between(*line->figure, measure.country->figure);
    return measure;
}

std::optional<geo::Benchmark> BriefMeasures::held_against(const geo::LayerView& view,
                                                          const geo::ProfileLine& line,
                                                          geo::BenchmarkKind kind) const {
    // London is a region and an authority, Wales a region and a country, on the same ground.
    const bool is_own_region = atlas_.areas[area_].levels.contains(geo::Level::greater_london) ||
                               atlas_.areas[area_].region == atlas_.areas[area_].country;
    if (kind == geo::BenchmarkKind::region && is_own_region) return std::nullopt;
    auto found = geo::BenchmarkFinder(atlas_, view, kind, {}).of(area_);
    // What was inherited from an area is not to be compared with that.
    if (found && found->area && line.figure && found->figure.from == line.figure->from)
        return std::nullopt;
    return found;
}

std::vector<double> BriefMeasures::values_at(const geo::ProfileLine& line, geo::Level level) const {
    const geo::LayerView view = geo::view_of(atlas_, *line.layer, level, line.year);
    std::vector<double> values;
    if (view.year != line.year) return values;
    const auto areas = has_parts_ ? atlas_.areas.members(area_, level, year_) : neighbours_;
    for (const geo::AreaIndex one : areas)
        if (const auto at = view.position(one); at && view.figures[*at] && one != area_)
            if (is_own(*view.figures[*at])) values.push_back(*view.figures[*at]->value);
    return values;
}

std::vector<double> BriefMeasures::others_of(const geo::ProfileLine& line) const {
    if (!has_parts_) return values_at(line, level_);
    std::vector<double> values = values_at(line, geo::Level::district);
    if (values.empty()) values = values_at(line, geo::Level::upper_tier);
    return values;
}

BriefMissions BriefMeasures::missions() const {
    BriefMissions all;
    const auto note = [&](std::string& to, const std::optional<geo::Benchmark>& from) {
        if (!from || !to.empty()) return;
        to = from->area ? atlas_.areas[*from->area].name : std::string(tr("Neighbours"));
    };
    for (const Wanted& one : wanted) {
        BriefMission mission{one.mission, {}};
        for (const bool with_spread : {false, true})
            for (const char* layer : one.layers) {
                if (mission.measures.size() == measures_each) break;
                auto measure = of(layer);
                if (!measure || measure->line.figure.has_value() == with_spread) continue;
                note(all.country, measure->country);
                note(all.nearer, measure->nearer);
                if (!measure->others.empty())
                    all.others = has_parts_ ? tr("councils in it") : tr("its neighbours");
                mission.measures.push_back(*std::move(measure));
            }
        all.missions.push_back(std::move(mission));
    }
    return all;
}

}  // namespace app
