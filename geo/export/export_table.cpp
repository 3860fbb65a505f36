#include "geo/export/export_table.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace geo {
namespace {

struct Ending {
    std::string_view text;
    ExportFormat format;
};
constexpr std::array endings{Ending{".csv", ExportFormat::csv},
                             Ending{".geojson", ExportFormat::geojson},
                             Ending{".gpkg", ExportFormat::gpkg}, Ending{".ods", ExportFormat::ods},
                             Ending{".xlsx", ExportFormat::xlsx}};

void put(std::string& out, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

void put(std::string& out, double number) {
    std::array<char, 400> digits{};  // no double takes more without an exponent
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                   std::chars_format::fixed);
    out.append(digits.data(), end.ptr);
}

}  // namespace

Result<ExportFormat> export_format_of(const std::filesystem::path& file) {
    const std::string ending = file.extension().string();
    const auto* const found = std::ranges::find(endings, ending, &Ending::text);
    if (found != endings.end() && !file.stem().empty()) return found->format;
    return failure("a table ends in .csv, .geojson, .gpkg, .ods or .xlsx; name it so",
                   file.string());
}

bool holds_ground(ExportFormat format) {
    return format == ExportFormat::geojson || format == ExportFormat::gpkg;
}

std::string csv_of(const ExportTable& table) {
    std::string out;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (i > 0) out += ',';
        put(out, table.columns[i].name);
    }
    out += '\n';
    for (const std::vector<ExportCell>& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) out += ',';
            if (const auto* number = std::get_if<double>(&row[i]))
                put(out, *number);
            else if (const auto* text = std::get_if<std::string>(&row[i]))
                put(out, *text);
        }
        out += '\n';
    }
    return out;
}

}  // namespace geo
