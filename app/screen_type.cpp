#include "app/screen_type.h"

#include <stdexcept>

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

bool ScreenType::complete() {
    if (!sized_.lacks_some()) return false;
    build(fonts_.scale);
    return true;
}

}  // namespace app
