#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "geo/own/own_layers.h"
#include "geo/own/own_table.h"
#include "tests/geo/own/own_samples.h"

using geo::RowKind;

TEST_CASE("an official download is understood as it comes") {
    const geo::OwnTable table = sound_table_of(
        "\"Table 1: Earnings, by place\"\n"
        "United Kingdom\n"
        "\n"
        "OBJECTID,LAD24CD,LAD24NM,RGN24CD,Median pay (£ per week) 2023,Median pay (£ per week) "
        "2024\n"
        "1,E08000035,Leeds,E12000003,\"£1,640.50\",£1700\n"
        "2,E08000036,Wakefield,E12000003,[c],650 [u]\n"
        "3,E07000026,Allerdale,E12000002,500,n/a\n"
        "4,E92000001,England,,700,710\n"
        "\n"
        ",Total,,3540,3060\n"
        "Source: Office for National Statistics\n"
        "[c] = confidential\n");
    CHECK(table.layout.code == 1);
    CHECK(table.layout.name == 2);
    REQUIRE(table.series.size() == 1);
    const geo::OwnSeries& pay = table.series.front();
    CHECK(pay.label == "Median pay");
    CHECK(pay.unit == "£ per week");
    CHECK(pay.decimals == 2);
    REQUIRE(pay.figures.size() == 7);
    const auto leeds = table.rows[4].area;
    CHECK(std::ranges::count_if(pay.figures, [&](const geo::OwnFigure& figure) {
              return figure.area == leeds &&
                     (figure.period.year == 2023 ? figure.value == 1640.5 : figure.value == 1700.0);
          }) == 2);
    CHECK(table.rows[0].kind == RowKind::title);
    CHECK(table.rows[2].kind == RowKind::blank);
    CHECK(table.rows[3].kind == RowKind::heading);
    CHECK(table.rows[4].kind == RowKind::matched);
    CHECK(table.rows[7].kind == RowKind::other_level);
    CHECK(table.rows[9].kind == RowKind::total);
    CHECK(table.rows[10].kind == RowKind::note);
    CHECK(table.rows[11].kind == RowKind::note);
}

TEST_CASE("an ended area keeps its figures, and its successor is named") {
    const geo::OwnTable table = sound_table_of("code,pay\nE07000026,500\nE08000035,600\n");
    CHECK(area_of(table, 1) == "E07000026");
    CHECK(table.rows[1].said ==
          "Allerdale (E07000026) was in force until 2022; successor Cumberland (E06000063)");
}

TEST_CASE("what is not matched is said, with what it may be") {
    const geo::OwnTable table = sound_table_of(
        "Area,Jobs\nLeeds,100\nYork,120\nLiverpol,90\nWest Midlands,300\nTotal,610\n");
    CHECK(table.level == geo::Level::district);
    CHECK(table.rows[3].kind == RowKind::unmatched);
    CHECK(table.rows[3].said.find("is it Liverpool") != std::string::npos);
    CHECK(table.rows[4].kind == RowKind::ambiguous);
    CHECK(table.rows[4].others.size() >= 3);
    CHECK(table.rows[5].kind == RowKind::total);
    geo::OwnOptions regions;
    regions.level = geo::Level::region;
    CHECK(area_of(sound_table_of("Area,Jobs\nWest Midlands,300\nLondon,90\n", regions), 1) ==
          "E12000005");
}

TEST_CASE("a first or last row with figures and a name of no area is unmatched, not a heading") {
    const geo::OwnTable table =
        sound_table_of("Area,Jobs\nAtlantis,5\nLeeds,100\nYork,120\nLyonesse,7\n");
    CHECK(table.layout.headings == std::vector<std::string>{"Area", "Jobs"});
    CHECK(table.rows[1].kind == RowKind::unmatched);
    CHECK(table.rows[4].kind == RowKind::unmatched);
}

