#include "app/session.h"

#include "app/scene/apply.h"
#include "app/scene/scene_json.h"
#include "app/text/text.h"

namespace app {

Session::Session(std::shared_ptr<const geo::Atlas> atlas, Scene first)
    : atlas_(std::move(atlas)), history_(std::move(first)) {}

geo::Result<void> Session::open(const std::filesystem::path& file) {
    auto scene = read_scene(file);
    if (!scene) return tl::make_unexpected(scene.error());
    std::vector<geo::Error> faults;
    history_.go_to(fitting(*atlas_, std::move(*scene), faults));
    scene_file_ = file;
    notice_ = faults.empty() ? std::string()
                             : file.filename().string() + ", " + geo::one_line(faults.front());
    return {};
}

geo::Result<void> Session::open_boundaries(const std::string& source) {
    auto name = geo::source_name_of(source);
    if (!name) return tl::make_unexpected(name.error());
    show_boundaries(std::move(*name));
    notice_.clear();
    return {};
}

void Session::perform(const Action& action) {
    const std::optional<Camera> before = scene().pane().camera;
    if (std::holds_alternative<Undo>(action)) {
        history_.undo();
    } else if (std::holds_alternative<Redo>(action)) {
        history_.redo();
    } else if (const auto* save = std::get_if<SaveScene>(&action)) {
        const auto saved = write_scene(without_pointer(scene()), save->file);
        if (saved) scene_file_ = save->file;
        notice_ = saved ? say("Saved: {}", save->file.string()) : geo::one_line(saved.error());
    } else if (const auto* wanted = std::get_if<OpenScene>(&action)) {
        const std::string name = wanted->file.string();
        const auto opened =
            geo::looks_like_boundaries(name) ? open_boundaries(name) : open(wanted->file);
        if (!opened) notice_ = geo::one_line(opened.error());
    } else if (std::holds_alternative<RemoveBoundaries>(action)) {
        boundaries_.reset();
    } else if (std::holds_alternative<DismissNotice>(action)) {
        notice_.clear();
    } else if (std::holds_alternative<Quit>(action)) {
        quit_ = true;
    } else {
        history_.go_to(apply(*atlas_, scene(), action));
    }
    if (scene().pane().camera == before) return;
    const auto* look = std::get_if<LookAt>(&action);
    camera_is_held_ = look != nullptr && look->by_hand;
}

}  // namespace app
