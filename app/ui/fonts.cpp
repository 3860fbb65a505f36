#include <imgui.h>
#include <imgui_freetype.h>

#include <array>
#include <cstdlib>
#include <string>

#include "app/text/inter.h"
#include "app/ui/build_fonts.h"

namespace app {

namespace {

// The glyphs of the design: Latin, Welsh circumflexes, dashes and quotes, arrows, minus, ≤ ≥, CO₂.
constexpr std::array<ImWchar, 29> glyph_ranges{
    0x0020, 0x007E, 0x00A0, 0x00FF, 0x0174, 0x0177, 0x2013, 0x2014, 0x2018, 0x2019,
    0x201C, 0x201D, 0x2026, 0x2026, 0x2082, 0x2082, 0x2190, 0x2193, 0x2212, 0x2212,
    0x2264, 0x2265, 0x00D7, 0x00D7, 0x2022, 0x2022, 0x20AC, 0x20AC, 0};

// Sizes of the design are em heights; ImGui's loader takes ascent plus descent.
constexpr double ascent_and_descent = 1.21;

}  // namespace

ImFont* SizedFaces::nearest(const SizedFace& face) {
    const auto [wanted, is_new] = wanted_.try_emplace(face);
    wanted->second = buildings_;
    lacks_ |= is_new;
    if (const auto known = built_.find(face); known != built_.end()) return known->second;
    ImFont* nearest = nullptr;
    int least = 0;
    for (const auto& [one, font] : built_) {
        const int away = std::abs(one.pixels - face.pixels) + (one.file == face.file ? 0 : 1000);
        if (nearest != nullptr && away >= least) continue;
        least = away;
        nearest = font;
    }
    return nearest;
}

struct FontBuilder {
    template <class MakeFace>
    static void build(SizedFaces& sized, const MakeFace& make) {
        if (sized.wanted_.size() > SizedFaces::many)
            std::erase_if(sized.wanted_,
                          [&](const auto& one) { return one.second < sized.buildings_; });
        ++sized.buildings_;
        sized.built_.clear();
        sized.lacks_ = false;
        for (const auto& [one, asked] : sized.wanted_)
            sized.built_.emplace(one, make(one.file.c_str(), one.pixels));
    }
};

geo::Result<Fonts> load_fonts(double scale, SizedFaces* sized) {
    return load_fonts_into(*ImGui::GetIO().Fonts, scale, sized);
}

geo::Result<Fonts> load_fonts_into(ImFontAtlas& atlas, double scale, SizedFaces* sized) {
    const auto folder = folder_with_inter();
    if (!folder) return tl::make_unexpected(folder.error());

    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    atlas.TexGlyphPadding = 1;

    std::string missing;
    const auto face_of = [&](const char* file, double pixels) -> ImFont* {
        const std::filesystem::path path = *folder / file;
        // ImGui asserts on a file it cannot open, so that is asked before.
        std::error_code ignored;
        if (!std::filesystem::exists(path, ignored)) {
            missing = path.string();
            return nullptr;
        }
        ImFontConfig config;
        config.OversampleH = config.OversampleV = 1;
        config.PixelSnapH = true;
        return atlas.AddFontFromFileTTF(path.c_str(),
                                        static_cast<float>(pixels * ascent_and_descent), &config,
                                        glyph_ranges.data());
    };
    const auto face = [&](const char* file, double em) { return face_of(file, em * scale); };
    Fonts fonts;
    fonts.scale = scale;
    fonts.sized = sized;
    fonts.body = face("Inter-Regular.otf", 15);
    fonts.body_strong = face("Inter-SemiBold.otf", 15);
    fonts.caption = face("Inter-Regular.otf", 13);
    fonts.caption_strong = face("Inter-SemiBold.otf", 13);
    fonts.heading = face("Inter-SemiBold.otf", 18);
    fonts.title = face("InterDisplay-Bold.otf", 26);
    if (sized != nullptr) FontBuilder::build(*sized, face_of);
    if (!missing.empty())
        return geo::failure("a face of the Inter font is missing; reinstall fonts-inter", missing);
    if (!atlas.Build()) return geo::failure("the Inter font cannot be read", folder->string());
    return fonts;
}

}  // namespace app
