#include <doctest/doctest.h>

#include <vector>

#include "app/picture/findings.h"

using app::finding_of;

namespace {

geo::Layer layer_called(const char* label) {
    geo::Layer layer;
    layer.label = label;
    return layer;
}

}  // namespace

TEST_CASE("a finding on all areas says which way they lie together, or that chance would do") {
    const geo::Layer layer = layer_called("Pay");
    struct Case {
        double i, p;
        const char* says;
    };
    for (const Case& c :
         {Case{
              0.43, 0.001,
              "Pay: high values lie next to high ones, and low next to low, more than chance would "
              "have it: Moran's I 0.430, where −0.020 is expected of chance; 999 permutations, p = "
              "0.001."},
          Case{-0.3, 0.01,
               "Pay: high values lie next to low ones more than chance would have it: Moran's I "
               "−0.300, where −0.020 is expected of chance; 999 permutations, p = 0.01."},
          Case{0.05, 0.211,
               "Where Pay is high and where it is low cannot be told from chance: Moran's I 0.050, "
               "where −0.020 is expected of chance; 999 permutations, p = 0.211."}})
        CHECK(finding_of(layer,
                         geo::GlobalMoran{.n = 51, .i = c.i, .expected = -0.02, .pseudo_p = c.p},
                         geo::Permutations{}) == c.says);
}

TEST_CASE("a finding on places counts those that are significant once adjusted") {
    const std::vector<geo::LocalMoran> local{
        {.i = 1, .quadrant = geo::Quadrant::high_high, .pseudo_p = 0.001, .adjusted_p = 0.01},
        {.i = 1, .quadrant = geo::Quadrant::low_low, .pseudo_p = 0.001, .adjusted_p = 0.01},
        {.i = 1, .quadrant = geo::Quadrant::low_low, .pseudo_p = 0.04, .adjusted_p = 0.08},
        {.i = -1, .quadrant = geo::Quadrant::low_high, .pseudo_p = 0.001, .adjusted_p = 0.01}};
    CHECK(finding_of(local, 0.05) ==
          "Of 4 areas 3 stand out from what chance would put around them (false discovery rate "
          "0.05): 1 high among high, 1 low among low, 0 high among low, 1 low among high.");
    CHECK(finding_of(local, 0.001) ==
          "Of 4 areas none stands out from what chance puts around it (false discovery rate "
          "0.001).");
    const std::vector<geo::HotSpot> spots{
        {3.5, 0.0004, 0.001}, {-2.8, 0.005, 0.01}, {2, 0.045, 0.09}};
    CHECK(finding_of(spots, 0.05) ==
          "Of 3 areas 1 are hot spots, high together with their neighbours, and 1 are cold spots "
          "(false discovery rate 0.05).");
    CHECK(finding_of(spots, 0.0001) ==
          "Of 3 areas none is clearly hot or cold together with its neighbours (false discovery "
          "rate 0.0001).");
}

TEST_CASE("a correlation whose interval holds zero is not called one") {
    const geo::Layer pay = layer_called("Pay"), age = layer_called("Age");
    const geo::Correlation strong{0.61, geo::Interval{0.53, 0.68}};
    const geo::Correlation weak{-0.05, geo::Interval{-0.2, 0.1}};
    const geo::Correlation few{0.9, std::nullopt};
    CHECK(finding_of(pay, age, strong, weak, 300) ==
          "Where Pay is higher, Age tends to be higher: Pearson's r 0.61 (95% interval 0.53 to "
          "0.68), Spearman's rank correlation −0.05 (95% interval −0.20 to 0.10), over 300 areas.");
    CHECK(finding_of(pay, age, weak, weak, 300).starts_with("Pay and Age do not clearly go"));
    CHECK(finding_of(pay, age, few, few, 3) ==
          "Pay and Age do not clearly go together: Pearson's r 0.90, Spearman's rank correlation "
          "0.90, over 3 areas.");
    const geo::Correlation falling{-0.61, geo::Interval{-0.68, -0.53}};
    CHECK(finding_of(pay, age, falling, falling, 9)
              .starts_with("Where Pay is higher, Age tends to be lower"));
}

TEST_CASE("figures that are inherited are a caution beside a finding") {
    CHECK(app::caution_of_inherited(0).empty());
    CHECK(app::caution_of_inherited(171).starts_with(
        " But 171 of the figures are inherited from larger areas"));
}

TEST_CASE("small numbers keep their sign and lose no meaning") {
    CHECK(app::decimal(-0.0001) == "0.000");
    CHECK(app::decimal(-1.5, 1) == "−1.5");
    CHECK(app::say_p(0.0004) == "below 0.001");
    CHECK(app::say_p(0.05) == "0.050");
}
