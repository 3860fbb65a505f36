#include "app/cli/tables.h"

#include <algorithm>

namespace app {
namespace {

/// Letters, not bytes: names have accents.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

std::string table_text(const std::vector<std::string>& header,
                       const std::vector<std::vector<std::string>>& rows,
                       const std::vector<bool>& right) {
    std::vector<std::size_t> widths;
    for (const std::string& name : header) widths.push_back(width_of(name));
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], width_of(row[i]));
    std::string out;
    const auto write = [&](const std::vector<std::string>& row) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string pad(widths[i] - width_of(row[i]), ' ');
            const bool flush_right = i < right.size() && right[i];
            const bool last = i + 1 == row.size();
            out += flush_right ? pad + row[i] : row[i] + (last ? "" : pad);
            out += last ? "\n" : "  ";
        }
    };
    write(header);
    for (const auto& row : rows) write(row);
    return out;
}

}  // namespace app
