#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/picture/palette.h"
#include "app/scene/camera.h"
#include "app/ui/fonts.h"
#include "app/ui/layout.h"

struct ImDrawList;

namespace app {

enum class Face : std::uint8_t { caption, caption_strong, body, body_strong, heading, title };
enum class Align : std::uint8_t { left, centre, right };

bool contains(const Box& box, ScreenPoint p);
Box inset(const Box& box, double by);  // negative: larger
Box overlap(const Box& a, const Box& b);
/// `part` of the way from one colour to the other.
Rgba mixed(Rgba from, Rgba to, double part);

/// Draws in logical pixels and places everything at whole framebuffer pixels.
class Painter {
public:
    Painter(ImDrawList& list, const Fonts& fonts) : list_(list), fonts_(fonts) {}

    void rect(const Box& box, Rgba fill, double radius = 0);
    /// A line of `width` just inside the box.
    void outline(const Box& box, Rgba colour, double radius = 0, double width = 1);
    void horizontal(double x, double y, double width, Rgba colour);
    void vertical(double x, double y, double height, Rgba colour);
    void line(ScreenPoint a, ScreenPoint b, Rgba colour, double width);
    void polyline(std::span<const ScreenPoint> points, Rgba colour, double width);
    void polygon(std::span<const ScreenPoint> points, Rgba fill);  // convex
    void disc(ScreenPoint centre, double radius, Rgba fill);
    void ring(ScreenPoint centre, double radius, Rgba colour, double width);
    void arc(ScreenPoint centre, double radius, double from, double to, Rgba colour, double width);
    /// The 45 degree hatch of ground without figures; crossed, of withheld ones; falling, of what
    /// is not clearly different.
    enum class Hatching : std::uint8_t { rising, crossed, falling };
    void hatch(const Box& box, Rgba ground, Rgba lines, Hatching hatching = Hatching::rising);

    double em(Face face) const;
    double width(Face face, std::string_view text) const;
    /// One line whose capitals are centred on `at.y`; `at.x` is its left, middle or right.
    void text(Face face, ScreenPoint at, Rgba colour, std::string_view text,
              Align align = Align::left);
    /// Text with a halo around it, to be read on any map.
    void haloed(Face face, ScreenPoint at, Rgba colour, Rgba halo, std::string_view text,
                Align align);
    /// Every digit as wide as the widest one, so that columns line up.
    void number(Face face, ScreenPoint at, Rgba colour, std::string_view text,
                Align align = Align::right);
    double number_width(Face face, std::string_view text) const;
    /// One line that climbs to the right, `degrees` from level; `at` is where it begins.
    void climbing(Face face, ScreenPoint at, double degrees, Rgba colour, std::string_view text);

    /// The text, or its beginning and "…" where it is wider than `width`.
    std::string elided(Face face, std::string_view text, double width) const;
    /// The text in lines that end at its line breaks and are no wider than `width`, at most `most`;
    /// the last one elided. 0: no limit.
    std::vector<std::string> wrapped(Face face, std::string_view text, double width,
                                     std::size_t most = 0) const;
    /// Draws wrapped lines downwards from `top`; returns where the next thing may begin.
    double paragraph(Face face, double x, double top, double width, Rgba colour,
                     std::string_view text, std::size_t most = 0);
    double line_height(Face face) const;

    void clip(const Box& box);
    void unclip();

private:
    float snapped(double logical) const;
    double digit_width(Face face) const;
    ImFont* font(Face face) const;
    double text_top(Face face, double middle) const;
    void run(Face face, float x, float top, Rgba colour, std::string_view text);

    ImDrawList& list_;
    const Fonts& fonts_;
};

}  // namespace app
