#include "app/kiosk_picture.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/kiosk_guide.h"

namespace app {
namespace {

constexpr double millimetres_of_55_inches = 1218;

/// While it lives, texts are in a language; then in the one before.
class SpokenMeanwhile {
public:
    explicit SpokenMeanwhile(Language one) : before_(language()) { set_language(one); }
    ~SpokenMeanwhile() { set_language(before_); }
    SpokenMeanwhile(const SpokenMeanwhile&) = delete;
    SpokenMeanwhile& operator=(const SpokenMeanwhile&) = delete;

private:
    Language before_;
};

geo::Result<std::optional<geo::AreaId>> place_of(const geo::Atlas& atlas, const std::string& asked,
                                                 const char* option) {
    if (asked.empty()) return std::nullopt;
    if (const auto area = atlas.areas.find(asked)) return atlas.areas[*area].id;
    const auto found = places_called(atlas, asked, 1);
    if (found.empty()) return geo::failure("no place is called '" + asked + "'", option);
    return atlas.areas[found.front()].id;
}

}  // namespace

geo::Result<Visit> visit_of(const geo::Atlas& atlas, const KioskRequest& request) {
    Visit visit;
    KioskView& view = visit.view;
    bool known = false;
    for (const KioskPage page : {KioskPage::attract, KioskPage::find, KioskPage::place,
                                 KioskPage::compare, KioskPage::explore, KioskPage::timeline,
                                 KioskPage::power, KioskPage::sources, KioskPage::take_away})
        if (code_of(page) == request.page) view.page = page, known = true;
    if (!known) return geo::failure("no page is called '" + request.page + "'", "--kiosk");
    auto place = place_of(atlas, request.place, "--place");
    if (!place) return tl::make_unexpected(place.error());
    auto other = place_of(atlas, request.with, "--with");
    if (!other) return tl::make_unexpected(other.error());
    view.place = *std::move(place);
    view.other = *std::move(other);
    const bool needs_place = view.page == KioskPage::place || view.page == KioskPage::power ||
                             view.page == KioskPage::compare;
    if (needs_place && !view.place) return geo::failure("this page is of a place", "--place");
    if (view.page == KioskPage::compare && !view.other)
        return geo::failure("a comparison is of two places", "--with");
    if (!request.layer.empty() && atlas.layer(request.layer) == nullptr)
        return geo::failure("unknown layer '" + request.layer + "'", "--layer");
    view.layer = request.layer;
    view.power = request.power;
    view.typed = request.typed;
    view.year = request.year;
    view.shape = request.hexagons ? geo::Shape::hexagons : geo::Shape::geographic;
    if (request.language != "en" && request.language != "cy")
        return geo::failure("a language is en or cy, not '" + request.language + "'", "--language");
    visit.language = request.language == "cy" ? Language::welsh : Language::english;
    const auto size = std::ranges::find_if(
        text_sizes, [&](double one) { return std::lround(one * 100) == request.text_size; });
    if (size == text_sizes.end())
        return geo::failure("a text size is 100, 125, 150 or 200 per cent", "--text-size");
    visit.text_size = static_cast<std::size_t>(size - text_sizes.begin());
    visit.high_contrast = request.high_contrast;
    visit.brought_down = request.brought_down;
    visit.speaks = request.speaks;
    return visit;
}

Image kiosk_picture(const Resources& resources, const HeadlessOptions& options,
                    std::shared_ptr<const geo::Atlas> atlas, const Visit& visit,
                    const KioskRequest& request) {
    const SpokenMeanwhile language(visit.language);
    Offscreen offscreen(resources, options);
    ScreenType type(offscreen.canvas(), 1);
    KioskScreen screen(offscreen.canvas(), type);
    const double millimetres =
        request.millimetres > 0
            ? request.millimetres
            : millimetres_of_55_inches * options.width / std::max(options.width, options.height);
    std::optional<TakeAway> taken;
    if (visit.view.page == KioskPage::take_away)
        if (auto made = text_to_take_away(words_to_take_away(*atlas, visit), code_side_mm))
            taken = *std::move(made);
    KioskFrame frame{.atlas = std::move(atlas),
                     .visit = visit,
                     .glass = {options.width, options.height, millimetres},
                     .focused = request.focused,
                     .counting_down = request.counting_down};
    if (taken) put_code(frame, *taken);
    do {
        screen.build(frame);
    } while (screen.wants_another_frame());
    screen.show();
    return offscreen.canvas().image();
}

}  // namespace app
