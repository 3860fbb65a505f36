#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "geo/data/atlas.h"
#include "geo/data/view.h"
#include "tests/support/files.h"

namespace geo {

/// The atlas of the repository's own data, opened once.
const Atlas& real_atlas();

/// A layer and an area that have to be there.
const Layer& layer_in(const Atlas& atlas, std::string_view id);
AreaIndex area_in(const Atlas& atlas, std::string_view code);
/// What a view shows of an area; the area has to be on the map.
const std::optional<ShownFigure>& shown_in(const LayerView& view, AreaIndex area);

/// A data package of three districts, of which two make up a combined authority, in a folder of its
/// own that goes with it. Files may be replaced before it is opened.
class SmallPackage {
public:
    SmallPackage();

    /// Its datapackage.json, with `resources` (each with a comma behind it) before the others.
    static std::string description_with(std::string_view resources);

    void write(std::string_view file, std::string_view text) const { folder_.write(file, text); }
    void remove(std::string_view file) const { std::filesystem::remove(folder_ / file); }
    Result<Atlas> open() const { return open_atlas(folder_.path()); }

private:
    TestFolder folder_;
};

}  // namespace geo
