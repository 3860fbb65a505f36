#include "app/session.h"

#include <algorithm>

#include "app/scene/apply.h"
#include "app/scene/scene_json.h"
#include "app/text/text.h"
#include "geo/own/own_layers.h"
#include "geo/own/read_sheet.h"

namespace app {
namespace {

bool is_scene_file(const std::filesystem::path& file) {
    const std::string name = file.filename().string();
    return name.ends_with(".json") && !name.ends_with("-metadata.json");
}

}  // namespace

Session::Session(std::shared_ptr<const geo::Atlas> atlas, Scene first)
    : base_(std::move(atlas)), supposed_{base_}, history_(std::move(first)) {
    follow_scene();
}

void Session::follow_scene() {
    if (atlas_for(scene()) == made_for_) return;
    made_for_ = atlas_for(scene());
    supposed_ = supposed(base_, made_for_);
}

void Session::go_to(SupposedScene next) {
    supposed_ = std::move(next.supposed);
    made_for_ = atlas_for(next.scene);
    history_.go_to(std::move(next.scene));
}

void Session::note_own_source(OwnSource source) {
    if (std::ranges::find(own_sources_, source) == own_sources_.end())
        own_sources_.push_back(std::move(source));
}

geo::Result<void> Session::open(const std::filesystem::path& file) {
    auto scene = read_scene(file);
    if (!scene) return tl::make_unexpected(scene.error());
    auto tables = read_own_sources(file);
    if (!tables) return tl::make_unexpected(tables.error());
    std::erase_if(*tables, [&](const OwnSource& source) {  // its layers are there
        return std::ranges::find(own_sources_, source) != own_sources_.end();
    });
    std::vector<geo::Error> faults;
    base_ = with_own_sources(base_, *tables, faults);
    for (OwnSource& source : *tables) note_own_source(std::move(source));
    go_to(fitting_supposed(base_, *std::move(scene), faults));
    // A picture or the metadata of a table is not to be replaced by what is saved next.
    scene_file_ = is_scene_file(file) ? file : std::filesystem::path();
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

void Session::take_table(TableReading reading) {
    // What was begun for a draft that was cancelled is not for another of the same file.
    if (!table_ || table_->file != reading.file ||
        reading.imports != (table_->stage == TableDraft::Stage::importing))
        return;
    if (!reading.fault.empty()) {
        if (table_->table) {
            table_->fault = std::move(reading.fault);
            table_->stage = TableDraft::Stage::shown;
        } else {
            notice_ = std::move(reading.fault);
            table_.reset();
        }
        return;
    }
    if (!reading.atlas) {
        table_->table = std::move(reading.table);
        table_->stage = TableDraft::Stage::shown;
        return;
    }
    note_own_source({table_->file, table_->options});
    base_ = std::move(reading.atlas);
    supposed_ = supposed(base_, made_for_);
    table_.reset();
    notice_ = geo::leaves_out(*reading.table)
                  ? say("{}: {}", reading.table->sheet.file, geo::matched_in_words(*reading.table))
                  : std::string();
    perform(ShowLayer{geo::own_layer_id(*reading.table, reading.table->series.front())});
}

void Session::take_exported(const geo::Result<void>& written) {
    if (!exporting_) return;
    notice_ =
        written ? say("Exported: {}", exporting_->file.string()) : geo::one_line(written.error());
    exporting_.reset();
}

void Session::perform(const Action& action) {
    const std::optional<Camera> before = scene().pane().camera;
    if (std::holds_alternative<Undo>(action)) {
        history_.undo();
        follow_scene();
    } else if (std::holds_alternative<Redo>(action)) {
        history_.redo();
        follow_scene();
    } else if (const auto* back = std::get_if<GoToStep>(&action)) {
        history_.return_to(back->step);
        follow_scene();
    } else if (const auto* save = std::get_if<SaveScene>(&action)) {
        const auto saved = write_scene(without_pointer(scene()), save->file, own_sources_);
        if (saved) scene_file_ = save->file;
        notice_ = saved ? say("Saved: {}", save->file.string()) : geo::one_line(saved.error());
    } else if (const auto* wanted = std::get_if<OpenScene>(&action)) {
        const std::string name = wanted->file.string();
        if (geo::looks_like_table(name)) {
            table_ = TableDraft{.file = wanted->file};
        } else if (const auto opened = geo::looks_like_boundaries(name) ? open_boundaries(name)
                                                                        : open(wanted->file);
                   !opened) {
            notice_ = geo::one_line(opened.error());
        }
    } else if (const auto* out = std::get_if<ExportTo>(&action)) {
        // Two at once would be two lines to tell apart.
        if (exporting_)
            notice_ = say("{} is still being written; export again then.",
                          exporting_->file.filename().string());
        else
            exporting_ =
                ExportRequest{out->file, shared_atlas(), on_its_page(without_pointer(scene()))};
    } else if (const auto* import = std::get_if<ImportTable>(&action)) {
        if (!table_ || table_->stage != TableDraft::Stage::shown) return;
        table_->options = import->options;
        table_->stage = TableDraft::Stage::importing;
        table_->fault.clear();
    } else if (std::holds_alternative<CancelTable>(action)) {
        table_.reset();
    } else if (std::holds_alternative<RemoveBoundaries>(action)) {
        boundaries_.reset();
    } else if (std::holds_alternative<DismissNotice>(action)) {
        notice_.clear();
    } else if (std::holds_alternative<Quit>(action)) {
        quit_ = true;
    } else {
        Scene next = apply(atlas(), scene(), action);
        if (atlas_for(next) == made_for_) {
            history_.go_to(std::move(next));
        } else {
            // What was shown may have been of the hypothesis before: a power that nobody has yet.
            std::vector<geo::Error> gone;
            go_to(fitting_supposed(base_, std::move(next), gone));
        }
    }
    if (scene().pane().camera == before) return;
    const auto* look = std::get_if<LookAt>(&action);
    camera_is_held_ = look != nullptr && look->by_hand;
}

}  // namespace app
