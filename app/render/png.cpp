#include "app/render/png.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <png.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string_view>
#include <system_error>
#include <vector>

#include "app/scene/embedded_recipe.h"
#include "geo/core/in_shares.h"

namespace app {
namespace {

struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

/// What libpng complained of; it leaves its functions by longjmp, so no object with a destructor
/// may be made between setjmp and the last call.
struct Complaint {
    char text[200] = {};
    static void take(png_structp png, png_const_charp message) {
        auto* self = static_cast<Complaint*>(png_get_error_ptr(png));
        std::snprintf(self->text, sizeof self->text, "%s", message);
        png_longjmp(png, 1);
    }
    static void ignore(png_structp, png_const_charp) {}
};

bool opaque(const Image& image) {
    for (std::size_t i = 3; i < image.rgba.size(); i += 4)
        if (image.rgba[i] != 255) return false;
    return true;
}

struct PngReader {
    explicit PngReader(Complaint& complaint)
        : png(png_create_read_struct(PNG_LIBPNG_VER_STRING, &complaint, Complaint::take,
                                     Complaint::ignore)),
          info(png_create_info_struct(png)) {}
    ~PngReader() { png_destroy_read_struct(&png, &info, nullptr); }
    PngReader(PngReader&&) = delete;
    PngReader& operator=(PngReader&&) = delete;
    png_structp png;
    png_infop info;
};

void put_number(std::string& bytes, std::uint32_t number) {
    for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(number >> shift & 255);
}

std::string chunk_of(std::string_view kind, std::string_view content) {
    std::string chunk;
    put_number(chunk, static_cast<std::uint32_t>(content.size()));
    chunk += kind;
    chunk += content;
    const auto* bytes = reinterpret_cast<const Bytef*>(chunk.data());
    put_number(chunk,
               static_cast<std::uint32_t>(crc32_z(0, bytes + 4, kind.size() + content.size())));
    return chunk;
}

/// A text of the picture: keyword, not compressed, of no language, in UTF-8. Nothing without text.
std::string note(std::string_view keyword, const std::string& text) {
    if (text.empty()) return {};
    return chunk_of("iTXt", std::string(keyword) + std::string(5, '\0') + text);
}

std::string physical_size(double dots_per_inch) {
    constexpr double inches_per_metre = 1 / 0.0254;
    std::string content;
    for (int side = 0; side < 2; ++side)
        put_number(content, static_cast<std::uint32_t>(dots_per_inch * inches_per_metre + 0.5));
    return chunk_of("pHYs", content + '\1');  // dots to the metre
}

/// Some rows of a picture on their way into the file.
struct Strip {
    std::string packed;
    uLong adler = 0;
    z_off_t size = 0;  // before it was packed
};

// Measured on maps of 1920 x 1080: flat colours compress well without a filter, and every higher
// level costs more time than it saves bytes.
constexpr int level = 3;

/// Rows without a filter, alpha left out where there is none.
Strip strip_of(const Image& image, bool without_alpha, int first, int past) {
    const std::size_t channels = without_alpha ? 3 : 4;
    const auto width = static_cast<std::size_t>(image.width);
    std::vector<Bytef> rows(static_cast<std::size_t>(past - first) * (1 + width * channels));
    Bytef* out = rows.data();
    for (int y = first; y < past; ++y) {
        const std::uint8_t* pixel = image.rgba.data() + static_cast<std::size_t>(y) * width * 4;
        *out++ = 0;
        for (std::size_t x = 0; x < width; ++x, pixel += 4) {
            std::memcpy(out, pixel, channels);
            out += channels;
        }
    }
    Strip strip{{}, adler32_z(1, rows.data(), rows.size()), static_cast<z_off_t>(rows.size())};
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
    strip.packed.resize(deflateBound(&stream, static_cast<uLong>(rows.size())) + 16);
    stream.next_in = rows.data();
    stream.avail_in = static_cast<uInt>(rows.size());
    stream.next_out = reinterpret_cast<Bytef*>(strip.packed.data());
    stream.avail_out = static_cast<uInt>(strip.packed.size());
    // Ends at a whole byte, so that the next strip can follow.
    deflate(&stream, past == image.height ? Z_FINISH : Z_FULL_FLUSH);
    strip.packed.resize(stream.total_out);
    deflateEnd(&stream);
    return strip;
}

/// The bytes of a PNG. Strips of rows are compressed on several threads; how many strips there are
/// depends on the picture alone, so that it gives the same bytes everywhere.
}  // namespace

std::string png_of(const Image& image, const PngNotes& notes) {
    constexpr int rows_of_a_strip = 64;
    const bool without_alpha = opaque(image);
    std::vector<Strip> strips(
        static_cast<std::size_t>((image.height + rows_of_a_strip - 1) / rows_of_a_strip));
    geo::in_parallel(strips.size(), [&](std::size_t i) {
        const int first = static_cast<int>(i) * rows_of_a_strip;
        strips[i] =
            strip_of(image, without_alpha, first, std::min(first + rows_of_a_strip, image.height));
    });

    std::string head;
    put_number(head, static_cast<std::uint32_t>(image.width));
    put_number(head, static_cast<std::uint32_t>(image.height));
    // Eight bits, colours with or without alpha, deflate, filters by row, not interlaced.
    for (const int byte : {8, without_alpha ? 2 : 6, 0, 0, 0}) head += static_cast<char>(byte);

    std::string png = "\x89PNG\r\n\x1a\n" + chunk_of("IHDR", head);
    if (notes.dots_per_inch > 0) png += physical_size(notes.dots_per_inch);
    png += note("Source", notes.source) + note(recipe_keyword, notes.recipe);
    uLong adler = 1;
    for (std::size_t i = 0; i < strips.size(); ++i) {
        std::string content = i == 0 ? "\x78\x5e" : "";  // a zlib stream begins
        content += strips[i].packed;
        adler = adler32_combine(adler, strips[i].adler, strips[i].size);
        if (i + 1 == strips.size()) put_number(content, static_cast<std::uint32_t>(adler));
        png += chunk_of("IDAT", content);
    }
    return png + chunk_of("IEND", {});
}

namespace {

bool decode(PngReader& reader, Image& image, std::FILE* in) {
    if (setjmp(png_jmpbuf(reader.png))) return false;
    png_init_io(reader.png, in);
    png_read_info(reader.png, reader.info);
    png_set_expand(reader.png);
    png_set_strip_16(reader.png);
    png_set_gray_to_rgb(reader.png);
    png_set_filler(reader.png, 255, PNG_FILLER_AFTER);
    const int passes = png_set_interlace_handling(reader.png);
    png_read_update_info(reader.png, reader.info);
    image.width = static_cast<int>(png_get_image_width(reader.png, reader.info));
    image.height = static_cast<int>(png_get_image_height(reader.png, reader.info));
    const std::size_t row = png_get_rowbytes(reader.png, reader.info);
    image.rgba.resize(row * static_cast<std::size_t>(image.height));
    for (int pass = 0; pass < passes; ++pass)
        for (int y = 0; y < image.height; ++y)
            png_read_row(reader.png, image.rgba.data() + row * static_cast<std::size_t>(y),
                         nullptr);
    png_read_end(reader.png, nullptr);
    return true;
}

std::string advice(int error) {
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            return "the folder does not exist; make it, or choose another";
        case EACCES:
        case EPERM:
        case EROFS:
            return "no permission to write there; choose another folder";
        case ENOSPC:
        case EDQUOT:
            return "the disk is full; make room, or choose another folder";
        default:
            return std::strerror(error);
    }
}

tl::unexpected<geo::Error> not_written(const std::filesystem::path& file,
                                       const std::string& reason) {
    return geo::failure(fmt::format("the picture cannot be written: {}", reason), file.string());
}

}  // namespace

