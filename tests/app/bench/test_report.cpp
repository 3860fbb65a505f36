#include <doctest/doctest.h>

#include "app/bench/report.h"
#include "app/bench/timing.h"

using Json = nlohmann::ordered_json;

TEST_CASE("percentiles are times that were measured") {
    std::vector<double> times;
    for (int i = 100; i > 0; --i) times.push_back(i);
    const app::Spread spread = app::spread_of(times);
    CHECK(spread.n == 100);
    CHECK(spread.p50 == 50);
    CHECK(spread.p95 == 95);
    CHECK(spread.p99 == 99);
    CHECK(spread.longest == 100);
    CHECK(app::spread_of({}).n == 0);
}

TEST_CASE("a count that is not the baseline's is told, a time is not") {
    const Json before{{"counts", {{"graphics", {{"first_frame", {{"triangles", 10}}}}}}},
                      {"start", {{"p50_ms", 100}}}};
    Json now = before;
    now["start"]["p50_ms"] = 300;
    CHECK(app::changed_counts(now, before).empty());
    now["counts"]["graphics"]["first_frame"]["triangles"] = 11;
    const auto changed = app::changed_counts(now, before);
    REQUIRE(changed.size() == 1);
    CHECK(changed.front() == "counts/graphics/first_frame/triangles is 11, was 10");
}
