#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "geo/core/result.h"
#include "geo/import/import_package.h"
#include "tests/support/files.h"

/// Compiled figures of a handful of areas, sound and complete, in a folder that goes when this
/// does. Tests break them piece by piece.
class CompiledSample {
public:
    CompiledSample();

    /// Exchanges one piece of a file's text for another; the piece has to be there.
    void exchange(const std::string& file, std::string_view piece, std::string_view other);
    const std::filesystem::path& folder() const { return folder_.path(); }
    std::filesystem::path target() const { return folder_ / "package"; }
    geo::Result<geo::ImportReport> import() const;

private:
    TestFolder folder_;
};

/// Exchanges one piece of a file's text for another; the piece has to be there.
void exchange_in(const std::filesystem::path& file, std::string_view piece, std::string_view other);

/// Squares of one kilometre, one for each code, as one layer of a GeoPackage; made when missing.
struct SampleLayer {
    std::filesystem::path file;
    std::string name;
    std::vector<std::string> codes;
    int epsg = 27700;          // 0: none
    std::string outline = {};  // WKT of every feature, in the place of the squares
};
void write_layer(const SampleLayer& layer);
