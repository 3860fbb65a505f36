#include "app/render/image.h"

#include <cstring>
#include <utility>

namespace app {

Image image_of(const std::uint32_t* first, std::ptrdiff_t step, int width, int height,
               PixelOrder order) {
    Image image{width, height, {}};
    const auto bytes = static_cast<std::size_t>(width) * sizeof *first;
    image.rgba.resize(bytes * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y)
        std::memcpy(image.rgba.data() + bytes * static_cast<std::size_t>(y), first + y * step,
                    bytes);
    if (order == PixelOrder::bgra)
        for (std::size_t i = 0; i < image.rgba.size(); i += 4)
            std::swap(image.rgba[i], image.rgba[i + 2]);
    return image;
}

}  // namespace app
