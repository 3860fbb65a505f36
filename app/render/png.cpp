#include <fcntl.h>
#include <fmt/format.h>
#include <png.h>
#include <unistd.h>

#include <cerrno>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <memory>
#include <system_error>

#include "app/render/image.h"

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

struct PngWriter {
    explicit PngWriter(Complaint& complaint)
        : png(png_create_write_struct(PNG_LIBPNG_VER_STRING, &complaint, Complaint::take,
                                      Complaint::ignore)),
          info(png_create_info_struct(png)) {}
    ~PngWriter() { png_destroy_write_struct(&png, &info); }
    PngWriter(PngWriter&&) = delete;
    PngWriter& operator=(PngWriter&&) = delete;
    png_structp png;
    png_infop info;
};

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

bool encode(PngWriter& writer, const Image& image, const std::string& source, std::FILE* out) {
    std::string text = source;  // libpng wants it writable
    png_text entry{};
    char keyword[] = "Source";
    entry.compression = PNG_TEXT_COMPRESSION_NONE;
    entry.key = keyword;
    entry.text = text.data();
    entry.text_length = text.size();
    const bool without_alpha = opaque(image);
    if (setjmp(png_jmpbuf(writer.png))) return false;

    png_init_io(writer.png, out);
    // Measured on maps of 1920 x 1080: flat colours compress well without a filter, and every
    // higher level costs more time than it saves bytes.
    png_set_filter(writer.png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_compression_level(writer.png, 3);
    png_set_IHDR(writer.png, writer.info, static_cast<png_uint_32>(image.width),
                 static_cast<png_uint_32>(image.height), 8,
                 without_alpha ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (!source.empty()) png_set_text(writer.png, writer.info, &entry, 1);
    png_write_info(writer.png, writer.info);
    if (without_alpha) png_set_filler(writer.png, 0, PNG_FILLER_AFTER);
    const auto row = static_cast<std::size_t>(image.width) * 4;
    for (int y = 0; y < image.height; ++y)
        png_write_row(writer.png, image.rgba.data() + row * static_cast<std::size_t>(y));
    png_write_end(writer.png, nullptr);
    return true;
}

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
                            const std::string& source) {
    // The process number keeps two programs that write the same picture apart.
    std::filesystem::path beside = file;
    beside += fmt::format(".{}.part", getpid());
    errno = 0;
    File out(std::fopen(beside.c_str(), "wb"));
    if (!out) return not_written(file, advice(errno));

    Complaint complaint;
    bool written = false;
    {
        PngWriter writer(complaint);
        written = encode(writer, image, source, out.get());
    }
    int fault = written ? 0 : errno;
    // A full disk may show only when the last bytes leave the buffer.
    if (std::fclose(out.release()) != 0 && written) written = false, fault = errno;
    if (written && std::rename(beside.c_str(), file.c_str()) == 0) return {};
    if (written) fault = errno;
    std::error_code ignored;
    std::filesystem::remove(beside, ignored);
    return not_written(file, fault != 0 ? advice(fault) : complaint.text);
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
