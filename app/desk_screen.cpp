#include "app/desk_screen.h"

#include <imgui/imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "app/text/text.h"
#include "app/ui/bare_window.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double bar_height = 52, gap = 8, list_width = 264, fields_width = 372, field_height = 32,
                 marking_width = 208;
constexpr double thumbnail_width = 216, row_pad = 12, caption_height = 40;
constexpr double stage_shape = 9.0 / 16;
constexpr PaneSize audience{{1920}, {1080}};

const char* title_of(Annotation::Kind kind) {
    switch (kind) {
        case Annotation::Kind::text:
            return tr("Note");
        case Annotation::Kind::arrow:
            return tr("Arrow");
        case Annotation::Kind::bracket:
            return tr("Bracket");
        case Annotation::Kind::spotlight:
            return tr("Spotlight");
        case Annotation::Kind::dim:
            return tr("Dim");
    }
    return "";
}

/// True when another level was chosen.
bool choose_marking(Frame& f, const std::string& id, const std::string& label, const Box& box,
                    geo::Marking& marking) {
    std::vector<std::string> names;
    for (const geo::Marking::Level level : geo::all_marking_levels)
        names.push_back(geo::in_words({level, {}}));
    names.front() = tr("No marking");
    const int chosen = drop_down(f, id, label, box, names, static_cast<int>(marking.level));
    if (chosen < 0) return false;
    marking.level = geo::all_marking_levels[static_cast<std::size_t>(chosen)];
    return true;
}

}  // namespace

/// A frame in the making, and where its parts stand.
struct DeskScreen::Parts {
    app::Frame& f;
    PainterSheet& sheet;
    const BriefingDesk& desk;
    Box list, stage, fields;
    std::vector<std::pair<std::size_t, Box>> thumbnails;  // that are in view

    void ask(BriefingAction action) const { f.ask(Brief{std::move(action)}); }
    const Briefing& briefing() const { return desk.briefing; }
    const BriefingScene& scene() const { return briefing().scenes[desk.chosen]; }
    void set(BriefingScene content) const {
        ask(SetBriefingScene{desk.chosen, std::move(content)});
    }
};

void DeskScreen::forget() {
    in_hand_.forget();
    for (const auto& one : thumbnails_) one->forget();
}

std::vector<EmbargoedLayer> DeskScreen::embargoed(const Session& session) {
    std::vector<std::size_t> numbers(session.desk()->briefing.scenes.size());
    std::iota(numbers.begin(), numbers.end(), std::size_t{0});
    return scenes_.embargoed(session, numbers);
}

void DeskScreen::show() { canvas_.show(colours(dark_).stage); }

std::vector<std::string> DeskScreen::shipped(const geo::Atlas& atlas) {
    if (!shipped_) {
        shipped_.emplace();
        std::error_code none;
        for (const auto& entry :
             std::filesystem::directory_iterator(atlas.folder / "briefings", none))
            if (entry.path().extension() == briefing_ending)
                shipped_->push_back(entry.path().string());
        std::ranges::sort(*shipped_);
    }
    return *shipped_;
}

