#include <cpl_conv.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <mutex>

#include "geo/boundary/ogr_source.h"
#include "geo/own/workbook.h"

namespace geo {
namespace {

/// Settings of GDAL for this thread, taken back at the end: the sheet as it is, without a guess at
/// headings and types.
class RawCells {
public:
    RawCells() {
        for (const auto& [name, value] : settings) CPLSetThreadLocalConfigOption(name, value);
    }
    ~RawCells() {
        for (const auto& [name, value] : settings) CPLSetThreadLocalConfigOption(name, nullptr);
    }
    RawCells(const RawCells&) = delete;
    RawCells& operator=(const RawCells&) = delete;

private:
    static constexpr std::array<std::pair<const char*, const char*>, 4> settings{
        {{"OGR_XLSX_HEADERS", "DISABLE"},
         {"OGR_XLSX_FIELD_TYPES", "AUTO"},
         {"OGR_ODS_HEADERS", "DISABLE"},
         {"OGR_ODS_FIELD_TYPES", "AUTO"}}};
};

/// As short as says it: 0.1 is "0.1", not what a double makes of it. A column with a heading is one
/// of text, and has its numbers as the file does: "0.34100000000000003".
std::string text_of(const OGRFeature& feature, int column) {
    if (!feature.IsFieldSetAndNotNull(column)) return {};
    if (feature.GetFieldDefnRef(column)->GetType() == OFTReal)
        return fmt::format("{:.15g}", feature.GetFieldAsDouble(column));
    std::string text = const_cast<OGRFeature&>(feature).GetFieldAsString(column);
    constexpr std::size_t longer_than_typed = 15;
    double number = 0;
    const char* const end = text.data() + text.size();
    if (text.size() < longer_than_typed || text.find('.') == std::string::npos) return text;
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && stopped == end ? fmt::format("{:.15g}", number) : text;
}

Result<OGRLayer*> layer_called(GDALDataset& dataset, const std::string& name,
                               const std::string& file) {
    std::vector<std::string> names;
    OGRLayer* fullest = nullptr;
    for (OGRLayer* layer : dataset.GetLayers()) {
        names.emplace_back(layer->GetName());
        if (!name.empty() && EQUAL(layer->GetName(), name.c_str())) return layer;
        if (fullest == nullptr || layer->GetFeatureCount() > fullest->GetFeatureCount())
            fullest = layer;
    }
    if (fullest == nullptr) return failure("has no worksheet", file);
    if (!name.empty())
        return failure(
            fmt::format("has no worksheet '{}'; it has {}", name, fmt::join(names, ", ")), file);
    return fullest;
}

}  // namespace

Result<Sheet> read_workbook(const std::filesystem::path& file, const std::string& sheet,
                            const SheetLimits& limits) {
    static std::once_flag once;
    std::call_once(once, GDALAllRegister);
    const std::string name = file.filename().string();
    const char* drivers[] = {"XLSX", "ODS", nullptr};
    GdalMessages messages;
    const RawCells raw;
    const GDALDatasetUniquePtr dataset{
        GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers)};
    if (!dataset)
        return failure(fmt::format("cannot be read as a spreadsheet ({}); save it again as XLSX, "
                                   "ODS or CSV",
                                   messages.failure_text().empty() ? "it holds no worksheet"
                                                                   : messages.failure_text()),
                       name);
    const Result<OGRLayer*> layer = layer_called(*dataset, sheet, name);
    if (!layer) return tl::make_unexpected(layer.error());
    Sheet read;
    read.file = name;
    read.title = (*layer)->GetName();
    for (OGRLayer* one : dataset->GetLayers()) read.worksheets.emplace_back(one->GetName());
    if (sheet.empty() && read.worksheets.size() > 1) {
        std::string others;
        for (const std::string& other : read.worksheets)
            if (other != read.title) others += (others.empty() ? "" : ", ") + other;
        read.told.push_back({fmt::format("the worksheet '{}' is read, the longest; others are {}",
                                         read.title, others),
                             name});
    }
    std::size_t cells = 0;
    for (const auto& feature : **layer) {
        // The identifier is the row's number, where rows in between are empty.
        const auto number = static_cast<std::size_t>(std::max<GIntBig>(feature->GetFID(), 1));
        if (number > read.rows.size() + 1 && number <= limits.rows) read.rows.resize(number - 1);
        std::vector<std::string> row;
        for (int column = 0; column < feature->GetFieldCount(); ++column)
            row.push_back(text_of(*feature, column));
        while (!row.empty() && trimmed(row.back()).empty()) row.pop_back();
        cells += row.size();
        read.rows.push_back(std::move(row));
        if (read.rows.size() > limits.rows || cells > limits.cells) break;
    }
    while (!read.rows.empty() && read.rows.back().empty()) read.rows.pop_back();
    return read;
}

}  // namespace geo
