#include "app/kiosk/kiosk_form.h"

#include <algorithm>

#include "app/stage/stage_type.h"

namespace app {

KioskForm kiosk_form(const KioskGlass& glass, double enlarged, bool brought_down) {
    constexpr double smallest_em = 20, designed_short_side = 1080;
    KioskForm form;
    const double width = std::max(1, glass.width), height = std::max(1, glass.height);
    const double ratio = width / height;
    form.shape = ratio < 1     ? KioskForm::Shape::portrait
                 : ratio > 2.2 ? KioskForm::Shape::wide
                               : KioskForm::Shape::landscape;
    // A landscape page is as wide as designed, or wider.
    const double across = 1920;
    form.unit = form.is_upright() ? width / designed_short_side
                                  : std::min(height / designed_short_side, width / across);
    form.page = {{width / form.unit}, {height / form.unit}};
    form.type = enlarged;
    if (glass.millimetres) {
        const double capital = smallest_em * cap_height * form.unit * *glass.millimetres / width;
        form.type = std::max(enlarged, std::min(2.0, least_capital_mm / capital));
    }
    if (brought_down) form.lowered = brought_down_by * form.page.height.value / designed_short_side;
    return form;
}

}  // namespace app
