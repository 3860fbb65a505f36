#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/paper/sheet.h"
#include "geo/core/characters.h"

namespace app {

struct Written {
    PaperFace face;
    ScreenPoint base;
    double width;
    std::string text;
    int page = 1;
    double em = 0;  // as it stands on the sheet
};

/// What was drawn on a sheet.
struct Notes {
    std::vector<Written> written;  // beside maps
    std::string on_maps;
    std::vector<std::string> alternatives;
    std::vector<Rgba> fills;
    int rising = 0, falling = 0;  // hatches

    std::string all() const {
        std::string together;
        for (const Written& one : written) together += one.text + " ";
        return together;
    }
    bool says(const std::string& text) const { return all().find(text) != std::string::npos; }
};

/// Notes what is drawn on it. Letters are as wide as Inter's are on the whole.
class NotedSheet : public Sheet {
public:
    double width(PaperFace face, std::string_view text) const override {
        return 0.56 * font_of(face).em * static_cast<double>(geo::characters_in(text));
    }
    void begin(SheetPart part, const std::string& alternative) override {
        ++open;
        if (part == SheetPart::figure) notes.alternatives.push_back(alternative);
    }
    void end() override { --open; }
    void fill(const PaperLines& rings, Rgba colour) override {
        if (!rings.empty()) notes.fills.push_back(colour);
    }
    void stroke(const PaperLines& lines, Rgba, double, bool) override {
        const auto goes = [&](double down) {
            return std::ranges::all_of(lines, [&](const auto& line) {
                return line.size() == 2 && (line[1].y - line[0].y) * down > 0 &&
                       std::abs(std::abs(line[1].y - line[0].y) - (line[1].x - line[0].x)) < 1e-6;
            });
        };
        if (lines.size() < 3) return;  // a hatch has many
        if (goes(-1)) ++notes.rising;
        if (goes(1)) ++notes.falling;
    }
    void clip(const PaperLines&) override { ++clips; }
    void unclip() override { --clips; }
    void place(ScreenPoint corner, double scale) override {
        places.push_back({{at.corner.x + corner.x * at.scale, at.corner.y + corner.y * at.scale},
                          at.scale * scale});
        at = places.back();
    }
    void unplace() override {
        places.pop_back();
        at = places.empty() ? Place{} : places.back();
    }
    void text(PaperFace face, ScreenPoint base, Rgba, std::string_view text,
              std::optional<Rgba>) override {
        if (clips == 0)
            notes.written.push_back(
                {face,
                 {at.corner.x + base.x * at.scale, at.corner.y + base.y * at.scale},
                 width(face, text) * at.scale,
                 std::string(text),
                 page,
                 font_of(face).em * at.scale});
        else
            notes.on_maps += std::string(text) + "\n";
    }
    void next_page() override { ++page; }
    std::variant<std::string, Image> finish() override { return std::string(); }

    struct Place {
        ScreenPoint corner;
        double scale = 1;
    } at;
    std::vector<Place> places;
    Notes notes;
    int open = 0, clips = 0, page = 1;
};

}  // namespace app
