#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "geo/import/new_table.h"
#include "geo/table/csv.h"

namespace geo {

/// A compiled table, read by column name. A column that is missing is said once and reads as empty.
class CompiledTable {
public:
    CompiledTable(CsvTable table, std::vector<Error>& faults)
        : table_(std::move(table)), faults_(&faults) {}

    std::size_t rows() const { return table_.rows(); }
    const CsvTable& csv() const { return table_; }
    Origin origin(std::size_t row) const { return {&table_, row}; }
    std::string_view cell(std::size_t row, const std::string& column) const;

private:
    CsvTable table_;
    std::vector<Error>* faults_;
    mutable std::set<std::string> missing_;
};

/// The folders of compiled figures, read: every table by its file name without ".csv".
struct CompiledFigures {
    std::map<std::string, CompiledTable> tables;
    std::filesystem::path boundaries, detailed_boundaries;

    const CompiledTable& operator[](const std::string& name) const { return tables.at(name); }
};

/// Reads what an import needs. `faults` gets an Error for every file that is missing or cannot be
/// read; the figures are to be used only when it stays empty, and must not outlive it.
CompiledFigures read_compiled_figures(const std::filesystem::path& geography,
                                      const std::filesystem::path& metrics,
                                      const std::filesystem::path& facts,
                                      std::vector<Error>& faults);

}  // namespace geo
