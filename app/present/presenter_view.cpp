#include "app/present/presenter_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/stage/draw_stage.h"
#include "app/stage/notes_text.h"
#include "app/stage/stage_layout.h"
#include "app/stage/stage_type.h"
#include "app/text/text.h"

namespace app {
namespace {

constexpr double band = 32, left = 48, notes_at = 976, pad = 48, key_row = 42;

StageType strong(double em) { return {PaperFace::text_strong, em}; }
StageType plain(double em) { return {PaperFace::text, em}; }
StageType display(double em) { return {PaperFace::page_title, em}; }

struct KeyHint {
    const char* key;
    const char* label;
    const char* id;
    BriefingAction action;
    TalkPrompt::Kind prompt = TalkPrompt::Kind::none;
};

}  // namespace

std::string minutes_and_seconds(double seconds) {
    const bool over = seconds < 0;
    const auto whole = static_cast<int>(std::floor(std::abs(seconds)));
    return fmt::format("{}{:02}:{:02}", over ? "+" : "", whole / 60, whole % 60);
}

PresenterLayout presenter_layout(PaneSize screen, PaneSize audience) {
    PresenterLayout l;
    l.width = stage_height * screen.width.value / std::max(1.0, screen.height.value);
    const double shape =
        std::clamp(audience.height.value / std::max(1.0, audience.width.value), 0.3, 1.0);
    const double split = notes_at * l.width / 1920;
    const double wide = split - 2 * left - 16;
    // As wide as there is room, and no higher than leaves room for what comes next.
    const double now = std::min(wide, 500 / shape);
    l.now = {left, 180, now, now * shape};
    const double rest = stage_height - band - l.now.bottom() - 110;
    const double next = std::min(now * 0.61, rest / shape);
    l.next = {left, l.now.bottom() + 64, next, next * shape};
    const double then = std::min(now - next - 24, next * 0.6);
    l.then = {l.next.right() + 24, l.next.y, then, then * shape};
    l.clock = {split, 64, l.width - split - pad, 80};
    l.keys = {split, stage_height - band - 76, l.width - split - pad, 40};
    l.notes = {split, 172, l.width - split - pad, l.keys.y - 172 - 24};
    return l;
}

void draw_prompt(Pen& pen, const TalkPrompt& prompt, const Card* card, double width,
                 double bottom) {
    if (prompt.kind == TalkPrompt::Kind::none && card == nullptr) return;
    const StageType type = plain(28), small = plain(20), name = strong(24);
    const bool asks = prompt.kind == TalkPrompt::Kind::ask;
    const double rows = asks ? static_cast<double>(prompt.offers.size()) * 44 : 0;
    const double card_height = card != nullptr ? 190 : 0;
    const double field = prompt.kind == TalkPrompt::Kind::none ? 0 : 64;
    const double help = 36, wide = std::min(900.0, width - 96);
    const Box box{(width - wide) / 2, bottom - field - rows - card_height - help - 40, wide,
                  field + rows + card_height + help + 16};
    pen.rect({box.x - 2, box.y - 2, box.width + 4, box.height + 4}, pen.c.rule_strong);
    pen.rect(box, pen.c.panel);
    double y = box.y;
    if (field > 0) {
        const std::string label = asks ? tr("Ask: a place and a figure") : tr("Go to scene");
        const bool empty = prompt.typed.empty();
        type.draw(pen, {box.x + 24, y + field / 2}, empty ? pen.c.ink3 : pen.c.ink,
                  empty ? label : prompt.typed);
        const double cursor = empty ? 0 : type.width(pen, prompt.typed) + 2;
        pen.rect({box.x + 24 + cursor, y + 18, 2, 28}, pen.c.accent);
        pen.horizontal(box.x, y + field, box.width, pen.c.rule);
        y += field;
    }
    for (std::size_t i = 0; asks && i < prompt.offers.size(); ++i) {
        const AnswerOffer& offer = prompt.offers[i];
        if (i == prompt.choice) pen.rect({box.x, y, box.width, 44}, pen.c.accent_soft);
        const double place = name.width(pen, offer.place);
        name.draw(pen, {box.x + 24, y + 22}, pen.c.ink, offer.place);
        if (const auto what = small.wrapped(pen, offer.what, box.width - place - 80, 1);
            !what.empty())
            small.draw(pen, {box.x + 44 + place, y + 22}, pen.c.ink2, what.front());
        y += 44;
    }
    if (card != nullptr) {
        pen.horizontal(box.x, y, box.width, pen.c.rule);
        name.paragraph(pen, box.x + 24, y + 12, box.width - 48, pen.c.ink,
                       card->name + ": " + card->period, 1);
        display(48).draw(pen, {box.x + 24, y + 78}, pen.c.ink, card->value);
        std::string more = card->interval;
        for (const std::string* part : {&card->comparison, &card->rank, &card->value_note})
            if (!part->empty()) more += (more.empty() ? "" : ". ") + *part;
        small.paragraph(pen, box.x + 24, y + 112, box.width - 48, pen.c.ink2, more, 2);
        y += card_height;
    }
    const std::string hint =
        prompt.kind == TalkPrompt::Kind::go_to ? tr("Enter goes there, Esc stays")
        : card != nullptr       ? tr("Enter sends it to the audience, Esc takes it away")
        : prompt.offers.empty() ? tr("For example: turnout hull. Esc ends")
                                : tr("Enter answers you alone, Esc ends");
    small.draw(pen, {box.x + 24, y + 26}, pen.c.ink3, hint);
}

std::vector<HotSpot> draw_presenter(Pen& pen, const PresenterLayout& l, const PresenterInput& in,
                                    TalkPrompt& prompt) {
    std::vector<HotSpot> spots;
    const Talk& talk = *in.desk.talk;
    const Briefing& briefing = in.desk.briefing;
    const auto spot = [&](const char* id, const std::string& label, const Box& box,
                          BriefingAction action, TalkPrompt::Kind kind = TalkPrompt::Kind::none) {
        Widget widget;
        widget.id = id;
        widget.label = label;
        widget.role = Role::button;
        widget.box = widget.visible = box;
        spots.push_back({std::move(widget), Brief{std::move(action)}, kind});
    };
    if (!in.scene.marking.empty())
        for (const double y : {0.0, stage_height - band})
            draw_band(pen, {0, y, l.width, band}, in.scene.marking, 18);
    strong(32).paragraph(pen, l.now.x, 60, l.now.width, pen.c.ink, briefing.title, 1);
    plain(20).paragraph(pen, l.now.x, 104, l.now.width, pen.c.ink2, briefing.occasion, 1);

    // What the audience sees.
    const char* state = talk.black        ? tr("The big screen is black")
                        : talk.frozen     ? tr("The big screen is frozen")
                        : talk.detour     ? tr("Detour, on the big screen")
                        : in.has_audience ? tr("On the big screen")
                                          : tr("No second screen: rehearsal");
    pen.mark(MarkShape::disc, {l.now.x + 7, 162}, 14, pen.c.accent);
    strong(20).draw(pen, {l.now.x + 24, 162}, pen.c.ink, state);
    plain(20).draw(pen, {l.now.right(), 162}, pen.c.ink2,
                   say("Scene {} of {}", talk.scene + 1, briefing.scenes.size()),
                   Pen::Align::right);
    pen.outline({l.now.x - 4, l.now.y - 4, l.now.width + 8, l.now.height + 8}, pen.c.accent, 4);
    const auto small_stage = [&](const char* title, const StageScene* scene, const Box& box,
                                 const char* id) {
        if (scene == nullptr) return;
        strong(20).draw(pen, {box.x, box.y - 20}, pen.c.ink, title);
        pen.outline({box.x - 1, box.y - 1, box.width + 2, box.height + 2}, pen.c.rule_strong, 1);
        const double below = stage_height - band - box.bottom();
        if (below > 60)
            plain(18).paragraph(pen, box.x, box.bottom() + 8, box.width, pen.c.ink2,
                                scene->headline, below > 90 ? 2 : 1);
        spot(id, scene->headline, box, ShowBriefingScene{scene->number});
    };
    small_stage(tr("Next"), in.next, l.next, "next-stage");
    small_stage(tr("Then"), in.then, l.then, "then-stage");

    // The clock.
    const double gone = std::max(0.0, in.now - talk.began_at), all = briefing.minutes * 60.0;
    display(56).draw(pen, {l.clock.x, l.clock.y + 28}, pen.c.ink, minutes_and_seconds(gone));
    const double beside = l.clock.x + display(56).width(pen, minutes_and_seconds(gone)) + 32;
    plain(20).draw(pen, {beside, l.clock.y + 18}, pen.c.ink2,
                   say("gone, of {}", minutes_and_seconds(all)));
    strong(20).draw(pen, {beside, l.clock.y + 45}, pen.c.ink,
                    gone <= all ? say("{} left", minutes_and_seconds(all - gone))
                                : say("{} over", minutes_and_seconds(gone - all)));
    const double track = std::min(420.0, l.clock.width * 0.55);
    const auto parts = std::max<std::size_t>(1, briefing.scenes.size());
    for (std::size_t i = 0; i < parts; ++i) {
        const double each = track / static_cast<double>(parts);
        const Box part{l.clock.x + each * static_cast<double>(i), l.clock.y + 66, each - 3, 8};
        pen.rect(part, pen.c.rule_strong);
        const double filled =
            std::clamp(gone / all * static_cast<double>(parts) - static_cast<double>(i), 0.0, 1.0);
        if (filled > 0)
            pen.rect({part.x, part.y, part.width * filled, part.height},
                     gone <= all ? pen.c.accent : pen.c.ink);
    }
    if (!in.time.empty()) {
        display(56).draw(pen, {l.clock.right(), l.clock.y + 28}, pen.c.ink, in.time,
                         Pen::Align::right);
        plain(16).draw(pen, {l.clock.right(), l.clock.y + 70}, pen.c.ink2, tr("time now"),
                       Pen::Align::right);
    }

    // Keys, in as many rows as they need, above the marking.
    const std::array hints{
        KeyHint{"→", tr("next"), "next", StepScene{1}},
        KeyHint{"←", tr("back"), "back", StepScene{-1}},
        KeyHint{"B", tr("black"), "black", Blacken{!talk.black}},
        KeyHint{"F", tr("freeze"), "freeze", Freeze{!talk.frozen}},
        KeyHint{"G", tr("go to"), "go-to", StepScene{0}, TalkPrompt::Kind::go_to},
        KeyHint{"A", tr("ask"), "ask", StepScene{0}, TalkPrompt::Kind::ask},
        KeyHint{"E", tr("explore"), "explore", BeginDetour{true}},
        KeyHint{"T", tr("restart clock"), "restart", RestartClock{in.now}},
        KeyHint{"D", tr("dark"), "dark", TurnColours{!talk.turned}},
        talk.detour
            ? KeyHint{"Esc", tr("return"), "return", ReturnToScene{}}
            : KeyHint{"Esc", prompt.wants_end ? tr("again to end") : tr("end"), "end", EndTalk{}}};
    struct PlacedKey {
        const KeyHint& hint;
        Box key, whole;
    };
    std::vector<PlacedKey> keys;
    double x = l.keys.x, row = 0;
    for (const KeyHint& hint : hints) {
        const double key_width = std::max(36.0, strong(18).width(pen, hint.key) + 20);
        const double wide = key_width + 8 + plain(18).width(pen, hint.label);
        if (x + wide > l.width - 16) {
            x = l.keys.x;
            row += key_row;
        }
        keys.push_back({hint, {x, row, key_width, 34}, {x, row, wide, 34}});
        x += wide + 20;
    }
    const double keys_top =
        std::min(l.keys.y, stage_height - band - 12 - keys.back().whole.bottom());
    for (PlacedKey& one : keys) {
        one.key.y += keys_top;
        one.whole.y += keys_top;
        pen.rect(one.key, pen.c.control);
        pen.outline(one.key, pen.c.rule_strong);
        strong(18).draw(pen, {one.key.x + one.key.width / 2, one.key.y + 17}, pen.c.ink,
                        one.hint.key, Pen::Align::centre);
        plain(18).draw(pen, {one.key.right() + 8, one.key.y + 17}, pen.c.ink2, one.hint.label);
        spot(one.hint.id, one.hint.label, one.whole, one.hint.action, one.hint.prompt);
    }

    // Notes, which scroll.
    const double notes_bottom = std::min(l.notes.bottom(), keys_top - 24);
    pen.rect({l.notes.x - 32, 152, 1, stage_height - 2 * band - 152}, pen.c.rule);
    double y = strong(32).paragraph(pen, l.notes.x, l.notes.y, l.notes.width, pen.c.ink,
                                    in.scene.headline, 2) +
               16;
    if (!in.scene.fault.empty())
        y = plain(24).paragraph(pen, l.notes.x, y, l.notes.width, pen.c.accent,
                                why_not_shown(in.scene), 6) +
            16;
    const Box room{l.notes.x, y, l.notes.width - 24, notes_bottom - y};
    pen.clip(room);
    const std::string notes =
        in.scene.notes.empty() ? std::string(tr("No notes for this scene.")) : in.scene.notes;
    const double height =
        draw_notes_text(pen, notes, {room.x, room.y - prompt.notes_scroll, room.width, room.height},
                        28) +
        prompt.notes_scroll - room.y;
    pen.unclip();
    prompt.notes_scroll = std::clamp(prompt.notes_scroll, 0.0, std::max(0.0, height - room.height));
    if (height > room.height) {
        const Box bar{l.notes.right() - 4, room.y, 4, room.height};
        pen.rect(bar, pen.c.rule);
        pen.rect({bar.x, bar.y + prompt.notes_scroll / height * bar.height, 4,
                  bar.height * room.height / height},
                 pen.c.ink3);
    }

    draw_prompt(pen, prompt, in.card, l.width, stage_height - band);
    return spots;
}

}  // namespace app
