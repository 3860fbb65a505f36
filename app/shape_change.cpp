#include "app/shape_change.h"

#include "app/picture/between.h"

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

void ShapeChange::begin(const Picture& from, const Picture& to) {
    motion_.emplace(Motion{from, Morph(from.map, to.map), {}});
}

std::optional<ShapeChange::Frame> ShapeChange::frame(const Picture& to, double now) {
    if (!motion_) return std::nullopt;
    if (!motion_->start) motion_->start = now;
    const double part = (now - *motion_->start) / seconds;
    if (part >= 1) {
        stop();
        return std::nullopt;
    }
    const double t = eased(part);
    return Frame{motion_->morph.at(t), between(motion_->from, to, t)};
}

}  // namespace app
