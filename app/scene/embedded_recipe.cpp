#include "app/scene/embedded_recipe.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "geo/own/zip_sizes.h"

namespace app {
namespace {

constexpr std::string_view png_begins = "\x89PNG\r\n\x1a\n";

tl::unexpected<geo::Error> carries_none(const std::string& name) {
    return geo::failure("carries no recipe to open it by; only what Devolution Atlas exported does",
                        name);
}

bool is_whole_svg(std::string_view bytes) {
    bytes = bytes.substr(0, bytes.find_last_not_of(" \t\r\n") + 1);
    return bytes.ends_with("</svg>") || bytes.ends_with("/>");
}

tl::unexpected<geo::Error> damaged(const std::string& name) {
    return geo::failure("is damaged: its recipe is cut off; export it again", name);
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

/// source  PNG specification, third edition, 5.3 and 11.3.3.4
geo::Result<std::string> in_png(std::string_view bytes, const std::string& name) {
    // Not compressed, and in no language.
    const std::string head = std::string(recipe_keyword) + std::string(5, '\0');
    const auto checksum = [&](std::string_view of) {
        return crc32(0, reinterpret_cast<const Bytef*>(of.data()), static_cast<uInt>(of.size()));
    };
    std::size_t at = png_begins.size();
    while (at + 8 <= bytes.size()) {
        const std::size_t length = number_at(bytes, at);
        const std::string_view kind = bytes.substr(at + 4, 4);
        const std::string_view content = bytes.substr(at + 8, length);
        if (kind == "iTXt" && content.starts_with(head)) {
            if (at + 12 + length > bytes.size()) return damaged(name);
            if (checksum(bytes.substr(at + 4, 4 + length)) != number_at(bytes, at + 8 + length))
                return geo::failure(
                    "is damaged: its recipe is not as it was written; export it again", name);
            return std::string(content.substr(head.size()));
        }
        if (kind == "IEND") return carries_none(name);
        at += 12 + length;
    }
    return damaged(name);
}

/// Undoes what xml_text() does.
std::string without_entities(std::string_view text) {
    struct Entity {
        std::string_view written;
        char meant;
    };
    constexpr std::array entities{Entity{"&amp;", '&'}, Entity{"&lt;", '<'}, Entity{"&gt;", '>'},
                                  Entity{"&quot;", '"'}};
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto* const found = std::ranges::find_if(
            entities, [&](const Entity& one) { return text.substr(i).starts_with(one.written); });
        out += found == entities.end() ? text[i] : found->meant;
        i += found == entities.end() ? 1 : found->written.size();
    }
    return out;
}

geo::Result<std::string> in_svg(std::string_view bytes, const std::string& name) {
    const std::size_t found = bytes.rfind(svg_recipe_begins);
    if (found == std::string_view::npos)
        return is_whole_svg(bytes) ? carries_none(name) : damaged(name);
    const std::size_t from = found + svg_recipe_begins.size();
    const std::size_t past = bytes.find(svg_recipe_ends, from);
    if (past == std::string_view::npos) return damaged(name);
    return without_entities(bytes.substr(from, past - from));
}

geo::Result<std::string> in_pdf(std::string_view bytes, const std::string& name) {
    const std::size_t found = bytes.rfind(pdf_recipe_begins);
    const bool whole = bytes.find("%%EOF") != std::string_view::npos;
    if (found == std::string_view::npos) return whole ? carries_none(name) : damaged(name);
    const char* const digits = bytes.data() + found + pdf_recipe_begins.size();
    std::size_t length = 0;
    std::from_chars(digits, bytes.data() + bytes.size(), length);
    constexpr std::string_view begins = "stream\n", ends = "\nendstream";
    const std::size_t stream = bytes.find(begins, found);
    if (stream == std::string_view::npos) return damaged(name);
    const std::size_t from = stream + begins.size();
    if (length > bytes.size() - from || !bytes.substr(from + length).starts_with(ends))
        return damaged(name);
    return std::string(bytes.substr(from, length));
}

// No briefing is longer; what says so would only fill the memory.
constexpr std::uint64_t longest_recipe = 16 << 20;

/// A file inside a zip.
///
/// source  PKWARE APPNOTE.TXT 6.3.10, section 4.3.7
geo::Result<std::string> unpacked(std::string_view bytes, const geo::ZipEntry& entry,
                                  const std::string& name) {
    constexpr std::size_t header = 30;
    if (entry.unpacked > longest_recipe)
        return geo::failure("says that its recipe is longer than any is, so it is not read", name);
    if (entry.at > bytes.size() || bytes.size() - entry.at < header) return damaged(name);
    const auto length_at = [&](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])) |
               static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + 1])) << 8;
    };
    const std::size_t from =
        entry.at + header + length_at(entry.at + 26) + length_at(entry.at + 28);
    if (from > bytes.size() || bytes.size() - from < entry.packed) return damaged(name);
    const std::string_view packed = bytes.substr(from, entry.packed);
    std::string out(entry.unpacked, '\0');
    if (entry.method == Z_DEFLATED) {
        z_stream stream{};
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        stream.avail_in = static_cast<uInt>(packed.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return damaged(name);  // without a header
        const int ended = inflate(&stream, Z_FINISH);
        const bool is_whole = ended == Z_STREAM_END && stream.avail_out == 0;
        inflateEnd(&stream);
        if (!is_whole) return damaged(name);
    } else if (entry.method == 0 && packed.size() == out.size()) {
        out = packed;
    } else {
        return damaged(name);
    }
    const auto crc =
        crc32(0, reinterpret_cast<const Bytef*>(out.data()), static_cast<uInt>(out.size()));
    return crc == entry.crc ? geo::Result<std::string>(std::move(out)) : damaged(name);
}

geo::Result<std::string> in_zip(std::string_view bytes, const std::string& name) {
    const auto entries = geo::zip_entries(bytes);
    if (!entries) return damaged(name);
    const auto part = [&](std::string_view wanted) {
        return std::ranges::find(*entries, wanted, &geo::ZipEntry::name);
    };
    if (const auto recipe = part(document_recipe); recipe != entries->end())
        return unpacked(bytes, *recipe, name);
    const auto slides = part(slides_recipe);
    if (slides == entries->end()) return carries_none(name);
    const auto xml = unpacked(bytes, *slides, name);
    if (!xml) return xml;
    constexpr std::string_view begins = "<briefing>", ends = "</briefing>";
    const std::size_t from = xml->find(begins), past = xml->rfind(ends);
    if (from == std::string::npos) return carries_none(name);  // another program's part
    if (past == std::string::npos || past < from) return damaged(name);
    return without_entities(
        std::string_view(*xml).substr(from + begins.size(), past - from - begins.size()));
}

}  // namespace

std::optional<geo::Result<std::string>> embedded_recipe(std::string_view bytes,
                                                        const std::string& name) {
    if (bytes.starts_with(png_begins)) return in_png(bytes, name);
    if (bytes.starts_with("%PDF-")) return in_pdf(bytes, name);
    if (bytes.starts_with("PK\x03\x04")) return in_zip(bytes, name);
    if (bytes.starts_with("<?xml") || bytes.starts_with("<svg")) return in_svg(bytes, name);
    return std::nullopt;
}

}  // namespace app
