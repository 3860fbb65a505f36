#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "app/scene/briefing.h"

namespace app {

/// Writes a briefing as a handout (PDF, A4): a scene on each page as its audience saw it, with the
/// presenter's notes below. With `number` that scene alone, filling a sheet of the shape of a
/// screen, as PDF, SVG or PNG by the end of the file's name. It carries the briefing, so that
/// opening it opens that. A file of that name is replaced, and stays as it is where anything fails.
/// `base` has the briefing's own layers, and its scenes have been judged.
geo::Result<void> export_handout(const std::shared_ptr<const geo::Atlas>& base,
                                 const Briefing& briefing, const std::filesystem::path& file,
                                 std::optional<std::size_t> number = {});

}  // namespace app
