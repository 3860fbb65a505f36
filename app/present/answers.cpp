#include "app/present/answers.h"

#include <algorithm>
#include <sstream>

#include "app/picture/choropleth.h"
#include "app/picture/parts.h"
#include "geo/data/find_layers.h"

namespace app {
namespace {

constexpr std::size_t most_places = 3, most_layers = 8;

/// The finest level at which the layer has a figure of the area, and its latest year there.
struct At {
    geo::Level level;
    int year;
};
std::optional<At> figure_at(const geo::Atlas& atlas, const geo::Layer& layer, geo::AreaIndex area) {
    for (const geo::Level level : geo::map_levels) {
        if (!atlas.areas.stands_at(area, level)) continue;
        const auto year = geo::latest_year_of(atlas, layer, level);
        if (!year) continue;
        const geo::LayerView view = geo::view_of(atlas, layer, level, *year);
        const auto position = view.position(area);
        if (position && view.figures[*position] && view.figures[*position]->value)
            return At{level, *year};
    }
    return std::nullopt;
}

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t i = from; i < to; ++i) text += (text.empty() ? "" : " ") + words[i];
    return text;
}

struct Found {
    AnswerOffer offer;
    double score;
};

void add(const geo::Atlas& atlas, const std::vector<const geo::Layer*>& layers,
         const std::string& place, double bonus, std::vector<Found>& to) {
    for (const geo::NameMatch& match : atlas.names.find(place, most_places)) {
        const geo::Area& area = atlas.areas[match.area];
        if (area.vintage.end) continue;
        double rank = 0;
        for (const geo::Layer* layer : layers) {
            rank += 0.02;
            const bool known = std::ranges::any_of(to, [&](const Found& one) {
                return one.offer.answer == Answer{area.id, layer->id};
            });
            if (known || !figure_at(atlas, *layer, match.area)) continue;
            to.push_back(
                {{{area.id, layer->id}, area.name, layer->label}, match.score + bonus - rank});
        }
    }
}

}  // namespace

std::vector<AnswerOffer> answers_to(const geo::Atlas& atlas, const std::string& typed,
                                    const std::string& layer_on_show, std::size_t most) {
    std::vector<std::string> words;
    std::istringstream in(typed);
    for (std::string word; in >> word;) words.push_back(word);
    std::vector<Found> found;
    // "turnout hull", "hull turnout"; where a word may be of both, more words for the place count.
    for (std::size_t cut = 1; cut < words.size(); ++cut) {
        const std::string first = joined(words, 0, cut), rest = joined(words, cut, words.size());
        const double part = static_cast<double>(cut) / static_cast<double>(words.size());
        add(atlas, geo::find_layers(atlas, first, most_layers), rest, 0.3 * (1 - part), found);
        add(atlas, geo::find_layers(atlas, rest, most_layers), first, 0.3 * part, found);
    }
    if (const geo::Layer* layer = atlas.layer(layer_on_show); found.empty() && layer != nullptr)
        add(atlas, {layer}, typed, 0, found);
    std::ranges::stable_sort(found, std::greater{}, &Found::score);
    std::vector<AnswerOffer> offers;
    for (Found& one : found)
        if (offers.size() < most) offers.push_back(std::move(one.offer));
    return offers;
}

std::optional<Card> card_of(const geo::Atlas& atlas, const Answer& answer) {
    const auto area = atlas.areas.find(geo::text_of(answer.area));
    const geo::Layer* layer = atlas.layer(answer.layer);
    if (!area || layer == nullptr) return std::nullopt;
    const auto at = figure_at(atlas, *layer, *area);
    if (!at) return std::nullopt;
    Scene scene;
    scene.pane().layer = layer->id;
    scene.pane().level = at->level;
    scene.pane().year = at->year;
    Card card = card_of(atlas, scene, choropleth_of(atlas, scene), *area);
    card.period = layer->label + (card.period.empty() ? "" : ", ") + card.period;
    return card;
}

void KeptCard::follow(const geo::Atlas& atlas, const std::optional<Answer>& answer) {
    if (of_ == answer && in_ == &atlas) return;
    in_ = &atlas;
    of_ = answer;
    card_ = answer ? card_of(atlas, *answer) : std::nullopt;
}

}  // namespace app
