#pragma once

#include <stdexcept>

#include "geo/data/atlas.h"

/// The repository's own data package, opened once for a test program.
inline const std::shared_ptr<const geo::Atlas>& real_atlas() {
    static const auto atlas = [] {
        auto opened = geo::open_atlas(DEVOLUTION_ATLAS_SOURCE_DIR "/data");
        if (!opened) throw std::runtime_error(geo::one_line(opened.error()));
        return std::make_shared<const geo::Atlas>(std::move(*opened));
    }();
    return atlas;
}

inline geo::AreaIndex area_called(const geo::Atlas& atlas, std::string_view code) {
    const auto area = atlas.areas.find(code);
    if (!area) throw std::runtime_error("no area " + std::string(code));
    return *area;
}
