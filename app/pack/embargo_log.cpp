#include "app/pack/embargo_log.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "app/pack/own_files.h"

namespace app {
namespace {

/// In one cell of the log, whatever it holds.
std::string in_a_cell(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return text;
}

}  // namespace

std::filesystem::path embargo_log_file() {
    return own_folder("XDG_STATE_HOME", ".local/state") / "embargo.log";
}

geo::Result<void> log_embargoed(const EmbargoDeed& deed, geo::Moment now) {
    const std::filesystem::path file = embargo_log_file();
    std::error_code fault;
    std::filesystem::create_directories(file.parent_path(), fault);
    const std::string line =
        fmt::format("{}\t{}\t{}\t{}\n", geo::text_of(now), in_a_cell(deed.reader),
                    in_a_cell(deed.layer), in_a_cell(deed.deed));
    const int log = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const bool whole =
        log >= 0 && write(log, line.data(), line.size()) == static_cast<ssize_t>(line.size());
    const std::string why = std::strerror(errno);
    if (log >= 0) close(log);
    if (whole) return {};
    return geo::failure(
        "what is done with data under embargo cannot be logged (" + why + "), so it is not done",
        file.string());
}

geo::Result<void> log_embargoed(std::span<const EmbargoedLayer> layers, const std::string& deed,
                                geo::Moment now) {
    for (const EmbargoedLayer& one : layers)
        if (auto logged = log_embargoed({one.reader, one.id, deed}, now); !logged) return logged;
    return {};
}

geo::Result<void> EmbargoWatch::look(std::span<const EmbargoedLayer> in_view) {
    for (const EmbargoedLayer& one : in_view) {
        if (in_view_.contains(one)) continue;
        if (auto logged = log_embargoed({one.reader, one.id, "shown"}, geo::present_moment());
            !logged)
            return logged;
    }
    in_view_ = {in_view.begin(), in_view.end()};
    return {};
}

}  // namespace app
