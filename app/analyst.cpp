#include "app/analyst.h"

#include <algorithm>

#include "app/picture/analysis.h"

namespace app {

void Analyst::look(const std::shared_ptr<const geo::Atlas>& atlas, const Scene& scene) {
    if (work_.is_ready()) done_ = work_.take();
    Known now{atlas, scene.panes, {}};
    bool is_complete = true;
    for (const Pane& pane : scene.panes) {
        const auto same = std::ranges::find_if(
            done_.panes, [&](const Pane& before) { return same_analysis(pane, before); });
        const bool is_done = done_.atlas == atlas && same != done_.panes.end();
        now.analyses.push_back(
            is_done ? done_.analyses[static_cast<std::size_t>(same - done_.panes.begin())]
                    : nullptr);
        is_complete = is_complete && (is_done || pane.analysis == Analysis::none);
    }
    known_ = now;
    if (is_complete) return;
    const auto complete = [scene](Known known) {
        for (std::size_t i = 0; i < known.panes.size(); ++i)
            if (!known.analyses[i])
                known.analyses[i] = analysed_view(*known.atlas, seen_through(scene, i));
        return known;
    };
    if (!ready_)
        known_ = done_ = complete(std::move(now));
    else if (!work_.is_under_way())
        work_.begin([complete, now = std::move(now)] { return complete(now); }, ready_);
}

}  // namespace app
