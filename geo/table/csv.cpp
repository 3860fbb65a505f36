#include "geo/table/csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <limits>
#include <set>
#include <span>

#include "geo/core/characters.h"
#include "geo/table/utf8.h"

namespace geo {

namespace {

struct Fault {
    std::string what;
    std::size_t line = 0, column = 0;  // column: number of the cell in its row, from 0
};

constexpr auto ends_plain_text = [] {
    std::array<bool, 256> ends{};
    for (const char c : {',', '\n', '\r', '"'}) ends[static_cast<unsigned char>(c)] = true;
    return ends;
}();

/// Takes rows off a text, undoing quotes in place: a cell never grows by that.
class RowReader {
public:
    RowReader(char* begin, char* end) : at_(begin), end_(end) {}

    bool at_end() const { return at_ == end_; }
    std::uint32_t line() const { return line_; }

    /// Appends the cells of the next row to `cells`.
    std::optional<Fault> read_row(std::vector<std::string_view>& cells) {
        for (column_ = 0;; ++column_) {
            const bool quoted = at_ != end_ && *at_ == '"';
            if (auto fault = quoted ? read_quoted(cells) : read_plain(cells)) return fault;
            if (at_ == end_) return std::nullopt;
            if (*at_ == ',') {
                ++at_;
            } else {
                return end_line();
            }
        }
    }

    /// Passes over the rest of a line that was found at fault.
    void skip_line() {
        while (at_ != end_ && *at_++ != '\n') {
        }
        ++line_;
    }

private:
    Fault fault(std::string what) const { return {std::move(what), line_, column_}; }

    std::optional<Fault> read_plain(std::vector<std::string_view>& cells) {
        char* const begin = at_;
        while (at_ != end_ && !ends_plain_text[static_cast<unsigned char>(*at_)]) ++at_;
        if (at_ != end_ && *at_ == '"')
            return fault(
                "a quotation mark inside a cell that does not begin with one; put the "
                "whole cell in quotation marks and write the inner one twice");
        cells.emplace_back(begin, static_cast<std::size_t>(at_ - begin));
        return std::nullopt;
    }

    std::optional<Fault> read_quoted(std::vector<std::string_view>& cells) {
        const Fault open = fault(
            "a quotation mark is opened and never closed, so the rows from here on are lost; close "
            "it");
        char* const begin = ++at_;
        char* out = begin;
        for (;; *out++ = *at_++) {
            if (at_ == end_) return open;
            if (*at_ == '\n') ++line_;
            if (*at_ == '"' && (++at_ == end_ || *at_ != '"')) break;
        }
        if (at_ != end_ && *at_ != ',' && *at_ != '\n' && *at_ != '\r')
            return fault(
                "text after a closing quotation mark; write quotation marks inside a "
                "cell twice");
        cells.emplace_back(begin, static_cast<std::size_t>(out - begin));
        return std::nullopt;
    }

    std::optional<Fault> end_line() {
        if (*at_ == '\r' && (++at_ == end_ || *at_ != '\n'))
            return fault(
                "a carriage return without a line feed; save the table with LF or CRLF "
                "line ends");
        ++at_;
        ++line_;
        return std::nullopt;
    }

    char* at_;
    char* const end_;
    std::uint32_t line_ = 1;
    std::size_t column_ = 0;
};

std::optional<Fault> fault_of_header(const std::vector<std::string>& header) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (header[i].empty()) return Fault{"a column has no name; name it", 1, i};
        if (!seen.insert(header[i]).second)
            return Fault{fmt::format("two columns are called '{}'; rename one", header[i]), 1, i};
    }
    return std::nullopt;
}

/// What is wrong with a row that could be taken apart. `look_at_bytes`: something in the table is
/// no UTF-8.
std::optional<Fault> fault_of_row(std::span<const std::string_view> row, std::size_t width,
                                  std::size_t line, bool look_at_bytes) {
    if (row.size() != width)
        return Fault{fmt::format("the row has {} cells and the header {}; a cell with a comma "
                                 "needs quotation marks",
                                 row.size(), width),
                     line, std::min(row.size(), width)};
    for (std::size_t i = 0; look_at_bytes && i < width; ++i)
        if (auto bad = first_fault_in_utf8(row[i])) return Fault{std::move(bad->what), line, i};
    return std::nullopt;
}

}  // namespace

