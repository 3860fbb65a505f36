#include "app/session.h"

#include <algorithm>

#include "app/scene/apply.h"
#include "app/text/text.h"
#include "geo/export/export_table.h"
#include "geo/own/formula.h"
#include "geo/own/own_layers.h"
#include "geo/own/read_sheet.h"
#include "geo/secure/embargoed_file.h"

namespace app {
namespace {

bool is_scene_file(const std::filesystem::path& file) {
    const std::string name = file.filename().string();
    return name.ends_with(".json") && !name.ends_with("-metadata.json");
}

/// A document or a picture may be a handout; what it is is known once it is read.
bool may_be_briefing(const std::filesystem::path& file) {
    return file.extension() == briefing_ending || looks_like_pack(file) ||
           file.extension() == ".pdf" || file.extension() == ".pptx";
}

bool shows_own(const geo::Atlas& atlas, const Scene& scene) {
    const auto is_own = [&](const std::string& id) {
        const geo::Layer* layer = atlas.layer(id);
        return layer != nullptr && layer->theme == geo::Theme::own;
    };
    return std::ranges::any_of(scene.panes, [&](const Pane& pane) {
        return is_own(pane.layer) || (pane.second && is_own(pane.second->layer));
    });
}

/// The first of them, and how many more there are.
std::string first_of(const std::vector<std::string>& told) {
    if (told.empty()) return {};
    return told.size() == 1 ? told.front() : told.front() + say(" And {} more.", told.size() - 1);
}

}  // namespace

Session::Session(std::shared_ptr<const geo::Atlas> atlas, Scene first)
    : base_(std::move(atlas)), supposed_{base_}, history_(std::move(first)) {
    follow_scene();
    note_saved();
}

Workspace Session::workspace() const {
    OwnData own = own_;
    add_new(own, own_left_out_);  // they may be there again
    return {without_pointer(scene()), std::move(own)};
}

void Session::note_saved() { saved_work_ = {own_, scene().hypothesis.authorities}; }

/// Authorities that a scene of the briefing shows are the briefing's.
bool Session::view_is_unsaved() const {
    OwnData made = own_;
    drop_known(saved_work_.own, made);
    if (desk_) drop_known(desk_->briefing.own, made);
    if (!made.tables.empty() || !made.formulas.empty()) return true;
    const auto holds = [](const auto& some, const geo::SupposedAuthority& one) {
        return std::ranges::find(some, one) != some.end();
    };
    return std::ranges::any_of(scene().hypothesis.authorities, [&](const auto& one) {
        return !holds(saved_work_.authorities, one) &&
               !(desk_ && std::ranges::any_of(desk_->briefing.scenes, [&](const auto& of) {
                     return of.map && holds(of.map->hypothesis.authorities, one);
                 }));
    });
}

bool Session::briefing_is_unsaved() const {
    return desk_ && !desk_->saved && desk_->briefing != Briefing();
}

Unsaved Session::unsaved() const {
    return briefing_is_unsaved() ? Unsaved::briefing
           : view_is_unsaved()   ? Unsaved::view
                                 : Unsaved::nothing;
}

geo::Result<std::vector<std::filesystem::path>> Session::keep_unsaved(
    const std::filesystem::path& folder) const {
    std::vector<std::filesystem::path> kept;
    std::error_code none;
    std::filesystem::create_directories(folder, none);
    const auto keep = [&](const char* name, const auto& write) -> geo::Result<void> {
        kept.push_back(folder / name);
        return write(kept.back());
    };
    geo::Result<void> written;
    if (briefing_is_unsaved())
        written = keep(unsaved_briefing,
                       [&](const auto& file) { return write_briefing(desk_->briefing, file); });
    if (written && view_is_unsaved())
        written = keep(unsaved_view,
                       [&](const auto& file) { return write_workspace(workspace(), file); });
    if (!written) return tl::make_unexpected(written.error());
    return kept;
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

void Session::note_own(const OwnData& own) {
    add_new(own_, own);
    note_saved();
}

void Session::take_base(std::shared_ptr<const geo::Atlas> base) {
    base_ = std::move(base);
    supposed_ = supposed(base_, made_for_);
}

geo::Result<void> Session::open(const std::filesystem::path& file) {
    if (file.extension() == briefing_ending) {
        auto briefing = read_briefing(file);
        if (!briefing) return tl::make_unexpected(briefing.error());
        show(*std::move(briefing), file);
        return {};
    }
    auto opened = read_opened(file);
    if (!opened) return tl::make_unexpected(opened.error());
    std::visit([&](auto& one) { show(std::move(one), file); }, *opened);
    return {};
}

geo::Result<void> Session::open_unpacked(const std::filesystem::path& briefing) {
    auto opened = open(briefing);
    if (opened && desk_) desk_->file.clear();
    return opened;
}

void Session::show(Workspace workspace, const std::filesystem::path& file) {
    std::vector<geo::Error> faults;
    drop_known(own_, workspace.own);
    own_left_out_ = {};
    base_ = with_own_layers(base_, workspace.own, own_left_out_, faults);
    add_new(own_, workspace.own);
    if (workspace.own.boundaries) own_.boundaries = std::move(workspace.own.boundaries);
    go_to(fitting_supposed(base_, std::move(workspace.scene), faults));
    // A picture or the metadata of a table is not to be replaced by what is saved next.
    scene_file_ = is_scene_file(file) ? file : std::filesystem::path();
    note_saved();
    std::vector<std::string> told;
    for (const geo::Error& fault : faults)
        told.push_back(file.filename().string() + ", " + geo::one_line(fault));
    notice_ = first_of(told);
}

/// What of its scenes this atlas cannot show is told; a scene whose layer is missing is none.
void Session::show(Briefing briefing, const std::filesystem::path& file) {
    std::vector<geo::Error> faults;
    OwnData wanted = briefing.own, left_out;
    drop_known(own_, wanted);
    take_base(with_own_layers(base_, wanted, left_out, faults));
    add_new(own_, wanted);
    std::vector<std::string> told;
    for (const geo::Error& fault : faults) told.push_back(geo::one_line(fault));
    own_faults_ = told;
    for (std::size_t i = 0; i < briefing.scenes.size(); ++i) {
        const std::string place = say("{}, scene {}", file.filename().string(), i + 1);
        for (const geo::Error& fault : judge(base_, briefing.scenes[i]))
            told.push_back(place + ": " + geo::one_line(fault));
    }
    desk_ =
        BriefingDesk{.briefing = std::move(briefing),
                     .file = file.extension() == briefing_ending ? file : std::filesystem::path()};
    notice_ = first_of(told);
    brief(ShowBriefingScene{0});
}

std::vector<std::string> Session::faults_of_scene(std::size_t number,
                                                  const std::string& file) const {
    BriefingScene scene = desk_->briefing.scenes[number];
    std::vector<std::string> told = own_faults_;
    for (const geo::Error& fault : judge(base_, scene))
        told.push_back(say("{}, scene {}", file, number + 1) + ": " + geo::one_line(fault));
    return told;
}

void Session::show_map_of(const BriefingScene& scene) {
    if (!scene.map || !scene.fault.empty()) return;
    std::vector<geo::Error> faults;  // told when it was opened
    go_to(fitting_supposed(base_, *scene.map, faults));
}

void Session::brief(const BriefingAction& action) {
    if (std::holds_alternative<CloseBriefing>(action)) return desk_.reset();
    if (!desk_ && !std::holds_alternative<NewBriefing>(action)) return;
    desk_ = apply(desk_ ? *std::move(desk_) : BriefingDesk(), scene(), action);
    // A scene of one's own figures takes along what they are made of.
    if (std::holds_alternative<CaptureScene>(action) && shows_own(atlas(), scene()))
        add_new(desk_->briefing.own, own_);
    if (const auto shown = scene_to_show(*desk_, action))
        show_map_of(desk_->briefing.scenes[*shown]);
}

ExportRequest Session::request_for(const std::filesystem::path& file) const {
    if (desk_ && desk_->shown && !desk_->talk)
        return {file, base_, {without_pointer(scene()), own_}, desk_->briefing};
    return {file, shared_atlas(), {on_its_page(without_pointer(scene())), own_}, {}};
}

void Session::save(const std::filesystem::path& file) {
    geo::Result<void> saved;
    const bool is_briefing = file.extension() == briefing_ending;
    if (is_briefing && !desk_) {
        saved = geo::failure(
            "there is no briefing to save; give the view a name that ends in .json", file.string());
    } else if (is_briefing) {
        saved = write_briefing(desk_->briefing, file);
        if (saved) {
            desk_->file = file;
            desk_->saved = true;
        }
    } else {
        saved = write_workspace(workspace(), file);
        if (saved) {
            scene_file_ = file;
            note_saved();
        }
    }
    notice_ = saved ? say("Saved: {}", file.string()) : geo::one_line(saved.error());
    if (!saved || !leaving_) {
        leaving_.reset();
        return;
    }
    perform(std::exchange(leaving_, std::nullopt)->then);
}

/// Would this lose what is not saved? Then it waits for an answer, on the page of what is lost.
bool Session::asks_first(const Action& action) {
    const auto* wanted = std::get_if<OpenScene>(&action);
    const bool quits = std::holds_alternative<Quit>(action);
    // What may hold a briefing takes the place of the one there is.
    const bool replaces =
        wanted != nullptr && briefing_is_unsaved() && may_be_briefing(wanted->file);
    if (leaving_ || unsaved() == Unsaved::nothing || !(quits || replaces)) return false;
    if (replaces && desk_->talk) {
        notice_ = say("End the talk before you open {}.", wanted->file.filename().string());
        return true;
    }
    leaving_ = Leaving{unsaved(), action};
    if (desk_) {
        brief(EndTalk{});
        desk_->shown = leaving_->loses == Unsaved::briefing;
    }
    return true;
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
    if (reading.workspace || reading.is_boundaries) {
        table_.reset();
        if (reading.workspace)
            show(*std::move(reading.workspace), reading.file);
        else if (const auto opened = open_boundaries(reading.file.string()); !opened)
            notice_ = geo::one_line(opened.error());
        return;
    }
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
    add_new(own_, {.tables = {{table_->file, table_->options}}});
    take_base(std::move(reading.atlas));
    table_.reset();
    notice_ = geo::leaves_out(*reading.table)
                  ? say("{}: {}", reading.table->sheet.file, geo::matched_in_words(*reading.table))
                  : std::string();
    perform(ShowLayer{geo::own_layer_id(*reading.table, reading.table->series.front())});
}

void Session::open_locked(const std::filesystem::path& file) {
    const std::string name = file.filename().string();
    if (desk_ && desk_->talk) {
        notice_ = say("End the talk before you open {}.", name);
    } else if (sealed_ || pack_) {
        notice_ = say("{} waits until what is being opened is open.", name);
    } else if (looks_like_pack(file)) {
        pack_ = file;
        notice_ = say("Verifying {}", name);
    } else {
        sealed_ = SealedDraft{.file = std::filesystem::absolute(file)};
        notice_.clear();
    }
}

void Session::take_unsealed(UnsealedReading reading) {
    // What was tried for a table that was cancelled is not for another.
    if (!sealed_ || sealed_->file != reading.file || sealed_->stage != SealedDraft::Stage::opening)
        return;
    if (reading.fault.empty() && reading.base != base_) return;  // tried again, with what came
    sealed_->passphrase.reset();
    if (!reading.fault.empty()) {
        sealed_->fault = std::move(reading.fault);
        sealed_->stage = SealedDraft::Stage::asked;
        return;
    }
    // It is read with a passphrase alone: nothing of it was made here.
    const OwnData unsealed{.tables = {{sealed_->file, sealed_->options}}};
    add_new(own_, unsealed);
    add_new(saved_work_.own, unsealed);
    take_base(std::move(reading.atlas));
    sealed_.reset();
    notice_ = geo::leaves_out(*reading.table)
                  ? say("{}: {}", reading.table->sheet.file, geo::matched_in_words(*reading.table))
                  : std::string();
    if (pack_waits_) return go_on_with_pack();
    perform(ShowLayer{geo::own_layer_id(*reading.table, reading.table->series.front())});
}

void Session::take_pack(PackReading reading) {
    if (!pack_ || *pack_ != reading.file) return;
    pack_.reset();
    if (!reading.fault.empty()) {
        notice_ = std::move(reading.fault);
        return;
    }
    desk_.reset();
    table_.reset();
    own_ = own_left_out_ = {};
    scene_file_.clear();
    base_ = std::move(reading.atlas);
    history_ = History(home(*base_));
    made_for_ = {};
    supposed_ = {base_};
    follow_scene();
    note_saved();
    pack_name_ = reading.file.filename().string();
    unpacked_ = std::move(reading.pack);
    notice_.clear();
    pack_waits_ = true;
    go_on_with_pack();
}

void Session::go_on_with_pack() {
    if (!unpacked_->embargoed.empty()) {
        const OwnSource next = unpacked_->embargoed.front();
        unpacked_->embargoed.erase(unpacked_->embargoed.begin());
        sealed_ = SealedDraft{.file = next.file, .options = next.options};
        return;
    }
    pack_waits_ = false;
    if (const auto opened = open_unpacked(unpacked_->briefing); !opened)
        notice_ = geo::one_line(opened.error());
    else if (notice_.empty())
        notice_ = say("{}: signed with the trusted key of fingerprint {}", pack_name_,
                      geo::fingerprint_of(unpacked_->signer));
}

void Session::derive(const OwnFormula& formula) {
    auto derived = geo::with_derived_layer(*base_, formula.name, formula.formula);
    if (!derived) {
        notice_ = geo::one_line(derived.error());
        return;
    }
    std::erase_if(own_.formulas, [&](const OwnFormula& one) { return one.name == formula.name; });
    add_new(own_, {.formulas = {formula}});
    take_base(std::make_shared<const geo::Atlas>(std::move(derived->atlas)));
    perform(ShowLayer{derived->id});
    notice_ = derived->divisions_by_zero == 0
                  ? std::string()
                  : say("{}: {} figures are missing because they would divide by zero",
                        formula.name, derived->divisions_by_zero);
}

void Session::take_exported(const geo::Result<void>& written) {
    if (!exporting_) return;
    notice_ =
        written ? say("Exported: {}", exporting_->file.string()) : geo::one_line(written.error());
    exporting_.reset();
}

void Session::open_asked(const OpenScene& wanted) {
    const std::string name = wanted.file.string();
    if (looks_like_pack(wanted.file) || wanted.file.extension() == geo::embargo_ending)
        return open_locked(wanted.file);
    if (geo::looks_like_table(name) || geo::export_format_of(wanted.file)) {
        table_ = TableDraft{.file = wanted.file};
    } else if (const auto opened =
                   geo::looks_like_boundaries(name) ? open_boundaries(name) : open(wanted.file);
               !opened) {
        notice_ = geo::one_line(opened.error());
    }
}

void Session::perform(const Action& action) {
    if (asks_first(action)) return;
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
        this->save(save->file);
    } else if (const auto* wanted = std::get_if<OpenScene>(&action)) {
        open_asked(*wanted);
    } else if (const auto* out = std::get_if<ExportTo>(&action)) {
        // Two at once would be two lines to tell apart.
        if (exporting_)
            notice_ = say("{} is still being written; export again then.",
                          exporting_->file.filename().string());
        else
            exporting_ = request_for(out->file);
    } else if (const auto* import = std::get_if<ImportTable>(&action)) {
        if (!table_ || table_->stage != TableDraft::Stage::shown) return;
        table_->options = import->options;
        table_->stage = TableDraft::Stage::importing;
        table_->fault.clear();
    } else if (std::holds_alternative<CancelTable>(action)) {
        table_.reset();
    } else if (const auto* tried = std::get_if<Unseal>(&action)) {
        if (!sealed_ || sealed_->stage != SealedDraft::Stage::asked || tried->passphrase->empty())
            return;
        sealed_->passphrase = tried->passphrase;
        sealed_->stage = SealedDraft::Stage::opening;
        sealed_->fault.clear();
    } else if (std::holds_alternative<CancelSealed>(action)) {
        sealed_.reset();
        if (unpacked_) unpacked_->embargoed.clear();
        if (pack_waits_) go_on_with_pack();
    } else if (const auto* made = std::get_if<Derive>(&action)) {
        derive(made->formula);
    } else if (std::holds_alternative<RemoveBoundaries>(action)) {
        own_.boundaries.reset();
    } else if (const auto* briefed = std::get_if<Brief>(&action)) {
        brief(briefed->what);
    } else if (std::holds_alternative<DismissNotice>(action)) {
        notice_.clear();
    } else if (std::holds_alternative<Quit>(action)) {
        quit_ = true;
    } else if (std::holds_alternative<StayOpen>(action)) {
        leaving_.reset();
    } else if (std::holds_alternative<GoOnUnsaved>(action)) {
        if (!leaving_) return;
        const Action then = leaving_->then;
        perform(then);  // asks no more, while there is an answer to come
        leaving_.reset();
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
