#include "app/picture/history_words.h"

#include <algorithm>
#include <iterator>

#include "app/picture/words.h"
#include "app/text/text.h"

namespace app {
namespace {

std::string name_of(const geo::Atlas& atlas, const geo::AreaId& id) {
    const auto area = atlas.areas.find(geo::text_of(id));
    return area ? atlas.areas[*area].name : std::string(geo::text_of(id));
}

/// Of a document too: its title, or its id where the atlas does not know it.
std::string name_of(const geo::Atlas& atlas, const std::string& document) {
    const auto known = std::ranges::find(atlas.documents, document, &geo::ProposalDocument::id);
    return known == atlas.documents.end() ? document : known->title;
}

/// Those of `one` that `other` lacks.
template <class T>
std::vector<T> without(const std::vector<T>& one, const std::vector<T>& other) {
    std::vector<T> rest;
    std::ranges::copy_if(one, std::back_inserter(rest), [&](const T& each) {
        return std::ranges::find(other, each) == other.end();
    });
    return rest;
}

/// "Pinned Leeds", "Unpinned Leeds and 2 more": what came to a list, or else left it.
template <class T>
std::string change_of(const geo::Atlas& atlas, const std::vector<T>& before,
                      const std::vector<T>& after, const char* came, const char* left) {
    const std::vector<T> added = without(after, before), gone = without(before, after);
    const std::vector<T>& those = added.empty() ? gone : added;
    const char* const words = added.empty() ? left : came;
    if (those.empty()) return {};
    std::string names = name_of(atlas, those.front());
    if (const std::size_t more = those.size() - 1; more > 0)
        names += fmt::format(fmt::runtime(trn(" and {} more", " and {} more", more)), more);
    return fmt::format(fmt::runtime(words), names);
}

std::string change_of(const geo::Atlas& atlas, const Pane& before, const Pane& after) {
    if (after.layer != before.layer) {
        const geo::Layer* layer = atlas.layer(after.layer);
        return say("Layer: {}", layer != nullptr ? layer->label : after.layer);
    }
    if (after.level != before.level) return say("Areas: {}", plural_of(after.level));
    if (after.change_since != before.change_since)
        return after.change_since ? say("Change since {}", *after.change_since)
                                  : tr("The year's figures");
    if (after.todays_areas != before.todays_areas)
        return after.todays_areas ? tr("On today's areas") : tr("The year's figures");
    if (after.year != before.year) return say("Year {} to {}", before.year, after.year);
    if (after.classification != before.classification)
        return say("Class breaks: {}, {}", title_of(after.classification.method),
                   after.classification.classes);
    if (after.analysis != before.analysis || after.second != before.second)
        return tr("What the map tells");
    if (after.shape != before.shape) return say("Shape: {}", title_of(after.shape));
    if (after.labels != before.labels) return tr("Names on the map");
    if (after.uncertainty != before.uncertainty) return tr("Uncertainty on the map");
    if (after.insets != before.insets)
        return after.insets ? tr("Insets shown") : tr("Insets hidden");
    if (after.network != before.network) return tr("Network");
    if (after.camera != before.camera) return after.camera ? tr("Moved the map") : tr("Whole map");
    return {};
}

}  // namespace

std::string step_in_words(const geo::Atlas& atlas, const Scene& before, const Scene& after) {
    if (after.page != before.page) return say("Page: {}", title_of(after.page));
    if (after.hypothesis.authorities != before.hypothesis.authorities)
        return tr("What-if authority");
    if (after.hypothesis != before.hypothesis)
        return change_of(atlas, before.hypothesis.documents, after.hypothesis.documents,
                         tr("Supposed {}"), tr("No longer supposed {}"));
    if (after.panes.size() != before.panes.size())
        return fmt::format(fmt::runtime(trn("{} map", "{} maps", after.panes.size())),
                           after.panes.size());
    if (std::string words = change_of(atlas, before.panes[after.active], after.pane());
        !words.empty())
        return words;
    if (std::string words = change_of(atlas, before.selected, after.selected, tr("Selected {}"),
                                      tr("Took {} out of the selection"));
        !words.empty())
        return words;
    if (std::string words =
            change_of(atlas, before.pinned, after.pinned, tr("Pinned {}"), tr("Unpinned {}"));
        !words.empty())
        return words;
    for (std::size_t i = 0; i < after.panes.size(); ++i)
        if (std::string words = change_of(atlas, before.panes[i], after.panes[i]); !words.empty())
            return words;
    if (after.swipe.has_value() != before.swipe.has_value())
        return after.swipe ? tr("Two maps, one over the other") : tr("Maps side by side");
    if (after.swipe != before.swipe) return tr("Swiped between the maps");
    if (after.table_content != before.table_content) return tr("What the table tells");
    if (after.vision != before.vision) return tr("Colours as others see them");
    if (after.linked != before.linked)
        return after.linked ? tr("Maps move together") : tr("Maps move apart");
    if (after.pooled != before.pooled)
        return after.pooled ? tr("Maps share class breaks") : tr("Class breaks of each map");
    if (after.benchmark != before.benchmark) return tr("Compared with another benchmark");
    if (after.table_order != before.table_order) return tr("Order of the table");
    if (after.powers != before.powers) return tr("Powers matrix");
    if (after.needs != before.needs) return tr("Need and power");
    if (after.authorities != before.authorities) return tr("What-if authority");
    if (after.dark != before.dark) return after.dark ? tr("Dark colours") : tr("Light colours");
    if (after.source_open != before.source_open)
        return after.source_open ? tr("Opened the sources") : tr("Closed the sources");
    return tr("Changed the view");
}

}  // namespace app
