#include "tests/geo/data/atlases.h"

namespace geo {
namespace {

Layer layer_of(Lasting lasting) {
    Layer layer;
    layer.lasting = lasting;
    for (const int year : {2016, 2021}) {
        Figure figure;
        figure.area = AreaIndex{3};
        figure.year = static_cast<std::int16_t>(year);
        figure.value = year;
        layer.figures.push_back(figure);
    }
    return layer;
}

}  // namespace

TEST_CASE("a figure of a period holds for that period alone") {
    const Layer layer = layer_of(Lasting::for_its_period);
    CHECK(layer.at(AreaIndex{3}, 2021)->value == 2021);
    CHECK(layer.at(AreaIndex{3}, 2020) == nullptr);
    CHECK(layer.at(AreaIndex{3}, 2022) == nullptr);
    CHECK(layer.at(AreaIndex{4}, 2021) == nullptr);
}

TEST_CASE("a result stands until the next one") {
    const Layer layer = layer_of(Lasting::until_the_next);
    CHECK(layer.at(AreaIndex{3}, 2015) == nullptr);
    CHECK(layer.at(AreaIndex{3}, 2020)->year == 2016);
    CHECK(layer.at(AreaIndex{3}, 2028)->year == 2021);
}

TEST_CASE("the figures of an area come oldest first") {
    const Layer layer = layer_of(Lasting::for_its_period);
    REQUIRE(layer.of(AreaIndex{3}).size() == 2);
    CHECK(layer.of(AreaIndex{3}).front().year == 2016);
    CHECK(layer.of(AreaIndex{2}).empty());
}

TEST_CASE("codes of bases and markers are read back as written") {
    for (const Basis basis : {Basis::published, Basis::derived, Basis::recalled, Basis::estimate})
        CHECK(basis_of(code_of(basis)) == basis);
    for (const Marker marker : {Marker::none, Marker::unreliable, Marker::unavailable,
                                Marker::confidential, Marker::not_applicable, Marker::joint})
        CHECK(marker_of(code_of(marker)) == marker);
    CHECK_FALSE(basis_of("guessed"));
    CHECK_FALSE(marker_of("q"));
    CHECK(theme_of("turnout") == Theme::turnout);
    CHECK_FALSE(theme_of("Turnout"));
}

}  // namespace geo
