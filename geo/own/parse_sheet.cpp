#include "geo/own/parse_sheet.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace geo {
namespace {

constexpr std::size_t most_lines_of_a_cell = 100;
constexpr std::size_t rows_looked_at = 200;

/// Takes rows off a text. Never fails: a quotation mark that is not closed stands for itself.
class SheetReader {
public:
    SheetReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    bool at_end() const { return at_ >= text_.size(); }

    std::vector<std::string> read_row() {
        std::vector<std::string> cells;
        while (true) {
            cells.push_back(read_cell());
            if (at_end()) return cells;
            if (text_[at_++] == delimiter_) {
                // A delimiter at the very end of the file has an empty cell behind it.
                if (at_end()) cells.emplace_back();
                if (at_end()) return cells;
                continue;
            }
            if (text_[at_ - 1] == '\r' && !at_end() && text_[at_] == '\n') ++at_;
            return cells;
        }
    }

    /// Rows in which a quotation mark was opened and not closed.
    bool take_unclosed() { return std::exchange(unclosed_, false); }

private:
    bool ends_cell(char c) const { return c == delimiter_ || c == '\n' || c == '\r'; }

    std::string read_cell() {
        std::string cell;
        if (!at_end() && text_[at_] == '"') {
            if (const auto close = closing_quote()) {
                cell = std::string(text_.substr(at_ + 1, *close - at_ - 1));
                for (std::size_t i = 0; (i = cell.find("\"\"", i)) != std::string::npos; ++i)
                    cell.erase(i, 1);
                at_ = *close + 1;
            } else {
                unclosed_ = true;
            }
        }
        // What follows a closing quotation mark belongs to the cell as well.
        const std::size_t begin = at_;
        while (!at_end() && !ends_cell(text_[at_])) ++at_;
        return cell.append(text_.substr(begin, at_ - begin));
    }

    std::optional<std::size_t> closing_quote() const {
        std::size_t lines = 0;
        for (std::size_t i = at_ + 1; i < text_.size() && lines < most_lines_of_a_cell; ++i) {
            if (text_[i] == '\n') ++lines;
            if (text_[i] != '"') continue;
            if (i + 1 == text_.size() || text_[i + 1] != '"') return i;
            ++i;
        }
        return std::nullopt;
    }

    const std::string_view text_;
    const char delimiter_;
    std::size_t at_ = 0;
    bool unclosed_ = false;
};

/// How many of the first rows have the width that most of them have, and that width; blank rows and
/// rows of one cell left aside.
struct Widths {
    char delimiter = ',';
    std::size_t rows = 0, width = 1;
};

Widths widths_with(std::string_view text, char delimiter) {
    SheetReader reader(text, delimiter);
    std::map<std::size_t, std::size_t> rows_of_width;
    for (std::size_t row = 0; row < rows_looked_at && !reader.at_end(); ++row)
        if (const std::size_t width = reader.read_row().size(); width > 1) ++rows_of_width[width];
    Widths widths{.delimiter = delimiter};
    for (const auto& [width, rows] : rows_of_width)
        if (rows >= widths.rows) widths = {delimiter, rows, width};
    return widths;
}

/// Commas and semicolons stand inside cells and numbers, too; tabs and bars hardly ever do. With a
/// decimal comma a row has as many commas as semicolons at most.
char delimiter_of(std::string_view text) {
    constexpr std::array in_order{'\t', '|', ';', ','};
    std::array<Widths, in_order.size()> found;
    std::size_t most_rows = 0;
    for (std::size_t i = 0; i < in_order.size(); ++i) {
        found[i] = widths_with(text, in_order[i]);
        most_rows = std::max(most_rows, found[i].rows);
    }
    const Widths* best = nullptr;
    for (const Widths& one : found) {
        if (one.rows == 0 || 10 * one.rows < 8 * most_rows) continue;
        const bool settled = best != nullptr && (best->delimiter == '\t' || best->delimiter == '|');
        if (best == nullptr || (!settled && one.width > best->width)) best = &one;
    }
    return best == nullptr ? ',' : best->delimiter;
}

/// "sep=;" in a first line of its own, as spreadsheet programs understand it.
std::optional<char> declared_delimiter(std::string_view& text) {
    constexpr std::string_view word = "sep=";
    if (!text.starts_with(word) || text.size() < word.size() + 2) return std::nullopt;
    const char delimiter = text[word.size()];
    const std::size_t line = text.find('\n');
    const std::string_view rest = trimmed(text.substr(0, line)).substr(word.size());
    if (line == std::string_view::npos || rest.size() > 1 || delimiter == '"') return std::nullopt;
    text.remove_prefix(line + 1);
    return delimiter;
}

}  // namespace

Result<void> within_limits(const Sheet& sheet, const SheetLimits& limits) {
    std::size_t cells = 0, widest = 0;
    for (const auto& row : sheet.rows) cells += row.size(), widest = std::max(widest, row.size());
    if (sheet.rows.size() > limits.rows)
        return failure(
            fmt::format("has more than {} rows; keep those of one kind of area and period",
                        limits.rows),
            sheet.file);
    if (widest > limits.columns)
        return failure(
            fmt::format("has more than {} columns; keep those to be mapped", limits.columns),
            sheet.file);
    if (cells > limits.cells)
        return failure(
            fmt::format("has more than {} cells; keep the columns to be mapped", limits.cells),
            sheet.file);
    return {};
}

Result<Sheet> parse_sheet(std::string_view text, std::string file, const SheetLimits& limits) {
    Sheet sheet;
    sheet.file = std::move(file);
    const std::optional<char> declared = declared_delimiter(text);
    // The line that declares the delimiter is row 1 for nobody: spreadsheets hide it.
    SheetReader reader(text, declared ? *declared : delimiter_of(text));
    std::size_t cells = 0;
    while (!reader.at_end()) {
        std::vector<std::string> row = reader.read_row();
        while (!row.empty() && trimmed(row.back()).empty()) row.pop_back();
        if (reader.take_unclosed())
            sheet.told.push_back(
                {"a quotation mark is opened and not closed, so it is taken as it stands; look at "
                 "the row",
                 sheet.where(sheet.rows.size())});
        cells += row.size();
        sheet.rows.push_back(std::move(row));
        if (sheet.rows.size() > limits.rows || cells > limits.cells) break;
    }
    while (!sheet.rows.empty() && sheet.rows.back().empty()) sheet.rows.pop_back();
    if (auto fits = within_limits(sheet, limits); !fits) return tl::make_unexpected(fits.error());
    return sheet;
}

}  // namespace geo