Actions DeskScreen::build(const Frame& frame) {
    const Session& session = frame.session;
    const BriefingDesk& desk = *session.desk();
    const Briefing& briefing = desk.briefing;
    const double scale = type_.fonts().scale;
    another_frame_ = type_.complete();
    dark_ = session.scene().dark;
    seen_in_ = frame.seen_in;
    now_ = frame.now;
    const double width = frame.width / scale, height = frame.height / scale;

    // Where things stand.
    const Box list{0, bar_height, list_width, height - bar_height};
    const Box fields{width - fields_width, bar_height, fields_width, height - bar_height};
    const Box room{list.right() + 24, bar_height + 56,
                   std::max(160.0, fields.x - list.right() - 48), height - bar_height - 190};
    const double stage_width = std::min(room.width, room.height / stage_shape);
    const Box stage{room.x + (room.width - stage_width) / 2, room.y, stage_width,
                    stage_width * stage_shape};

    // The stages, each with its maps on the canvas.
    const double row = thumbnail_width * stage_shape + caption_height + row_pad;
    std::vector<std::pair<std::size_t, Box>> in_view;
    for (std::size_t i = 0; i < briefing.scenes.size(); ++i) {
        const Box box{list.x + 32, list.y + 60 + row * static_cast<double>(i) - list_scroll_,
                      thumbnail_width, thumbnail_width * stage_shape};
        if (box.y >= list.y + 48 && box.bottom() <= list.bottom()) in_view.emplace_back(i, box);
    }
    while (thumbnails_.size() < briefing.scenes.size())
        thumbnails_.push_back(std::make_unique<StageShow>());
    const auto update = [&](StageShow& show, std::size_t number, const Box& box) {
        show.update({.scene = scenes_.of(session, number),
                     .room = briefing.room,
                     .audience = audience,
                     .place = pixel_box_of(box, scale),
                     .now = frame.now,
                     .moves = false,
                     .is_held = false,
                     .turned = false,
                     .detailed = frame.detailed});
    };
    const bool has_scene = desk.chosen < briefing.scenes.size();
    std::size_t maps = 0;
    for (const auto& [number, box] : in_view) {
        update(*thumbnails_[number], number, box);
        maps += thumbnails_[number]->maps();
    }
    if (has_scene) {
        update(in_hand_, desk.chosen, stage);
        maps += in_hand_.maps();
    }
    const bool covered = ui_.file_prompt != UiState::FilePrompt::none || session.leaving();
    canvas_.set_maps(maps);
    canvas_.see_with(ColourVision::full);
    std::size_t first = 0;
    for (const auto& [number, box] : in_view) {
        thumbnails_[number]->draw_maps(canvas_, first);
        first += thumbnails_[number]->maps();
    }
    if (has_scene) in_hand_.draw_maps(canvas_, first);

    ImGui::NewFrame();
    std::optional<BareWindow> window(std::in_place, "desk", static_cast<float>(frame.width),
                                     static_cast<float>(frame.height));
    PainterSheet sheet(window->list(), type_.sized());
    Layout layout;
    layout.window = {0, 0, width, height};
    layout.map = stage;
    layout.screen = layout.window;
    layout.top_bar = {0, 0, width, bar_height};
    layout.status_bar = {0, height, width, 0};  // lists may be as long as the window
    const Picture none;
    const std::vector<PaneInput> no_panes;
    const PanelInput input{.atlas = session.atlas(),
                           .scene = session.scene(),
                           .picture = none,
                           .panes = no_panes,
                           .layout = layout,
                           .fonts = type_.fonts(),
                           .marking = {},
                           .notice = session.notice(),
                           .history = session.history(),
                           .overlay_line = {},
                           .scene_file = desk.file,
                           .desk = &desk,
                           .leaving = session.leaving() ? &*session.leaving() : nullptr,
                           .control_letter = frame.control_letter};
    app::Frame f(input, ui_);
    Parts parts{f, sheet, desk, list, stage, fields, std::move(in_view)};
    if (f.take(Key::escape)) {
        if (f.top_cover() == Cover::leaving)
            f.ask(StayOpen{});
        else if (covered)
            ui_.file_prompt = UiState::FilePrompt::none;
        else if (!ui_.open_menu.empty())
            ui_.open_menu.clear();
        else if (tool_ >= 0)
            tool_ = -1;
        else
            ui_.focus.clear();
    }
    if (frame.control_letter == 's' && !covered)
        desk.file.empty() ? open_file_prompt(f, UiState::FilePrompt::save)
                          : f.ask(SaveScene{desk.file});
    if (frame.control_letter == 'z' && !covered) parts.ask(UndoBriefing{});
    if (frame.control_letter == 'o' && !covered) open_file_prompt(f, UiState::FilePrompt::open);
    if (frame.control_letter == 'q') f.ask(Quit{});
    list_of_scenes(parts);
    if (has_scene)
        stage_in_hand(parts);
    else
        empty_desk(parts);
    if (has_scene) this->fields(parts);
    bar(parts);
    if (!session.notice().empty()) {
        const Box told{list.right() + 16, height - 44, fields.x - list.right() - 32, 32};
        f.paint.rect(told, f.c.accent_soft, 4);
        f.paint.text(Face::body, {told.x + 12, told.y + 16}, f.c.ink,
                     f.paint.elided(Face::body, session.notice(), told.width - 60));
        if (icon_button(f, "dismiss", tr("Close"), {told.right() - 32, told.y, 32, 32}, true,
                        [](Painter& paint, const Box& b, Rgba ink) {
                            draw_cross(paint, inset(b, 10), ink);
                        }))
            f.ask(DismissNotice{});
    }
    f.draw_later([&f] { file_prompt(f); });
    f.draw_later([&f] { leave_prompt(f); });
    Actions asked = f.finish();
    window.reset();
    ImGui::Render();
    canvas_.take_interface(*ImGui::GetDrawData());
    another_frame_ |= ui_.another_frame || type_.sized().lacks_some();
    return asked;
}

