#pragma once

#include "app/paper/pen.h"

namespace app {

/// Capitals of Inter, in ems.
inline constexpr double cap_height = 0.727;

/// A face of Inter in any size: the sheet's own is drawn larger or smaller.
struct StageType {
    PaperFace face;
    double em;

    double scale() const { return em / font_of(face).em; }
    double line_height() const { return em * 1.33; }
    double width(const Pen& pen, std::string_view text) const {
        pen.sheet.place({}, scale());  // hinted letters are not as wide in all sizes
        const double wide = pen.width(face, text) * scale();
        pen.sheet.unplace();
        return wide;
    }
    std::vector<std::string> wrapped(const Pen& pen, std::string_view text, double most_width,
                                     std::size_t most = 0) const {
        pen.sheet.place({}, scale());
        auto lines = pen.wrapped(face, text, most_width / scale(), most);
        pen.sheet.unplace();
        return lines;
    }
    /// One line whose capitals are centred on `at.y`.
    void draw(Pen& pen, ScreenPoint at, Rgba colour, std::string_view text,
              Pen::Align align = Pen::Align::left) const {
        pen.sheet.place(at, scale());
        pen.text(face, {0, 0}, colour, text, align);
        pen.sheet.unplace();
    }
    void draw_haloed(Pen& pen, ScreenPoint at, Rgba colour, Rgba halo,
                     std::string_view text) const {
        pen.sheet.place(at, scale());
        pen.haloed(face, {0, 0}, colour, halo, text);
        pen.sheet.unplace();
    }
    /// Lines downwards from `top`; returns where the next thing may begin.
    double lines(Pen& pen, double x, double top, Rgba colour, const std::vector<std::string>& all,
                 double height) const {
        for (const std::string& line : all) {
            draw(pen, {x, top + height / 2}, colour, line);
            top += height;
        }
        return top;
    }
    double paragraph(Pen& pen, double x, double top, double most_width, Rgba colour,
                     std::string_view text, std::size_t most = 0) const {
        return lines(pen, x, top, colour, wrapped(pen, text, most_width, most), line_height());
    }
};

}  // namespace app
