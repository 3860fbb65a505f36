#include <doctest/doctest.h>

#include "geo/data/source.h"
#include "geo/own/own_layers.h"
#include "tests/geo/own/own_samples.h"

TEST_CASE("a table becomes a layer like any other, and says that it is a person's own") {
    geo::OwnOptions options;
    options.polarity = geo::Polarity::higher_is_better;
    const geo::OwnTable table = sound_table_of(
        "code,Median pay (£ per week) 2024\nE08000003,600\nE08000012,[c]\nE06000063,700\n",
        options);
    const geo::Atlas atlas = geo::with_own_layers(*real_atlas(), table);
    const geo::Layer* layer = atlas.layer("own-pay-median-pay");
    REQUIRE(layer != nullptr);
    CHECK(layer->theme == geo::Theme::own);
    CHECK(layer->label == "Median pay");
    CHECK(layer->style == geo::Style::pounds);
    CHECK(layer->polarity == geo::Polarity::higher_is_better);
    CHECK(layer->source == "your own data (pay.csv, file of 3 May 2025)");
    REQUIRE(layer->figures.size() == 3);
    const geo::LayerView view = geo::view_of(atlas, *layer, geo::Level::district, 2024);
    CHECK(view.year == 2024);
    CHECK(view.with_value == 2);
    CHECK(view.withheld == 1);
    const auto& figure = view.figures[*view.position(area_called(atlas, "E08000003"))];
    REQUIRE(figure.has_value());
    CHECK(figure->value == 600.0);
    CHECK(figure->status == geo::FigureStatus::own);
    CHECK(figure->basis == geo::Basis::own);
    CHECK(atlas.text(figure->period) == "2024");
    CHECK(geo::source_of(atlas, *layer, *figure) == layer->source);
}

TEST_CASE("figures of ended areas are on the map of their year") {
    const geo::OwnTable table = sound_table_of("code,pay\nE07000026,1\nE07000027,2\nE07000028,3\n");
    const geo::Atlas atlas = geo::with_own_layers(*real_atlas(), table);
    const geo::Layer* layer = atlas.layer(geo::own_layer_id(table, table.series.front()));
    REQUIRE(layer != nullptr);
    const auto year = geo::latest_year_of(atlas, *layer, geo::Level::district);
    REQUIRE(year == 2022);
    CHECK(geo::view_of(atlas, *layer, geo::Level::district, *year).with_value == 3);
}

TEST_CASE("a table read again replaces its layers, and the atlas before stays as it was") {
    const std::size_t before = real_atlas()->layers.size();
    const geo::Atlas once =
        geo::with_own_layers(*real_atlas(), sound_table_of("code,pay\nE08000003,1\n"));
    const geo::Atlas twice = geo::with_own_layers(once, sound_table_of("code,pay\nE08000003,2\n"));
    CHECK(real_atlas()->layers.size() == before);
    CHECK(once.layers.size() == before + 1);
    CHECK(twice.layers.size() == before + 1);
    CHECK(once.layers.back().figures.front().value == 1.0);
    CHECK(twice.layers.back().figures.front().value == 2.0);
    CHECK(once.layers.back().id == "own-pay");
}

TEST_CASE("label, unit and source are as a person says") {
    geo::OwnOptions options;
    options.label = "Median weekly pay";
    options.unit = "£ per week";
    options.source = "ONS, ASHE";
    options.period = "2024";
    const geo::OwnTable table = sound_table_of("code,x\nE08000003,1\n", options);
    const geo::Atlas atlas = geo::with_own_layers(*real_atlas(), table);
    const geo::Layer& layer = atlas.layers.back();
    CHECK(layer.label == "Median weekly pay");
    CHECK(layer.unit == "£ per week");
    CHECK(layer.source == "ONS, ASHE (your own data: pay.csv, file of 3 May 2025)");
}

TEST_CASE("years before those of the package can be shown") {
    geo::OwnOptions options;
    options.period = "1991";
    const geo::Atlas atlas =
        geo::with_own_layers(*real_atlas(), sound_table_of("code,x\nE08000003,1\n", options));
    CHECK(atlas.first_year == 1991);
}
