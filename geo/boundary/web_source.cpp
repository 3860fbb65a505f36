// What a web server has to do before parts of its files can be read.

#include <cpl_http.h>
#include <cpl_string.h>

#include <algorithm>
#include <memory>
#include <string>

#include "geo/boundary/ogr_connection.h"

namespace geo {
namespace {

struct Destroy {
    void operator()(CPLHTTPResult* result) const { CPLHTTPDestroyResult(result); }
};

constexpr std::size_t asked_for = 1024;  // bytes

/// Counts what comes, and refuses what was not asked for: a server that knows no ranges would send
/// the whole file.
std::size_t count(void*, std::size_t size, std::size_t n, void* counter) {
    auto& seen = *static_cast<std::size_t*>(counter);
    seen += size * n;
    return seen > asked_for ? 0 : size * n;
}

bool says(const std::string& text, std::string_view word) {
    return text.find(word) != std::string::npos;
}

/// libcurl's words, as a sentence that says what to do.
std::string in_words(const std::string& reason, int patience) {
    // "HTTP error code : 404"
    if (const auto code = reason.find("code : "); code != std::string::npos) {
        const std::string number = reason.substr(code + 7);
        if (number.starts_with("404")) return "is not there (404); check the address";
        if (number.starts_with("401") || number.starts_with("403"))
            return "is refused by the server (" + number.substr(0, 3) +
                   "); give credentials in GDAL_HTTP_USERPWD";
        return "is not given out by the server now (" + number + ")";
    }
    if (says(reason, "not supported or disabled"))
        return "is redirected to something that is not the web; that is not followed";
    if (says(reason, "too slow") || says(reason, "timed out"))
        return fmt::format("comes too slowly; given up after {} s", patience);
    if (says(reason, "bytes remaining") || says(reason, "Empty reply"))
        return "was cut off by the server before its end";
    return "cannot be fetched (" + without_credentials(reason) + ")";
}

}  // namespace

std::optional<Error> fault_of_server(const SourceName& name, int patience) {
    const std::string range = fmt::format("HEADERS=Range: bytes=0-{}", asked_for - 1);
    const std::string low_time = fmt::format("LOW_SPEED_TIME={}", patience);
    const std::string whole_time = fmt::format("TIMEOUT={}", patience);
    // A kilobyte that takes longer than that is not waited for.
    const char* const options[] = {range.c_str(), low_time.c_str(), whole_time.c_str(), nullptr};
    const GdalMessages quiet;
    std::size_t seen = 0;
    const std::unique_ptr<CPLHTTPResult, Destroy> result{
        CPLHTTPFetchEx(name.connection.c_str(), options, nullptr, nullptr, count, &seen)};
    if (!result) return Error{"cannot be fetched; GDAL was built without the web", {}};
    const bool in_parts = CSLFetchNameValue(result->papszHeaders, "Content-Range") != nullptr;
    if (!in_parts && seen > 0 && (result->pszErrBuf == nullptr || seen > asked_for))
        return Error{
            "is on a server that gives out whole files only; use one that knows range requests, or "
            "fetch the file",
            {}};
    if (result->pszErrBuf != nullptr) return Error{in_words(result->pszErrBuf, patience), {}};
    return std::nullopt;
}

}  // namespace geo
