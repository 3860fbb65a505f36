#include "app/shape_maker.h"

#include "app/picture/picture.h"

namespace app {

bool ShapeMaker::is_making(const std::shared_ptr<const geo::Atlas>& atlas, const Scene& scene) {
    if (!ready_ || scene.pane().shape == geo::Shape::geographic) return false;
    if (making_.is_under_way() && !making_.is_ready()) return true;
    const geo::CartogramKey key = cartogram_of(*atlas, scene);
    if (atlas->cartograms->is_made(key) || atlas->cartograms->misfit(*atlas, key)) return false;
    making_.begin([atlas, key] { return atlas->cartograms->get(*atlas, key).has_value(); }, ready_);
    return true;
}

}  // namespace app
