#include "app/paper_plugin/subset_font.h"

#include <hb-subset.h>

#include <memory>
#include <string_view>

namespace app {
namespace {

template <auto destroy>
struct Destroyer {
    template <class T>
    void operator()(T* object) const {
        destroy(object);
    }
};
using Blob = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroyer<hb_face_destroy>>;
using Input = std::unique_ptr<hb_subset_input_t, Destroyer<hb_subset_input_destroy>>;

}  // namespace

std::string subset_font(const std::filesystem::path& file, const std::set<char32_t>& characters) {
    const Blob whole(hb_blob_create_from_file_or_fail(file.c_str()));
    if (!whole) return {};
    const Face face(hb_face_create(whole.get(), 0));
    const Input input(hb_subset_input_create_or_fail());
    if (!input) return {};
    for (const char32_t c : characters) hb_set_add(hb_subset_input_unicode_set(input.get()), c);
    // Numbers in columns.
    hb_set_add(hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG),
               HB_TAG('t', 'n', 'u', 'm'));
    const Face made(hb_subset_or_fail(face.get(), input.get()));
    if (!made) return {};
    const Blob bytes(hb_face_reference_blob(made.get()));
    unsigned int length = 0;
    const char* const data = hb_blob_get_data(bytes.get(), &length);
    return {data, length};
}

/// source  RFC 4648, section 4
std::string base64(const std::string& bytes) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        for (std::size_t j = 0; j < 3; ++j)
            three =
                three << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            out += i + j > bytes.size() ? '=' : digits[three >> (18 - 6 * j) & 63U];
    }
    return out;
}

}  // namespace app
