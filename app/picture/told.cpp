#include "app/picture/told.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

#include "app/picture/analysis.h"
#include "app/picture/choropleth.h"
#include "app/picture/told_request.h"
#include "app/picture/words.h"
#include "app/text/text.h"
#include "geo/core/characters.h"
#include "geo/data/benchmark.h"
#include "geo/data/mission_gap.h"
#include "geo/data/profile.h"
#include "geo/data/proposals.h"
#include "geo/data/source.h"

namespace app {
namespace {

using Kind = ToldCondition::Kind;
using Words = geo::Result<std::string>;
using geo::failure;

/// Official names that put last what is said first: "Bristol, City of" is Bristol in a sentence.
const std::string& name_in_text(const geo::Area& area) {
    return area.name.find(',') == std::string::npos ? area.name : map_name_of(area);
}

std::string number_in_words(int n) {
    const std::array words{tr("one"),       tr("two"),      tr("three"),    tr("four"),
                           tr("five"),      tr("six"),      tr("seven"),    tr("eight"),
                           tr("nine"),      tr("ten"),      tr("eleven"),   tr("twelve"),
                           tr("thirteen"),  tr("fourteen"), tr("fifteen"),  tr("sixteen"),
                           tr("seventeen"), tr("eighteen"), tr("nineteen"), tr("twenty")};
    return words[static_cast<std::size_t>(n) - 1];
}

/// "eleven areas", as `request` wants a number of things told.
std::string counted(const ToldRequest& request, int n) {
    const auto& nouns = request.alternatives;
    const std::string noun = nouns.empty() ? "" : n == 1 ? nouns.front() : nouns.back();
    std::string number = with_thousands(n);
    if (!request.digits && n == 0)
        number = noun.empty() ? tr("none") : tr("no");
    else if (!request.digits && n <= (request.capital ? 20 : 10))
        number = number_in_words(n);
    return noun.empty() ? number : say("{} {}", number, noun);
}

/// "23.4 million", "275,000".
std::string people_in_words(double people) {
    if (people >= 999'500) return say("{:.1f} million", people / 1e6);
    return with_thousands(std::round(people / 1000) * 1000);
}

geo::Layer without_decimals(const ToldRequest& request, const geo::Layer& layer) {
    geo::Layer head{.style = layer.style, .decimals = layer.decimals, .kind = layer.kind};
    head.unit = layer.unit;
    head.categories = layer.categories;
    if (request.whole) head.decimals = 0;
    return head;
}

/// A figure that is counted or published as it is, not estimated from a sample.
bool is_exact(const geo::Layer& layer) {
    return layer.theme != geo::Theme::missions && layer.theme != geo::Theme::own;
}

/// A figure, and the layer that says how it is written.
struct Found {
    const geo::Layer* layer;
    geo::ShownFigure figure;
    bool change = false;  // the figure is what it changed by
};

std::string marked(const std::string& words, std::string mark, bool bare) {
    if (bare && mark == tr("derived")) mark.clear();
    return mark.empty() ? words : say("{} ({})", words, mark);
}

/// Of two figures the mark of the one that stands on less.
std::string mark_of_both(const geo::ShownFigure& a, const geo::ShownFigure& b) {
    return mark_of(std::tie(a.basis, a.status) < std::tie(b.basis, b.status) ? b : a);
}

/// Fills the braces of one text.
class Teller {
public:
    Teller(const geo::Atlas& atlas, const Scene* map) : atlas_(atlas), map_(map) {}

    Words filled(std::string_view brace) {
        const auto request = told_request(atlas_, brace);
        if (!request) return tl::make_unexpected(request.error());
        const auto form = std::ranges::find(forms, request->form, &Form::word);
        if (form == forms.end()) return failure("nothing is known of '" + request->form + "'");
        const std::size_t words = request->alternatives.size();
        if (words > 0 && words != form->alternatives)
            return failure(form->alternatives == 0
                               ? "only count, proposals and compare take words behind a colon"
                               : fmt::format("{} takes {} words behind its colon, parted by /",
                                             form->word, form->alternatives));
        Words said = (this->*form->fill)(*request);
        if (said && said->empty()) return failure("there is nothing to say");
        return said && request->capital ? Words(geo::capitalised(*said)) : said;
    }

private:
    struct Form {
        std::string_view word;
        Words (Teller::*fill)(const ToldRequest&);
        std::size_t alternatives = 0;
    };
    static const std::array<Form, 15> forms;

    // Views and figures.

    geo::Result<const geo::LayerView*> view(const geo::Layer& layer, geo::Level level,
                                            std::optional<int> year) {
        if (!year) year = geo::latest_year_of(atlas_, layer, level);
        if (!year) return failure("'" + layer.id + "' has no figures at that level");
        const auto [known, is_new] = views_.try_emplace(std::tuple(&layer, level, *year));
        if (is_new) known->second = geo::view_of(atlas_, layer, level, *year);
        const geo::LayerView& view = known->second;
        const bool stands = layer.lasting == geo::Lasting::until_the_next && view.year < *year;
        if (view.with_value == 0 || (view.year != *year && !stands))
            return failure(fmt::format("'{}' has no figures of {} there", layer.id, *year));
        return &view;
    }

    geo::Result<const Choropleth*> on_show() {
        if (map_ == nullptr) return failure("there is no map beside this text");
        if (!shown_) {
            shown_ = choropleth_of(atlas_, *map_);
            if (const auto analysed = analysed_view(atlas_, *map_))
                show_analysed(*shown_, analysed, map_->dark);
        }
        return &*shown_;
    }

    /// The figures that a request is about, of the map or of a layer at a level.
    geo::Result<const geo::LayerView*> figures(const ToldRequest& request,
                                               std::optional<geo::Level> level = {}) {
        if (request.of_map) {
            const auto shown = on_show();
            if (!shown) return tl::make_unexpected(shown.error());
            return &(*shown)->view;
        }
        if (request.layer == nullptr) return failure("name a layer, or write map");
        if (!level) level = request.level;
        if (!level && map_ != nullptr) level = map_->pane().level;
        if (!level) return failure("name a level, as utla or cauth");
        return view(*request.layer, *level, year_of(request));
    }

    static std::optional<int> year_of(const ToldRequest& request) {
        return request.years.empty() ? std::nullopt : std::optional(request.years.front());
    }

    geo::Result<Found> found(const geo::LayerView& view, geo::AreaIndex area) const {
        const auto at = view.position(area);
        const std::string& name = atlas_.areas[area].name;
        if (at && view.figures[*at] && view.figures[*at]->value)
            return Found{view.layer, *view.figures[*at], view.since.has_value()};
        if (at && view.figures[*at])
            return failure(fmt::format("that figure of {} is {}", name,
                                       withheld_words(view.figures[*at]->marker)));
        return failure("there is no such figure of " + name);
    }

    /// The figure of a known area, at the first level it stands at that has one.
    geo::Result<Found> figure_of(const ToldRequest& request, geo::AreaIndex area) {
        geo::Error fault{"there is no such figure of " + atlas_.areas[area].name, {}};
        if (request.of_map || request.level) {
            const auto view = figures(request);
            return view ? found(**view, area) : tl::make_unexpected(view.error());
        }
        for (const auto& [level, code] : geo::level_codes) {
            if (!atlas_.areas.stands_at(area, level)) continue;
            const auto view = figures(request, level);
            if (!view && request.layer == nullptr) return tl::make_unexpected(view.error());
            if (!view) continue;
            auto one = found(**view, area);
            if (one) return one;
            fault = one.error();
        }
        return tl::make_unexpected(fault);
    }

    bool is_within(geo::AreaIndex area, const ToldRequest& request, int year) const {
        if (!request.within) return true;
        for (const auto& [level, code] : geo::level_codes)
            if (atlas_.areas.stands_at(*request.within, level))
                if (atlas_.areas.parent(area, level, year) == request.within) return true;
        return area == *request.within;
    }

    /// Figures of areas themselves, no larger ones', in the order that ranks are counted in.
    std::vector<Found> ranked(const ToldRequest& request, const geo::LayerView& view,
                              bool ascending) const {
        std::vector<Found> all;
        for (const auto& figure : view.figures)
            if (figure && figure->value && figure->status != geo::FigureStatus::inherited &&
                is_within(figure->area, request, view.boundary_year))
                all.push_back({view.layer, *figure, view.since.has_value()});
        std::ranges::stable_sort(all, [&](const Found& a, const Found& b) {
            return ascending ? *a.figure.value < *b.figure.value
                             : *a.figure.value > *b.figure.value;
        });
        return all;
    }

    geo::Result<Found> figure_at(const ToldRequest& request, const ToldPlace& place) {
        if (place.by == ToldPlace::By::code) return figure_of(request, place.area);
        if (place.by == ToldPlace::By::benchmark) return benchmark_of(request);
        const auto view = figures(request);
        if (!view) return tl::make_unexpected(view.error());
        if ((*view)->layer->kind != geo::LayerKind::numeric)
            return failure("kinds are neither high nor low");
        const auto all = ranked(request, **view, place.by == ToldPlace::By::lowest);
        if (static_cast<std::size_t>(place.nth) > all.size())
            return failure(fmt::format("there are {} such figures only", all.size()));
        return all[static_cast<std::size_t>(place.nth) - 1];
    }

    /// What the first area asked for is held against.
    geo::Result<Found> benchmark_of(const ToldRequest& request) {
        if (request.places.empty() || request.places.front().by == ToldPlace::By::benchmark)
            return failure("name an area before its benchmark");
        const auto own = figure_at(request, request.places.front());
        if (!own) return tl::make_unexpected(own.error());
        const geo::BenchmarkKind kind =
            map_ == nullptr ? geo::BenchmarkKind::country : map_->benchmark;
        for (const auto& [level, code] : geo::level_codes) {
            if (!atlas_.areas.stands_at(own->figure.area, level)) continue;
            ToldRequest there = request;
            there.level = level;
            const auto view = figures(there);
            if (!view || !(*view)->position(own->figure.area)) continue;
            const auto held_against =
                geo::BenchmarkFinder(atlas_, **view, kind, {}).of(own->figure.area);
            if (held_against) return Found{own->layer, held_against->figure, own->change};
        }
        return failure("there is nothing that it is held against");
    }

    geo::Result<Found> the_figure(const ToldRequest& request) {
        if (request.places.size() != 1) return failure("name one area, or highest or lowest");
        return figure_at(request, request.places.front());
    }

    /// Of two areas in one year, or of one area in two.
    geo::Result<std::array<Found, 2>> two_figures(const ToldRequest& request) {
        ToldRequest second = request;
        const bool two_years = request.places.size() == 1 && request.years.size() == 2;
        if (!two_years && (request.places.size() != 2 || request.years.size() > 1))
            return failure("name two areas, or an area and two years");
        if (two_years) second.years.erase(second.years.begin());
        auto a = figure_at(request, request.places.front());
        if (!a) return tl::make_unexpected(a.error());
        auto b = figure_at(second, request.places.back());
        if (!b) return tl::make_unexpected(b.error());
        if (a->layer->kind != geo::LayerKind::numeric)
            return failure("kinds have no difference in figures");
        return std::array{*std::move(a), *std::move(b)};
    }

    // Areas for which something holds.

    struct Chosen {
        std::vector<geo::AreaIndex> areas;
        const geo::LayerView* view = nullptr;  // none: areas in force
        int year = 0;
        bool supposed = false;  // what was asked of them is hypothetical
    };

    static bool compares(const ToldCondition& condition, double value, double than) {
        switch (condition.kind) {
            case Kind::above:
                return value > than;
            case Kind::at_least:
                return value >= than;
            case Kind::below:
                return value < than;
            default:
                return value <= than;
        }
    }

    geo::Result<bool> in_category(const ToldCondition& condition, const Found& one) const {
        const auto& kinds = one.layer->categories;
        const auto found = std::ranges::find(kinds, condition.category, &geo::Category::id);
        if (found == kinds.end())
            return failure(
                fmt::format("'{}' is no kind of '{}'", condition.category, one.layer->id));
        return *one.figure.value == static_cast<double>(found - kinds.begin());
    }

    geo::Result<bool> in_cell(const ToldCondition& condition, const Found& one) {
        const auto shown = on_show();
        if (!shown) return tl::make_unexpected(shown.error());
        const bool of_two =
            map_->pane().analysis == Analysis::two_layers || one.layer->id == geo::gap_layer_id;
        if (!of_two) return failure("the map is not of two layers");
        const auto at = (*shown)->view.position(one.figure.area);
        const auto kind = at ? (*shown)->class_at(*at) : std::nullopt;
        return kind && condition.one.value_or(*kind / 3) == *kind / 3 &&
               condition.other.value_or(*kind % 3) == *kind % 3;
    }

    geo::Result<bool> in_class(const ToldCondition& condition, const Found& one) {
        const auto shown = on_show();
        if (!shown) return tl::make_unexpected(shown.error());
        const auto at = (*shown)->view.position(one.figure.area);
        return at && (*shown)->class_at(*at) == condition.one;
    }

    geo::Result<bool> holds(const ToldRequest& request, const ToldCondition& condition,
                            const Found& one) {
        if (condition.kind == Kind::category) return in_category(condition, one);
        if (condition.kind == Kind::in_cell) return in_cell(condition, one);
        if (condition.kind == Kind::in_class) return in_class(condition, one);
        if (one.layer->kind != geo::LayerKind::numeric)
            return failure("kinds are neither high nor low; write is and a kind");
        if (condition.number) return compares(condition, *one.figure.value, *condition.number);
        if (one.change) return failure("a change is held against numbers alone");
        ToldRequest there = request;
        there.of_map = false;
        there.layer = one.layer;
        there.level.reset();
        if (request.of_map) there.years = {one.figure.year};
        const auto than = figure_of(there, *condition.area);
        if (!than) return tl::make_unexpected(than.error());
        if (condition.kind < Kind::higher)
            return compares(condition, *one.figure.value, *than->figure.value);
        const auto difference = geo::difference_between(one.figure, than->figure);
        if (!difference) return failure(no_intervals);
        return *difference == (condition.kind == Kind::higher  ? geo::Difference::higher
                               : condition.kind == Kind::lower ? geo::Difference::lower
                                                               : geo::Difference::not_clear);
    }

    geo::Result<Chosen> chosen(const ToldRequest& request) {
        if (!request.of_map && request.layer == nullptr) return in_force(request);
        const auto view = figures(request);
        if (!view) return tl::make_unexpected(view.error());
        Chosen out{.areas = {}, .view = *view, .year = (*view)->year};
        for (const auto& figure : (*view)->figures) {
            if (!figure || !figure->value) continue;
            if (!is_within(figure->area, request, (*view)->boundary_year)) continue;
            bool all = true;
            for (const ToldCondition& condition : request.conditions) {
                const auto one = holds(request, condition,
                                       {(*view)->layer, *figure, (*view)->since.has_value()});
                if (!one) return tl::make_unexpected(one.error());
                all = all && *one;
            }
            if (figure->basis == geo::Basis::hypothetical) out.supposed = true;
            if (all) out.areas.push_back(figure->area);
        }
        return out;
    }

    geo::Result<Chosen> in_force(const ToldRequest& request) const {
        if (!request.level) return failure("name a level, as utla or cauth, a layer, or write map");
        if (!request.conditions.empty())
            return failure("name a layer, or write map: figures are asked for");
        Chosen out{.areas = {}, .year = year_of(request).value_or(atlas_.present_year)};
        if (out.year < atlas_.first_year || out.year > atlas_.last_year)
            return failure(
                fmt::format("areas are known from {} to {}", atlas_.first_year, atlas_.last_year));
        for (const geo::AreaIndex area : atlas_.areas.in_force(*request.level, out.year)) {
            if (!is_within(area, request, out.year)) continue;
            out.areas.push_back(area);
            out.supposed = out.supposed || atlas_.areas[area].supposed;
        }
        return out;
    }

    std::string as_supposed(const Chosen& chosen, const std::string& words) const {
        return chosen.supposed ? say("{} ({})", words, tr("hypothetical")) : words;
    }

    geo::Result<double> people_of(geo::AreaIndex area, int year) const {
        const geo::Layer* population = atlas_.layer("population");
        if (population == nullptr) return failure("the atlas has no population");
        const auto latest = geo::latest_year_of(atlas_, *population, geo::Level::district);
        const auto figure =
            geo::figure_in(atlas_, *population, area, std::min(year, latest.value_or(year)));
        if (!figure)
            return failure("the population of " + atlas_.areas[area].name + " is not known");
        return *figure->value;
    }

    geo::Result<double> people_of(const Chosen& chosen) const {
        double people = 0;
        for (const geo::AreaIndex area : chosen.areas) {
            const auto one = people_of(area, chosen.year);
            if (!one) return tl::make_unexpected(one.error());
            people += *one;
        }
        return people;
    }

    // What the forms say.

    std::string in_words(const ToldRequest& request, const Found& one) const {
        const geo::Layer head = without_decimals(request, *one.layer);
        const double value = *one.figure.value;
        std::string words =
            request.bare ? geo::say_number(head, value) : geo::say_value(head, value);
        // A share changes by points.
        if (one.change && head.style == geo::Style::percent) {
            words = say_change(head, value);
            if (geo::say_number(head, value) != geo::say_number(head, std::abs(value)))
                words = "−" + words;
        }
        return marked(words, mark_of(one.figure), request.bare);
    }

    Words name(const ToldRequest& request) {
        if (request.places.size() != 1) return failure("name one area, or highest or lowest");
        const ToldPlace& place = request.places.front();
        if (place.by == ToldPlace::By::code) return name_in_text(atlas_.areas[place.area]);
        const auto one = figure_at(request, place);
        if (!one) return tl::make_unexpected(one.error());
        const auto view = figures(request);
        const auto said = [](const Found& f) { return geo::say_number(*f.layer, *f.figure.value); };
        const auto all = ranked(request, **view, false);
        if (std::ranges::count(all, said(*one), said) > 1)
            return failure("several areas have that figure; write list with what holds for them");
        return name_in_text(atlas_.areas[one->figure.area]);
    }

    Words value(const ToldRequest& request) {
        const auto one = the_figure(request);
        return one ? Words(in_words(request, *one)) : tl::make_unexpected(one.error());
    }

    Words interval(const ToldRequest& request) {
        const auto one = the_figure(request);
        if (!one) return tl::make_unexpected(one.error());
        if (!one->figure.interval) return failure("that figure has no interval");
        const geo::Layer head = without_decimals(request, *one->layer);
        return say("{} to {}", geo::say_number(head, one->figure.interval->lower),
                   geo::say_number(head, one->figure.interval->upper));
    }

    Words benchmark(const ToldRequest& request) {
        const auto one = benchmark_of(request);
        return one ? Words(in_words(request, *one)) : tl::make_unexpected(one.error());
    }

    Words rank(const ToldRequest& request) {
        const auto one = the_figure(request);
        const auto view = figures(request);
        if (!one || !view) return tl::make_unexpected(one ? view.error() : one.error());
        const auto all = ranked(request, **view, request.ascending);
        const auto at = std::ranges::find(all, *one->figure.value,
                                          [](const Found& f) { return *f.figure.value; });
        if (at == all.end() || one->layer->kind != geo::LayerKind::numeric)
            return failure("it is not among the areas that are ranked");
        return ordinal(static_cast<int>(at - all.begin()) + 1);
    }

    Words difference(const ToldRequest& request) {
        const auto two = two_figures(request);
        if (!two) return tl::make_unexpected(two.error());
        const auto& [a, b] = *two;
        const double by = *a.figure.value - *b.figure.value;
        const geo::Layer head = without_decimals(request, *a.layer);
        return marked(request.bare ? geo::say_number(head, std::abs(by)) : say_change(head, by),
                      mark_of_both(a.figure, b.figure), request.bare);
    }

    Words ratio(const ToldRequest& request) {
        const auto two = two_figures(request);
        if (!two) return tl::make_unexpected(two.error());
        const auto& [a, b] = *two;
        if (!(*a.figure.value > 0 && *b.figure.value > 0))
            return failure("only figures above nothing have a ratio");
        const double times = *a.figure.value / *b.figure.value;
        return marked(fmt::format("{:.{}f}", times, request.whole || times >= 10 ? 0 : 1),
                      mark_of_both(a.figure, b.figure), request.bare);
    }

    Words compare(const ToldRequest& request) {
        const auto two = two_figures(request);
        if (!two) return tl::make_unexpected(two.error());
        const auto& [a, b] = *two;
        auto difference = geo::difference_between(a.figure, b.figure);
        if (!difference && is_exact(*a.layer)) {
            const double x = *a.figure.value, y = *b.figure.value;
            const bool same = geo::say_number(*a.layer, x) == geo::say_number(*a.layer, y);
            difference = same    ? geo::Difference::not_clear
                         : x > y ? geo::Difference::higher
                                 : geo::Difference::lower;
        }
        if (!difference) return failure(no_intervals);
        if (!request.alternatives.empty())
            return request.alternatives[static_cast<std::size_t>(*difference)];
        switch (*difference) {
            case geo::Difference::higher:
                return tr("higher than");
            case geo::Difference::lower:
                return tr("lower than");
            case geo::Difference::not_clear:
                break;
        }
        return a.figure.interval ? tr("not clearly different from") : tr("the same as");
    }

    Words count(const ToldRequest& request) {
        const auto areas = chosen(request);
        if (!areas) return tl::make_unexpected(areas.error());
        return as_supposed(*areas, counted(request, static_cast<int>(areas->areas.size())));
    }

    Words list(const ToldRequest& request) {
        auto areas = chosen(request);
        if (!areas) return tl::make_unexpected(areas.error());
        if (areas->areas.empty()) return tr("none");
        if (areas->view != nullptr && areas->view->layer->kind == geo::LayerKind::numeric)
            std::ranges::stable_sort(areas->areas, [&](geo::AreaIndex a, geo::AreaIndex b) {
                const auto value = [&](geo::AreaIndex one) {
                    return *areas->view->figures[*areas->view->position(one)]->value;
                };
                return request.ascending ? value(a) < value(b) : value(a) > value(b);
            });
        const std::size_t all = areas->areas.size();
        const auto most = static_cast<std::size_t>(request.most.value_or(static_cast<int>(all)));
        std::vector<std::string> names;
        for (std::size_t i = 0; i < std::min(all, most); ++i)
            names.push_back(name_in_text(atlas_.areas[areas->areas[i]]));
        if (all > most)
            names.push_back(
                fmt::format(fmt::runtime(trn("{} other", "{} others", all - most)), all - most));
        return as_supposed(*areas, listed(names));
    }

    Words people(const ToldRequest& request) {
        const auto areas = chosen(request);
        if (!areas) return tl::make_unexpected(areas.error());
        const auto people = people_of(*areas);
        if (!people) return tl::make_unexpected(people.error());
        return as_supposed(*areas, people_in_words(*people));
    }

    Words share(const ToldRequest& request) {
        if (!request.within) return failure("write of whose people behind 'in'");
        const auto areas = chosen(request);
        if (!areas) return tl::make_unexpected(areas.error());
        const auto part = people_of(*areas), whole = people_of(*request.within, areas->year);
        if (!part || !whole) return tl::make_unexpected(part ? whole.error() : part.error());
        return as_supposed(*areas, fmt::format("{:.0f}%", 100 * *part / *whole));
    }

    /// What all figures asked for have in common, be it a period or a source.
    template <class Of>
    Words in_common(const ToldRequest& request, const char* what, const Of& of) {
        if (!request.places.empty()) {
            const auto one = the_figure(request);
            return one ? Words(of(*one)) : tl::make_unexpected(one.error());
        }
        const auto view = figures(request);
        if (!view) return tl::make_unexpected(view.error());
        std::optional<std::string> common;
        for (const auto& figure : (*view)->figures) {
            if (!figure || !figure->value) continue;
            std::string one = of(Found{(*view)->layer, *figure});
            if (common && *common != one)
                return failure(
                    fmt::format("its figures have more than one {}; name an area", what));
            common = std::move(one);
        }
        return common ? Words(*common) : failure("there are no such figures");
    }

    Words period(const ToldRequest& request) {
        return in_common(request, "period", [&](const Found& one) {
            return geo::say_period(geo::period_of(atlas_, one.figure));
        });
    }

    Words source(const ToldRequest& request) {
        return in_common(request, "source", [&](const Found& one) {
            return geo::source_of(atlas_, *one.layer, one.figure);
        });
    }

    Words proposals(const ToldRequest& request) {
        if (request.document != nullptr)
            return counted(request, static_cast<int>(request.document->proposals.size()));
        if (request.places.size() != 1 || request.places.front().by != ToldPlace::By::code)
            return failure("name a document or an area");
        const int year = year_of(request).value_or(atlas_.present_year);
        const auto rows = geo::proposals_for(atlas_, request.places.front().area, year);
        return counted(request, static_cast<int>(rows.size()));
    }

    static constexpr const char* no_intervals =
        "these figures have no intervals, so neither is known to be higher";

    const geo::Atlas& atlas_;
    const Scene* map_;
    std::optional<Choropleth> shown_;
    std::map<std::tuple<const geo::Layer*, geo::Level, int>, geo::LayerView> views_;
};

const std::array<Teller::Form, 15> Teller::forms{{{"name", &Teller::name},
                                                  {"value", &Teller::value},
                                                  {"interval", &Teller::interval},
                                                  {"benchmark", &Teller::benchmark},
                                                  {"rank", &Teller::rank},
                                                  {"difference", &Teller::difference},
                                                  {"ratio", &Teller::ratio},
                                                  {"compare", &Teller::compare, 3},
                                                  {"count", &Teller::count, 2},
                                                  {"list", &Teller::list},
                                                  {"people", &Teller::people},
                                                  {"share", &Teller::share},
                                                  {"period", &Teller::period},
                                                  {"source", &Teller::source},
                                                  {"proposals", &Teller::proposals, 2}}};

}  // namespace

Told told(const geo::Atlas& atlas, const Scene* map, const std::string& text) {
    Told out;
    Teller teller(atlas, map);
    for (const ToldPart& part : told_parts(text)) {
        if (!part.is_brace) {
            out.text += part.words;
            continue;
        }
        const auto words =
            part.is_closed ? teller.filled(part.words) : Words(failure("the brace is not closed"));
        if (!words) out.faults.push_back({words.error().what, "{" + std::string(part.words) + "}"});
        out.text += words.value_or("…");
    }
    return out;
}

}  // namespace app
