#pragma once

#include <span>
#include <vector>

#include "app/office/slide_drawing.h"

namespace app {

/// A sheet whose ink is shapes on a slide: what is drawn in pixels of any place stands there in
/// pixels of the slide. Lines of text are centred where they are, for another type may be wider.
class SlideSheet final : public Sheet {
public:
    /// `measure` says how wide text is.
    SlideSheet(const Sheet& measure, SlideDrawing& on) : measure_(measure), on_(on) {}

    double width(PaperFace face, std::string_view text) const override {
        return measure_.width(face, text);
    }
    void begin(SheetPart, const std::string&) override {}
    void end() override {}
    void fill(const PaperLines& rings, Rgba colour) override;
    void stroke(const PaperLines& lines, Rgba colour, double width, bool dashed) override;
    /// Of a box alone.
    void clip(const PaperLines& rings) override;
    void unclip() override { clips_.pop_back(); }
    void place(ScreenPoint corner, double scale) override;
    void unplace() override { places_.pop_back(); }
    void text(PaperFace face, ScreenPoint base, Rgba colour, std::string_view text,
              std::optional<Rgba> halo) override;
    std::variant<std::string, Image> finish() override { return on_.xml(); }

    /// Ground with a name, in its pattern.
    void area(const std::string& name, const PaperLines& rings, const Fill& fill, Rgba hatch_line);

private:
    struct Place {
        ScreenPoint corner;
        double scale = 1;
    };
    ScreenPoint on_slide(ScreenPoint p) const;
    double scale() const { return places_.empty() ? 1 : places_.back().scale; }
    PaperLines placed(const PaperLines& lines) const;
    PaperLines clipped_rings(const PaperLines& rings) const;
    PaperLines clipped_lines(const PaperLines& lines) const;

    const Sheet& measure_;
    SlideDrawing& on_;
    std::vector<Place> places_;
    std::vector<Box> clips_;
};

}  // namespace app