TEST_CASE("equal duplicates count once, and different ones not at all") {
    const geo::OwnTable table = sound_table_of(
        "code,pay\nE08000035,600\nE08000036,500\nE08000035,600\nE08000036,501\nE08000003,1\n");
    CHECK(table.rows[1].kind == RowKind::matched);
    CHECK(table.rows[3].kind == RowKind::duplicate);
    CHECK(table.rows[3].said == "says of Leeds (E08000035) what row 2 says; that one counts");
    CHECK(table.rows[2].kind == RowKind::duplicate);
    CHECK(table.rows[4].kind == RowKind::duplicate);
    CHECK(table.rows[2].said.starts_with("rows 3 and 5 are of Wakefield"));
    CHECK(table.series.front().figures.size() == 2);
}

TEST_CASE("years may be headings, under a heading of their own, or stand in a column") {
    const geo::OwnTable wide = sound_table_of(
        ",,Jobs,,Pay,\ncode,name,2023,2024,2023,2024\nE08000035,Leeds,1,2,30,40\n"
        "E08000036,Wakefield,3,4,50,60\n");
    REQUIRE(wide.series.size() == 2);
    CHECK(wide.series[0].label == "Jobs");
    CHECK(wide.series[1].label == "Pay");
    CHECK(wide.series[1].figures.size() == 4);

    const geo::OwnTable tall = sound_table_of(
        "Area,Financial year,Fund\nLeeds,2023/24,5\nLeeds,2024/25,6\nYork,2023/24,7\n");
    CHECK(tall.layout.period == 1);
    REQUIRE(tall.series.size() == 1);
    CHECK(tall.series.front().figures.size() == 3);
    CHECK(tall.series.front().figures.front().period == geo::WrittenPeriod{2023, "2023-24"});
}

TEST_CASE("without a period figures are of the year of the file, or of the areas' last year") {
    const auto year_of = [](std::string_view text, const geo::OwnOptions& options = {}) {
        return sound_table_of(text, options).series.front().figures.front().period;
    };
    CHECK(year_of("code,pay\nE08000019,1\n").year == 2024);  // Sheffield, recoded in 2025
    CHECK(year_of("code,pay\nE08000003,1\n") ==
          geo::WrittenPeriod{2025, "no period given, file of 3 May 2025"});
    CHECK(year_of("code,pay\nE07000026,1\nE07000027,1\nE08000003,1\n").year == 2022);
    geo::OwnOptions asked;
    asked.period = "2019/20";
    CHECK(year_of("code,pay\nE08000003,1\n", asked) == geo::WrittenPeriod{2019, "2019-20"});
    asked.period = "lately";
    const auto refused = table_of("code,pay\nE08000003,1\n", asked);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().where == "--period");
}

TEST_CASE("a cell that is no figure is said with row and column, and nothing else is lost") {
    const geo::OwnTable table =
        sound_table_of("Area,Pay,Jobs\nLeeds,hello,5\nYork,1.5,#DIV/0!\nBarnet,2.5,7\n");
    REQUIRE(table.unreadable == 2);
    CHECK(table.told.front().where == "pay.csv, row 2, column B");
    CHECK(table.told.back().where == "pay.csv, row 3, column C");
    CHECK(value_of(table.series[1], 1) == 5);
    CHECK(value_of(table.series[0], 2) == 1.5);
}

TEST_CASE("a column has one decimal mark") {
    const geo::OwnTable table =
        sound_table_of("Area;Pay\nLeeds;1.234\nYork;2.345,5\nBarnet;3,5\nCamden;7\n");
    CHECK(value_of(table.series.front(), 1) == 1234);
    CHECK(value_of(table.series.front(), 2) == 2345.5);
    CHECK(value_of(table.series.front(), 3) == 3.5);
}

