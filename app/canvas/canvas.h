#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/canvas/draw_tiles.h"
#include "app/picture/picture.h"
#include "app/render/map_painter.h"
#include "app/render/pixel_box.h"

struct ImFontAtlas;

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

    /// Rasterises the letters of a font atlas as the canvas takes them. On any thread.
    virtual void rasterise(ImFontAtlas& atlas) const = 0;
    /// Takes the letters of ImGui's font atlas: to be called whenever that was built anew.
    virtual void take_fonts() = 0;
    /// Draws something nobody sees, so that the first frame need not wait for a driver to compile
    /// what the interface is drawn with. To be called within a frame of ImGui's.
    virtual void warm_up(const ImDrawData&) {}
    /// From now on there are so many maps in the frame.
    void set_maps(std::size_t count);
    /// Brings a map up to date, `scale` pixels to a logical one; `place` is where it lies in the
    /// frame, clear of the others. `over` is drawn over it.
    void draw_map(std::size_t map, const MapPicture& picture, double scale, const PixelBox& place,
                  const MapPicture* over);
    /// What is drawn and taken from now on is shown as it is seen with such sight.
    void see_with(ColourVision vision);
    /// Takes what ImGui wants drawn, and where sight is limited changes its colours; it is to be
    /// shown before ImGui's next frame begins.
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
    /// Shows what `tiles_`, `map_due_` and the maps hold.
    virtual void show_frame(Rgba background) = 0;
    virtual void resize_maps(std::size_t count) = 0;
    /// Draws into the map's own pixels; returns the parts of them that were drawn.
    virtual std::vector<PixelBox> drawn_parts(std::size_t map, const MapPicture& picture,
                                              double scale, int width, int height,
                                              const MapPicture* over) = 0;

    ColourVision vision_ = ColourVision::full;
    DrawTiles tiles_;
    const ImDrawData* data_ = nullptr;
    std::vector<PixelBox> map_places_;  // of each map
    std::vector<PixelBox> map_due_;     // parts of the frame where a map was drawn since last shown
    std::optional<Rgba> shown_on_;      // the background of what was shown last
};

}  // namespace app
