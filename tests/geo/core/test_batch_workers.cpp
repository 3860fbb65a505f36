#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "geo/core/batch_workers.h"

namespace {

struct Batch {
    int number = 0, square = 0;
};

}  // namespace

TEST_CASE("batches are worked on all at once and taken one by one, in their order") {
    constexpr int count = 300;
    std::vector<Batch> taken;
    std::atomic<int> taking = 0;
    bool was_alone = true;
    geo::BatchWorkers<Batch> workers(
        [](Batch& batch) {
            // The earlier ones of each ten take longest, and so are done last.
            for (int i = batch.number % 10; i < 10; ++i) std::this_thread::yield();
            batch.square = batch.number * batch.number;
        },
        [&](Batch batch) {
            was_alone = was_alone && ++taking == 1;
            taken.push_back(batch);
            --taking;
        });
    for (int i = 0; i < count; ++i) workers.hand_over({i});
    workers.finish();
    CHECK(was_alone);
    REQUIRE(taken.size() == count);
    for (int i = 0; i < count; ++i) {
        CHECK(taken[static_cast<std::size_t>(i)].number == i);
        CHECK(taken[static_cast<std::size_t>(i)].square == i * i);
    }
}

TEST_CASE("a reading that is given up ends what was begun") {
    std::atomic<int> begun = 0, done = 0;
    {
        geo::BatchWorkers<Batch> workers(
            [&](Batch&) {
                ++begun;
                std::this_thread::yield();
                ++done;
            },
            [](Batch) {});
        for (int i = 0; i < 50; ++i) workers.hand_over({i});
    }
    CHECK(begun == done);
}