TEST_CASE("columns that are asked for are used, by heading or letter, or said to be missing") {
    const char* text = "a,b,c,d\nE08000035,Leeds,1,2\nE08000036,Wakefield,3,4\n";
    geo::OwnOptions options;
    options.value_columns = {"d"};
    CHECK(value_of(sound_table_of(text, options).series.front(), 1) == 2);
    options.value_columns = {"C"};
    CHECK(sound_table_of(text, options).series.size() == 1);
    options.name_column = "B";
    CHECK_FALSE(sound_table_of(text, options).layout.code.has_value());
    options.value_columns = {"pay"};
    auto refused = table_of(text, options);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().what.starts_with("has no column 'pay'"));
    options.value_columns = {"b"};
    refused = table_of(text, options);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().where == "pay.csv, column B (b)");
}

TEST_CASE("a table of no areas and one of no figures are refused in a sentence") {
    for (const char* text : {"a,b\nfoo,1\nbar,2\n", "Area\nLeeds\nYork\n", "Area,Note\nLeeds,old\n",
                             "only text\n", "1,2\n3,4\n"}) {
        CAPTURE(text);
        const auto table = table_of(text);
        REQUIRE_FALSE(table.has_value());
        CHECK(table.error().where == "pay.csv");
        CHECK_FALSE(table.error().what.empty());
    }
}

TEST_CASE("every row of a file is accounted for once, whatever is in it") {
    const std::vector<std::string> pieces{
        "E08000035", "E07000026", "Leeds",     "Nowhere",    "West Midlands", "Total",
        "1,234",     "£5",        "[c]",       "Source: me", "2024",          "12%",
        "",          "Area",      "E99999999", "hello"};
    std::mt19937 random(20261122);
    std::size_t understood = 0;
    for (int i = 0; i < 500; ++i) {
        std::string text = "code;name;2023;2024\nE08000003;Manchester;1;2\n";
        for (unsigned row = 0; row < random() % 12; ++row) {
            for (unsigned cell = 0; cell < 1 + random() % 5; ++cell)
                text += (cell == 0 ? "" : ";") + pieces[random() % pieces.size()];
            text += '\n';
        }
        CAPTURE(text);
        const auto table = table_of(text);
        if (!table) continue;
        ++understood;
        CHECK(table->rows.size() == table->sheet.rows.size());
        std::size_t sum = 0;
        for (std::size_t kind = 0; kind < geo::row_kinds; ++kind)
            sum += table->count(static_cast<RowKind>(kind));
        CHECK(sum == table->rows.size());
        for (const geo::OwnSeries& series : table->series)
            for (const geo::OwnFigure& figure : series.figures) {
                const geo::OwnRow& row = table->rows.at(figure.row);
                CHECK((row.kind == RowKind::matched || row.kind == RowKind::other_level));
                CHECK(row.area == figure.area);
            }
        for (const geo::OwnRow& row : table->rows) {
            const bool needs_a_word = row.kind == RowKind::unmatched ||
                                      row.kind == RowKind::ambiguous ||
                                      row.kind == RowKind::duplicate;
            CHECK((!needs_a_word || !row.said.empty()));
        }
    }
    CHECK(understood > 400);
}

TEST_CASE("a column's letter is not taken for a marker among the figures") {
    const char* text = "code,name,one,two\nE08000035,Leeds,1,[c]\nE08000036,Wakefield,[c],4\n";
    geo::OwnOptions options;
    options.value_columns = {"C"};
    const auto table = sound_table_of(text, options);
    REQUIRE(table.series.size() == 1);
    CHECK(table.series.front().label == "one");
    CHECK(value_of(table.series.front(), 1) == 1);
}

TEST_CASE("columns whose names differ in signs alone become layers of their own") {
    const auto table = sound_table_of("code,Age 65,Age 65+\nE08000035,1,2\nE08000036,3,4\n");
    REQUIRE(table.series.size() == 2);
    CHECK(geo::own_layer_id(table, table.series[0]) != geo::own_layer_id(table, table.series[1]));
}
