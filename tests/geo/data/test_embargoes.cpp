#include "geo/data/embargoes.h"
#include "tests/geo/data/atlases.h"

namespace geo {
namespace {

const Moment before = moment_of("2026-12-07T09:29:59Z").value();
const Moment then = moment_of("2026-12-07T09:30Z").value();

struct Kept {
    bool pay;
    std::vector<Error> faults;  // of the embargo
};

/// Is the layer of pay there, in a package with such a table?
Kept kept(const char* table, Moment now) {
    const SmallPackage package;
    if (table != nullptr) package.write("embargoes.csv", table);
    Atlas atlas = package.open().value();
    REQUIRE(atlas.layer("pay") != nullptr);
    atlas.faults.clear();
    REQUIRE(hide_embargoed(atlas, now).has_value());
    return {atlas.layer("pay") != nullptr, atlas.faults};
}

}  // namespace

TEST_CASE("a layer is kept back until its time, to the second, and that is said once") {
    const char* const table = "layer,until\npay,2026-12-07T09:30+00:00\n";
    const Kept early = kept(table, before);
    CHECK_FALSE(early.pay);
    REQUIRE(early.faults.size() == 1);
    CHECK(one_line(early.faults.front()) ==
          "embargoes.csv: left out: pay, under embargo until 9.30 on 7 December 2026");
    const Kept after = kept(table, then);
    CHECK(after.pay);
    CHECK(after.faults.empty());
}

TEST_CASE("a package without embargoes shows everything") {
    CHECK(kept(nullptr, before).pay);
    CHECK(kept("layer,until\n", before).pay);
    CHECK(kept("layer,until\nanother,2097-12-07T09:30Z\n", before).pay);
}

TEST_CASE("a time that cannot be read keeps its layer back, and says so") {
    const Kept unread = kept("layer,until\npay,soon\n", then);
    CHECK_FALSE(unread.pay);
    CHECK(unread.faults.front().where == "embargoes.csv, line 2, column until");
}

TEST_CASE("where what is under embargo cannot be read nothing is shown") {
    for (const char* table : {"", "layer\npay\n", "layer,until\npay\n"}) {
        CAPTURE(table);
        const SmallPackage package;
        package.write("embargoes.csv", table);
        Atlas atlas = package.open().value();
        CHECK_FALSE(hide_embargoed(atlas, then).has_value());
    }
}

}  // namespace geo
