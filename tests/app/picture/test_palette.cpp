#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "app/picture/palette.h"

using namespace app;

namespace {

constexpr double least = 8;  // CIE76, the design's aim at the usual number of classes

std::string code_in(ColourVision vision, std::size_t i, std::size_t j) {
    return std::string(code_of(vision)) + ", colours " + std::to_string(i) + " and " +
           std::to_string(j);
}

/// Every two colours, or only neighbours, are apart to everyone.
void check_apart(const std::vector<Rgba>& colours, bool all_pairs, double by = least) {
    for (const ColourVision vision : all_colour_visions) {
        if (vision == ColourVision::grey && all_pairs) continue;  // two hues may be as light
        for (std::size_t i = 0; i < colours.size(); ++i)
            for (std::size_t j = i + 1; j < (all_pairs ? colours.size() : i + 2); ++j) {
                if (j >= colours.size()) continue;
                CAPTURE(code_in(vision, i, j));
                CHECK(difference(seen_with(vision, colours[i]), seen_with(vision, colours[j])) >=
                      by);
            }
    }
}

}  // namespace

TEST_CASE("neighbouring classes of every ramp are apart, whatever a person's sight") {
    for (const geo::Theme theme : {geo::Theme::powers, geo::Theme::budgets, geo::Theme::turnout,
                                   geo::Theme::missions, geo::Theme::governance, geo::Theme::own})
        for (int classes = 2; classes <= 5; ++classes) {
            CAPTURE(static_cast<int>(theme));
            CAPTURE(classes);
            check_apart(ramp(theme, classes), false);
        }
}

TEST_CASE("any two classes that diverge, of two layers, clusters and hot spots are apart") {
    for (const int classes : {3, 5}) check_apart(diverging_ramp(classes), true);
    for (const bool dark : {false, true}) {
        CAPTURE(dark);
        check_apart(bivariate_colours(dark), true);
        check_apart(cluster_colours(dark), true);
        check_apart(hot_spot_colours(dark), true);
    }
}

TEST_CASE("ground without a figure is apart from every class of light maps and from itself") {
    const Colours& colour = colours(false);
    for (const geo::Theme theme :
         {geo::Theme::powers, geo::Theme::budgets, geo::Theme::turnout, geo::Theme::missions})
        for (const Rgba one : ramp(theme, 5)) {
            // A hatch is told from a class by its lines, plain ground by its colour.
            CHECK(contrast(colour.hatch_line, colour.hatch_bg) >= 2);
            CHECK(difference(one, colour.land_context) >= least);
            CHECK(difference(one, colour.land) >= least);
        }
    CHECK(difference(colour.land, colour.land_context) >= 5);
}

TEST_CASE("text, controls and coasts keep their contrast, by day and by night") {
    for (const bool dark : {false, true}) {
        CAPTURE(dark);
        const Colours& c = colours(dark);
        for (const Rgba ground : {c.stage, c.panel, c.panel_subtle}) {
            for (const Rgba text : {c.ink, c.ink2, c.ink3, c.accent})
                CHECK(contrast(text, ground) >= 4.5);
            CHECK(contrast(c.rule_strong, ground) >= 3);
        }
        CHECK(contrast(c.coast, c.stage) >= 3);
        CHECK(contrast(c.on_accent, c.accent) >= 4.5);
        for (std::size_t i = 0; i < most_selected; ++i)
            CHECK(contrast(selection_colour(i, dark), c.panel) >= 3);
    }
}

TEST_CASE("simulated sight: grey stays grey, and red and green meet where they do") {
    // Grey has no hue to lose; the published matrices keep it to a rounding.
    for (const ColourVision vision : all_colour_visions)
        for (const int level : {0, 60, 128, 255}) {
            const auto l = static_cast<std::uint8_t>(level);
            const Rgba seen = seen_with(vision, {l, l, l});
            CHECK(std::abs(seen.r - l) <= 1);
            CHECK(std::abs(seen.g - l) <= 1);
            CHECK(std::abs(seen.b - l) <= 1);
        }
    // The colours of an ordinary traffic light.
    const Rgba red = hex(0xC0392B), green = hex(0x6B8E23);
    const double whole = difference(red, green);
    for (const ColourVision vision : {ColourVision::protan, ColourVision::deutan})
        CHECK(difference(seen_with(vision, red), seen_with(vision, green)) < whole / 2);
    CHECK(difference(seen_with(ColourVision::tritan, red), seen_with(ColourVision::tritan, green)) >
          whole / 2);
    CHECK(seen_with(ColourVision::deutan, {10, 20, 30, 40}).a == 40);
}