void DeskScreen::bar(Parts& p) {
    app::Frame& f = p.f;
    const Box& bar = f.in.layout.top_bar;
    f.paint.rect(bar, f.c.panel);
    f.paint.horizontal(bar.x, bar.bottom() - 1, bar.width, f.c.rule);
    const double top = 10;
    if (button(f, "to-atlas", tr("← Atlas"), {12, top, 76, field_height})) p.ask(ShowDesk{false});
    Briefing head = p.briefing();
    head.scenes.clear();
    const double right = bar.width - 12;
    const bool wide = bar.width > 1180;
    double x = 100;
    const double title = std::clamp(bar.width - 1060.0, 140.0, 420.0);
    bool changed = text_field(f, "briefing-title", tr("Title"), {x, top, title, field_height},
                              head.title, tr("Title of the briefing"));
    x += title + gap;
    if (wide) {
        changed |= text_field(f, "briefing-occasion", tr("Occasion"), {x, top, 190, field_height},
                              head.occasion, tr("Occasion and date"));
        x += 190 + gap;
    }
    changed |= choose_marking(f, "briefing-marking", tr("Marking"),
                              {x, top, marking_width, field_height}, head.marking);
    if (changed) p.ask(SetBriefing{std::move(head)});
    double at = right;
    const auto from_right = [&](double width) {
        at -= width;
        const Box box{at, top, width, field_height};
        at -= gap;
        return box;
    };
    const bool any = !p.briefing().scenes.empty();
    const Box present = from_right(92);
    if (any && button(f, "present", tr("Present"), present, ButtonLook::primary))
        p.ask(BeginTalk{p.desk.chosen, now_});
    const Box export_to = from_right(76);
    if (any && button(f, "export", tr("Export"), export_to))
        open_file_prompt(f, UiState::FilePrompt::export_to);
    if (button(f, "save", tr("Save"), from_right(64),
               p.desk.saved ? ButtonLook::plain : ButtonLook::dark))
        open_file_prompt(f, UiState::FilePrompt::save);
    if (button(f, "open", tr("Open"), from_right(64)))
        open_file_prompt(f, UiState::FilePrompt::open);
    if (!p.desk.before.empty() && button(f, "undo-briefing", tr("Undo"), from_right(64)))
        p.ask(UndoBriefing{});
}

