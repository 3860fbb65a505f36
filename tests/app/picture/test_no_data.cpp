#include <doctest/doctest.h>

#include <algorithm>

#include "app/picture/choropleth.h"
#include "app/picture/picture.h"
#include "app/scene/apply.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

Scene showing(const char* layer, geo::Level level) {
    Scene scene = home(*real_atlas());
    for (const Action& action : Actions{ShowLayer{layer}, ShowLevel{level}})
        scene = apply(*real_atlas(), std::move(scene), action);
    return scene;
}

struct Look {
    NoData why{};
    Fill fill;
    std::string said;  // in its card
};

Look look_of(Scene scene, const char* code) {
    const geo::AreaIndex area = area_called(*real_atlas(), code);
    const Choropleth shown = choropleth_of(*real_atlas(), scene);
    const auto position = *shown.view.position(area);
    scene = apply(*real_atlas(), std::move(scene), Select{real_atlas()->areas[area].id});
    const Picture picture = picture_of(*real_atlas(), scene, {{{1000}, {900}}, nullptr});
    return {shown.no_data[position], fill_at(shown, position, false),
            picture.cards.front().value_note};
}

}  // namespace

TEST_CASE("withheld, not published and of another country look apart and are said apart") {
    const Look withheld = look_of(showing("median-weekly-pay", geo::Level::district), "E09000001");
    CHECK(withheld.why == NoData::withheld);
    CHECK(withheld.fill.kind == FillKind::crossed);
    CHECK(withheld.said.find("Withheld") != std::string::npos);

    const Look absent =
        look_of(showing("healthy-life-expectancy-female", geo::Level::upper_tier), "E09000001");
    CHECK(absent.why == NoData::not_published);
    CHECK(absent.fill.kind == FillKind::hatch);

    const Look abroad = look_of(showing("ks2-expected-standard", geo::Level::upper_tier),
                                "W06000015");  // English tests, Cardiff
    CHECK(abroad.why == NoData::other_country);
    CHECK(abroad.fill == Fill{FillKind::colour, colours(false).land_context});
    CHECK(abroad.said == "These figures are of other countries.");
}

TEST_CASE("an area whose ground has figures under other boundaries is told from one without any") {
    const geo::Atlas& atlas = *real_atlas();
    const auto has_kin_with_figures = [&](const geo::Layer& layer, geo::AreaIndex area) {
        for (std::uint32_t i = 0; i < atlas.areas.size(); ++i) {
            const geo::AreaIndex other{i};
            const auto follows = [&](geo::AreaIndex later, geo::AreaIndex earlier) {
                const auto& successors = atlas.areas[earlier].successors;
                return std::ranges::find(successors, later) != successors.end();
            };
            if ((follows(area, other) || follows(other, area)) && !layer.of(other).empty())
                return true;
        }
        return false;
    };
    int found = 0, plain = 0;
    for (const geo::Layer& layer : atlas.layers) {
        if (layer.theme != geo::Theme::missions) continue;
        const Choropleth shown =
            choropleth_of(atlas, showing(layer.id.c_str(), geo::Level::district));
        for (std::size_t i = 0; i < shown.view.areas.size(); ++i) {
            if (shown.view.figures[i]) continue;
            const bool is_kin = has_kin_with_figures(layer, shown.view.areas[i]);
            if (shown.no_data[i] == NoData::other_boundaries) {
                CHECK(is_kin);
                CHECK(fill_at(shown, i, false).colour == colours(false).land_context);
                ++found;
            } else if (shown.no_data[i] == NoData::not_published) {
                CHECK_FALSE(is_kin);
                ++plain;
            }
        }
    }
    CHECK(found > 0);
    CHECK(plain > 0);
}

TEST_CASE("the legend counts every area once: in a class, or by why it has none") {
    for (const char* layer : {"median-weekly-pay", "ks2-expected-standard", "powers-held"}) {
        CAPTURE(layer);
        const Picture picture = picture_of(*real_atlas(), showing(layer, geo::Level::upper_tier),
                                           {{{1000}, {900}}, nullptr});
        int areas = 0, without = 0;
        for (const LegendClass& one : picture.legend.classes) areas += one.count;
        for (const int count : picture.legend.without_figure) without += count;
        CHECK(areas == picture.legend.with_figure);
        CHECK(areas + without == picture.legend.areas);
    }
}
