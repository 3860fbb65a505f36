#include "app/canvas/paint_primitive.h"

#include <algorithm>
#include <cmath>

#include "app/render/fill_triangle.h"

namespace app {
namespace {

/// Colour and opacity, each 0 to 255.
struct Shade {
    float r = 0, g = 0, b = 0, a = 0;

    friend Shade operator+(Shade x, Shade y) {
        return {x.r + y.r, x.g + y.g, x.b + y.b, x.a + y.a};
    }
    friend Shade operator-(Shade x, Shade y) {
        return {x.r - y.r, x.g - y.g, x.b - y.b, x.a - y.a};
    }
    friend Shade operator*(Shade x, float by) { return {x.r * by, x.g * by, x.b * by, x.a * by}; }
};

/// Of the texture's width and height.
struct TexturePoint {
    float u = 0, v = 0;

    friend TexturePoint operator+(TexturePoint x, TexturePoint y) { return {x.u + y.u, x.v + y.v}; }
    friend TexturePoint operator-(TexturePoint x, TexturePoint y) { return {x.u - y.u, x.v - y.v}; }
    friend TexturePoint operator*(TexturePoint x, float by) { return {x.u * by, x.v * by}; }
};

Rgba rgba_of(ImU32 colour) {
    const auto byte = [&](int shift) { return static_cast<std::uint8_t>(colour >> shift & 0xFF); };
    return {byte(IM_COL32_R_SHIFT), byte(IM_COL32_G_SHIFT), byte(IM_COL32_B_SHIFT),
            byte(IM_COL32_A_SHIFT)};
}

Shade shade_of(ImU32 colour) {
    const Rgba c = rgba_of(colour);
    return {static_cast<float>(c.r), static_cast<float>(c.g), static_cast<float>(c.b),
            static_cast<float>(c.a)};
}

std::uint8_t byte_of(float value) {
    return static_cast<std::uint8_t>(std::clamp(value + 0.5f, 0.0f, 255.0f));
}

/// A 255th part, rounded; of numbers below 255 * 256.
std::uint32_t of_255(std::uint32_t product) {
    product += 128;
    return (product + (product >> 8)) >> 8;
}

std::uint8_t texel(const LetterTexture& letters, int x, int y) {
    x = std::clamp(x, 0, letters.width - 1);
    y = std::clamp(y, 0, letters.height - 1);
    return letters.texels[std::ptrdiff_t{y} * letters.width + x];
}

/// Between the four texels about a point of the texture, in texels.
float sampled(const LetterTexture& letters, float u, float v) {
    const float left = std::floor(u - 0.5f), top = std::floor(v - 0.5f);
    const float across = u - 0.5f - left, down = v - 0.5f - top;
    const int x = static_cast<int>(left), y = static_cast<int>(top);
    const auto row = [&](int at) {
        const auto one = static_cast<float>(texel(letters, x, at));
        const auto next = static_cast<float>(texel(letters, x + 1, at));
        return one + (next - one) * across;
    };
    return row(y) + (row(y + 1) - row(y)) * down;
}

float sampled_at(const LetterTexture& letters, const ImVec2& uv) {
    return sampled(letters, uv.x * static_cast<float>(letters.width),
                   uv.y * static_cast<float>(letters.height));
}

void lay_row(std::uint32_t* pixel, int count, std::uint32_t colour, std::uint32_t opacity) {
    if (opacity == 255)
        std::fill_n(pixel, count, colour);
    else
        for (int i = 0; i < count; ++i) pixel[i] = blended(pixel[i], colour, opacity);
}

bool is_whole(float value) { return std::abs(value - std::round(value)) < 1.0f / 64; }

void paint_rectangle(const Primitive& one, const LetterTexture& letters, PixelOrder order,
                     const PixelBox& part, const FramePixels& pixels) {
    const ImDrawVert &from = *one.corners[0], &to = *one.corners[2];
    const PixelBox box = overlap(overlap(one.box, part),
                                 {first_centre_from(from.pos.x), first_centre_from(from.pos.y),
                                  first_centre_from(to.pos.x), first_centre_from(to.pos.y)});
    if (box.empty()) return;
    const Rgba colour = rgba_of(from.col);
    const std::uint32_t pixel = opaque_pixel(colour, order);
    if (from.uv.x == to.uv.x && from.uv.y == to.uv.y) {
        const auto opacity =
            byte_of(static_cast<float>(colour.a) * sampled_at(letters, from.uv) / 255);
        for (int y = box.top; y < box.bottom; ++y)
            lay_row(pixels.row(y) + box.left, box.width(), pixel, opacity);
        return;
    }
    // Where in the texture the middle of the first pixel lies, and how far the next ones are.
    const float u_step =
        (to.uv.x - from.uv.x) * static_cast<float>(letters.width) / (to.pos.x - from.pos.x);
    const float v_step =
        (to.uv.y - from.uv.y) * static_cast<float>(letters.height) / (to.pos.y - from.pos.y);
    const float u = from.uv.x * static_cast<float>(letters.width) +
                    (static_cast<float>(box.left) + 0.5f - from.pos.x) * u_step;
    const float v = from.uv.y * static_cast<float>(letters.height) +
                    (static_cast<float>(box.top) + 0.5f - from.pos.y) * v_step;
    const int left = static_cast<int>(std::lround(u - 0.5f));
    const int top = static_cast<int>(std::lround(v - 0.5f));
    const bool texel_by_texel = std::abs(u_step - 1) < 1e-3f && std::abs(v_step - 1) < 1e-3f &&
                                is_whole(u - 0.5f) && is_whole(v - 0.5f) && left >= 0 && top >= 0 &&
                                left + box.width() <= letters.width &&
                                top + box.height() <= letters.height;
    for (int y = box.top; y < box.bottom; ++y) {
        std::uint32_t* row = pixels.row(y) + box.left;
        const std::uint8_t* covered =
            texel_by_texel
                ? letters.texels + std::ptrdiff_t{top + y - box.top} * letters.width + left
                : nullptr;
        for (int i = 0; i < box.width(); ++i) {
            const std::uint32_t share =
                covered != nullptr ? covered[i]
                                   : byte_of(sampled(letters, u + static_cast<float>(i) * u_step,
                                                     v + static_cast<float>(y - box.top) * v_step));
            if (share != 0) row[i] = blended(row[i], pixel, of_255(share * colour.a));
        }
    }
}

/// A value that changes evenly over a triangle.
template <class Value>
struct Gradient {
    Value at_origin, across, down;
    Value at(int x, int y) const {
        return at_origin + across * (static_cast<float>(x) + 0.5f) +
               down * (static_cast<float>(y) + 0.5f);
    }
};

template <class Value>
Gradient<Value> gradient_of(const Primitive& one, float twice_area, Value a, Value b, Value c) {
    const ImVec2 &p = one.corners[0]->pos, &q = one.corners[1]->pos, &r = one.corners[2]->pos;
    const Value ab = b - a, ac = c - a;
    const Value across = (ab * (r.y - p.y) - ac * (q.y - p.y)) * (1 / twice_area);
    const Value down = (ac * (q.x - p.x) - ab * (r.x - p.x)) * (1 / twice_area);
    return {a - across * p.x - down * p.y, across, down};
}

void paint_triangle(const Primitive& one, const LetterTexture& letters, PixelOrder order,
                    const PixelBox& part, const FramePixels& pixels) {
    const ImDrawVert &a = *one.corners[0], &b = *one.corners[1], &c = *one.corners[2];
    const float twice_area =
        (b.pos.x - a.pos.x) * (c.pos.y - a.pos.y) - (c.pos.x - a.pos.x) * (b.pos.y - a.pos.y);
    const PixelBox box = overlap(one.box, part);
    if (box.empty() || twice_area == 0) return;
    const auto fill = [&](const auto& span) {
        fill_triangle({a.pos.x, a.pos.y}, {b.pos.x, b.pos.y}, {c.pos.x, c.pos.y},
                      {box.top, box.bottom}, box.right, [&](int row, int first, int past) {
                          first = std::max(first, box.left);
                          if (first < past) span(row, first, past);
                      });
    };
    if (a.uv.x != b.uv.x || a.uv.y != b.uv.y) {  // a letter that is not level, of one colour
        const auto texels = gradient_of(one, twice_area, TexturePoint{a.uv.x, a.uv.y},
                                        TexturePoint{b.uv.x, b.uv.y}, TexturePoint{c.uv.x, c.uv.y});
        const Rgba colour = rgba_of(a.col);
        fill([&, pixel = opaque_pixel(colour, order)](int row, int first, int past) {
            for (int x = first; x < past; ++x) {
                const TexturePoint at = texels.at(x, row);
                const std::uint32_t share = byte_of(sampled_at(letters, {at.u, at.v}));
                std::uint32_t& under = pixels.row(row)[x];
                if (share != 0) under = blended(under, pixel, of_255(share * colour.a));
            }
        });
        return;
    }
    // ImGui's own texture has letters and one white texel; only images would need more than that.
    const float white = sampled_at(letters, a.uv) / 255;
    if (a.col == b.col && b.col == c.col) {
        const Rgba colour = rgba_of(a.col);
        const auto opacity = byte_of(static_cast<float>(colour.a) * white);
        fill([&, pixel = opaque_pixel(colour, order)](int row, int first, int past) {
            lay_row(pixels.row(row) + first, past - first, pixel, opacity);
        });
        return;
    }
    const auto shades =
        gradient_of(one, twice_area, shade_of(a.col), shade_of(b.col), shade_of(c.col));
    fill([&](int row, int first, int past) {
        for (int x = first; x < past; ++x) {
            const Shade shade = shades.at(x, row);
            const Rgba colour{byte_of(shade.r), byte_of(shade.g), byte_of(shade.b), 255};
            std::uint32_t& pixel = pixels.row(row)[x];
            pixel = blended(pixel, opaque_pixel(colour, order), byte_of(shade.a * white));
        }
    });
}

}  // namespace

void paint_primitive(const Primitive& primitive, const LetterTexture& letters, PixelOrder order,
                     const PixelBox& part, const FramePixels& pixels) {
    if (primitive.is_rectangle())
        paint_rectangle(primitive, letters, order, part, pixels);
    else
        paint_triangle(primitive, letters, order, part, pixels);
}

}  // namespace app
