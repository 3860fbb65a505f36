#include "app/picture/label_candidates.h"

#include <algorithm>
#include <cmath>

#include "app/picture/data_words.h"
#include "app/picture/label_text.h"

namespace app {
namespace {

constexpr double least_cell_named = 48;   // pixels across
constexpr double some_named_below = 800;  // metres per pixel

std::string value_of(const Choropleth& choropleth, geo::AreaIndex area) {
    const geo::ShownFigure* figure = choropleth.figure_of(area);
    if (figure == nullptr || !figure->value || choropleth.categorical) return {};
    return say_shown(choropleth, *figure->value);
}

class Candidates {
public:
    explicit Candidates(const LabelSource& source) : source_(source) {
        const LabelContent wanted = source.scene.pane().labels;
        names_ = wanted == LabelContent::names_and_values || wanted == LabelContent::names;
        values_ = wanted == LabelContent::names_and_values || wanted == LabelContent::values;
        std::vector<geo::AreaIndex> areas = source.choropleth.view.areas;
        const auto place = [&](geo::AreaIndex area) -> const Place& {
            return source.places[geo::at(area)];
        };
        std::erase_if(areas, [&](geo::AreaIndex area) {
            const bool is_named = source.named == nullptr ||
                                  std::ranges::find(*source.named, area) != source.named->end();
            return !is_named || place(area).extent.empty();
        });
        std::ranges::stable_sort(areas, std::ranges::greater{},
                                 [&](geo::AreaIndex area) { return place(area).area_km2; });
        for (const geo::AreaIndex area : areas) all_.push_back(candidate(area));
        give_way();
    }

    std::vector<Candidate> take() { return std::move(all_); }

private:
    Candidate candidate(geo::AreaIndex area) const {
        const Place& place = source_.places[geo::at(area)];
        const geo::Area& a = source_.atlas.areas[area];
        const std::size_t areas = source_.most_named();
        Candidate one;
        one.area = area;
        one.place = &place;
        one.across = std::min(place.extent.width(), 1.1 * std::sqrt(place.area_km2) * 1000);
        if (names_) one.name = map_name_in_language(a);
        if (values_) one.value = value_of(source_.choropleth, area);
        Words& named = one.words(LabelForm::name);
        Words& both = one.words(LabelForm::name_and_value);
        Words& valued = one.words(LabelForm::value);
        if (names_) {
            named = words(in_two_lines(one.name), one.across);
            if (areas >= few_areas && areas < some_areas) named.limit(some_named_below);
            // Among hundreds of small cells the few short names would be the only ones.
            if (place.is_cells) named.limit(one.across / least_cell_named);
        }
        if (names_ && !one.value.empty()) {
            std::vector<std::string> lines = named.lines;
            lines.push_back(one.value);
            both = words(std::move(lines), one.across);
            both.limit(named.until);
            both.limit(one.across / both.height);
        }
        if (!one.value.empty() && (!names_ || areas < some_areas)) {
            valued = words({one.value}, one.across);
            valued.limit(one.across / (valued.height + 2));
        }
        return one;
    }

    /// Where the name can stand beside the area it need not touch the borders.
    double room_beside_text() const { return source_.most_named() < few_areas ? 16 : 0; }

    Words words(std::vector<std::string> lines, double across) const {
        const PaneSize size = size_of(lines, false);
        const double room = across / (size.width.value + room_beside_text() - label_sides);
        return {std::move(lines), size.width.value, size.height.value, room, room};
    }

    /// A label where it stands, for many comparisons.
    struct Reach {
        double x, y, half_width, half_height, until;
    };
    std::vector<Reach> reaches(LabelForm form) const {
        std::vector<Reach> all;
        for (const Candidate& one : all_) {
            const Words& words = one.words(form);
            all.push_back({one.place->label.x, one.place->label.y, words.width / 2,
                           words.height / 2, words.until});
        }
        return all;
    }

    /// Going away, a label ends at the scale at which it would first meet another that lasts longer
    /// and matters more: one of the `others`, or of its own form and of a larger area.
    void give_way(LabelForm form, const std::vector<const std::vector<Reach>*>& others,
                  std::vector<Reach>& own) {
        for (std::size_t i = 0; i < all_.size(); ++i) {
            Reach mine = own[i];
            const auto meet = [&](const std::vector<Reach>& reaches, std::size_t end) {
                for (std::size_t j = 0; j < end; ++j) {
                    const Reach& other = reaches[j];
                    const double ends = std::min(mine.until, other.until);
                    const double x = std::abs(mine.x - other.x), y = std::abs(mine.y - other.y);
                    const double width = mine.half_width + other.half_width;
                    const double height = mine.half_height + other.half_height;
                    if (y >= ends * height || x >= ends * width || j == i) continue;
                    mine.until = std::max(x / width, y / height);
                }
            };
            if (mine.until <= 0) continue;
            meet(own, i);
            for (const std::vector<Reach>* reaches : others) meet(*reaches, all_.size());
            own[i].until = all_[i].words(form).until = mine.until;
        }
    }

    /// Any name matters more than a value.
    void give_way() {
        auto names = reaches(LabelForm::name), both = reaches(LabelForm::name_and_value),
             values = reaches(LabelForm::value);
        give_way(LabelForm::name, {}, names);
        give_way(LabelForm::name_and_value, {&names}, both);
        give_way(LabelForm::value, {&names, &both}, values);
    }

    const LabelSource& source_;
    bool names_ = true, values_ = true;
    std::vector<Candidate> all_;
};

}  // namespace

std::vector<Candidate> label_candidates(const LabelSource& source) {
    return Candidates(source).take();
}

}  // namespace app
