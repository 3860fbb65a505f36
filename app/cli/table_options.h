#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/scene/own_data.h"
#include "geo/data/atlas.h"
#include "geo/own/own_table.h"
#include "geo/whatif/hypothesis.h"

namespace app {

/// Tables of a person's own, as the command line names them; what is said of one is said of all.
struct TableOptions {
    std::vector<std::filesystem::path> files{};
    geo::OwnOptions read{};
    std::string level{}, polarity{}, marking{};  // codes
    // Tables under embargo, and where their passphrase is; asked for at the terminal where empty.
    std::vector<std::filesystem::path> embargoed{};
    std::filesystem::path passphrase_file{};
    std::vector<std::string> derived{};  // layers to be worked out: "NAME=FORMULA"
    // What is supposed before all that: documents adopted, authorities made ("NAME=CODE,CODE").
    std::vector<std::string> adopted{}, supposed{};
};

/// --table, --embargoed and --derive, that may be given several times.
void add_table_files(CLI::App& command, TableOptions& options);

/// What is said of tables: columns, level, label, unit, polarity, source, period, marking.
void add_table_options(CLI::App& command, TableOptions& options);

/// --adopt and --suppose, that may be given several times; neither beside `excluded`.
void add_what_if_options(CLI::App& command, TableOptions& options, CLI::Option* excluded = nullptr);

/// What --adopt and --suppose say. Fails on documents and districts that the atlas does not know.
geo::Result<geo::Hypothesis> hypothesis_of(const geo::Atlas& atlas, const TableOptions& options);

/// Fails on a level, polarity or marking that is none.
geo::Result<geo::OwnOptions> own_options_of(const TableOptions& options);

/// An atlas with tables and what is worked out as layers, and the id of one of these to show: the
/// last that is worked out, or the first of a table.
struct OwnAtlas {
    std::shared_ptr<const geo::Atlas> atlas;
    OwnData data{};                      // that it has now
    std::string shown{};                 // empty: nothing was named
    std::vector<geo::Error> left_out{};  // a line for each table that leaves something out
};
geo::Result<OwnAtlas> with_tables(const std::shared_ptr<const geo::Atlas>& atlas,
                                  const TableOptions& options);

/// Opens the package for a command, with tables; faults and reasons go to standard error. `own`
/// gets what it has of a person's own.
std::shared_ptr<const geo::Atlas> open_for_command(const std::filesystem::path& data,
                                                   const TableOptions& options,
                                                   OwnData* own = nullptr);

}  // namespace app
