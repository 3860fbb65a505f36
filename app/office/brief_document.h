#pragma once

#include <filesystem>
#include <memory>

#include "app/paper/brief.h"

namespace app {

/// Writes the brief of an area as a text document (ODT) that people can go on working with: its
/// headings, tables and lists are such, map and chart are pictures with their words. A file of that
/// name is replaced, and stays as it is where anything fails. `detailed`: the finer outlines.
geo::Result<void> export_brief_document(const geo::Atlas& atlas, const AreaBrief& brief,
                                        const std::shared_ptr<const geo::Geometry>& detailed,
                                        const std::filesystem::path& file);

}  // namespace app
