#include "app/cli/tables.h"

#include <algorithm>
#include <iterator>

#include "geo/core/characters.h"

namespace app {

std::string table_text(const std::vector<std::string>& header,
                       const std::vector<std::vector<std::string>>& rows,
                       const std::vector<bool>& right) {
    std::vector<std::size_t> widths;
    std::ranges::transform(header, std::back_inserter(widths), geo::characters_in);
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], geo::characters_in(row[i]));
    std::string out;
    const auto write = [&](const std::vector<std::string>& row) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string pad(widths[i] - geo::characters_in(row[i]), ' ');
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
