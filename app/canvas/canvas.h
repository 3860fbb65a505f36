#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "app/canvas/draw_tiles.h"
#include "app/picture/picture.h"
#include "app/render/map_painter.h"
#include "app/render/pixel_box.h"

namespace app {

/// The graphics driver has lost all that was on the card: nothing can be shown any more.
struct DriverLost : std::runtime_error {
    DriverLost() : std::runtime_error("the graphics driver stopped") {}
};

/// What a frame is drawn on: map below, interface above. There are two: with OpenGL for graphics
/// cards, and in memory where OpenGL would only be imitated. Needs a current ImGui context.
class Canvas {
public:
    Canvas() = default;
    virtual ~Canvas() = default;
    Canvas(Canvas&&) = delete;
    Canvas& operator=(Canvas&&) = delete;

    /// Takes the letters of ImGui's font atlas: to be called whenever that was built anew.
    virtual void take_fonts() = 0;
    /// Draws something nobody sees, so that the first frame need not wait for a driver to compile
    /// what the interface is drawn with. To be called within a frame of ImGui's.
    virtual void warm_up(const ImDrawData&) {}
    /// Brings the map up to date, `scale` pixels to a logical one; `place` is where it lies in the
    /// frame. `over` is drawn over it.
    virtual void draw_map(const MapPicture& picture, double scale, const PixelBox& place,
                          const MapPicture* over) = 0;
    /// Takes what ImGui wants drawn; it is to be shown before ImGui's next frame begins.
    void take_interface(const ImDrawData& data);
    /// True when what was drawn and taken last differs from what was shown last.
    bool changed() const;
    /// What was shown is lost, as when a window was covered: all of it is to be shown again.
    void forget_shown();
    /// Shows the frame; `background` is where nothing was drawn. Throws DriverLost.
    void show(Rgba background);
    /// Waits until the last frame is where a person can see it.
    virtual void finish() {}

    /// What draws: "llvmpipe (LLVM 15.0.6, 256 bits), OpenGL 4.5", or "software".
    virtual std::string name() const = 0;
    virtual DrawCounts counts() const = 0;
    /// What has been shown, as a picture for a file.
    virtual Image image() const = 0;
    /// True where geometries are drawn as triangles.
    virtual bool wants_mesh() const = 0;

protected:
    /// Shows what `tiles_`, `map_due_` and the map hold.
    virtual void show_frame(Rgba background) = 0;
    /// Where the map lies in the frame, and which of its parts were drawn.
    void note_map(const PixelBox& place, const std::vector<PixelBox>& parts);

    DrawTiles tiles_;
    const ImDrawData* data_ = nullptr;
    PixelBox map_place_;
    std::vector<PixelBox> map_due_;  // parts of the frame where the map was drawn since last shown
};

}  // namespace app
