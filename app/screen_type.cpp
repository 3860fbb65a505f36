#include "app/screen_type.h"

#include <imgui/imgui.h>

#include <stdexcept>
#include <utility>

#include "app/ui/build_fonts.h"

namespace app {

ScreenType::ScreenType(Canvas& canvas, double scale) : canvas_(canvas) { build(scale); }

void ScreenType::build(double scale) {
    auto fonts = load_fonts(scale, &sized_);
    if (!fonts) throw std::runtime_error(geo::one_line(fonts.error()));
    fonts_ = *fonts;
    canvas_.take_fonts();
    ++built_;
}

void ScreenType::set_scale(double scale) {
    if (scale == fonts_.scale) return;
    sized_.forget();
    build(scale);
}

void ScreenType::DropAtlas::operator()(ImFontAtlas* atlas) const { IM_DELETE(atlas); }

ScreenType::Made ScreenType::made(const Canvas& canvas, double scale, SizedFaces wanted) {
    Made made{std::unique_ptr<ImFontAtlas, DropAtlas>(IM_NEW(ImFontAtlas)()), std::move(wanted),
              Fonts{}};
    made.fonts = load_fonts_into(*made.atlas, scale, &made.sized);
    if (made.fonts) canvas.rasterise(*made.atlas);  // kept by the atlas
    return made;
}

bool ScreenType::complete_apart() {
    bool is_new = false;
    if (making_.is_ready()) {
        Made made = making_.take();
        if (!made.fonts) throw std::runtime_error(geo::one_line(made.fonts.error()));
        // The context owns its atlas, and its fonts are looked up anew in the next frame.
        ImGuiIO& io = ImGui::GetIO();
        const std::unique_ptr<ImFontAtlas, DropAtlas> before(
            std::exchange(io.Fonts, made.atlas.release()));
        sized_ = std::move(made.sized);
        fonts_ = *made.fonts;
        fonts_.sized = &sized_;
        canvas_.take_fonts();
        ++built_;
        is_new = true;
    }
    if (lacks_some())
        making_.begin([&canvas = canvas_, scale = fonts_.scale,
                       wanted = sized_] { return made(canvas, scale, wanted); },
                      ready_);
    return is_new;
}

bool ScreenType::complete() {
    if (ready_) return complete_apart();
    if (!sized_.lacks_some()) return false;
    build(fonts_.scale);
    return true;
}

}  // namespace app
