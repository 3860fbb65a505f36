#include "app/picture_change.h"

#include <algorithm>
#include <span>
#include <utility>

namespace app {
namespace {

bool lines_differ(const std::vector<LinePass>& a, const std::vector<LinePass>& b) {
    const auto ground = [](const std::vector<LinePass>& lines) {
        return std::span(lines.begin(), std::ranges::find(lines, true, &LinePass::answers));
    };
    return !std::ranges::equal(ground(a), ground(b));
}

bool colours_differ(const MapPicture& a, const MapPicture& b) {
    return a.background != b.background || a.hatch_line != b.hatch_line || a.fills != b.fills ||
           a.geometry != b.geometry || lines_differ(a.lines, b.lines);
}

/// Other circles: as many people, or as much of something else, in another year.
bool circles_differ(const Picture& a, const Picture& b) {
    return a.shape == geo::Shape::circles && b.shape == a.shape && a.map.geometry != b.map.geometry;
}

}  // namespace

void PictureChange::begin(Picture from, const Picture& to, GroundChange ground) {
    const std::optional<double> before = motion_ ? motion_->last : std::nullopt;
    motion_.reset();
    if (from.shape != to.shape) {
        // Working out the way takes some hundredths of a second, which are not of it.
        Morph morph(from.map, to.map);
        motion_.emplace(Motion{std::move(from), morph_seconds, ease_move, std::move(morph)});
    } else if (circles_differ(from, to)) {
        // From full speed, and on from the frame before: a dragged year shows in each frame.
        Morph morph(from.map, to.map);
        motion_.emplace(
            Motion{std::move(from), morph_seconds, ease_answer, std::move(morph), {}, before});
    } else if (from.map.camera != to.map.camera) {
        const Flight flight(from.map.camera, to.map.camera, to.map.size);
        motion_.emplace(Motion{std::move(from), flight.seconds(), ease_move, {}, flight, before});
    } else if (colours_differ(from.map, to.map)) {
        motion_.emplace(Motion{std::move(from), fade_seconds, ease_answer, {}, {}, before});
    }
    if (motion_) motion_->ground = std::move(ground);
}

std::optional<PictureChange::Frame> PictureChange::frame(
    const Picture& to, double now, const std::function<Picture(const Camera&)>& pictured) {
    if (!motion_) return std::nullopt;
    Motion& motion = *motion_;
    if (!motion.start) motion.start = now;
    motion.last = now;
    const double part = (now - *motion.start) / motion.seconds;
    if (part >= 1) {
        stop();
        return std::nullopt;
    }
    const double t = eased(part, motion.easing);
    if (motion.morph) return Frame{between(motion.from, to, t), motion.morph->at(t)};
    if (!motion.flight) return Frame{between(motion.from, to, t, motion.ground), {}};
    const Camera camera = motion.flight->at(t);
    look_from(motion.from, camera);
    return Frame{between(motion.from, pictured(camera), t, motion.ground), {}};
}

}  // namespace app
