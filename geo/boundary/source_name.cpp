#include "geo/boundary/source_name.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <optional>

namespace geo {
namespace {

constexpr std::string_view web_prefixes[] = {"https://", "http://"};
constexpr std::array file_endings{".gpkg", ".fgb", ".shp",      ".shz", ".geojson", ".geojsonl",
                                  ".kml",  ".kmz", ".topojson", ".zip", ".gml"};

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](unsigned char c) { return std::tolower(c); });
    return result;
}

bool is_database(std::string_view text) { return lower(text.substr(0, 3)) == "pg:"; }

bool is_web(std::string_view text) {
    const std::string start = lower(text.substr(0, 8));
    return std::ranges::any_of(web_prefixes,
                               [&](auto prefix) { return start.starts_with(prefix); });
}

bool exists(const std::string& file) {
    std::error_code ignored;
    return std::filesystem::exists(file, ignored);
}

/// Takes a value that may be quoted, with its quotes.
std::size_t end_of_value(const std::string& text, std::size_t at) {
    if (at < text.size() && text[at] == '\'') {
        for (++at; at < text.size() && text[at] != '\''; ++at)
            if (text[at] == '\\') ++at;
        return std::min(at + 1, text.size());
    }
    return std::min(text.find_first_of(" \t\n\"", at), text.size());
}

/// Replaces the value of each "key=" with an ellipsis.
void hide_value(std::string& text, std::string_view key) {
    for (std::size_t at = 0;;) {
        at = lower(text).find(key, at);
        if (at == std::string::npos) return;
        const bool is_word = at == 0 || std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0;
        std::size_t equals = text.find_first_not_of(' ', at + key.size());
        at += key.size();
        if (!is_word || equals == std::string::npos || text[equals] != '=') continue;
        std::size_t value = text.find_first_not_of(' ', equals + 1);
        if (value == std::string::npos) return;
        text.replace(value, end_of_value(text, value) - value, "…");
        at = value;
    }
}

void hide_in_addresses(std::string& text) {
    for (std::size_t at = text.find("://"); at != std::string::npos; at = text.find("://", at)) {
        at += 3;
        const std::size_t end = std::min(text.find_first_of(" \t\n\"'", at), text.size());
        const std::size_t slash = std::min(text.find('/', at), end);
        const std::size_t user = text.rfind('@', slash);
        std::size_t past = end;
        if (user != std::string::npos && user >= at && user < slash) {
            text.erase(at, user + 1 - at);
            past -= user + 1 - at;
        }
        const std::size_t query = text.find('?', at);
        if (query < past) text.replace(query, past - query, "?…");
    }
}

bool has_password(const std::string& text) {
    std::string hidden = text;
    hide_value(hidden, "password");
    if (hidden != text) return true;
    const std::size_t at = text.find("://");
    if (at == std::string::npos) return false;
    const std::size_t slash = std::min(text.find('/', at + 3), text.size());
    const std::size_t user = text.rfind('@', slash);
    return user != std::string::npos && user > at;
}

/// Where the name of the layer begins, after its colon.
std::optional<std::size_t> layer_in_text(const std::string& text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos || colon + 1 == text.size()) return std::nullopt;
    const std::string_view after = std::string_view{text}.substr(colon + 1);
    if (after.find_first_of("/\\=") != std::string_view::npos) return std::nullopt;
    if (is_database(text)) return colon > 2 ? std::optional{colon + 1} : std::nullopt;
    // "https://host:8080" and "https:" have a colon, too.
    if (is_web(text))
        return text.find('/', text.find("://") + 3) < colon ? std::optional{colon + 1}
                                                            : std::nullopt;
    return exists(text) ? std::nullopt : std::optional{colon + 1};
}

Result<void> complete_file(SourceName& name, const std::string& text) {
    name.shown = std::filesystem::path(text).filename().string();
    const bool zipped_path = text.starts_with("/vsizip/");
    if (text.starts_with("/vsi") && (!zipped_path || text.find("/vsi", 1) != std::string::npos))
        return failure("is none of the ways to boundaries; give a file, a zip, PG: or https://",
                       without_credentials(text));
    name.connection = text;
    if (lower(text).ends_with(".zip") && !zipped_path) name.connection = "/vsizip/" + text;
    return {};
}

/// GeoJSON and TopoJSON say what they are near their beginning; a scene says "schema".
bool json_holds_boundaries(const std::string& file) {
    std::string start(4096, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(stream.gcount()));
    for (const char* word : {"\"FeatureCollection\"", "\"Topology\"", "\"Feature\"", "\"Polygon\"",
                             "\"MultiPolygon\"", "\"GeometryCollection\""})
        if (start.find(word) != std::string::npos) return true;
    return false;
}

}  // namespace

std::string without_credentials(std::string text) {
    for (const std::string_view key : {"password", "user", "passfile", "sslpassword"})
        hide_value(text, key);
    hide_in_addresses(text);
    return text;
}

bool is_connection(std::string_view text) {
    return is_database(text) || is_web(text) || text.starts_with("/vsi");
}

Result<SourceName> source_name_of(const std::string& text) {
    if (text.empty())
        return failure("no source of boundaries; give a file, PG: or https://", "--boundaries");
    if (has_password(text))
        return failure(
            "holds a password where others can read it; put it into PGPASSWORD, ~/.pgpass or "
            "~/.pg_service.conf (GDAL_HTTP_USERPWD for the web)",
            without_credentials(text));
    SourceName name;
    const auto layer = layer_in_text(text);
    if (layer) name.layer = text.substr(*layer);
    const std::string rest = layer ? text.substr(0, *layer - 1) : text;
    name.shown = without_credentials(rest);
    if (is_database(rest)) {
        name.kind = SourceName::Kind::database;
        name.connection = "PG:" + rest.substr(3);
    } else if (is_web(rest)) {
        name.kind = SourceName::Kind::web;
        name.connection = rest;
    } else if (rest.starts_with("/vsicurl/") && is_web(std::string_view{rest}.substr(9))) {
        return source_name_of(text.substr(9));
    } else if (auto complete = complete_file(name, rest); !complete) {
        return tl::make_unexpected(complete.error());
    }
    return name;
}

bool looks_like_boundaries(const std::string& text) {
    if (is_connection(text)) return true;
    std::string file = text;
    if (const auto layer = layer_in_text(text)) file = text.substr(0, *layer - 1);
    const std::string name = lower(file);
    if (std::ranges::any_of(file_endings, [&](auto ending) { return name.ends_with(ending); }))
        return true;
    return name.ends_with(".json") && json_holds_boundaries(file);
}

}  // namespace geo
