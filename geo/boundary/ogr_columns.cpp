#include "geo/boundary/ogr_columns.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>

namespace geo {
namespace {

// The kinds of area in the official downloads' column names, districts first: a file of districts
// may also say which county each lies in.
constexpr std::array official_kinds{"LAD", "LTLA", "UTLA", "CTYUA", "CAUTH", "PFA", "RGN", "CTRY"};

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::toupper(c); });
    return text;
}

/// "LAD24CD" is LAD, two digits of a year, CD.
bool is_official(const std::string& column, const std::string& kind, const std::string& ending) {
    const std::string text = upper(column);
    return text.size() == kind.size() + 2 + ending.size() && text.starts_with(kind) &&
           text.ends_with(ending) && std::isdigit(static_cast<unsigned char>(text[kind.size()])) &&
           std::isdigit(static_cast<unsigned char>(text[kind.size() + 1]));
}

std::string name_at(const OGRFeatureDefn& definition, int column) {
    return definition.GetFieldDefn(column)->GetNameRef();
}

/// OGR compares without regard to case.
int column_named(const OGRFeatureDefn& definition, const std::string& name) {
    return definition.GetFieldIndex(name.c_str());
}

std::optional<int> official_column(const OGRFeatureDefn& definition, const std::string& ending) {
    for (const char* kind : official_kinds)
        for (int column = 0; column < definition.GetFieldCount(); ++column)
            if (is_official(name_at(definition, column), kind, ending)) return column;
    return std::nullopt;
}

int code_column_of(const OGRFeatureDefn& definition) {
    const int plain = column_named(definition, "code");
    return plain >= 0 ? plain : official_column(definition, "CD").value_or(-1);
}

int name_column_of(const OGRFeatureDefn& definition, int code) {
    // LAD24CD goes with LAD24NM.
    std::string beside = upper(name_at(definition, code));
    if (beside.ends_with("CD")) {
        beside.replace(beside.size() - 2, 2, "NM");
        if (const int column = column_named(definition, beside); column >= 0) return column;
    }
    const int plain = column_named(definition, "name");
    return plain >= 0 ? plain : official_column(definition, "NM").value_or(-1);
}

std::string columns_listed(const OGRFeatureDefn& definition) {
    std::string list;
    for (int column = 0; column < definition.GetFieldCount(); ++column)
        list += (column == 0 ? "" : ", ") + name_at(definition, column);
    return list.empty() ? "none" : list;
}

Result<std::optional<int>> year_in(const OGRFeature& feature, int column) {
    const std::string text = text_in(feature, column);
    if (text.empty()) return std::nullopt;
    int year = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, year);
    if (error != std::errc{} || stopped != end || year < 1000 || year > 9999)
        return failure(fmt::format("not a year: '{}'; write four digits, or nothing", text));
    return year;
}

}  // namespace

Result<BoundaryColumns> columns_of(const OGRFeatureDefn& definition,
                                   const BoundaryRequest& request) {
    for (const std::string& asked : {request.code_column, request.name_column})
        if (!asked.empty() && column_named(definition, asked) < 0)
            return failure(fmt::format("has no column '{}'; its columns are {}", asked,
                                       columns_listed(definition)));
    BoundaryColumns columns;
    columns.code = request.code_column.empty() ? code_column_of(definition)
                                               : column_named(definition, request.code_column);
    if (columns.code < 0)
        return failure(
            fmt::format("has no column of codes (code, LAD24CD, …); say which of its "
                        "columns holds them: {}",
                        columns_listed(definition)));
    columns.name = request.name_column.empty() ? name_column_of(definition, columns.code)
                                               : column_named(definition, request.name_column);
    columns.start = column_named(definition, "start_year");
    columns.end = column_named(definition, "end_year");
    return columns;
}

std::string text_in(const OGRFeature& feature, int column) {
    if (column < 0 || !feature.IsFieldSetAndNotNull(column)) return {};
    return const_cast<OGRFeature&>(feature).GetFieldAsString(column);
}

Result<Vintage> vintage_in(const OGRFeature& feature, const BoundaryColumns& columns) {
    const Result<std::optional<int>> start = year_in(feature, columns.start);
    if (!start) return tl::make_unexpected(start.error());
    const Result<std::optional<int>> end = year_in(feature, columns.end);
    if (!end) return tl::make_unexpected(end.error());
    return Vintage{*start, *end};
}

}  // namespace geo
