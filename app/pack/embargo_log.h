#pragma once

#include <filesystem>
#include <set>
#include <span>
#include <string>

#include "app/picture/marking_in_view.h"
#include "geo/core/moment.h"

namespace app {

/// What was done with what is under embargo, and who opened it.
struct EmbargoDeed {
    std::string reader;  // none: nobody could read it
    std::string layer;   // or the file that was opened or packed
    std::string deed;    // "opened", "shown", "exported to talk.pdf"
};

/// $XDG_STATE_HOME/devolution-atlas/embargo.log, ~/.local/state where that is not set.
std::filesystem::path embargo_log_file();

/// Adds a line: UTC time, reader, layer, deed, with tabs between. The file is its owner's alone.
geo::Result<void> log_embargoed(const EmbargoDeed& deed, geo::Moment now);

/// A line for each of these layers.
geo::Result<void> log_embargoed(std::span<const EmbargoedLayer> layers, const std::string& deed,
                                geo::Moment now);

/// Logs what a screen shows under embargo, each time that it comes into view.
class EmbargoWatch {
public:
    geo::Result<void> look(std::span<const EmbargoedLayer> in_view);

private:
    std::set<EmbargoedLayer> in_view_;
};

}  // namespace app