Result<CsvTable> CsvTable::read(const std::filesystem::path& file) {
    std::error_code none;
    std::string name = file.filename().string();
    if (!std::filesystem::exists(file, none))
        return failure(
            fmt::format("there is no such file; put it into {}", file.parent_path().string()),
            std::move(name));
    std::ifstream stream(file, std::ios::binary);
    const auto size = std::filesystem::file_size(file, none);
    if (!stream || none)
        return failure("cannot be read; is it a file you may open?", std::move(name));
    std::string text(size, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(size));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return parse(std::move(text), std::move(name));
}

Result<CsvTable> CsvTable::parse(std::string text, std::string name) {
    auto kept = std::make_shared<std::string>(std::move(text));
    const std::size_t mark = kept->starts_with("\xEF\xBB\xBF") ? 3 : 0;
    if (kept->size() == mark) return failure("is empty; it needs a header row", std::move(name));
    if (kept->size() > std::numeric_limits<std::uint32_t>::max())
        return failure("is larger than 4 GB; split it into several tables", std::move(name));
    const auto bad = first_fault_in_utf8(*kept);

    CsvTable table;
    table.name_ = std::move(name);
    const auto located = [&table](const Fault& fault) {
        const bool named = fault.column < table.header_.size();
        return Error{fault.what, fmt::format("{}, line {}, column {}", table.name_, fault.line,
                                             named ? table.header_[fault.column]
                                                   : std::to_string(fault.column + 1))};
    };
    RowReader reader(kept->data() + mark, kept->data() + kept->size());
    std::vector<std::string_view> first;
    const auto header_fault = reader.read_row(first);
    if (bad && (bad->line < reader.line() || reader.at_end()))
        return failure(bad->what,
                       fmt::format("{}, line {}, byte {}", table.name_, bad->line, bad->byte));
    if (header_fault) return tl::make_unexpected(located(*header_fault));
    table.header_.assign(first.begin(), first.end());
    if (auto fault = fault_of_header(table.header_)) return tl::make_unexpected(located(*fault));

    const std::size_t width = table.header_.size();
    const auto lines = static_cast<std::size_t>(std::ranges::count(*kept, '\n')) + 1;
    table.cells_.reserve(lines * width);
    table.lines_.reserve(lines);
    std::vector<std::string_view> row;
    while (!reader.at_end()) {
        const std::uint32_t line = reader.line();
        row.clear();
        std::optional<Fault> fault = reader.read_row(row);
        if (fault)
            reader.skip_line();
        else if (width > 1 && row.size() == 1 && row.front().empty())
            continue;  // a blank line
        else
            fault = fault_of_row(row, width, line, bad.has_value());
        if (fault) {
            table.faults_.push_back(located(*fault));
            continue;
        }
        for (const std::string_view cell : row)
            table.cells_.push_back({static_cast<std::uint32_t>(cell.data() - kept->data()),
                                    static_cast<std::uint32_t>(cell.size())});
        table.lines_.push_back(line);
    }
    table.text_ = std::move(kept);
    return table;
}

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    const auto found = std::ranges::find(header_, name);
    if (found == header_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header_.begin());
}

std::size_t CsvTable::line_of(std::size_t row) const { return lines_[row]; }

std::string CsvTable::where(std::size_t row, std::size_t column) const {
    return fmt::format("{}, column {}", where(row), header_[column]);
}

std::string CsvTable::where(std::size_t row) const {
    return fmt::format("{}, line {}", name_, line_of(row));
}

std::optional<double> number_in(std::string_view cell) {
    const std::string_view digits = cell.starts_with('-') ? cell.substr(1) : cell;
    if (digits.empty() || !is_digit(digits.front()) || !is_digit(digits.back()))
        return std::nullopt;
    const auto other = std::ranges::find_if_not(digits, is_digit);
    if (other != digits.end() && (*other != '.' || !std::all_of(other + 1, digits.end(), is_digit)))
        return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{}) return std::nullopt;
    return value;
}

std::vector<std::string_view> list_in(std::string_view cell) {
    std::vector<std::string_view> items;
    while (!cell.empty()) {
        const std::size_t end = cell.find(';');
        items.push_back(cell.substr(0, end));
        cell = end == std::string_view::npos ? std::string_view{} : cell.substr(end + 1);
    }
    return items;
}

}  // namespace geo
