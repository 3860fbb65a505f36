#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "app/scene/action.h"
#include "app/scene/history.h"

namespace app {

/// One person's visit: the atlas, the scenes passed through, and what has to be told. Carries out
/// the actions that are more than a change of scene: undo, redo, saving and opening.
class Session {
public:
    Session(std::shared_ptr<const geo::Atlas> atlas, Scene first);

    const geo::Atlas& atlas() const { return *atlas_; }
    const std::shared_ptr<const geo::Atlas>& shared_atlas() const { return atlas_; }
    const Scene& scene() const { return history_.present(); }
    const History& history() const { return history_; }
    /// A fault or a deed to tell in one line; empty when there is nothing.
    const std::string& notice() const { return notice_; }
    const std::filesystem::path& scene_file() const { return scene_file_; }
    bool quit_asked() const { return quit_; }

    void perform(const Action& action);
    /// Opens a scene file; what this atlas cannot show of it is left out and told.
    geo::Result<void> open(const std::filesystem::path& file);
    void tell(std::string notice) { notice_ = std::move(notice); }

private:
    std::shared_ptr<const geo::Atlas> atlas_;
    History history_;
    std::string notice_;
    std::filesystem::path scene_file_;
    bool quit_ = false;
};

}  // namespace app
