#include "app/canvas/draw_tiles.h"

#include <bit>
#include <cmath>

namespace app {
namespace {

/// Quick, and good enough to tell a frame from the next.
void mix(std::uint64_t& hash, std::uint64_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 32;
}

std::uint64_t word_of(float a, float b) {
    return std::uint64_t{std::bit_cast<std::uint32_t>(a)} << 32 | std::bit_cast<std::uint32_t>(b);
}

void mix(std::uint64_t& hash, const ImDrawVert& vertex) {
    mix(hash, word_of(vertex.pos.x, vertex.pos.y));
    mix(hash, word_of(vertex.uv.x, vertex.uv.y) ^ vertex.col);
}

std::uint64_t fingerprint_of(const Primitive& one) {
    std::uint64_t hash = 0;
    for (const ImDrawVert* corner : one.corners)
        if (corner != nullptr) mix(hash, *corner);
    mix(hash, word_of(static_cast<float>(one.box.left), static_cast<float>(one.box.top)));
    mix(hash, word_of(static_cast<float>(one.box.right), static_cast<float>(one.box.bottom)));
    return hash;
}

/// The pixels of a clip rectangle, as ImGui's OpenGL backend takes them.
PixelBox pixels_of(const ImVec4& clip) {
    return {static_cast<int>(clip.x), static_cast<int>(clip.y), static_cast<int>(clip.z),
            static_cast<int>(clip.w)};
}

/// The whole pixels that a triangle can touch.
PixelBox bounds_of(const ImVec2& a, const ImVec2& b, const ImVec2& c) {
    return {static_cast<int>(std::floor(std::min({a.x, b.x, c.x}))),
            static_cast<int>(std::floor(std::min({a.y, b.y, c.y}))),
            static_cast<int>(std::ceil(std::max({a.x, b.x, c.x}))),
            static_cast<int>(std::ceil(std::max({a.y, b.y, c.y})))};
}

bool is_rectangle(const ImDrawIdx* index, const ImDrawVert* vertices) {
    if (index[3] != index[0] || index[4] != index[2]) return false;
    const ImDrawVert &a = vertices[index[0]], &b = vertices[index[1]], &c = vertices[index[2]],
                     &d = vertices[index[5]];
    return a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x &&
           a.pos.x <= c.pos.x && a.pos.y <= c.pos.y && a.uv.y == b.uv.y && b.uv.x == c.uv.x &&
           c.uv.y == d.uv.y && d.uv.x == a.uv.x && a.col == b.col && b.col == c.col &&
           c.col == d.col;
}

int tiles_in(int pixels, int tile) { return (pixels + tile - 1) / tile; }

}  // namespace

DrawTiles::Tiles DrawTiles::tiles_of(const PixelBox& box) const {
    return {box.left / tile_width, box.top / tile_height, tiles_in(box.right, tile_width),
            tiles_in(box.bottom, tile_height)};
}

PixelBox DrawTiles::box_of(std::size_t tile) const {
    const int left = static_cast<int>(tile) % columns_ * tile_width;
    const int top = static_cast<int>(tile) / columns_ * tile_height;
    return {left, top, std::min(left + tile_width, width_), std::min(top + tile_height, height_)};
}

void DrawTiles::take(const ImDrawData& data) {
    width_ = static_cast<int>(data.DisplaySize.x);
    height_ = static_cast<int>(data.DisplaySize.y);
    columns_ = tiles_in(width_, tile_width);
    primitives_.clear();
    fingerprints_.clear();
    for (int i = 0; i < data.CmdListsCount; ++i) take(*data.CmdLists[i]);
    sort();
}

void DrawTiles::take(const ImDrawList& list) {
    const PixelBox frame{0, 0, width_, height_};
    for (const ImDrawCmd& command : list.CmdBuffer) {
        const PixelBox clip = overlap(pixels_of(command.ClipRect), frame);
        if (clip.empty()) continue;
        const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
        const ImDrawIdx* const past = index + command.ElemCount;
        const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
        while (index < past) {
            const ImDrawVert &a = vertices[index[0]], &b = vertices[index[1]],
                             &c = vertices[index[2]];
            Primitive one{{&a, &b, &c, nullptr}, overlap(bounds_of(a.pos, b.pos, c.pos), clip)};
            const bool rectangle = index + 6 <= past && is_rectangle(index, vertices);
            if (rectangle) one.corners[3] = &vertices[index[5]];
            index += rectangle ? 6 : 3;
            if (one.box.empty()) continue;
            fingerprints_.push_back(fingerprint_of(one));
            primitives_.push_back(one);
        }
    }
}

void DrawTiles::sort() {
    const auto tiles = static_cast<std::size_t>(columns_) *
                       static_cast<std::size_t>(tiles_in(height_, tile_height));
    hashes_.assign(tiles, 0);
    first_.assign(tiles + 1, 0);
    const auto for_each_tile = [&](const PixelBox& box, const auto& visit) {
        const Tiles in = tiles_of(box);
        for (int row = in.top; row < in.past_bottom; ++row)
            for (int column = in.left; column < in.past_right; ++column)
                visit(static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                      static_cast<std::size_t>(column));
    };
    for (std::size_t i = 0; i < primitives_.size(); ++i)
        for_each_tile(primitives_[i].box, [&](std::size_t tile) {
            ++first_[tile + 1];
            mix(hashes_[tile], fingerprints_[i]);
        });
    for (std::size_t tile = 0; tile < tiles; ++tile) first_[tile + 1] += first_[tile];
    in_tiles_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::size_t i = 0; i < primitives_.size(); ++i)
        for_each_tile(primitives_[i].box, [&](std::size_t tile) {
            in_tiles_[next[tile]++] = static_cast<std::uint32_t>(i);
        });
}

}  // namespace app
