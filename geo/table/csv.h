#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/result.h"

namespace geo {

/// A comma-separated table with a header row, held in memory. Cells are views into its text.
///
/// source  RFC 4180; UTF-8 without or with a byte order mark, LF or CRLF line ends
class CsvTable {
public:
    /// Fails when the file cannot be read, is empty or has no sound header; the error names file,
    /// line and column. A row that is not UTF-8, is quoted wrongly or has another width than the
    /// header is left out and told in `faults`. `name` is what errors call the text.
    static Result<CsvTable> read(const std::filesystem::path& file);
    static Result<CsvTable> parse(std::string text, std::string name);

    const std::string& name() const { return name_; }
    const std::vector<std::string>& header() const { return header_; }
    const std::vector<Error>& faults() const { return faults_; }  // the rows that were left out
    std::size_t rows() const { return lines_.size(); }
    std::optional<std::size_t> column(std::string_view name) const;
    std::string_view cell(std::size_t row, std::size_t column) const {
        const Cell cell = cells_[row * header_.size() + column];
        return {text_->data() + cell.begin, cell.length};
    }
    std::size_t line_of(std::size_t row) const;  // 1 is the header's line

    /// "powers.csv, line 12, column status": where a cell stands, for an error.
    std::string where(std::size_t row, std::size_t column) const;
    std::string where(std::size_t row) const;

private:
    // Numbers of bytes: half the memory of views, which is most of what a large table takes.
    struct Cell {
        std::uint32_t begin = 0, length = 0;
    };
    std::string name_;
    std::vector<std::string> header_;
    std::shared_ptr<const std::string> text_;  // quotes undone in place
    std::vector<Cell> cells_;                  // row-major
    std::vector<std::uint32_t> lines_;         // one per row
    std::vector<Error> faults_;
};

/// A whole cell as a number: digits, one point, a leading minus. Nothing else passes.
std::optional<double> number_in(std::string_view cell);

/// Cells that hold lists are separated by semicolons; an empty cell is an empty list.
std::vector<std::string_view> list_in(std::string_view cell);

}  // namespace geo
