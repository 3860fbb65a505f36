#include <doctest/doctest.h>

#include <future>

#include "app/analyst.h"
#include "app/picture/analysis.h"
#include "app/scene/apply.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

Scene clusters_of(const char* layer) {
    Scene scene = home(*real_atlas());
    for (const Action& action :
         Actions{ShowLayer{layer}, ShowLevel{geo::Level::upper_tier}, Analyse{Analysis::clusters}})
        scene = apply(*real_atlas(), std::move(scene), action);
    return scene;
}

/// An analyst that works apart, and a way to wait for it.
struct Working {
    std::promise<void> done;
    Analyst analyst;
    Working() {
        analyst.work_apart([this] { done.set_value(); });
    }
    void wait() {
        done.get_future().wait();
        done = {};
    }
};

}  // namespace

TEST_CASE("an analysis is worked out apart, and is there when it says so") {
    Working working;
    const Scene scene = clusters_of("median-weekly-pay");
    working.analyst.look(real_atlas(), scene);
    CHECK(working.analyst.is_at_work(0));
    CHECK(working.analyst.analyses().front() == nullptr);
    working.wait();
    working.analyst.look(real_atlas(), scene);
    CHECK_FALSE(working.analyst.is_at_work(0));
    CHECK(working.analyst.analyses().front()->finding ==
          analysed_view(*real_atlas(), scene)->finding);
}

TEST_CASE("an analysis is kept while the map moves, and begun anew for another layer") {
    Working working;
    Scene scene = clusters_of("median-weekly-pay");
    working.analyst.look(real_atlas(), scene);
    working.wait();
    working.analyst.look(real_atlas(), scene);
    const auto before = working.analyst.analyses().front();
    scene.pane().camera = Camera{{400'000}, {400'000}, 500};
    scene.pane().labels = LabelContent::none;
    working.analyst.look(real_atlas(), scene);
    CHECK(working.analyst.analyses().front() == before);
    working.analyst.look(real_atlas(), clusters_of("gdhi-per-head"));
    CHECK(working.analyst.is_at_work(0));
    working.wait();
}

TEST_CASE("without another thread an analysis is there at once, and a map of figures has none") {
    Analyst analyst;
    Scene scene = clusters_of("median-weekly-pay");
    analyst.look(real_atlas(), scene);
    CHECK(analyst.analyses().front() != nullptr);
    scene = apply(*real_atlas(), scene, Analyse{Analysis::none});
    analyst.look(real_atlas(), scene);
    CHECK(analyst.analyses().front() == nullptr);
    CHECK_FALSE(analyst.is_at_work(0));
}