void DeskScreen::empty_desk(Parts& p) {
    app::Frame& f = p.f;
    const Box& room = p.stage;
    double y = room.y + 20;
    f.paint.text(Face::title, {room.x, y}, f.c.ink, tr("A briefing is made of scenes"));
    y = f.paint.paragraph(Face::body, room.x, y + 28, std::min(560.0, room.width), f.c.ink2,
                          tr("Set up a map in the atlas, then come back and add it as a scene. Or "
                             "open one of these to see how it is done:"));
    y += 12;
    for (const std::string& file : shipped(f.in.atlas)) {
        const std::string name = std::filesystem::path(file).stem().string();
        if (button(f, "shipped:" + name, name, {room.x, y, 320, field_height}))
            f.ask(OpenScene{file});
        y += field_height + gap;
    }
}

void DeskScreen::list_of_scenes(Parts& p) {
    app::Frame& f = p.f;
    const Box& list = p.list;
    const double row = thumbnail_width * stage_shape + caption_height + row_pad;
    const std::size_t count = p.briefing().scenes.size();
    const Box view{list.x, list.y + 56, list.width, list.height - 56};
    const double content = row * static_cast<double>(count) + 24;
    if (f.over(view)) list_scroll_ -= f.take_wheel() * 60;
    if (ui_.focus_moved && ui_.focus.starts_with("scene:"))
        list_scroll_ = row * std::max(0.0, std::stod(ui_.focus.substr(6)) - 2);
    list_scroll_ = std::clamp(list_scroll_, 0.0, std::max(0.0, content - view.height));
    for (std::size_t i = 0; i < count; ++i) {
        const double y = list.y + 60 + row * static_cast<double>(i) - list_scroll_;
        const Box box{list.x + 8, y - 4, list.width - 16,
                      thumbnail_width * stage_shape + caption_height};
        if (box.bottom() < view.y || box.y > view.bottom()) continue;
        const auto* const seen = [&]() -> const std::pair<std::size_t, Box>* {
            for (const auto& one : p.thumbnails)
                if (one.first == i) return &one;
            return nullptr;
        }();
        const BriefingScene& scene = p.briefing().scenes[i];
        const bool chosen = i == p.desk.chosen;
        const std::string headline = !scene.fault.empty()     ? std::string(tr("Cannot be shown"))
                                     : scene.headline.empty() ? std::string(tr("No headline yet"))
                                     : thumbnails_[i]->is_empty()
                                         ? scene.headline
                                         : thumbnails_[i]->scene().headline;
        const Response r = f.control(
            {fmt::format("scene:{}", i + 1), headline, Role::row, box, {}, chosen, "scenes"});
        if (r.held && !dragged_scene_) dragged_scene_ = i;
        if (seen != nullptr) {
            const Box thumbnail = seen->second;
            StageShow& show = *thumbnails_[i];
            show.draw_beside_maps(p.sheet);
            show.draw(p.sheet, nullptr, type_.built());
            f.paint.outline(inset(thumbnail, chosen ? -3 : -1),
                            chosen ? f.c.accent : f.c.rule_strong, 0, chosen ? 3 : 1);
        }
        f.paint.text(Face::caption_strong, {list.x + 26, y + 10}, chosen ? f.c.accent : f.c.ink2,
                     std::to_string(i + 1), Align::right);
        f.paint.paragraph(Face::caption, list.x + 32, y + thumbnail_width * stage_shape + 4,
                          thumbnail_width, f.c.ink2, headline, 2);
        if (r.pressed) p.ask(ShowBriefingScene{i});
    }
    // A scene that is dragged goes where it is let go.
    if (dragged_scene_ && f.released()) {
        const double at = (f.pointer().y - list.y - 60 + list_scroll_) / row;
        const auto to = static_cast<std::size_t>(
            std::clamp(at, 0.0, count == 0 ? 0.0 : static_cast<double>(count - 1)));
        if (f.has_pointer() && contains(list, f.pointer()) && to != *dragged_scene_)
            p.ask(MoveScene{*dragged_scene_, to});
        dragged_scene_.reset();
    } else if (!f.down()) {
        dragged_scene_.reset();
    }
    f.paint.rect({list.x, list.y, list.width, 52}, f.c.panel);
    if (button(f, "add-scene", tr("Add what the atlas shows"),
               {list.x + 12, list.y + 10, list.width - 24, field_height})) {
        const Box& map = f.in.layout.map;
        p.ask(CaptureScene{
            .after = p.desk.chosen,
            .seen_in = seen_in_.width.value > 0 ? seen_in_ : PaneSize{{map.width}, {map.height}}});
    }
    f.paint.vertical(list.right() - 1, list.y, list.height, f.c.rule);
}

