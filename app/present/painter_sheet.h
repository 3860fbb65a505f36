#pragma once

#include <vector>

#include "app/paper/sheet.h"
#include "app/ui/fonts.h"

struct ImDrawList;

namespace app {

/// A part of the screen as a sheet: what is drawn on it lies over the maps there. Lengths are
/// framebuffer pixels until it is placed. Of what is filled each ring is convex or a star about its
/// middle, and clips are boxes.
class PainterSheet : public Sheet {
public:
    PainterSheet(ImDrawList& list, SizedFaces& faces) : list_(list), faces_(faces) {}

    /// How much of everything is seen from now on, 0 to 1.
    void set_opacity(double opacity) { opacity_ = opacity; }

    double width(PaperFace face, std::string_view text) const override;
    void begin(SheetPart, const std::string&) override {}
    void end() override {}
    void fill(const PaperLines& rings, Rgba colour) override;
    void stroke(const PaperLines& lines, Rgba colour, double width, bool dashed) override;
    void clip(const PaperLines& rings) override;
    void unclip() override;
    void place(ScreenPoint corner, double scale) override;
    void unplace() override { places_.pop_back(); }
    void text(PaperFace face, ScreenPoint base, Rgba colour, std::string_view text,
              std::optional<Rgba> halo) override;
    std::variant<std::string, Image> finish() override { return std::string(); }

private:
    struct Place {
        ScreenPoint corner{};
        double scale = 1;
    };
    const Place& at() const { return places_.back(); }
    ScreenPoint on_screen(ScreenPoint p) const;
    unsigned packed(Rgba colour) const;
    ImFont* font(PaperFace face) const;

    ImDrawList& list_;
    SizedFaces& faces_;
    std::vector<Place> places_ = std::vector<Place>(1);
    double opacity_ = 1;
};

}  // namespace app
