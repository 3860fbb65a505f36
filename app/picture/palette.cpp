#include "app/picture/palette.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>

#include "geo/data/mission_gap.h"

namespace app {
namespace {

constexpr Colours light{.stage = hex(0xF4F1EA),
                        .panel = hex(0xFFFFFF),
                        .panel_subtle = hex(0xFAF8F3),
                        .control = hex(0xFFFFFF),
                        .control_pressed = hex(0xE6E1D6),
                        .land = hex(0xE2DCCF),
                        .land_context = hex(0xEFEBE2),
                        .coast = hex(0x8A8577),
                        .la_line = hex(0xFFFFFF),
                        .la_line_on_pale = hex(0xB9B1A0),
                        .ca_line = hex(0x14202B),
                        .ca_casing = hex(0xFFFFFF),
                        .country_line = hex(0x5B5F5F),
                        .ink = hex(0x14202B),
                        .ink2 = hex(0x45525C),
                        .ink3 = hex(0x5F6A72),
                        .ink_inverse = hex(0xFFFFFF),
                        .rule = hex(0xD8D2C5),
                        .rule_strong = hex(0x8A8577),
                        .accent = hex(0xB3124E),
                        .accent_pressed = hex(0x8A0C3B),
                        .accent_soft = hex(0xF6E1E8),
                        .on_accent = hex(0xFFFFFF),
                        .hatch_bg = hex(0xF0ECE3),
                        .hatch_line = hex(0xA9A18F),
                        .faded = hex(0xC6C4BF),
                        .halo = {0xF4, 0xF1, 0xEA, 0xE6}};

constexpr Colours dark_colours{.stage = hex(0x0D1720),
                               .panel = hex(0x16232E),
                               .panel_subtle = hex(0x121D27),
                               .control = hex(0x1E2E3A),
                               .control_pressed = hex(0x2B3F4D),
                               .land = hex(0x22333F),
                               .land_context = hex(0x1A2832),
                               .coast = hex(0x627783),
                               .la_line = hex(0x0D1720),
                               .la_line_on_pale = hex(0x3A4F5D),
                               .ca_line = hex(0xF4F1EA),
                               .ca_casing = hex(0x0D1720),
                               .country_line = hex(0x7F929E),
                               .ink = hex(0xF4F1EA),
                               .ink2 = hex(0xBAC6CD),
                               .ink3 = hex(0x90A1AB),
                               .ink_inverse = hex(0x0D1720),
                               .rule = hex(0x2C3E4A),
                               .rule_strong = hex(0x627783),
                               .accent = hex(0xFF6A9B),
                               .accent_pressed = hex(0xFF92B6),
                               .accent_soft = hex(0x45203A),
                               .on_accent = hex(0x0D1720),
                               .hatch_bg = hex(0x1A2832),
                               .hatch_line = hex(0x4B616E),
                               .faded = hex(0x46525B),
                               .halo = {0x0D, 0x17, 0x20, 0xE6}};

using Ramp = std::vector<Rgba>;
using Ramps = std::map<int, Ramp>;

Ramp of(std::initializer_list<std::uint32_t> colours) {
    Ramp ramp;
    for (const std::uint32_t one : colours) ramp.push_back(hex(one));
    return ramp;
}

// The ramps of the design tokens (ColorBrewer, lightest step dropped), by number of classes.
const Ramps& missions_ramps() {
    static const Ramps ramps{
        {3, of({0xA1DAB4, 0x41B6C4, 0x225EA8})},
        {4, of({0xA1DAB4, 0x41B6C4, 0x2C7FB8, 0x253494})},
        {5, of({0xC7E9B4, 0x7FCDBB, 0x41B6C4, 0x2C7FB8, 0x253494})},
        {6, of({0xC7E9B4, 0x7FCDBB, 0x41B6C4, 0x1D91C0, 0x225EA8, 0x0C2C84})},
        {7, of({0xEDF8B1, 0xC7E9B4, 0x7FCDBB, 0x41B6C4, 0x1D91C0, 0x225EA8, 0x0C2C84})}};
    return ramps;
}
const Ramps& powers_ramps() {
    static const Ramps ramps{{3, of({0xCBC9E2, 0x9E9AC8, 0x6A51A3})},
                             {4, of({0xCBC9E2, 0x9E9AC8, 0x756BB1, 0x54278F})},
                             {5, of({0xDADAEB, 0xBCBDDC, 0x9E9AC8, 0x756BB1, 0x54278F})},
                             {6, of({0xDADAEB, 0xBCBDDC, 0x9E9AC8, 0x807DBA, 0x6A51A3, 0x4A1486})}};
    return ramps;
}
const Ramps& money_ramps() {
    static const Ramps ramps{
        {3, of({0xFED98E, 0xFE9929, 0xCC4C02})},
        {4, of({0xFED98E, 0xFE9929, 0xD95F0E, 0x993404})},
        {5, of({0xFEE391, 0xFEC44F, 0xFE9929, 0xD95F0E, 0x993404})},
        {6, of({0xFEE391, 0xFEC44F, 0xFE9929, 0xEC7014, 0xCC4C02, 0x8C2D04})},
        {7, of({0xFFF7BC, 0xFEE391, 0xFEC44F, 0xFE9929, 0xEC7014, 0xCC4C02, 0x8C2D04})}};
    return ramps;
}
const Ramps& turnout_ramps() {
    static const Ramps ramps{{3, of({0xB2E2E2, 0x66C2A4, 0x238B45})},
                             {4, of({0xB2E2E2, 0x66C2A4, 0x2CA25F, 0x006D2C})},
                             {5, of({0xCCECE6, 0x99D8C9, 0x66C2A4, 0x2CA25F, 0x006D2C})},
                             {6, of({0xCCECE6, 0x99D8C9, 0x66C2A4, 0x41AE76, 0x238B45, 0x005824})}};
    return ramps;
}
const Ramps& diverging_ramps() {
    static const Ramps ramps{
        {3, of({0xD8B365, 0xF5F5F5, 0x5AB4AC})},
        {4, of({0xA6611A, 0xDFC27D, 0x80CDC1, 0x018571})},
        {5, of({0xA6611A, 0xDFC27D, 0xF5F5F5, 0x80CDC1, 0x018571})},
        {6, of({0x8C510A, 0xD8B365, 0xF6E8C3, 0xC7EAE5, 0x5AB4AC, 0x01665E})},
        {7, of({0x8C510A, 0xD8B365, 0xF6E8C3, 0xF5F5F5, 0xC7EAE5, 0x5AB4AC, 0x01665E})}};
    return ramps;
}

struct Lab {
    double l, a, b;
};

double to_linear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }
double from_linear(double c) {
    return c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
}

// CIE 1976 L*a*b*, D65 white; matrices of IEC 61966-2-1.
Lab lab_of(Rgba colour) {
    const double r = to_linear(colour.r / 255.0), g = to_linear(colour.g / 255.0),
                 b = to_linear(colour.b / 255.0);
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
    const double y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    const double z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

Rgba rgba_of(Lab lab) {
    const auto g = [](double t) { return t > 0.206893 ? t * t * t : (t - 16.0 / 116) / 7.787; };
    const double fy = (lab.l + 16) / 116;
    const double x = 0.95047 * g(fy + lab.a / 500), y = g(fy), z = 1.08883 * g(fy - lab.b / 200);
    const auto channel = [](double linear) {
        return static_cast<std::uint8_t>(
            std::lround(255 * from_linear(std::clamp(linear, 0.0, 1.0))));
    };
    return {channel(3.2406 * x - 1.5372 * y - 0.4986 * z),
            channel(-0.9689 * x + 1.8758 * y + 0.0415 * z),
            channel(0.0557 * x - 0.2040 * y + 1.0570 * z), 255};
}

/// As many colours as asked for, evenly along the ramp nearest in length.
Ramp resampled(const Ramp& ramp, int classes) {
    Ramp out;
    for (int i = 0; i < classes; ++i) {
        const double at = classes == 1 ? 0
                                       : static_cast<double>(i) *
                                             static_cast<double>(ramp.size() - 1) / (classes - 1);
        const auto low = std::min(static_cast<std::size_t>(at), ramp.size() - 2);
        const double part = at - static_cast<double>(low);
        out.push_back(between(ramp[low], ramp[low + 1], part));
    }
    return out;
}

Ramp drawn_or_resampled(const Ramps& ramps, int classes) {
    assert(classes >= 1 && classes <= 19);  // change one way asks for twice nine and the neutral
    if (const auto drawn = ramps.find(classes); drawn != ramps.end()) return drawn->second;
    if (classes < 3) {
        const Ramp& three = ramps.at(3);
        return classes == 1 ? Ramp{three[1]} : Ramp{three.front(), three.back()};
    }
    return resampled(ramps.rbegin()->second, classes);
}

const Ramps& ramps_of(geo::Theme theme) {
    switch (theme) {
        case geo::Theme::powers:
        case geo::Theme::governance:
            return powers_ramps();
        case geo::Theme::budgets:
            return money_ramps();
        case geo::Theme::turnout:
            return turnout_ramps();
        case geo::Theme::missions:
        case geo::Theme::own:
            return missions_ramps();
    }
    return missions_ramps();
}

/// Parties by the colours they are known by, quietened so that no party shouts; used only by layers
/// about party.
Rgba party_colour(std::string_view id, bool dark) {
    struct Party {
        std::string_view id;
        Rgba colour;
    };
    static constexpr std::array parties{
        Party{"labour", hex(0xC8464B)},      Party{"conservative", hex(0x3E7CB1)},
        Party{"liberal", hex(0xE8A33D)},     Party{"green", hex(0x5FA35A)},
        Party{"reform", hex(0x4FB6C6)},      Party{"ukip", hex(0x7A4E8A)},
        Party{"plaid", hex(0x3F7F6B)},       Party{"snp", hex(0xD9C44A)},
        Party{"independent", hex(0xA39E94)}, Party{"other", hex(0xA39E94)},
        Party{"no-overall", hex(0xD8D2C5)},  Party{"noc", hex(0xD8D2C5)},
    };
    for (const Party& party : parties)
        if (id.find(party.id) != std::string_view::npos) return party.colour;
    return dark ? hex(0x7F929E) : hex(0x8A8577);
}

bool is_about_party(const geo::Layer& layer) {
    return layer.id.find("party") != std::string::npos ||
           layer.id.find("control") != std::string::npos;
}

}  // namespace

const Colours& colours(bool dark) { return dark ? dark_colours : light; }

std::vector<Rgba> ramp(geo::Theme theme, int classes) {
    return drawn_or_resampled(ramps_of(theme), classes);
}

std::vector<Rgba> diverging_ramp(int classes) {
    return drawn_or_resampled(diverging_ramps(), classes);
}

std::vector<Rgba> category_colours(const geo::Layer& layer, bool dark) {
    std::vector<Rgba> out;
    if (is_about_party(layer)) {
        for (const geo::Category& category : layer.categories)
            out.push_back(party_colour(category.id, dark));
        return out;
    }
    if (layer.id == "council-standing") {
        // Authorities in the purples of powers; what is new in the accent, whose outline it bears.
        const std::vector<Rgba> powers = ramp(geo::Theme::powers, 5);
        return {dark ? hex(0x2C3E4A) : hex(0xE0DACC), powers[1], powers[2],
                colours(dark).accent_soft};
    }
    if (layer.id == geo::gap_layer_id)
        // Need reddens, power turns blue; together they darken. Least need first, few powers first.
        return {hex(0xE6E1D8), hex(0xAFC3DC), hex(0x6A8FC2), hex(0xE3B4BE), hex(0xA990B4),
                hex(0x64659B), hex(0xCB4F70), hex(0x8E3F78), hex(0x3E2A66)};
    const int n = static_cast<int>(layer.categories.size());
    if (layer.kind == geo::LayerKind::status) {
        // Not held is plain land; from proposed to held the ramp of powers darkens.
        out = ramp(geo::Theme::powers, std::clamp(n, 2, 9));
        if (!out.empty()) out.front() = dark ? hex(0x2C3E4A) : hex(0xD8D2C5);
        return out;
    }
    if (n <= 4) return ramp(layer.theme, std::max(n, 1));
    // Many unordered categories: hues apart in lightness as well (after Okabe & Ito, 2008).
    static constexpr std::array many{hex(0x56B4E9), hex(0xE69F00), hex(0x009E73), hex(0xCC79A7),
                                     hex(0xF0E442), hex(0x0072B2), hex(0xD55E00), hex(0x999999)};
    for (int i = 0; i < n; ++i) out.push_back(many[static_cast<std::size_t>(i) % many.size()]);
    return out;
}

std::vector<Rgba> bivariate_colours(bool dark) {
    // Blue against gold stays apart in the three common kinds of colour blindness.
    if (dark)
        return of({0x2A3A45, 0x3B6F8F, 0x56B1E0, 0x8A6B1F, 0x8E9698, 0xA9D3EA, 0xF0AD1E, 0xF5D48C,
                   0xFFFFFF});
    return of(
        {0xE3E0DA, 0xB4D3E1, 0x509DC2, 0xF3DFA2, 0xABABA6, 0x376387, 0xF0AD1E, 0xA8610E, 0x14202B});
}

std::vector<Rgba> cluster_colours(bool dark) {
    // Orange for high and violet for low, paler where the neighbours are unlike.
    if (dark) return of({0xF08A2C, 0x9C7BE0, 0xF7D3A0, 0xC9BEEA, 0x2C3E4A, 0x627783});
    return of({0xE66101, 0x5E3C99, 0xFDB863, 0xB2ABD2, 0xEAE6DC, 0x9D988C});
}

std::vector<Rgba> hot_spot_colours(bool dark) {
    const std::vector<Rgba> clusters = cluster_colours(dark);
    return {clusters[0], clusters[1], clusters[4], clusters[5]};
}

Rgba selection_colour(std::size_t index, bool dark) {
    // The accent is always the first place; the others keep 3:1 against white and against land.
    static constexpr std::array on_light{hex(0xB3124E), hex(0x14202B), hex(0x1F6F8B),
                                         hex(0x9A5B00), hex(0x3F6B2E), hex(0x6B3FA0)};
    static constexpr std::array on_dark{hex(0xFF6A9B), hex(0xF4F1EA), hex(0x6FC7E8),
                                        hex(0xF0B75A), hex(0x9BD184), hex(0xC3A1F2)};
    return (dark ? on_dark : on_light)[index % on_light.size()];
}

Rgba between(Rgba from, Rgba to, double t) {
    if (t <= 0 || from == to) return from;
    if (t >= 1) return to;
    const Lab a = lab_of(from), b = lab_of(to);
    Rgba mixed = rgba_of({std::lerp(a.l, b.l, t), std::lerp(a.a, b.a, t), std::lerp(a.b, b.b, t)});
    mixed.a = static_cast<std::uint8_t>(
        std::lround(std::lerp(static_cast<double>(from.a), static_cast<double>(to.a), t)));
    return mixed;
}

double difference(Rgba a, Rgba b) {
    const Lab one = lab_of(a), other = lab_of(b);
    return std::hypot(one.l - other.l, one.a - other.a, one.b - other.b);
}

Rgba seen_with(ColourVision vision, Rgba colour) {
    using Row = std::array<double, 3>;
    using Matrix = std::array<Row, 3>;
    static constexpr Row grey{0.2126, 0.7152, 0.0722};
    static constexpr std::array<Matrix, 4> matrices{
        Matrix{Row{0.152286, 1.052583, -0.204868}, Row{0.114503, 0.786281, 0.099216},
               Row{-0.003882, -0.048116, 1.051998}},
        Matrix{Row{0.367322, 0.860646, -0.227968}, Row{0.280085, 0.672501, 0.047413},
               Row{-0.011820, 0.042940, 0.968881}},
        Matrix{Row{1.255528, -0.076749, -0.178779}, Row{-0.078411, 0.930809, 0.147602},
               Row{0.004733, 0.691367, 0.303900}},
        Matrix{grey, grey, grey}};
    if (vision == ColourVision::full) return colour;
    const Row linear{to_linear(colour.r / 255.0), to_linear(colour.g / 255.0),
                     to_linear(colour.b / 255.0)};
    const Matrix& matrix = matrices[static_cast<std::size_t>(vision) - 1];
    const auto channel = [&](const Row& row) {
        const double seen = row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2];
        return static_cast<std::uint8_t>(
            std::lround(255 * from_linear(std::clamp(seen, 0.0, 1.0))));
    };
    return {channel(matrix[0]), channel(matrix[1]), channel(matrix[2]), colour.a};
}

double luminance(Rgba colour) {
    return 0.2126 * to_linear(colour.r / 255.0) + 0.7152 * to_linear(colour.g / 255.0) +
           0.0722 * to_linear(colour.b / 255.0);
}

double contrast(Rgba a, Rgba b) {
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

}  // namespace app
