#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "geo/core/result.h"
#include "geo/import/import_package.h"

/// Compiled figures of a handful of areas, sound and complete, in a folder that goes when this
/// does. Tests break them piece by piece.
class CompiledSample {
public:
    CompiledSample();
    ~CompiledSample();
    CompiledSample(const CompiledSample&) = delete;
    CompiledSample& operator=(const CompiledSample&) = delete;

    /// Exchanges one piece of a file's text for another; the piece has to be there.
    void exchange(const std::string& file, std::string_view piece, std::string_view other);
    std::filesystem::path folder() const { return folder_; }
    std::filesystem::path target() const { return folder_ / "package"; }
    geo::Result<geo::ImportReport> import() const;

private:
    std::filesystem::path folder_;
};

std::string text_of(const std::filesystem::path& file);
void write_text(const std::filesystem::path& file, std::string_view text);
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