void DeskScreen::stage_in_hand(Parts& p) {
    app::Frame& f = p.f;
    const Box& stage = p.stage;
    in_hand_.draw_beside_maps(p.sheet);
    in_hand_.draw(p.sheet, nullptr, type_.built());
    f.paint.outline(inset(stage, -1), f.c.rule_strong);
    if (warnings_of_ != &in_hand_.scene()) {
        warnings_ = in_hand_.warnings(p.sheet);
        warnings_of_ = type_.sized().lacks_some() ? nullptr : &in_hand_.scene();
    }

    // What is done with the scene.
    double x = stage.x;
    const double y = p.list.y + 12;
    const auto act = [&](const char* id, const char* label, double width) {
        const Box box{x, y, width, field_height};
        x += width + gap;
        return button(f, id, label, box);
    };
    const std::size_t chosen = p.desk.chosen;
    if (act("change-map", tr("Change the map"), 150)) p.ask(ShowDesk{false});
    if (act("scene-copy", tr("Duplicate"), 88)) p.ask(DuplicateScene{chosen});
    if (act("scene-out", tr("Remove"), 80)) p.ask(RemoveScene{chosen});
    // Those that are not always there come last, in places of their own: a button that is pressed
    // twice is the same one twice.
    const double earlier = 72;
    if (chosen > 0 && act("scene-up", tr("Earlier"), earlier)) p.ask(MoveScene{chosen, chosen - 1});
    if (chosen == 0) x += earlier + gap;
    if (chosen + 1 < p.briefing().scenes.size() && act("scene-down", tr("Later"), 64))
        p.ask(MoveScene{chosen, chosen + 1});

    // Annotations: a tool, then a press on an area.
    double tool_x = stage.x;
    const double below = stage.bottom() + 14;
    f.paint.text(Face::caption_strong, {tool_x, below + 16}, f.c.ink2, tr("On the map:"));
    tool_x += f.paint.width(Face::caption_strong, tr("On the map:")) + 12;
    for (std::size_t i = 0; i < all_annotation_kinds.size(); ++i) {
        const char* label = title_of(all_annotation_kinds[i]);
        const double width = std::ceil(f.paint.width(Face::body_strong, label)) + 24;
        const Box box{tool_x, below, width, field_height};
        tool_x += width + gap;
        const bool on = tool_ == static_cast<int>(i);
        if (button(f, "tool:" + std::string(code_of(all_annotation_kinds[i])), label, box,
                   on ? ButtonLook::dark : ButtonLook::plain))
            tool_ = on ? -1 : static_cast<int>(i);
    }
    if (tool_ >= 0)
        f.paint.text(Face::body, {tool_x + 8, below + 16}, f.c.accent,
                     tr("Press the area that it is of"));
    double told = below + field_height + 14;
    for (const std::string& warning : warnings_) {
        f.paint.rect({stage.x, told + 2, 4, 16}, f.c.accent);
        told = f.paint.paragraph(Face::body, stage.x + 14, told, stage.width - 14, f.c.ink, warning,
                                 2) +
               4;
    }
    handle_notes(p, stage);
}

