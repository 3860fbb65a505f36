#include "app/draw_data.h"

#include <imgui/backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace app {
namespace {

/// Quick, and good enough to tell a frame from the next.
void mix(std::size_t& hash, std::uint64_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 32;
}

std::uint64_t word_of(float a, float b) {
    return std::uint64_t{std::bit_cast<std::uint32_t>(a)} << 32 | std::bit_cast<std::uint32_t>(b);
}

void mix(std::size_t& hash, const ImDrawVert& vertex) {
    mix(hash, word_of(vertex.pos.x, vertex.pos.y));
    mix(hash, word_of(vertex.uv.x, vertex.uv.y) ^ vertex.col);
}

/// The whole pixels that a triangle can touch.
PixelBox bounds_of(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c,
                   const ImVec4& clip) {
    return {static_cast<int>(std::floor(std::max(std::min({a.pos.x, b.pos.x, c.pos.x}), clip.x))),
            static_cast<int>(std::floor(std::max(std::min({a.pos.y, b.pos.y, c.pos.y}), clip.y))),
            static_cast<int>(std::ceil(std::min(std::max({a.pos.x, b.pos.x, c.pos.x}), clip.z))),
            static_cast<int>(std::ceil(std::min(std::max({a.pos.y, b.pos.y, c.pos.y}), clip.w)))};
}

PixelBox overlap(const PixelBox& a, const PixelBox& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
            std::min(a.bottom, b.bottom)};
}

bool empty(const PixelBox& box) { return box.left >= box.right || box.top >= box.bottom; }

template <class Do>
void for_each_command(ImDrawData& data, const Do& do_with) {
    for (int i = 0; i < data.CmdListsCount; ++i)
        for (ImDrawCmd& command : data.CmdLists[i]->CmdBuffer) do_with(command);
}

void turn(ImDrawData& data) {
    for (int i = 0; i < data.CmdListsCount; ++i)
        for (ImDrawVert& vertex : data.CmdLists[i]->VtxBuffer)
            vertex.pos.y = data.DisplaySize.y - vertex.pos.y;
}

}  // namespace

std::vector<BandHashes> hashes_of(const ImDrawData& data, std::span<const PixelBox> boxes) {
    std::vector<BandHashes> hashes;
    for (const PixelBox& box : boxes)
        hashes.emplace_back(static_cast<std::size_t>(box.height() / band_rows + 1));
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
            const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
            for (unsigned n = 0; n < command.ElemCount; n += 3, index += 3) {
                const ImDrawVert &a = vertices[index[0]], &b = vertices[index[1]],
                                 &c = vertices[index[2]];
                const PixelBox bounds = bounds_of(a, b, c, command.ClipRect);
                for (std::size_t k = 0; k < boxes.size(); ++k) {
                    const PixelBox part = overlap(bounds, boxes[k]);
                    if (empty(part)) continue;
                    const int first = (part.top - boxes[k].top) / band_rows;
                    const int last = (part.bottom - 1 - boxes[k].top) / band_rows;
                    for (int band = first; band <= last; ++band)
                        for (const ImDrawVert* vertex : {&a, &b, &c})
                            mix(hashes[k][static_cast<std::size_t>(band)], *vertex);
                }
            }
        }
    }
    return hashes;
}

PixelBox changed_part(const PixelBox& box, const BandHashes& before, const BandHashes& after) {
    if (before.size() != after.size()) return box;
    const auto bands = static_cast<int>(after.size());
    const auto differs = [&](int band) {
        return before[static_cast<std::size_t>(band)] != after[static_cast<std::size_t>(band)];
    };
    int first = 0, past = bands;
    while (first < bands && !differs(first)) ++first;
    while (past > first && !differs(past - 1)) --past;
    return {box.left, box.top + first * band_rows, box.right,
            std::min(box.bottom, box.top + past * band_rows)};
}

void draw_within(ImDrawData& data, std::span<const PixelBox> boxes, bool turned) {
    std::vector<ImVec4> clips;
    for_each_command(data, [&](ImDrawCmd& command) { clips.push_back(command.ClipRect); });
    if (turned) turn(data);
    const float height = data.DisplaySize.y;
    for (const PixelBox& box : boxes) {
        std::size_t i = 0;
        for_each_command(data, [&](ImDrawCmd& command) {
            ImVec4 clip = clips[i++];
            clip = {std::max(clip.x, static_cast<float>(box.left)),
                    std::max(clip.y, static_cast<float>(box.top)),
                    std::min(clip.z, static_cast<float>(box.right)),
                    std::min(clip.w, static_cast<float>(box.bottom))};
            command.ClipRect =
                turned ? ImVec4{clip.x, height - clip.w, clip.z, height - clip.y} : clip;
        });
        ImGui_ImplOpenGL3_RenderDrawData(&data);
    }
    if (turned) turn(data);
    std::size_t i = 0;
    for_each_command(data, [&](ImDrawCmd& command) { command.ClipRect = clips[i++]; });
}

}  // namespace app
