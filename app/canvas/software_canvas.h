#pragma once

#include <memory>
#include <span>
#include <vector>

#include "app/canvas/canvas.h"
#include "app/canvas/paint_primitive.h"
#include "app/render/map_renderer.h"
#include "app/render/software_map.h"

namespace app {

/// Where frames in memory are shown.
class FrameTarget {
public:
    FrameTarget() = default;
    virtual ~FrameTarget() = default;
    FrameTarget(FrameTarget&&) = delete;
    FrameTarget& operator=(FrameTarget&&) = delete;

    virtual PixelOrder order() const = 0;
    /// The pixels of a frame of this size, as they were shown last. `lost` is set where they are
    /// not.
    virtual FramePixels pixels(int width, int height, bool& lost) = 0;
    /// Shows some parts of them.
    virtual void show(std::span<const PixelBox> parts) = 0;
};

/// A picture in memory, for files.
class ImageTarget : public FrameTarget {
public:
    PixelOrder order() const override { return PixelOrder::rgba; }
    FramePixels pixels(int width, int height, bool& lost) override;
    void show(std::span<const PixelBox>) override {}

private:
    int width_ = 0, height_ = 0;
    std::vector<std::uint32_t> pixels_;
};

/// Paints frames without OpenGL: the map by SoftwareMap, the interface triangle by triangle, and
/// only tiles that differ from what is shown, on all processors.
class SoftwareCanvas : public Canvas {
public:
    explicit SoftwareCanvas(std::unique_ptr<FrameTarget> target);

    void rasterise(ImFontAtlas& atlas) const override;
    void take_fonts() override;
    std::string name() const override { return "software"; }
    DrawCounts counts() const override { return counts_of(maps_); }
    Image image() const override;
    bool wants_mesh() const override { return false; }

protected:
    void show_frame(Rgba background) override;
    void resize_maps(std::size_t count) override;
    std::vector<PixelBox> drawn_parts(std::size_t map, const MapPicture& picture, double scale,
                                      int width, int height, const MapPicture* over) override;

private:
    void paint_tile(std::size_t tile, std::uint32_t background) const;

    std::unique_ptr<FrameTarget> target_;
    std::vector<MapRenderer<SoftwareMap>> maps_;
    LetterTexture letters_;
    FramePixels frame_;
};

}  // namespace app
