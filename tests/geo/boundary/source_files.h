#pragma once

#include <doctest/doctest.h>

#include "boundary_files.h"
#include "geo/boundary/read_source.h"

inline geo::SourceName named(const std::string& text) {
    auto name = geo::source_name_of(text);
    REQUIRE_MESSAGE(name.has_value(), why_not(name));
    return *std::move(name);
}

/// The whole United Kingdom at a kilometre a pixel.
inline constexpr geo::SourceView the_kingdom{{0, 0, 700'000, 1'200'000}, 1000};

inline geo::Result<geo::SourceReading> reading_of(const std::string& text,
                                                  const geo::SourceLimits& limits = {},
                                                  const geo::SourceView& view = the_kingdom) {
    geo::SourceWatch watch;
    return geo::read_source(named(text), view, watch, limits);
}

/// A square kilometre whose lower left corner stands there.
inline std::string square_at(double x, double y, double size = 1000) {
    return fmt::format("POLYGON(({0} {1},{2} {1},{2} {3},{0} {3},{0} {1}))", x, y, x + size,
                       y + size);
}
