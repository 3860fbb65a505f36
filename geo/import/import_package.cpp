#include "geo/import/import_package.h"

#include <fstream>
#include <set>

#include "geo/import/check_rules.h"
#include "geo/import/embedded.h"
#include "geo/import/making.h"
#include "geo/import/pack_boundaries.h"
#include "geo/import/pack_figures.h"
#include "geo/import/replace_folder.h"
#include "geo/import/write_boundaries.h"
#include "geo/table/check_table.h"
#include "geo/table/fingerprint.h"

namespace geo {

namespace {

namespace fs = std::filesystem;

/// The first fault, and how many more there are: a command tells one line.
tl::unexpected<Error> first_of(const std::vector<Error>& faults) {
    Error first = faults.front();
    if (faults.size() > 1)
        first.what += fmt::format(" (and {} more faults; nothing was written)", faults.size() - 1);
    return tl::make_unexpected(std::move(first));
}

Result<void> write_file(const fs::path& file, std::string_view text) {
    std::ofstream stream(file, std::ios::binary);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    stream.close();
    if (!stream) return failure("cannot be written; is there room on the disk?", file.string());
    return {};
}

void make_tables(Making& making) {
    make_areas(making);
    make_plain_tables(making);
    make_budgets(making);
    make_turnout(making);
    make_metrics(making);
}

/// The new tables, held against their schemas and rules; faults are told where they came from.
Tables checked_tables(Making& making, const std::map<std::string, std::string>& texts) {
    Tables tables;
    for (const auto& [name, text] : texts) {
        auto table = CsvTable::parse(text, making.package.find(name)->path);
        if (!table) {
            making.faults.push_back(std::move(table).error());
            continue;
        }
        making.faults.insert(making.faults.end(), table->faults().begin(), table->faults().end());
        tables.emplace(name, *std::move(table));
    }
    auto faults = check_tables(making.package, tables);
    const auto more = check_rules(tables);
    faults.insert(faults.end(), more.begin(), more.end());
    for (const TableFault& fault : faults)
        making.faults.push_back(
            fault.row ? Error{fault.what,
                              making.tables.at(fault.resource).origin_of(*fault.row, fault.column)}
                      : located(fault, tables.at(fault.resource)));
    return tables;
}

/// Beside each GeoPackage its outlines as they are drawn, and beside the metrics their figures, for
/// a quick start.
Result<void> write_packed(DataPackage package, const Tables& tables, const fs::path& folder,
                          ImportReport& report) {
    package.folder = folder;
    const auto write = [&](const Resource& resource, const Result<std::string>& bytes) {
        if (!bytes) return Result<void>(tl::make_unexpected(bytes.error()));
        report.written.push_back(fmt::format("{}: {} bytes", resource.path, bytes->size()));
        return write_file(folder / resource.path, *bytes);
    };
    for (const PackedResource& pair : packed_resources) {
        const Resource& resource = *package.find(pair.packed);
        if (auto done = write(
                resource,
                pack_boundaries(folder / package.find(pair.boundaries)->path, resource.layers));
            !done)
            return done;
    }
    return write(*package.find("metrics_packed"), pack_figures(package, tables));
}

/// Last, because it tells what the other files came out as.
Result<void> write_description(Making& making, const fs::path& folder) {
    std::map<std::string, Fingerprint> fingerprints;
    for (const Resource& resource : making.package.resources) {
        const auto rows = resource.format == "csv"
                              ? std::optional(making.table(resource.name).rows())
                              : std::nullopt;
        auto fingerprint = fingerprint_of(folder / resource.path, rows);
        if (!fingerprint) return tl::make_unexpected(std::move(fingerprint).error());
        fingerprints.emplace(resource.path, *std::move(fingerprint));
    }
    return write_file(folder / "datapackage.json",
                      with_fingerprints(std::string(package_descriptor), fingerprints));
}

/// Writes a package of tables that were found sound.
Result<ImportReport> write_package(Making& making, const std::map<std::string, std::string>& texts,
                                   const Tables& tables, const fs::path& target) {
    ImportReport report;
    std::set<fs::path> ours{"datapackage.json"};
    for (const Resource& resource : making.package.resources) ours.insert(resource.path);
    const auto fill = [&](const fs::path& folder) -> Result<void> {
        for (const auto& [name, text] : texts) {
            const std::string& path = making.package.find(name)->path;
            if (auto done = write_file(folder / path, text); !done) return done;
            report.written.push_back(fmt::format("{}: {} rows", path, making.table(name).rows()));
        }
        const auto layers = write_boundaries(making, folder);
        report.written.insert(report.written.end(), layers.begin(), layers.end());
        if (!making.faults.empty()) return first_of(making.faults);
        if (auto done = write_packed(making.package, tables, folder, report); !done) return done;
        return write_description(making, folder);
    };
    if (auto done = replace_folder(target, ours, fill); !done)
        return tl::make_unexpected(std::move(done).error());
    report.left_out = std::move(making.left_out);
    return report;
}

}  // namespace

Result<ImportReport> import_package(const fs::path& geography, const fs::path& metrics,
                                    const fs::path& facts, const fs::path& target) {
    const auto package = parse_data_package(std::string(package_descriptor), {});
    if (!package) return tl::make_unexpected(package.error());
    std::vector<Error> faults;
    const CompiledFigures figures = read_compiled_figures(geography, metrics, facts, faults);
    if (!faults.empty()) return first_of(faults);

    Making making{figures, *package, {}, {}, {}};
    make_tables(making);
    making.faults.insert(making.faults.begin(), faults.begin(), faults.end());  // missing columns
    std::map<std::string, std::string> texts;
    for (const auto& [name, table] : making.tables) texts.emplace(name, table.csv());
    Tables checked;
    if (making.faults.empty()) checked = checked_tables(making, texts);
    if (!making.faults.empty()) return first_of(making.faults);
    return write_package(making, texts, checked, target);
}

}  // namespace geo
