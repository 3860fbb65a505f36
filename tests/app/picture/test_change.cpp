#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "app/picture/choropleth.h"
#include "app/picture/picture.h"
#include "app/scene/apply.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

Choropleth change_of(const char* layer, int since) {
    Scene scene = home(*real_atlas());
    for (const Action& action : {Action{ShowLayer{layer}}, Action{ShowLevel{geo::Level::district}},
                                 Action{ShowChangeSince{since}}})
        scene = apply(*real_atlas(), std::move(scene), action);
    return choropleth_of(*real_atlas(), scene);
}

}  // namespace

TEST_CASE("where nearly all rose, as many classes as asked for tell how much") {
    const Choropleth pay = change_of("median-weekly-pay", 2016);
    REQUIRE(pay.change);
    CHECK(pay.colours.size() == 5);
    CHECK(pay.breaks.interior.size() == 4);
    for (const double one : pay.breaks.interior) CHECK(one >= 0);
}

TEST_CASE("where some rose and others fell, the classes mirror each other around zero") {
    const Choropleth jobs = change_of("employment-rate", 2016);
    REQUIRE(jobs.change);
    const auto& breaks = jobs.breaks.interior;
    REQUIRE(breaks.size() >= 2);
    for (std::size_t i = 0; i < breaks.size(); ++i)
        CHECK(breaks[i] == doctest::Approx(-breaks[breaks.size() - 1 - i]));
    CHECK(jobs.colours.size() == breaks.size() + 1);
}

TEST_CASE("methods with classes of their own tell change in no more classes than colours can") {
    for (const char* layer : {"median-weekly-pay", "employment-rate"})
        for (const geo::BreakMethod method :
             {geo::BreakMethod::head_tail, geo::BreakMethod::percentile, geo::BreakMethod::box}) {
            CAPTURE(layer);
            CAPTURE(geo::code_of(method));
            Scene scene = home(*real_atlas());
            for (const Action& action :
                 {Action{ShowLayer{layer}}, Action{ShowLevel{geo::Level::district}},
                  Action{ShowChangeSince{2016}},
                  Action{Classify{{.method = method, .classes = 5, .manual = {}}}}})
                scene = apply(*real_atlas(), std::move(scene), action);
            const Choropleth change = choropleth_of(*real_atlas(), scene);
            CHECK(change.colours.size() == change.breaks.interior.size() + 1);
            CHECK(change.colours.size() <= 10);
            CHECK(std::ranges::adjacent_find(change.breaks.interior, std::greater_equal{}) ==
                  change.breaks.interior.end());
        }
}

TEST_CASE("no place that rose has the colour of one that fell") {
    for (const char* layer : {"median-weekly-pay", "employment-rate", "gdhi-per-head"}) {
        const Choropleth change = change_of(layer, 2016);
        CAPTURE(layer);
        REQUIRE(change.change);
        for (std::size_t i = 0; i < change.view.areas.size(); ++i) {
            const auto& figure = change.view.figures[i];
            if (!figure || !figure->value || *figure->value == 0) continue;
            const int own = *change.class_at(i);
            const int opposite = geo::class_of(change.breaks, -*figure->value);
            const int zero = geo::class_of(change.breaks, 0);
            // The same class only where it is the neutral one that holds no change at all.
            if (own == opposite) CHECK(own == zero);
        }
    }
}
