#include <doctest/doctest.h>

#include "app/kiosk_picture.h"
#include "app/text/text.h"
#include "tests/support/golden.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

Image drawn(const KioskRequest& request, int width = 1920, int height = 1080) {
    const auto visit = visit_of(*real_atlas(), request);
    REQUIRE(visit.has_value());
    return kiosk_picture(find_resources(), {.width = width, .height = height}, real_atlas(), *visit,
                         request);
}

KioskRequest place(const char* code) {
    KioskRequest request;
    request.page = "place";
    request.place = code;
    return request;
}

constexpr const char *leeds = "E08000035", *greater_manchester = "E47000001",
                     *west_yorkshire = "E47000003", *north_norfolk = "E07000147",
                     *cardiff = "W06000015";

}  // namespace

TEST_CASE("golden: the kiosk while nobody is there, in the year that two areas joined") {
    KioskRequest request;
    request.year = 2017;
    CHECK(matches_golden(drawn(request), "kiosk-attract"));
}

TEST_CASE("golden: a place on the kiosk, with a mayor, and a rural one without") {
    CHECK(matches_golden(drawn(place(greater_manchester)), "kiosk-place"));
    CHECK(matches_golden(drawn(place(north_norfolk)), "kiosk-place-rural"));
}

TEST_CASE("golden: the same upright, with text twice as large, and with much contrast") {
    CHECK(matches_golden(drawn(place(leeds), 1080, 1920), "kiosk-place-portrait"));
    KioskRequest large = place(leeds);
    large.text_size = 200;
    CHECK(matches_golden(drawn(large), "kiosk-place-200"));
    KioskRequest strong = place(leeds);
    strong.high_contrast = true;
    CHECK(matches_golden(drawn(strong), "kiosk-place-contrast"));
}

TEST_CASE("golden: a place in Welsh, and the kiosk on a screen wider than high by far") {
    choose_language(find_resources().locale.string());
    KioskRequest welsh = place(cardiff);
    welsh.language = "cy";
    CHECK(matches_golden(drawn(welsh), "kiosk-place-welsh"));
    CHECK(matches_golden(drawn(place(greater_manchester), 2560, 1080), "kiosk-place-wide"));
}

TEST_CASE("golden: two places side by side, the country as hexagons, a place looked for") {
    KioskRequest two = place(west_yorkshire);
    two.page = "compare";
    two.with = greater_manchester;
    CHECK(matches_golden(drawn(two), "kiosk-compare"));
    KioskRequest country = place(leeds);
    country.page = "explore";
    country.hexagons = true;
    country.layer = "healthy-life-expectancy-female";
    CHECK(matches_golden(drawn(country), "kiosk-hexagons"));
    KioskRequest find;
    find.page = "find";
    find.typed = "new";
    CHECK(matches_golden(drawn(find), "kiosk-find"));
}

TEST_CASE("golden: year by year, by hand") {
    KioskRequest request;
    request.page = "timeline";
    request.year = 2017;
    CHECK(matches_golden(drawn(request), "kiosk-timeline"));
}
