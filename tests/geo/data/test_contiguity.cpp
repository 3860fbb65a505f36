#include <algorithm>
#include <numeric>

#include "geo/data/contiguity.h"
#include "tests/geo/data/atlases.h"

namespace geo {
namespace {

constexpr std::uint32_t columns = 3;

/// Nine squares, three by three, from the south-west; and one far to the east.
Geometry squares_and_an_island() {
    std::vector<GeometryInput> inputs;
    const auto add = [&](double x, double y) {
        const auto number = static_cast<std::uint32_t>(inputs.size());
        inputs.push_back(
            {AreaIndex{number}, {{{{x, y}, {x + 1, y}, {x + 1, y + 1}, {x, y + 1}}, {}}}});
    };
    for (std::uint32_t i = 0; i < columns * columns; ++i) add(i % columns, i / columns);
    add(12, 3);
    std::vector<Error> faults;
    return make_geometry(std::move(inputs), faults);
}

std::vector<std::optional<std::uint32_t>> each_its_own(std::uint32_t features) {
    std::vector<std::optional<std::uint32_t>> places(features);
    for (std::uint32_t i = 0; i < features; ++i) places[i] = i;
    return places;
}

std::vector<std::uint32_t> neighbours(const SpatialWeights& weights, std::size_t place) {
    const auto found = weights.neighbours_of(place);
    return {found.begin(), found.end()};
}

SpatialSample districts_of(const Atlas& atlas, std::string_view layer, Contiguity contiguity,
                           IslandRule islands = IslandRule::leave_out) {
    const Layer& shown = layer_in(atlas, layer);
    const auto year = latest_year_of(atlas, shown, Level::district);
    const LayerView view = view_of(atlas, shown, Level::district, year.value());
    Result<SpatialSample> sample = spatial_sample_of(atlas, view, contiguity, islands);
    REQUIRE(sample.has_value());
    return std::move(*sample);
}

std::vector<std::string> names_of_neighbours(const Atlas& atlas, const SpatialSample& sample,
                                             std::string_view code) {
    const auto place = std::ranges::find(sample.areas, area_in(atlas, code));
    REQUIRE(place != sample.areas.end());
    std::vector<std::string> names;
    for (const std::uint32_t neighbour :
         sample.weights.neighbours_of(static_cast<std::size_t>(place - sample.areas.begin())))
        names.push_back(atlas.areas[sample.areas[neighbour]].name);
    std::ranges::sort(names);
    return names;
}

}  // namespace

TEST_CASE("rooks share an edge, queens a point") {
    const Geometry squares = squares_and_an_island();
    const auto places = each_its_own(10);
    const SpatialWeights rook = contiguity_weights(squares, places, 10, Contiguity::rook);
    const SpatialWeights queen = contiguity_weights(squares, places, 10, Contiguity::queen);
    CHECK(neighbours(rook, 0) == std::vector<std::uint32_t>{1, 3});
    CHECK(neighbours(rook, 4) == std::vector<std::uint32_t>{1, 3, 5, 7});
    CHECK(neighbours(queen, 0) == std::vector<std::uint32_t>{1, 3, 4});
    CHECK(neighbours(queen, 4) == std::vector<std::uint32_t>{0, 1, 2, 3, 5, 6, 7, 8});
    CHECK(rook.islands() == std::vector<std::size_t>{9});
    CHECK(queen.islands() == std::vector<std::size_t>{9});
}

TEST_CASE("features of one place make one neighbour, and those of none are passed over") {
    const Geometry squares = squares_and_an_island();
    // The west column is place 0, the middle column no place, the east column place 1; the square
    // in the middle is place 2.
    std::vector<std::optional<std::uint32_t>> places(10);
    for (const std::size_t i : {0U, 3U, 6U}) places[i] = 0;
    for (const std::size_t i : {2U, 5U, 8U}) places[i] = 1;
    const SpatialWeights apart = contiguity_weights(squares, places, 3, Contiguity::queen);
    CHECK(apart.islands() == std::vector<std::size_t>{0, 1, 2});
    places[4] = 2;
    const SpatialWeights joined = contiguity_weights(squares, places, 3, Contiguity::rook);
    CHECK(neighbours(joined, 2) == std::vector<std::uint32_t>{0, 1});
    CHECK(neighbours(joined, 0) == std::vector<std::uint32_t>{2});
}

TEST_CASE("an island may be joined to the area whose border is nearest") {
    const SpatialWeights weights = contiguity_weights(squares_and_an_island(), each_its_own(10), 10,
                                                      Contiguity::rook, IslandRule::join_nearest);
    CHECK(neighbours(weights, 9) == std::vector<std::uint32_t>{8});
    CHECK(neighbours(weights, 8) == std::vector<std::uint32_t>{5, 7, 9});
}

TEST_CASE("codes name contiguities and what is done with islands") {
    for (const Contiguity contiguity : {Contiguity::queen, Contiguity::rook})
        CHECK(contiguity_of(code_of(contiguity)) == contiguity);
    for (const IslandRule rule : {IslandRule::leave_out, IslandRule::join_nearest})
        CHECK(island_rule_of(code_of(rule)) == rule);
    CHECK_FALSE(contiguity_of("bishop").has_value());
    CHECK_FALSE(island_rule_of("").has_value());
}

TEST_CASE("Manchester's neighbours are those on the map, and the islands of the country are told") {
    const Atlas& atlas = real_atlas();
    const SpatialSample sample = districts_of(atlas, "population", Contiguity::rook);
    CHECK(names_of_neighbours(atlas, sample, "E08000003") ==
          std::vector<std::string>{"Bury", "Cheshire East", "Oldham", "Rochdale", "Salford",
                                   "Stockport", "Tameside", "Trafford"});
    for (const char* code : {"E06000046", "S12000027", "S12000013", "E06000053"}) {
        CAPTURE(atlas.areas[area_in(atlas, code)].name);
        CHECK(std::ranges::count(sample.islands, area_in(atlas, code)) == 1);
        CHECK(std::ranges::count(sample.areas, area_in(atlas, code)) == 0);
    }
    CHECK(sample.weights.islands().empty());
    CHECK(sample.areas.size() + sample.islands.size() == 361);
    CHECK(sample.areas.size() == sample.values.size());
}

TEST_CASE("joined islands stay in, each with a neighbour across the water") {
    const Atlas& atlas = real_atlas();
    const SpatialSample sample =
        districts_of(atlas, "population", Contiguity::queen, IslandRule::join_nearest);
    CHECK(sample.areas.size() == 361);
    CHECK(sample.weights.islands().empty());
    CHECK(std::ranges::count(sample.islands, area_in(atlas, "E06000046")) == 1);
    CHECK(names_of_neighbours(atlas, sample, "S12000027") ==
          std::vector<std::string>{"Orkney Islands"});
    CHECK(names_of_neighbours(atlas, sample, "E06000046") ==
          std::vector<std::string>{"New Forest"});
}

TEST_CASE("whoever shares an edge shares a point") {
    const Atlas& atlas = real_atlas();
    const SpatialSample rook = districts_of(atlas, "population", Contiguity::rook);
    const SpatialSample queen = districts_of(atlas, "population", Contiguity::queen);
    REQUIRE(rook.areas == queen.areas);
    for (std::size_t place = 0; place < rook.areas.size(); ++place)
        CHECK(std::ranges::includes(queen.weights.neighbours_of(place),
                                    rook.weights.neighbours_of(place)));
}

TEST_CASE("areas without a figure are left out and counted") {
    const Atlas& atlas = real_atlas();
    const Layer& layer = layer_in(atlas, "healthy-life-expectancy-female");
    const LayerView view = view_of(atlas, layer, Level::district, 2022);
    const auto sample = spatial_sample_of(atlas, view, Contiguity::queen);
    REQUIRE(sample.has_value());
    CHECK(sample->without_figure == static_cast<int>(view.areas.size()) - view.with_value);
    CHECK(sample->without_figure > 0);
    CHECK(static_cast<int>(sample->areas.size() + sample->islands.size()) +
              sample->without_ground ==
          view.with_value);
}

TEST_CASE("layers of kinds and packages without boundaries have no neighbourhoods, and say so") {
    const Atlas& atlas = real_atlas();
    const LayerView kinds =
        view_of(atlas, layer_in(atlas, "governance-tier"), Level::district, 2025);
    const auto refused = spatial_sample_of(atlas, kinds, Contiguity::queen);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().what.find("is of kinds") != std::string::npos);

    Atlas groundless = atlas;
    groundless.districts.reset();
    const LayerView view =
        view_of(groundless, layer_in(groundless, "population"), Level::district, 2024);
    const auto none = spatial_sample_of(groundless, view, Contiguity::queen);
    REQUIRE_FALSE(none.has_value());
    CHECK(none.error().what.find("no boundaries") != std::string::npos);
}

}  // namespace geo