/// Presses on the map make an annotation; its words can be dragged.
void DeskScreen::handle_notes(Parts& p, const Box& stage) {
    app::Frame& f = p.f;
    if (in_hand_.maps() == 0) return;
    const StageLayout& layout = in_hand_.layout();
    const Box& pane = layout.panes.front();
    const double unit = in_hand_.unit() / type_.fonts().scale;
    const Box map{stage.x + pane.x * unit, stage.y + pane.y * unit, pane.width * unit,
                  pane.height * unit};
    f.note({"desk-map", tr("The scene's map"), Role::map, map, {}, false, {}});
    if (!f.has_pointer() || !f.over(map)) {
        if (!f.down()) held_.reset();
        return;
    }
    const ScreenPoint at{(f.pointer().x - stage.x) / unit, (f.pointer().y - stage.y) / unit};
    const ScreenPoint own{(at.x - pane.x) / layout.map_scale, (at.y - pane.y) / layout.map_scale};
    const StageScene& shown = in_hand_.scene();
    if (tool_ >= 0 && f.clicked()) {
        const auto area = area_at(shown.atlas(), *shown.map, in_hand_.seen(), own);
        if (!area) return;
        const Annotation::Kind kind = all_annotation_kinds[static_cast<std::size_t>(tool_)];
        const geo::AreaId id = shown.atlas().areas[*area].id;
        BriefingScene scene = p.scene();
        // One spotlight holds all that is in it.
        const auto same = std::ranges::find_if(scene.annotations, [&](const Annotation& one) {
            return one.kind == kind && one.title.empty() && one.text.empty() &&
                   kind >= Annotation::Kind::bracket;
        });
        if (same != scene.annotations.end()) {
            if (std::erase(same->areas, id) == 0) same->areas.push_back(id);
            if (same->areas.empty()) scene.annotations.erase(same);
        } else {
            const bool has_words = bears_words(kind);
            scene.annotations.push_back(
                {kind,
                 {id},
                 has_words ? "{name " + std::string(geo::text_of(id)) + "}" : std::string(),
                 {},
                 {}});
            if (has_words) tool_ = -1;
        }
        p.set(std::move(scene));
        return;
    }
    const double tall = pane.height;
    if (f.clicked())
        for (const NotePlace& place : in_hand_.note_places()) {
            const auto note = placed_note(shown, layout, in_hand_.seen(), place);
            if (!note) continue;
            if (contains(inset(note->words, -8), at)) held_ = place.annotation;
        }
    if (!f.down()) held_.reset();
    const ScreenPoint moved = f.pointer_moved();
    if (!held_ || (moved.x == 0 && moved.y == 0)) return;
    for (const NotePlace& place : in_hand_.note_places()) {
        if (place.annotation != *held_) continue;
        // Annotations of unknown areas are left out of what is shown: found again by its words.
        BriefingScene scene = p.scene();
        std::size_t number = 0;
        for (Annotation& one : scene.annotations) {
            if (one.areas != shown.annotations[*held_].areas ||
                one.kind != shown.annotations[*held_].kind || number++ > 0)
                continue;
            one.at = Annotation::Offset{place.at.right + moved.x / unit / tall,
                                        place.at.down + moved.y / unit / tall};
        }
        p.set(std::move(scene));
    }
}

