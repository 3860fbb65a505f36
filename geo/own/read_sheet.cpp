#include "geo/own/read_sheet.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <optional>

#include "geo/own/text_encoding.h"
#include "geo/own/workbook.h"
#include "geo/own/zip_sizes.h"

namespace geo {
namespace {

constexpr double mebibyte = 1 << 20;

std::string in_mebibytes(double bytes) { return fmt::format("{:.0f} MiB", bytes / mebibyte); }

Result<std::string> bytes_of_file(const std::filesystem::path& file, const std::string& name,
                                  const SheetLimits& limits) {
    std::error_code fault;
    if (!std::filesystem::is_regular_file(file, fault))
        return failure("there is no such file; check its name and folder", file.string());
    const auto size = std::filesystem::file_size(file, fault);
    if (fault) return failure("cannot be read; is it a file you may open?", name);
    if (size == 0) return failure("is empty (0 bytes); save the table again", name);
    if (size > limits.bytes)
        return failure(fmt::format("is {} and a table may be {}; keep the rows and columns to be "
                                   "mapped",
                                   in_mebibytes(static_cast<double>(size)),
                                   in_mebibytes(static_cast<double>(limits.bytes))),
                       name);
    std::string bytes(size, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    if (!stream) return failure("cannot be read; is it a file you may open?", name);
    return bytes;
}

/// The day on which a file was changed last, by the clock of this place.
std::string date_of(const std::filesystem::path& file) {
    struct stat status {};
    std::tm day{};
    if (stat(file.c_str(), &status) != 0 || localtime_r(&status.st_mtime, &day) == nullptr)
        return {};
    return fmt::format("{:04}-{:02}-{:02}", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

/// A workbook is a zip; a small one may unpack to more than any memory holds.
Result<void> check_workbook(std::string_view bytes, const std::string& name,
                            const SheetLimits& limits) {
    const auto entries = zip_entries(bytes);
    if (!entries) return failure(entries.error().what, name);
    std::uint64_t packed = 0, unpacked = 0;
    bool is_workbook = false;
    for (const ZipEntry& entry : *entries) {
        packed += entry.packed;
        unpacked += entry.unpacked;
        is_workbook |= entry.name == "xl/workbook.xml" || entry.name == "content.xml";
    }
    if (!is_workbook)
        return failure("is a zip that is no spreadsheet; unpack it and open the table inside",
                       name);
    constexpr std::uint64_t small = 16u << 20, most_times = 400;
    if (unpacked > limits.unpacked || (unpacked > small && unpacked / most_times > packed))
        return failure(fmt::format("would unpack to {} from {}, which no table of areas does; save "
                                   "the table alone, as CSV",
                                   in_mebibytes(static_cast<double>(unpacked)),
                                   in_mebibytes(static_cast<double>(packed))),
                       name);
    return {};
}

/// What a file is that is no table, by its first bytes.
std::optional<std::string_view> other_kind(std::string_view bytes) {
    struct Kind {
        std::string_view begins, fault;
    };
    using namespace std::string_view_literals;
    constexpr std::array kinds{
        Kind{"\xD0\xCF\x11\xE0"sv,
             "is an Excel file of the old kind, or one with a password; save it as XLSX or CSV, "
             "without a password"},
        Kind{"%PDF"sv, "is a PDF; copy its table into a spreadsheet and save that"},
        Kind{"SQLite format 3"sv, "is a database, not a table; open a GeoPackage as boundaries"},
        Kind{"\x89PNG"sv, "is a picture, not a table"},
        Kind{"\xFF\xD8\xFF"sv, "is a picture, not a table"},
        Kind{"<"sv, "is a web page or XML, not a table; download the table as CSV or XLSX"},
        Kind{"{"sv, "is JSON, not a table; save the table as CSV"},
        Kind{"\x1F\x8B"sv, "is compressed; unpack it first"},
    };
    for (const Kind& kind : kinds)
        if (bytes.starts_with(kind.begins)) return kind.fault;
    return std::nullopt;
}

Result<Sheet> read_text(std::string bytes, const std::string& name, const SheetLimits& limits) {
    if (const auto fault = other_kind(bytes)) return failure(std::string(*fault), name);
    const DecodedText text = decoded(std::move(bytes));
    if (text.text.find('\0') != std::string::npos ||
        (text.encoding == "Windows-1252" && text.text.find("\xEF\xBF\xBD") != std::string::npos))
        return failure("is no text and no spreadsheet; save the table as CSV, XLSX or ODS", name);
    const std::string_view start = trimmed(text.text);
    if (start.empty()) return failure("holds nothing but blank lines", name);
    if (const auto fault = other_kind(start.substr(0, 16)))
        return failure(std::string(*fault), name);
    Result<Sheet> sheet = parse_sheet(text.text, name, limits);
    if (sheet && text.encoding != "UTF-8")
        sheet->told.push_back({fmt::format("is read as {}", text.encoding), name});
    return sheet;
}

}  // namespace

Result<Sheet> read_sheet(const std::filesystem::path& file, const std::string& sheet,
                         const SheetLimits& limits) {
    const std::string name = file.filename().string();
    Result<std::string> bytes = bytes_of_file(file, name, limits);
    if (!bytes) return tl::make_unexpected(bytes.error());
    const auto read = [&]() -> Result<Sheet> {
        if (!bytes->starts_with("PK")) return read_text(*std::move(bytes), name, limits);
        if (auto sound = check_workbook(*bytes, name, limits); !sound)
            return tl::make_unexpected(sound.error());
        Result<Sheet> workbook = read_workbook(file, sheet, limits);
        if (!workbook) return workbook;
        if (auto fits = within_limits(*workbook, limits); !fits)
            return tl::make_unexpected(fits.error());
        if (workbook->rows.empty()) return failure("holds no cells", name);
        return workbook;
    };
    Result<Sheet> made = read();
    if (made) made->date = date_of(file);
    return made;
}

bool looks_like_table(const std::string& text) {
    std::string ending = std::filesystem::path(text).extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
    constexpr std::array<std::string_view, 6> endings{".csv",  ".tsv",  ".tab",
                                                      ".xlsx", ".xlsm", ".ods"};
    return std::ranges::find(endings, ending) != endings.end();
}

}  // namespace geo
