#include <doctest/doctest.h>

#include <concepts>

#include "geo/core/quantity.h"

namespace {

using Pounds = geo::Quantity<struct PoundUnit>;

template <class A, class B>
concept can_be_added = requires(A a, B b) {
    a + b;
};

}  // namespace

TEST_CASE("quantities of one unit add, subtract, compare and scale") {
    constexpr geo::Metres near{2}, far{5};
    CHECK((near + far).value == 7);
    CHECK((far - near).value == 3);
    CHECK((far * 2).value == 10);
    CHECK(near < far);
}

TEST_CASE("metres plus pounds does not compile") {
    CHECK(can_be_added<geo::Metres, geo::Metres>);
    CHECK_FALSE(can_be_added<geo::Metres, Pounds>);
    CHECK_FALSE(can_be_added<geo::Metres, double>);
}
