#include <doctest/doctest.h>

#include "app/scene/apply.h"
#include "app/scene/history.h"
#include "tests/support/after.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

geo::AreaId id(std::string_view code) { return geo::parse_area_id(code).value(); }

const geo::AreaId leeds = id("E08000035"), wakefield = id("E08000036");

}  // namespace

TEST_CASE("areas are pinned once each, in the order pinned, and the selection stays") {
    const Scene scene = after({Select{wakefield}, Pin{{wakefield, leeds}}, Pin{{leeds}}});
    CHECK(scene.pinned == std::vector{wakefield, leeds});
    CHECK(scene.selected == std::vector{wakefield});
    CHECK(after({Pin{{wakefield, leeds}}, Unpin{wakefield}}).pinned == std::vector{leeds});
    CHECK(after({Pin{{wakefield, leeds}}, ClearPins{}}).pinned.empty());
}

TEST_CASE("no more areas are pinned than the table has room for, and none that is unknown") {
    Pin all;
    for (const geo::AreaIndex area : real_atlas()->areas.in_force(geo::Level::district, 2025))
        all.areas.push_back(real_atlas()->areas[area].id);
    CHECK(after({all}).pinned.size() == most_pinned);
    CHECK(after({Pin{{id("E99999999")}}}).pinned.empty());
}

TEST_CASE("pinning, ordering and another benchmark are steps to be undone") {
    History history(after({}));
    for (const Action& action :
         Actions{Pin{{leeds}}, OrderTable{{TableOrder::By::name, 0, true}},
                 CompareWith{geo::BenchmarkKind::region}, ShowUncertainty{Uncertainty::hatch}})
        history.go_to(apply(*real_atlas(), history.present(), action));
    CHECK(history.present().benchmark == geo::BenchmarkKind::region);
    for (int i = 0; i < 4; ++i) history.undo();
    CHECK(history.present() == after({}));
}

TEST_CASE("a table ordered by a map's values is as pinned once maps come or go") {
    const TableOrder by_second{TableOrder::By::value, 1, true};
    Scene scene = after({ShowPanes{2}, OrderTable{by_second}});
    CHECK(scene.table_order == by_second);
    CHECK(apply(*real_atlas(), scene, ClosePane{0}).table_order == TableOrder{});
    CHECK(apply(*real_atlas(), scene, AddPane{}).table_order == TableOrder{});
    CHECK(after({OrderTable{by_second}}).table_order == TableOrder{});
    const TableOrder by_name{TableOrder::By::name, 0, false};
    CHECK(after({ShowPanes{2}, OrderTable{by_name}, ClosePane{0}}).table_order == by_name);
}

TEST_CASE("a pinned area that the atlas does not know is left out, and said") {
    Scene scene = after({Pin{{leeds}}});
    scene.pinned.push_back(id("E99999999"));
    std::vector<geo::Error> faults;
    CHECK(fitting(*real_atlas(), scene, faults).pinned == std::vector{leeds});
    REQUIRE(faults.size() == 1);
    CHECK(geo::one_line(faults.front()).find("E99999999") != std::string::npos);
    CHECK(faults.front().where == "pinned");
}
