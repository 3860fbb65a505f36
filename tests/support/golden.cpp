#include "tests/support/golden.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>

namespace {

constexpr double most_differing = 0.0005;

bool differs(const app::Image& a, const app::Image& b, std::size_t pixel, int tolerance) {
    for (std::size_t i = pixel * 4; i < pixel * 4 + 4; ++i)
        if (std::abs(a.rgba[i] - b.rgba[i]) > tolerance) return true;
    return false;
}

app::Image difference(const app::Image& a, const app::Image& b) {
    app::Image image = a;
    for (std::size_t p = 0; p < image.rgba.size() / 4; ++p) {
        const bool differing = differs(a, b, p, 2);
        for (std::size_t c = 0; c < 3; ++c) {
            const int pale = 192 + a.rgba[p * 4 + c] / 4, red = c == 0 ? 255 : 0;
            image.rgba[p * 4 + c] = static_cast<std::uint8_t>(differing ? red : pale);
        }
    }
    return image;
}

void keep(const app::Image& image, const std::string& file) {
    const auto written = app::write_png(image, file);
    const std::string where = std::filesystem::absolute(file).string();
    fmt::print(stderr, "{}\n", written ? "see " + where : geo::one_line(written.error()));
}

}  // namespace

double share_differing(const app::Image& a, const app::Image& b, int tolerance) {
    if (a.width != b.width || a.height != b.height) return 1;
    const std::size_t pixels = a.rgba.size() / 4;
    std::size_t differing = 0;
    for (std::size_t p = 0; p < pixels; ++p) differing += differs(a, b, p, tolerance);
    return static_cast<double>(differing) / static_cast<double>(pixels);
}

bool matches_golden(const app::Image& image, const std::string& name) {
    const std::string file =
        fmt::format("{}/tests/golden/{}.png", DEVOLUTION_ATLAS_SOURCE_DIR, name);
    const auto golden = app::read_png(file);
    const double differing = golden ? share_differing(image, *golden) : 1;
    if (differing <= most_differing) return true;
    if (golden)
        fmt::print(stderr, "{:.3f} % of the pixels differ from {}\n", differing * 100, file);
    else
        fmt::print(stderr, "{}\n", geo::one_line(golden.error()));
    keep(image, name + ".actual.png");
    if (golden && golden->width == image.width && golden->height == image.height)
        keep(difference(image, *golden), name + ".diff.png");
    return false;
}
