#include "app/shape_maker.h"

#include "app/picture/picture.h"

namespace app {

bool ShapeMaker::is_making(const Session& session) {
    const geo::Shape shape = session.scene().pane.shape;
    if (!ready_ || shape == geo::Shape::geographic) return false;
    if (making_.is_under_way() && !making_.is_ready()) return true;
    const std::shared_ptr<const geo::Atlas>& atlas = session.shared_atlas();
    const int year = ground_year_of(*atlas, session.scene());
    if (atlas->cartograms->is_made(shape, year) || atlas->cartograms->misfit(*atlas, shape, year))
        return false;
    making_.begin(
        [atlas, shape, year] { return atlas->cartograms->get(*atlas, shape, year).has_value(); },
        ready_);
    return true;
}

}  // namespace app
