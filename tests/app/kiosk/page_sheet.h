#pragma once

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "app/paper/sheet.h"
#include "app/scene/box.h"
#include "app/stage/stage_type.h"
#include "geo/core/characters.h"

namespace app {

/// Words on a page, in lengths of it.
struct PageWords {
    std::string text;
    double left, middle, width, em;
    Rgba colour;
    std::optional<Rgba> ground{};  // what was filled last below their middle
    bool on_map = false;
    bool is_cut = false;  // by what the page is clipped to
    bool is_elided() const { return text.ends_with("…"); }
};

/// Notes words, where they stand and what they stand on. Letters are as wide as Inter's are on the
/// whole.
class PageSheet : public Sheet {
public:
    double width(PaperFace face, std::string_view text) const override {
        return 0.55 * font_of(face).em * static_cast<double>(geo::characters_in(text));
    }
    void begin(SheetPart, const std::string&) override {}
    void end() override {}
    void fill(const PaperLines& rings, Rgba colour) override {
        if (colour.a == 255 && !rings.empty()) fills_.push_back({placed(rings), colour});
    }
    void stroke(const PaperLines&, Rgba, double, bool) override {}
    void clip(const PaperLines& rings) override { clips_.push_back(bounds(placed(rings))); }
    void unclip() override { clips_.pop_back(); }
    void place(ScreenPoint corner, double scale) override {
        places_.push_back({on_page(corner), at().scale * scale});
    }
    void unplace() override { places_.pop_back(); }
    void text(PaperFace face, ScreenPoint base, Rgba colour, std::string_view text,
              std::optional<Rgba> halo) override {
        const ScreenPoint p = on_page(base);
        const double em = font_of(face).em * at().scale;
        PageWords one{.text = std::string(text),
                      .left = p.x,
                      .middle = p.y - em * cap_height / 2,
                      .width = width(face, text) * at().scale,
                      .em = em,
                      .colour = colour};
        one.on_map = halo.has_value();
        const ScreenPoint middle{one.left + one.width / 2, one.middle};
        for (const Box& box : clips_)
            one.is_cut |= one.left < box.x - 1 || one.left + one.width > box.right() + 1 ||
                          one.middle - em / 2 < box.y - 1 || one.middle + em / 2 > box.bottom() + 1;
        for (auto fill = fills_.rbegin(); fill != fills_.rend() && !one.ground; ++fill)
            if (holds(fill->rings, middle)) one.ground = fill->colour;
        words.push_back(std::move(one));
    }
    std::variant<std::string, Image> finish() override { return std::string(); }

    std::vector<PageWords> words;

private:
    struct Place {
        ScreenPoint corner{0, 0};
        double scale = 1;
    };
    struct Filled {
        PaperLines rings;
        Rgba colour;
    };
    Place at() const { return places_.empty() ? Place{} : places_.back(); }
    ScreenPoint on_page(ScreenPoint p) const {
        const Place here = at();
        return {here.corner.x + p.x * here.scale, here.corner.y + p.y * here.scale};
    }
    PaperLines placed(const PaperLines& rings) const {
        PaperLines all = rings;
        for (auto& ring : all)
            for (ScreenPoint& p : ring) p = on_page(p);
        return all;
    }
    static Box bounds(const PaperLines& rings) {
        constexpr double far = std::numeric_limits<double>::max();
        ScreenPoint low{far, far}, high{-far, -far};
        for (const auto& ring : rings)
            for (const ScreenPoint& p : ring) {
                low = {std::min(low.x, p.x), std::min(low.y, p.y)};
                high = {std::max(high.x, p.x), std::max(high.y, p.y)};
            }
        return {low.x, low.y, high.x - low.x, high.y - low.y};
    }
    static bool holds(const PaperLines& rings, ScreenPoint p) {
        bool inside = false;
        for (const auto& ring : rings)
            for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
                if ((ring[i].y > p.y) != (ring[j].y > p.y) &&
                    p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) +
                              ring[i].x)
                    inside = !inside;
        return inside;
    }

    std::vector<Place> places_;
    std::vector<Box> clips_;
    std::vector<Filled> fills_;
};

}  // namespace app
