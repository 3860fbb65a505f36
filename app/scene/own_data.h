#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/boundary/source_name.h"
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

/// A layer of a person's own that is worked out from others (see geo::with_derived_layer).
struct OwnFormula {
    std::string name, formula;
    bool operator==(const OwnFormula&) const = default;
};

/// What of a person's own stands beside the package.
struct OwnData {
    std::vector<OwnSource> tables{};
    std::vector<OwnFormula> formulas{};  // in the order in which they may rest on each other
    std::optional<geo::SourceName> boundaries{};
    bool operator==(const OwnData&) const = default;
};

/// A file of boundaries, as a person would name it: without its layer.
std::string file_of(const geo::SourceName& boundaries);

/// The atlas with the layers of these tables and formulas, in their order. One that cannot be had
/// goes over to `left_out`, and `faults` gets a line with what and where.
std::shared_ptr<const geo::Atlas> with_own_layers(std::shared_ptr<const geo::Atlas> atlas,
                                                  OwnData& own, OwnData& left_out,
                                                  std::vector<geo::Error>& faults);

/// Puts the tables and formulas of `more` that `own` lacks at the end of its own.
void add_new(OwnData& own, const OwnData& more);
/// Leaves those alone in `more` that `own` lacks.
void drop_known(const OwnData& own, OwnData& more);

/// How files are named that lie outside the folder: by their whole path, so that they are found
/// again on this machine, or by their name alone, in what is made to be passed on.
enum class FarFiles : std::uint8_t { by_path, by_name };

/// As members of a JSON object; files in or below `folder` are named from there, so that the folder
/// may be moved as a whole. Of boundaries only files are named: to open a view is not to reach
/// for a database or the web.
std::string to_json(const OwnData& own, const std::filesystem::path& folder, FarFiles far);

/// Of an object that has these members among others, or none of them. Fails on wrong ones; the
/// error says where.
geo::Result<OwnData> own_data_from_json(const std::string& text,
                                        const std::filesystem::path& folder);

}  // namespace app
