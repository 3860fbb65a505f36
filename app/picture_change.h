#pragma once

#include <functional>
#include <optional>

#include "app/picture/between.h"
#include "app/picture/flight.h"
#include "app/picture/picture.h"
#include "app/render/morph.h"

namespace app {

/// The motion from what is seen to another picture: areas take their new shape, the camera flies,
/// colours and names go over, all of it in one time.
class PictureChange {
public:
    static constexpr double morph_seconds = 0.8, fade_seconds = 0.25;

    /// Begins at the next frame, or goes on in another direction from the frame before. Nothing
    /// begins where no more changes than what answers at once. `ground` is what changed of it.
    void begin(Picture from, const Picture& to, GroundChange ground = {});
    void stop() { motion_.reset(); }
    bool is_running() const { return motion_.has_value(); }

    struct Frame {
        Picture picture;  // on its way; for the pointer, areas that change shape are at their end
        std::optional<MapPicture> morphed;  // the map, where they do
        const MapPicture& map() const { return morphed ? *morphed : picture.map; }
    };
    /// What is to be seen of the way to `to` at `now`, in seconds; stops when the time is over.
    /// `pictured` is `to` from another camera.
    std::optional<Frame> frame(const Picture& to, double now,
                               const std::function<Picture(const Camera&)>& pictured);

private:
    struct Motion {
        Picture from;
        double seconds = 0;
        Easing easing;
        std::optional<Morph> morph{};
        std::optional<Flight> flight{};
        std::optional<double> start{}, last{};  // the times of its first frame and the one before
        GroundChange ground{};
    };
    std::optional<Motion> motion_;
};

}  // namespace app
