#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "app/apart.h"
#include "app/picture/picture.h"

namespace app {

/// Has the analyses of a scene's panes worked out, and keeps them until a pane shows something
/// else.
class Analyst {
public:
    /// Until this is called, analyses are worked out by whoever asks for them. `ready` is called on
    /// the working thread.
    void work_apart(std::function<void()> ready) { ready_ = std::move(ready); }
    /// Begins what is due for these panes.
    void look(const std::shared_ptr<const geo::Atlas>& atlas, const Scene& scene);
    /// Of each pane last looked at; nullptr where it has none, or none yet.
    const Analyses& analyses() const { return known_.analyses; }
    /// True while that of a pane is being worked out.
    bool is_at_work(std::size_t pane) const {
        return known_.panes[pane].analysis != Analysis::none && !known_.analyses[pane];
    }

private:
    struct Known {
        std::shared_ptr<const geo::Atlas> atlas;
        std::vector<Pane> panes;
        Analyses analyses;
    };
    std::function<void()> ready_;
    Apart<Known> work_;
    Known known_, done_;
};

}  // namespace app
