#include "geo/boundary/ogr_connection.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <string_view>

namespace geo {
namespace {

constexpr const char* allowed_drivers[] = {"GPKG",       "FlatGeobuf", "ESRI Shapefile", "GeoJSON",
                                           "GeoJSONSeq", "TopoJSON",   "LIBKML",         "KML",
                                           "PostgreSQL", nullptr};

/// GDAL's settings by which a server that says nothing is given up.
constexpr std::array network_settings{"GDAL_HTTP_CONNECTTIMEOUT", "GDAL_HTTP_LOW_SPEED_TIME",
                                      "GDAL_HTTP_LOW_SPEED_LIMIT", "GDAL_HTTP_TIMEOUT",
                                      "GDAL_HTTP_MAX_RETRY"};

/// The only file of a zip that a driver may know, or the zip itself: GDAL opens that where it holds
/// the files of one Shapefile.
Result<std::string> inside_zip(const std::string& zip, const std::string& shown) {
    const CPLStringList entries{VSIReadDirRecursive(zip.c_str())};
    if (entries.empty()) return failure("is not a zip that can be read; fetch it again", shown);
    constexpr std::string_view endings[] = {".gpkg", ".fgb", ".shp",     ".geojson",
                                            ".json", ".kml", ".topojson"};
    std::vector<std::string> found;
    for (int i = 0; i < entries.size(); ++i) {
        const std::string entry = entries[i];
        if (std::ranges::any_of(endings, [&](auto ending) {
                return EQUAL(CPLGetExtension(entry.c_str()), std::string(ending.substr(1)).c_str());
            }))
            found.push_back(entry);
    }
    if (found.empty())
        return failure("holds no GeoPackage, FlatGeobuf, Shapefile, GeoJSON, TopoJSON or KML",
                       shown);
    if (found.size() > 1)
        return failure(
            fmt::format("holds several files of boundaries; unpack it and open one of {}",
                        fmt::join(found, ", ")),
            shown);
    return zip + "/" + found.front();
}

Result<std::string> to_open(const SourceName& name, int patience) {
    switch (name.kind) {
        case SourceName::Kind::database: {
            std::string text = name.connection;
            if (text.find("connect_timeout") == std::string::npos)
                text += fmt::format(" connect_timeout={}", patience);
            if (text.find("tcp_user_timeout") == std::string::npos)
                text += fmt::format(" tcp_user_timeout={}", patience * 1000);
            return text;
        }
        case SourceName::Kind::web:
            return "/vsicurl/" + name.connection;
        case SourceName::Kind::file:
            break;
    }
    if (name.connection.starts_with("/vsizip/") &&
        EQUAL(CPLGetExtension(name.connection.c_str()), "zip"))
        return inside_zip(name.connection, name.shown);
    return name.connection;
}

std::string refusal(const SourceName& name, std::string reason) {
    reason = without_credentials(std::move(reason));
    std::ranges::replace(reason, '\n', ' ');
    while (!reason.empty() && reason.back() == ' ') reason.pop_back();
    switch (name.kind) {
        case SourceName::Kind::database:
            return fmt::format("the database cannot be reached ({})",
                               reason.empty() ? "it gives no reason" : reason);
        case SourceName::Kind::web:
            return fmt::format(
                "cannot be opened as boundaries ({}); give the address of a "
                "FlatGeobuf file",
                reason.empty() ? "the format is not known" : reason);
        case SourceName::Kind::file:
            break;
    }
    return fmt::format(
        "cannot be opened as boundaries ({}); give a GeoPackage, FlatGeobuf, "
        "Shapefile, GeoJSON, TopoJSON or KML",
        reason.empty() ? "its format is none of those allowed" : reason);
}

}  // namespace

void prepare_to_read_sources() {
    static std::once_flag once;
    std::call_once(once, GDALAllRegister);
}

OgrConnection::Settings::Settings(int patience) {
    const std::string seconds = std::to_string(patience);
    const std::array<std::string, network_settings.size()> values{
        seconds, seconds, "1000", std::to_string(patience * 6), "0"};
    for (std::size_t i = 0; i < values.size(); ++i)
        CPLSetThreadLocalConfigOption(network_settings[i], values[i].c_str());
    // Opening a file on a server is no reason to list the folder it lies in.
    CPLSetThreadLocalConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR");
}

OgrConnection::Settings::~Settings() {
    for (const char* setting : network_settings) CPLSetThreadLocalConfigOption(setting, nullptr);
    CPLSetThreadLocalConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", nullptr);
}

Result<OgrConnection> OgrConnection::open(const SourceName& name, int patience,
                                          GdalMessages& messages) {
    prepare_to_read_sources();
    auto settings = std::make_unique<Settings>(patience);
    if (name.kind != SourceName::Kind::web) {
        // A Shapefile finds its .prj and .dbf by the folder's list.
        CPLSetThreadLocalConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", nullptr);
    } else if (const auto fault = fault_of_server(name, patience)) {
        return failure(fault->what, name.shown);
    }
    const Result<std::string> source = to_open(name, patience);
    if (!source) return tl::make_unexpected(source.error());
    VSIStatBufL there;
    if (name.kind == SourceName::Kind::file && VSIStatL(source->c_str(), &there) != 0)
        return failure("cannot be opened, there is no such file", name.shown);
    messages.forget();
    GDALDatasetUniquePtr dataset{
        GDALDataset::Open(source->c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, allowed_drivers)};
    const std::string reason = messages.failure_text();
    if (!dataset) {
        // What was fetched of a server in trouble must not be remembered.
        if (name.kind == SourceName::Kind::web) VSICurlClearCache();
        return failure(refusal(name, reason), name.shown);
    }
    if (reason.find("crs not found") != std::string::npos)
        return failure(
            "is in a coordinate reference system that PROJ does not know; correct its CRS",
            name.shown);
    return OgrConnection{std::move(settings), std::move(dataset)};
}

}  // namespace geo
