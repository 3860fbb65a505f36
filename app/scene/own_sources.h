#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "geo/data/atlas.h"
#include "geo/own/sheet_layout.h"

namespace app {

/// A table of a person's own that a visit's layers come from: where it is, and what was said of it
/// when it was imported.
struct OwnSource {
    std::filesystem::path file;
    geo::OwnOptions options{};
    bool operator==(const OwnSource&) const = default;
};

/// The atlas with the layers of these tables, in their order. A table that cannot be read is left
/// out: `faults` gets a line with what and where.
std::shared_ptr<const geo::Atlas> with_own_sources(std::shared_ptr<const geo::Atlas> atlas,
                                                   std::span<const OwnSource> sources,
                                                   std::vector<geo::Error>& faults);

/// As a saved view holds them; files in or below `folder` are named from there, so that the folder
/// may be moved as a whole.
std::string to_json(std::span<const OwnSource> sources, const std::filesystem::path& folder);

/// Of such a text. Fails on what is none; the error says where in it.
geo::Result<std::vector<OwnSource>> own_sources_from_json(const std::string& text,
                                                          const std::filesystem::path& folder);

}  // namespace app
