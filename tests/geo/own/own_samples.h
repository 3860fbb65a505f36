#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "geo/own/own_table.h"
#include "geo/own/parse_sheet.h"
#include "tests/support/real_atlas.h"

/// A table of text understood by the repository's own atlas, as if its file were of 3 May 2025.
inline geo::Result<geo::OwnTable> table_of(std::string_view text,
                                           const geo::OwnOptions& options = {}) {
    auto sheet = geo::parse_sheet(text, "pay.csv");
    REQUIRE(sheet.has_value());
    sheet->date = "2025-05-03";
    return geo::own_table(*real_atlas(), *std::move(sheet), options);
}

inline geo::OwnTable sound_table_of(std::string_view text, const geo::OwnOptions& options = {}) {
    auto table = table_of(text, options);
    if (!table) FAIL(geo::one_line(table.error()));
    return *std::move(table);
}

/// "E08000035" of a row's area; empty where it has none.
inline std::string area_of(const geo::OwnTable& table, std::size_t row) {
    const auto& area = table.rows.at(row).area;
    return area ? std::string(geo::text_of(real_atlas()->areas[*area].id)) : std::string();
}

/// The figure that row `row` (from 0) gave a series; NaN where it gave none.
inline double value_of(const geo::OwnSeries& series, std::size_t row) {
    for (const geo::OwnFigure& figure : series.figures)
        if (figure.row == row && figure.value) return *figure.value;
    return std::numeric_limits<double>::quiet_NaN();
}