void DeskScreen::fields(Parts& p) {
    app::Frame& f = p.f;
    const Box& box = p.fields;
    f.paint.rect(box, f.c.panel);
    f.paint.vertical(box.x, box.y, box.height, f.c.rule);
    BriefingScene scene = p.scene();
    if (std::exchange(fields_for_, p.desk.chosen) != p.desk.chosen)
        headline_scroll_ = text_scroll_ = notes_scroll_ = fields_scroll_ = 0;
    const double x = box.x + 16, width = box.width - 40;
    ScrollArea area(f, "scroll:fields", {box.x, box.y, box.width, box.height}, fields_height_,
                    fields_scroll_);
    const double top = area.top();
    double y = top + 16;
    bool changed = false;
    if (!scene.unread.empty()) {
        f.paint.text(Face::heading, {x, y + 8}, f.c.ink, tr("This scene cannot be read"));
        f.paint.paragraph(Face::body, x, y + 28, width, f.c.ink2, scene.fault);
        fields_height_ = box.height;
        return;
    }
    const auto label = [&](const char* text) {
        f.paint.text(Face::caption_strong, {x, y + 8}, f.c.ink2, text);
        y += 20;
    };
    const auto line = [&](const char* id, const char* name, std::string& text, const char* hint) {
        label(name);
        const Box field{x, y, width, field_height};
        area.follow(id, field);
        changed |= text_field(f, id, name, field, text, hint);
        y += field_height + 12;
    };
    const auto block = [&](const char* id, const char* name, std::string& text, const char* hint,
                           double height, double& scroll) {
        label(name);
        const Box field{x, y, width, height};
        area.follow(id, field);
        changed |= text_area(f, id, name, field, text, hint, scroll);
        y += height + 12;
    };
    line("scene-kicker", tr("Over the headline"), scene.kicker, tr("Mission: safer streets"));
    block("scene-headline", tr("Headline"), scene.headline, tr("One sentence, five short lines"),
          64, headline_scroll_);
    block("scene-text", tr("Text"), scene.text,
          tr("Figures come from the data, with their unit: {value population E06000001} gives the "
             "number and “people”; {value bare population E06000001} the number alone"),
          104, text_scroll_);
    block("scene-notes", tr("Notes, for the presenter"), scene.notes,
          tr("# Say\n- One point a line\n- **Words** stand out"), 150, notes_scroll_);
    label(tr("Marking of this scene"));
    const Box marking{x, y, width, field_height};
    const auto mark = [&] {
        changed |=
            choose_marking(f, "scene-marking", tr("Marking of this scene"), marking, scene.marking);
    };
    const bool list_is_open = ui_.open_menu == "scene-marking";
    if (!list_is_open) mark();
    y += field_height + 12;
    line("scene-marking-words", tr("Words of the marking"), scene.marking.words,
         tr("Draft, not for publication"));
    for (std::size_t i = 0; i < scene.annotations.size(); ++i) {
        Annotation& one = scene.annotations[i];
        const std::string number = std::to_string(i + 1);
        f.paint.horizontal(x, y, width, f.c.rule);
        y += 8;
        std::string areas;
        for (const geo::AreaId& id : one.areas) {
            const auto known = f.in.atlas.areas.find(geo::text_of(id));
            areas += (areas.empty() ? "" : ", ") +
                     (known ? f.in.atlas.areas[*known].name : std::string(geo::text_of(id)));
        }
        f.paint.text(Face::body_strong, {x, y + 16}, f.c.ink,
                     f.paint.elided(Face::body_strong,
                                    std::string(title_of(one.kind)) + ": " + areas, width - 40));
        if (icon_button(f, "note-out:" + number, say("Take off: {}", areas),
                        {x + width - 32, y, 32, 32}, true,
                        [](Painter& paint, const Box& b, Rgba ink) {
                            draw_cross(paint, inset(b, 10), ink);
                        })) {
            scene.annotations.erase(scene.annotations.begin() + static_cast<std::ptrdiff_t>(i));
            changed = true;
            break;
        }
        y += 34;
        if (!bears_words(one.kind)) continue;
        const Box title{x, y, width, field_height}, text{x, y + 40, width, field_height};
        area.follow("note-title:" + number, title);
        changed |= text_field(f, "note-title:" + number, tr("Title of the note"), title, one.title,
                              tr("Title"));
        area.follow("note-text:" + number, text);
        changed |= text_field(f, "note-text:" + number, tr("Text of the note"), text, one.text,
                              tr("Text, figures in braces"));
        y += 84;
    }
    if (list_is_open) mark();  // over the fields below it
    fields_height_ = y - top + 16;
    if (changed) p.set(std::move(scene));
}

}  // namespace app
