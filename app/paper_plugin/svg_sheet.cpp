#include "app/paper_plugin/svg_sheet.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/paper/xml_text.h"
#include "app/paper_plugin/measured_type.h"
#include "app/paper_plugin/subset_font.h"
#include "app/render/map_painter.h"

namespace app {
namespace {

/// A hundredth of a pixel is 2 µm on paper.
std::string number(double value) {
    std::string text = fmt::format("{:.2f}", value);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

/// Each point after the first of a line as the way from the one before: half as many bytes.
std::string path_of(const PaperLines& lines, bool closed) {
    struct Step {
        long right, down;  // hundredths
    };
    const auto written = [](long hundredths) {
        return number(static_cast<double>(hundredths) / 100);
    };
    std::string out;
    for (const auto& line : lines) {
        if (line.empty()) continue;
        const bool repeats = line.size() > 2 && line.front() == line.back();
        Step at{};
        for (std::size_t i = 0; i + (repeats ? 1 : 0) < line.size(); ++i) {
            const Step to{std::lround(line[i].x * 100), std::lround(line[i].y * 100)};
            if (i == 0)
                out += 'M' + written(to.right) + ' ' + written(to.down);
            else
                out += (i == 1 ? 'l' : ' ') + written(to.right - at.right) + ' ' +
                       written(to.down - at.down);
            at = to;
        }
        if (closed || repeats) out += 'z';
    }
    return out;
}

/// As attributes of an element: fill="#b3124e".
std::string paint(const char* what, Rgba colour) {
    std::string out =
        fmt::format(" {}=\"#{:02x}{:02x}{:02x}\"", what, colour.r, colour.g, colour.b);
    if (colour.a < 255) out += fmt::format(" {}-opacity=\"{}\"", what, number(colour.a / 255.0));
    return out;
}

std::string begin_of(SheetPart part, const std::string& alternative) {
    switch (part) {
        case SheetPart::heading:
            return "<g role=\"heading\" aria-level=\"1\">";
        case SheetPart::section:
            return "<g role=\"heading\" aria-level=\"2\">";
        case SheetPart::paragraph:
            return "<g role=\"paragraph\">";
        case SheetPart::figure:
            return "<g role=\"img\" aria-label=\"" + xml_text(alternative) + "\">";
    }
    return "<g>";
}

std::set<char32_t> characters_of(std::string_view text) {
    std::set<char32_t> characters;
    const std::string whole(text);
    for (const char* at = whole.c_str(); *at != '\0'; at = g_utf8_next_char(at))
        characters.insert(g_utf8_get_char(at));
    return characters;
}

class SvgSheet : public Sheet {
public:
    SvgSheet(MeasuredType type, SheetOptions options)
        : type_(std::move(type)), options_(std::move(options)) {
        const PaneSize size = pixels_on(options_.paper);
        body_ = fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"#fff\"/>\n",
                            number(size.width.value), number(size.height.value));
    }

    double width(PaperFace face, std::string_view text) const override {
        return type_.width(face, text);
    }
    void begin(SheetPart part, const std::string& alternative) override {
        body_ += begin_of(part, alternative) + '\n';
    }
    void end() override { body_ += "</g>\n"; }
    void fill(const PaperLines& rings, Rgba colour) override {
        const std::string path = path_of(rings, true);
        if (!path.empty()) body_ += "<path" + paint("fill", colour) + " d=\"" + path + "\"/>\n";
    }
    void stroke(const PaperLines& lines, Rgba colour, double width, bool dashed) override {
        const std::string path = path_of(lines, false);
        if (path.empty()) return;
        body_ += "<path fill=\"none\"" + paint("stroke", colour) + " stroke-width=\"" +
                 number(width) + '"';
        if (dashed) body_ += fmt::format(" stroke-dasharray=\"{} {}\"", dash, dash_and_gap - dash);
        body_ += " d=\"" + path + "\"/>\n";
    }
    void clip(const PaperLines& rings) override {
        ++clips_;
        body_ += fmt::format(
            "<clipPath id=\"clip{0}\"><path clip-rule=\"evenodd\" d=\"{1}\"/></clipPath>\n"
            "<g clip-path=\"url(#clip{0})\">\n",
            clips_, path_of(rings, true));
    }
    void unclip() override { body_ += "</g>\n"; }
    void place(ScreenPoint corner, double scale) override {
        body_ += fmt::format("<g transform=\"translate({} {}) scale({:.5g})\">\n", number(corner.x),
                             number(corner.y), scale);
    }
    void unplace() override { body_ += "</g>\n"; }
    void text(PaperFace face, ScreenPoint base, Rgba colour, std::string_view text,
              std::optional<Rgba> halo) override {
        used_[font_of(face).file].merge(characters_of(text));
        body_ += fmt::format("<text class=\"t{}\" x=\"{}\" y=\"{}\"{}", static_cast<int>(face),
                             number(base.x), number(base.y), paint("fill", colour));
        if (halo) body_ += paint("stroke", *halo) + " stroke-width=\"4\" paint-order=\"stroke\"";
        body_ += '>' + xml_text(text) + "</text>\n";
    }

    std::variant<std::string, Image> finish() override {
        const PaneSize size = pixels_on(options_.paper);
        std::string out = fmt::format(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" "
            "viewBox=\"0 0 {} {}\" xml:lang=\"en-GB\" fill-rule=\"evenodd\" "
            "stroke-linejoin=\"round\">\n"
            "<title>{}</title>\n<desc>{}</desc>\n",
            number(options_.paper.width.value), number(options_.paper.height.value),
            number(size.width.value), number(size.height.value), xml_text(options_.title),
            xml_text(options_.description));
        return out + style() + body_ + "</svg>\n";
    }

private:
    std::string style() const {
        std::string out = "<style>\n";
        for (const auto& [file, characters] : used_) {
            const auto font =
                std::ranges::find(paper_fonts, std::string_view(file),
                                  [](const PaperFont& one) { return std::string_view(one.file); });
            out += fmt::format(
                "@font-face{{font-family:'{}';font-weight:{};"
                "src:url(data:font/otf;base64,{}) format('opentype')}}\n",
                font->family, font->weight, base64(subset_font(options_.fonts / file, characters)));
        }
        for (std::size_t i = 0; i < paper_fonts.size(); ++i)
            out += fmt::format(".t{}{{font:{} {}px '{}','Inter',sans-serif{};white-space:pre}}\n",
                               i, paper_fonts[i].weight, paper_fonts[i].em, paper_fonts[i].family,
                               i == static_cast<std::size_t>(PaperFace::number)
                                   ? ";font-feature-settings:'tnum'"
                                   : "");
        return out + "</style>\n";
    }

    MeasuredType type_;
    SheetOptions options_;
    std::string body_;
    std::map<std::string, std::set<char32_t>, std::less<>> used_;  // characters of each font's file
    int clips_ = 0;
};

}  // namespace

geo::Result<std::unique_ptr<Sheet>> svg_sheet(const SheetOptions& options) {
    auto type = MeasuredType::from(options.fonts);
    if (!type) return tl::make_unexpected(type.error());
    return std::make_unique<SvgSheet>(*std::move(type), options);
}

}  // namespace app
