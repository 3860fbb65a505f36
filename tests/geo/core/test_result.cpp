#include <doctest/doctest.h>

#include "geo/core/result.h"

namespace {

geo::Result<int> half_of(int number) {
    if (number % 2 != 0)
        return geo::failure("not an even number: 3; give an even one", "a.csv, line 2");
    return number / 2;
}

}  // namespace

TEST_CASE("a result holds a value or the reason why there is none") {
    CHECK(half_of(4) == 2);
    REQUIRE_FALSE(half_of(3).has_value());
    CHECK(half_of(3).error() ==
          geo::Error{"not an even number: 3; give an even one", "a.csv, line 2"});
}

TEST_CASE("one line says where, then what; where may be unknown") {
    CHECK(geo::one_line({"not a GSS code: 'E47'", "councils.csv, line 12"}) ==
          "councils.csv, line 12: not a GSS code: 'E47'");
    CHECK(geo::one_line({"there are no values to classify", ""}) ==
          "there are no values to classify");
}
