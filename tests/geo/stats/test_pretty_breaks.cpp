#include <doctest/doctest.h>

#include <numeric>
#include <vector>

#include "geo/stats/class_breaks.h"

namespace {

/// 1, 2, … n, each times `factor`, as R writes 1:n * factor.
std::vector<double> up_to(int n, double factor = 1) {
    std::vector<double> values(static_cast<std::size_t>(n));
    std::iota(values.begin(), values.end(), 1.0);
    for (double& value : values) value *= factor;
    return values;
}

std::vector<double> pretty(const std::vector<double>& values, int classes) {
    return geo::pretty_breaks(values, classes).value().interior;
}

}  // namespace

TEST_CASE("pretty breaks are those of the examples of R's pretty()") {
    // Its first and last number cover the values and are no breaks between them.
    CHECK(pretty(up_to(15, 2), 5) == std::vector<double>{5, 10, 15, 20, 25});
    CHECK(pretty(up_to(15), 4) == std::vector<double>{5, 10});
    CHECK(pretty(up_to(20), 5) == std::vector<double>{5, 10, 15});
    CHECK(pretty(up_to(20), 2) == std::vector<double>{10});
}

TEST_CASE("pretty breaks are the very doubles a person would write") {
    CHECK(pretty({0.05, 0.75}, 7) == std::vector<double>{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7});
    CHECK(pretty({-3.2, 4.1}, 5) == std::vector<double>{-2, 0, 2, 4});
    CHECK(pretty({1.1e9, 4.9e9}, 4) == std::vector<double>{2e9, 3e9, 4e9});
    CHECK(pretty({2.1e-7, 8.9e-7}, 4) == std::vector<double>{4e-7, 6e-7, 8e-7});
}

TEST_CASE("a least or greatest value that is round itself makes no class without values") {
    CHECK(pretty({0, 10}, 5) == std::vector<double>{2, 4, 6, 8});
    CHECK(pretty({0, 10}, 4) == std::vector<double>{2.5, 5, 7.5});
}

TEST_CASE("pretty breaks make 2 to 9 classes, near to the number asked") {
    for (int classes = 2; classes <= 9; ++classes)
        for (double low = -7.3; low < 8; low += 1.7)
            for (double width = 0.013; width < 1e6; width *= 3.1) {
                CAPTURE(classes);
                CAPTURE(low);
                CAPTURE(width);
                const auto found = std::ssize(pretty({low, low + width}, classes)) + 1;
                CHECK(found >= 2);
                CHECK(found <= 9);
                CHECK(std::abs(found - classes) <= 4);
            }
}

TEST_CASE("very large, very small and very close values end with breaks or a reason") {
    CHECK(geo::pretty_breaks(std::vector<double>{0, 1e308}, 5).has_value());
    CHECK(geo::pretty_breaks(std::vector<double>{-8e307, 8e307}, 5).has_value());
    CHECK(geo::pretty_breaks(std::vector<double>{0, 5e-324}, 5).has_value() == false);
    const double large = 1e300;
    CHECK_FALSE(geo::pretty_breaks(std::vector<double>{large, std::nextafter(large, 2e300)}, 5));
}
