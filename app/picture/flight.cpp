#include "app/picture/flight.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace app {
namespace {

constexpr double rho = std::numbers::sqrt2;  // the paper's trade of zoom for pan: 1.42 was liked
constexpr double about_as_near = 2.01;       // a double click zooms by 2
constexpr double no_way = 1e-6;              // widths of the pane: too little to be computed with

constexpr double shortest = 0.25, longest = 0.9;  // seconds
constexpr double seconds_for_length = 0.45;

bool is_zoom_about_a_place(const Camera& from, const Camera& to, PaneSize pane) {
    const double right = std::abs(to.easting.value - from.easting.value);
    const double up = std::abs(to.northing.value - from.northing.value);
    const double a = from.metres_per_pixel, b = to.metres_per_pixel;
    if (std::hypot(right, up) < no_way * pane.width.value * std::max(a, b)) return true;
    // Rounding must not decide about what a pointer at the very edge zooms.
    const double room = std::abs(a - b) / 2 * (1 + 1e-9);
    return std::max(a, b) <= about_as_near * std::min(a, b) && right <= room * pane.width.value &&
           up <= room * pane.height.value;
}

}  // namespace

Flight::Flight(const Camera& from, const Camera& to, PaneSize pane)
    : from_(from), to_(to), about_a_place_(is_zoom_about_a_place(from, to, pane)) {
    if (about_a_place_) {
        length_ = std::abs(std::log(to.metres_per_pixel / from.metres_per_pixel)) / rho;
        return;
    }
    width_ = from.metres_per_pixel * pane.width.value;
    ground_ =
        std::hypot(to.easting.value - from.easting.value, to.northing.value - from.northing.value);
    const double last = to.metres_per_pixel * pane.width.value;
    const double squares = last * last - width_ * width_, way = rho * rho * ground_;
    start_ = std::asinh(-(squares + way * way) / (2 * width_ * way));
    const double end = std::asinh(-(squares - way * way) / (2 * last * way));
    length_ = (end - start_) / rho;
}

Camera Flight::at(double t) const {
    if (t <= 0 || from_ == to_) return from_;
    if (t >= 1) return to_;
    double share, metres_per_pixel;  // of the way between the centres
    if (about_a_place_) {
        const double nearer = to_.metres_per_pixel / from_.metres_per_pixel;
        share = nearer == 1 ? t : (1 - std::pow(nearer, t)) / (1 - nearer);
        metres_per_pixel = from_.metres_per_pixel * std::pow(nearer, t);
    } else {
        const double now = rho * length_ * t + start_;
        share = width_ / (rho * rho) * (std::cosh(start_) * std::tanh(now) - std::sinh(start_)) /
                ground_;
        metres_per_pixel = from_.metres_per_pixel * std::cosh(start_) / std::cosh(now);
    }
    return {.easting = {std::lerp(from_.easting.value, to_.easting.value, share)},
            .northing = {std::lerp(from_.northing.value, to_.northing.value, share)},
            .metres_per_pixel = metres_per_pixel};
}

double Flight::seconds() const {
    return std::clamp(seconds_for_length * length_, shortest, longest);
}

}  // namespace app
