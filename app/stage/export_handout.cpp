#include "app/stage/export_handout.h"

#include "app/paper/export_figure.h"
#include "app/paper/maker.h"
#include "app/paper/write_sheet.h"
#include "app/stage/draw_stage.h"
#include "app/stage/notes_text.h"
#include "app/stage/stage_type.h"
#include "app/text/inter.h"
#include "app/text/text.h"

namespace app {
namespace {

constexpr PaneSize screen{{1920}, {1080}};
constexpr double margin = 56;  // pixels of the sheet
// A scene alone on its sheet: as wide as lying A4.
constexpr PaperSize stage_paper{{297}, {297.0 * 9 / 16}};

class Handout {
public:
    Handout(Sheet& sheet, PaneSize page, const std::shared_ptr<const geo::Geometry>& detailed)
        : sheet_(sheet), page_(page), detailed_(detailed) {}

    void draw_stage_in(const StageScene& scene, const Room& room, const Box& box) {
        const bool dark = scene.map && scene.map->dark;
        Pen pen(sheet_, colours(dark));
        const StageLayout layout = stage_layout(scene, room, screen);
        std::vector<Picture> made;
        for (std::size_t i = 0; i < layout.panes.size(); ++i)
            made.push_back(stage_picture(scene, layout, i, detailed_));
        std::vector<const Picture*> pictures;
        for (const Picture& picture : made) pictures.push_back(&picture);
        sheet_.clip(Pen::rings_of(box));
        sheet_.place({box.x, box.y}, box.height / stage_height);
        StageDrawing drawing{.scene = scene, .layout = layout, .pictures = pictures};
        std::vector<NotePlace> notes;
        if (!made.empty()) notes = place_notes(pen, scene, layout, made.front());
        drawing.notes = notes;
        draw_stage(pen, drawing);
        sheet_.unplace();
        sheet_.unclip();
    }

    void draw_page(const Briefing& briefing, const StageScene& scene) {
        Pen pen(sheet_, colours(false));
        const double width = page_.width.value - 2 * margin;
        pen.text(PaperFace::small_strong, {margin, margin - 16}, pen.c.ink2, briefing.title);
        pen.text(PaperFace::small, {page_.width.value - margin, margin - 16}, pen.c.ink2,
                 say("{} of {}", scene.number + 1, scene.of), Pen::Align::right);
        const Box stage{margin, margin, width, width * 9 / 16};
        draw_stage_in(scene, briefing.room, stage);
        pen.outline(stage, pen.c.rule_strong);
        const double top = stage.bottom() + 28;
        sheet_.begin(SheetPart::paragraph, {});
        draw_notes_text(pen, scene.notes.empty() ? tr("No notes for this scene.") : scene.notes,
                        {margin, top, width, page_.height.value - margin - top}, 17);
        sheet_.end();
        const std::string marking = geo::in_words(scene.marking);
        for (const double y : {20.0, page_.height.value - 24})
            pen.text(PaperFace::small_strong, {page_.width.value / 2, y}, pen.c.ink, marking,
                     Pen::Align::centre);
        pen.text(PaperFace::small, {margin, page_.height.value - 24}, pen.c.ink3,
                 briefing.occasion);
    }

private:
    Sheet& sheet_;
    PaneSize page_;
    const std::shared_ptr<const geo::Geometry>& detailed_;
};

geo::Result<SheetKind> kind_of(const std::filesystem::path& file, bool one_scene) {
    const auto kind = sheet_kind_of(file);
    if (kind && (one_scene || kind == SheetKind::pdf)) return *kind;
    return geo::failure(one_scene ? "a scene is written as .pdf, .svg or .png; name it so"
                                  : "a handout is a PDF; name it so, ending in .pdf",
                        file.string());
}

}  // namespace

geo::Result<void> export_handout(const std::shared_ptr<const geo::Atlas>& base,
                                 const Briefing& briefing, const std::filesystem::path& file,
                                 std::optional<std::size_t> number) {
    const auto kind = kind_of(file, number.has_value());
    if (!kind) return tl::make_unexpected(kind.error());
    if (briefing.scenes.empty() || (number && *number >= briefing.scenes.size()))
        return geo::failure("the briefing has no such scene to write", file.string());
    const auto fonts = folder_with_inter();
    if (!fonts) return tl::make_unexpected(fonts.error());
    auto read = geo::read_detailed_districts(*base);
    if (!read) return tl::make_unexpected(read.error());
    const auto detailed = std::make_shared<const geo::Geometry>(*std::move(read));
    const PaperSize paper = number ? stage_paper : upright(a4_landscape);
    constexpr double dots = 1920 / (297 / millimetres_per_inch);  // of a PNG: a screen's
    std::vector<StageScene> scenes;
    for (std::size_t i = 0; i < briefing.scenes.size(); ++i)
        if (!number || *number == i) scenes.push_back(stage_scene(base, briefing, i));
    std::vector<std::string> alternatives;
    for (const StageScene& scene : scenes) alternatives.push_back(alternative_of(scene));
    const auto sheet = new_sheet({.kind = *kind,
                                  .paper = paper,
                                  .dpi = dots,
                                  .fonts = *fonts,
                                  .title = briefing.title,
                                  .description = alternatives.front(),
                                  .creator = maker});
    if (!sheet) return tl::make_unexpected(sheet.error());
    const PaneSize page = pixels_on(paper);
    Handout handout(**sheet, page, detailed);
    for (const StageScene& scene : scenes) {
        if (&scene != &scenes.front()) (*sheet)->next_page();
        if (number)
            handout.draw_stage_in(scene, briefing.room,
                                  {0, 0, page.width.value, page.height.value});
        else
            handout.draw_page(briefing, scene);
    }
    return write_sheet(
        **sheet, *kind,
        {to_json(briefing, file.parent_path(), FarFiles::by_name), alternatives, dots}, file);
}

}  // namespace app
