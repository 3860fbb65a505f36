#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/pack/open_pack.h"
#include "app/scene/action.h"
#include "app/scene/history.h"
#include "app/scene/table_draft.h"
#include "app/scene/workspace.h"

namespace app {

/// What came of reading a person's table: the table, or a fault. With its layers in an atlas, where
/// it was imported. Or what else it turned out to be.
struct TableReading {
    std::filesystem::path file;
    bool imports = false;  // it was read to make layers of it, not to be looked at
    std::shared_ptr<const geo::OwnTable> table{};
    std::shared_ptr<const geo::Atlas> atlas{};
    std::optional<Workspace> workspace{};  // that it was exported from
    bool is_boundaries = false;
    std::string fault{};
};

/// A pack that was verified and unpacked, and the atlas of its data; or why it is refused.
struct PackReading {
    std::filesystem::path file;
    std::optional<OpenedPack> pack{};
    std::shared_ptr<const geo::Atlas> atlas{};
    std::string fault{};
};

/// The layers of a table under embargo, or why it stays closed.
struct UnsealedReading {
    std::filesystem::path file;
    std::shared_ptr<const geo::Atlas> base;  // that they were added to
    std::shared_ptr<const geo::Atlas> atlas{};
    std::shared_ptr<const geo::OwnTable> table{};
    std::string fault{};
};

/// What is to be written to a file, as it was when that was asked for.
struct ExportRequest {
    std::filesystem::path file;
    std::shared_ptr<const geo::Atlas> atlas;  // of a briefing: without what its scenes suppose
    Workspace workspace;
    std::optional<Briefing> briefing{};  // in place of what is on show
};

/// What a person made of a view.
struct ViewWork {
    OwnData own{};
    std::vector<geo::SupposedAuthority> authorities{};
};

/// One person's visit: the atlas, the scenes passed through, and what has to be told. Carries out
/// the actions that are more than a change of scene: undo, redo, saving and opening.
class Session {
public:
    static constexpr const char *unsaved_briefing = "unsaved.briefing",
                                *unsaved_view = "unsaved.json";

    Session(std::shared_ptr<const geo::Atlas> atlas, Scene first);

    const geo::Atlas& atlas() const { return *supposed_.atlas; }
    const std::shared_ptr<const geo::Atlas>& shared_atlas() const { return supposed_.atlas; }
    /// The atlas with what was worked out for it.
    const SupposedAtlas& supposed_atlas() const { return supposed_; }
    /// The atlas without what the scene supposes.
    const std::shared_ptr<const geo::Atlas>& base_atlas() const { return base_; }
    const Scene& scene() const { return history_.present(); }
    const History& history() const { return history_; }
    /// A fault or a deed to tell in one line; empty when there is nothing.
    const std::string& notice() const { return notice_; }
    const std::filesystem::path& scene_file() const { return scene_file_; }
    /// True when a hand put the camera where it is, so that the map is there at once.
    bool camera_is_held() const { return camera_is_held_; }
    bool quit_asked() const { return quit_; }
    Unsaved unsaved() const;
    /// What waits for an answer because it would lose that; see StayOpen.
    const std::optional<Leaving>& leaving() const { return leaving_; }
    /// Writes what is not saved into this folder, to be found again; says where. Nothing, where
    /// there is nothing.
    geo::Result<std::vector<std::filesystem::path>> keep_unsaved(
        const std::filesystem::path& folder) const;
    /// The boundaries to be drawn over the map, if any. Not part of a scene: they are
    /// drawn over whatever it shows.
    const std::optional<geo::SourceName>& boundaries() const { return own_.boundaries; }
    void show_boundaries(geo::SourceName source) { own_.boundaries = std::move(source); }

    /// The table being imported, if any.
    const std::optional<TableDraft>& table() const { return table_; }
    /// What of a person's own the visit has: what is saved names it.
    const OwnData& own() const { return own_; }
    /// Tables and formulas whose layers the atlas has from the start.
    void note_own(const OwnData& own);
    /// Takes what was read for `table()`: to be looked at, or its layers, of which the first is
    /// shown. What was read for another table is forgotten.
    void take_table(TableReading reading);

    /// The table under embargo whose passphrase is asked for, if any.
    const std::optional<SealedDraft>& sealed() const { return sealed_; }
    /// Takes what came of a passphrase: layers, of which the first is shown, or the next try.
    void take_unsealed(UnsealedReading reading);

    /// The pack that is to be opened, if any.
    const std::optional<std::filesystem::path>& pack() const { return pack_; }
    /// Takes a pack's briefing, and its data in place of all that was on show before: nothing that
    /// was made of other data stays. Its tables under embargo are asked for first.
    void take_pack(PackReading reading);

    /// The briefing that is open, if any.
    const std::optional<BriefingDesk>& desk() const { return desk_; }

    /// What this atlas cannot show of one of its scenes and of its own tables, a line each;
    /// `number` from 0, of the briefing in `file`.
    std::vector<std::string> faults_of_scene(std::size_t number, const std::string& file) const;

    /// The file being written, if any.
    const std::optional<ExportRequest>& exporting() const { return exporting_; }
    /// Says how that went.
    void take_exported(const geo::Result<void>& written);

    void perform(const Action& action);
    /// Opens a scene, or what carries one; what this atlas cannot show of it is left out and told.
    geo::Result<void> open(const std::filesystem::path& file);
    /// The same of a briefing out of a pack: what is saved next asks where to.
    geo::Result<void> open_unpacked(const std::filesystem::path& briefing);
    /// Boundaries, by the name of their source.
    geo::Result<void> open_boundaries(const std::string& source);
    void tell(std::string notice) { notice_ = std::move(notice); }

private:
    /// Puts the atlas of the scene in place.
    void follow_scene();
    void go_to(SupposedScene next);
    void show(Workspace workspace, const std::filesystem::path& file);
    void derive(const OwnFormula& formula);
    void show(Briefing briefing, const std::filesystem::path& file);
    void brief(const BriefingAction& action);
    void show_map_of(const BriefingScene& scene);
    ExportRequest request_for(const std::filesystem::path& file) const;
    void save(const std::filesystem::path& file);
    void open_asked(const OpenScene& wanted);
    bool asks_first(const Action& action);
    void note_saved();
    bool view_is_unsaved() const;
    bool briefing_is_unsaved() const;
    Workspace workspace() const;
    void open_locked(const std::filesystem::path& file);
    void go_on_with_pack();
    /// Puts another atlas in place of the one without what is supposed.
    void take_base(std::shared_ptr<const geo::Atlas> base);

    std::shared_ptr<const geo::Atlas> base_;  // as it is
    SupposedAtlas supposed_;                  // as the scene supposes it
    AtlasFor made_for_;                       // that supposed_ follows from
    History history_;
    std::string notice_;
    std::filesystem::path scene_file_;
    std::optional<TableDraft> table_;
    std::optional<SealedDraft> sealed_;
    std::optional<std::filesystem::path> pack_;  // to be opened
    std::string pack_name_;
    std::optional<OpenedPack> unpacked_;  // whose briefing is open, or waits for passphrases
    bool pack_waits_ = false;
    OwnData own_;
    ViewWork saved_work_;
    std::vector<std::string> own_faults_;  // of the briefing's tables and formulas
    OwnData own_left_out_;                 // what the opened view names and could not be had
    std::optional<ExportRequest> exporting_;
    std::optional<BriefingDesk> desk_;
    bool camera_is_held_ = false;
    std::optional<Leaving> leaving_;
    bool quit_ = false;
};

}  // namespace app