geo::Result<void> write_png(const Image& image, const std::filesystem::path& file,
                            const PngNotes& notes) {
    if (image.width <= 0 || image.height <= 0) return not_written(file, "it has no pixels");
    // The process number keeps two programs that write the same picture apart.
    std::filesystem::path beside = file;
    beside += fmt::format(".{}.part", getpid());
    errno = 0;
    File out(std::fopen(beside.c_str(), "wb"));
    if (!out) return not_written(file, advice(errno));

    const std::string bytes = png_of(image, notes);
    bool written = std::fwrite(bytes.data(), 1, bytes.size(), out.get()) == bytes.size();
    int fault = written ? 0 : errno;
    // A full disk may show only when the last bytes leave the buffer.
    if (std::fclose(out.release()) != 0 && written) written = false, fault = errno;
    if (written && std::rename(beside.c_str(), file.c_str()) == 0) return {};
    if (written) fault = errno;
    std::error_code ignored;
    std::filesystem::remove(beside, ignored);
    return not_written(file, advice(fault));
}

geo::Result<Image> read_png(const std::filesystem::path& file) {
    const File in(std::fopen(file.c_str(), "rb"));
    if (!in)
        return geo::failure(fmt::format("cannot be opened: {}", std::strerror(errno)),
                            file.string());
    Complaint complaint;
    PngReader reader(complaint);
    Image image;
    if (!decode(reader, image, in.get()))
        return geo::failure(fmt::format("not a PNG picture that can be read: {}", complaint.text),
                            file.string());
    return image;
}

}  // namespace app
