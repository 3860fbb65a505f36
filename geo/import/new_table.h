#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/table/csv.h"
#include "geo/table/data_package.h"

namespace geo {

/// The row of a compiled table that a new row was made from.
struct Origin {
    const CsvTable* table = nullptr;
    std::size_t row = 0;
};

/// A table of the package while it is made. Its columns are those that datapackage.json names, and
/// every row remembers where it came from, so that a fault can be told where it has to be mended.
class NewTable {
public:
    explicit NewTable(const Resource& resource);

    const Resource& resource() const { return *resource_; }
    std::size_t rows() const { return origins_.size(); }
    Origin origin(std::size_t row) const { return origins_[row]; }

    void begin_row(Origin origin);
    /// Fills a cell of the row begun last. The column has to be one of the table's.
    void set(std::string_view column, std::string_view value);
    std::string_view cell(std::size_t row, std::string_view column) const;

    /// That a column is called otherwise in a compiled table, for telling faults.
    void renamed(const CsvTable* from, const std::string& column, const std::string& before) {
        before_[{from, column}] = before;
    }
    /// "metrics.csv, line 12, column lower_ci": where a cell came from.
    std::string origin_of(std::size_t row, const std::string& column) const;

    std::string csv() const;

private:
    std::size_t number_of(std::string_view column) const;

    const Resource* resource_;
    std::vector<std::string> cells_;  // row-major
    std::vector<Origin> origins_;
    std::map<std::pair<const CsvTable*, std::string>, std::string> before_;
};

}  // namespace geo
