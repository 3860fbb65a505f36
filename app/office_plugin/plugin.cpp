// The library that holds libzip, and with it OpenSSL and bzip2, which no other part of the atlas
// needs.
#include <zip.h>

#include <memory>

#include "app/office/package_file.h"

namespace {

using app::PackagePart;

struct Discarded {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};

geo::Result<void> failed(const char* reason, const std::filesystem::path& file) {
    return geo::failure(
        fmt::format("cannot be written ({}); free some space or choose another folder", reason),
        file.string());
}

geo::Result<void> write_zip(const std::vector<PackagePart>& parts, std::uint16_t day,
                            const std::filesystem::path& file) {
    int code = 0;
    std::unique_ptr<zip_t, Discarded> archive(zip_open(file.c_str(), ZIP_CREATE | ZIP_EXCL, &code));
    if (!archive) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const auto told = failed(zip_error_strerror(&error), file);
        zip_error_fini(&error);
        return told;
    }
    for (const PackagePart& part : parts) {
        zip_source_t* source =
            zip_source_buffer(archive.get(), part.bytes.data(), part.bytes.size(), 0);
        const zip_int64_t place = source == nullptr ? -1
                                                    : zip_file_add(archive.get(), part.name.c_str(),
                                                                   source, ZIP_FL_ENC_UTF_8);
        if (place < 0) {
            zip_source_free(source);
            return failed(zip_strerror(archive.get()), file);
        }
        const auto number = static_cast<zip_uint64_t>(place);
        zip_file_set_dostime(archive.get(), number, 0, day, 0);
        zip_file_set_external_attributes(archive.get(), number, 0, ZIP_OPSYS_DOS, 0);
        zip_set_file_compression(archive.get(), number,
                                 part.compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 9);
    }
    if (zip_close(archive.get()) != 0) return failed(zip_strerror(archive.get()), file);
    static_cast<void>(archive.release());
    return {};
}

}  // namespace

extern "C" {

extern const char* const devolution_atlas_build;
const char* const devolution_atlas_build = DEVOLUTION_ATLAS_VERSION;

extern const app::OfficeFunctions devolution_atlas_office_functions;
const app::OfficeFunctions devolution_atlas_office_functions{.write_zip = write_zip};

}  // extern "C"
