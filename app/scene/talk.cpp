#include "app/scene/talk.h"

#include <algorithm>

namespace app {
namespace {

/// Carries out one action; what is changed of the briefing itself can be undone.
struct Doing {
    BriefingDesk& desk;
    const Scene& map;

    std::vector<BriefingScene>& scenes() { return desk.briefing.scenes; }
    bool has(std::size_t scene) { return scene < scenes().size(); }
    void edit() {
        desk.before.push_back(desk.briefing);
        desk.saved = false;
    }

    void operator()(const NewBriefing&) { desk = {}; }
    void operator()(const CloseBriefing&) {}  // the caller drops the desk
    void operator()(const SetBriefing& set) {
        edit();
        auto kept = std::move(scenes());
        desk.briefing = set.briefing;
        scenes() = std::move(kept);
    }
    void operator()(const CaptureScene& capture) {
        edit();
        if (capture.replaces && has(capture.after)) {
            BriefingScene& scene = scenes()[capture.after];
            scene.map = without_pointer(map);
            scene.seen_in = capture.seen_in;
            return;
        }
        const std::size_t at = std::min(capture.after + 1, scenes().size());
        scenes().insert(scenes().begin() + static_cast<std::ptrdiff_t>(at),
                        BriefingScene{.map = without_pointer(map), .seen_in = capture.seen_in});
        desk.chosen = at;
    }
    void operator()(const SetBriefingScene& set) {
        if (!has(set.scene) || scenes()[set.scene] == set.content) return;
        edit();
        scenes()[set.scene] = set.content;
    }
    void operator()(const MoveScene& move) {
        if (!has(move.from) || !has(move.to) || move.from == move.to) return;
        edit();
        const auto at = [&](std::size_t i) {
            return scenes().begin() + static_cast<std::ptrdiff_t>(i);
        };
        if (move.from < move.to)
            std::rotate(at(move.from), at(move.from + 1), at(move.to + 1));
        else
            std::rotate(at(move.to), at(move.from), at(move.from + 1));
        desk.chosen = move.to;
    }
    void operator()(const DuplicateScene& one) {
        if (!has(one.scene)) return;
        edit();
        BriefingScene copy = scenes()[one.scene];
        desk.chosen = one.scene + 1;
        scenes().insert(scenes().begin() + static_cast<std::ptrdiff_t>(desk.chosen),
                        std::move(copy));
    }
    void operator()(const RemoveScene& one) {
        if (!has(one.scene)) return;
        edit();
        scenes().erase(scenes().begin() + static_cast<std::ptrdiff_t>(one.scene));
        desk.chosen = std::min(desk.chosen, scenes().empty() ? 0 : scenes().size() - 1);
    }
    void operator()(const UndoBriefing&) {
        if (desk.before.empty()) return;
        desk.briefing = std::move(desk.before.back());
        desk.before.pop_back();
        desk.saved = false;
        desk.chosen = std::min(desk.chosen, scenes().empty() ? 0 : scenes().size() - 1);
    }

    void show(std::size_t scene) {
        if (!has(scene)) return;
        desk.chosen = scene;
        if (!desk.talk) return;
        desk.talk->scene = scene;
        desk.talk->detour = desk.talk->exploring = desk.talk->black = false;
        desk.talk->sent.reset();
    }
    void operator()(const ShowBriefingScene& one) { show(one.scene); }
    /// Passes over scenes that cannot be shown.
    void operator()(const StepScene& step) {
        if (!desk.talk) return;
        auto next = static_cast<std::ptrdiff_t>(desk.talk->scene);
        const std::ptrdiff_t by = step.by < 0 ? -1 : 1;
        for (int i = 0; i != step.by; i += static_cast<int>(by)) {
            auto to = next + by;
            while (to >= 0 && has(static_cast<std::size_t>(to)) &&
                   !scenes()[static_cast<std::size_t>(to)].fault.empty())
                to += by;
            if (to < 0 || !has(static_cast<std::size_t>(to))) break;
            next = to;
        }
        show(static_cast<std::size_t>(next));
    }
    void operator()(const BeginTalk& begin) {
        desk.talk = Talk{.scene = begin.scene, .began_at = begin.now};
        if (has(begin.scene)) desk.chosen = begin.scene;
    }
    void operator()(const EndTalk&) { desk.talk.reset(); }
    void operator()(const BeginDetour& detour) {
        if (!desk.talk) return;
        desk.talk->detour = true;
        desk.talk->exploring |= detour.exploring;
    }
    void operator()(const ReturnToScene&) {
        if (desk.talk) show(desk.talk->scene);
    }
    void operator()(const Blacken& blacken) {
        if (desk.talk) desk.talk->black = blacken.black;
    }
    void operator()(const Freeze& freeze) {
        if (desk.talk) desk.talk->frozen = freeze.frozen;
    }
    void operator()(const ShowNotes& notes) {
        if (desk.talk) desk.talk->notes = notes.shown;
    }
    void operator()(const TurnColours& turn) {
        if (desk.talk) desk.talk->turned = turn.turned;
    }
    void operator()(const ShowDesk& show) { desk.shown = show.shown; }
    void operator()(const RestartClock& restart) {
        if (desk.talk) desk.talk->began_at = restart.now;
    }
    void operator()(const SendAnswer& send) {
        if (desk.talk) desk.talk->sent = send.answer;
    }
};

}  // namespace

BriefingDesk apply(BriefingDesk desk, const Scene& map, const BriefingAction& action) {
    std::visit(Doing{desk, map}, action);
    return desk;
}

std::optional<std::size_t> scene_to_show(const BriefingDesk& desk, const BriefingAction& action) {
    const bool shows = std::holds_alternative<ShowBriefingScene>(action) ||
                       std::holds_alternative<StepScene>(action) ||
                       std::holds_alternative<BeginTalk>(action) ||
                       std::holds_alternative<ReturnToScene>(action);
    const std::size_t scene = desk.talk ? desk.talk->scene : desk.chosen;
    if (!shows || scene >= desk.briefing.scenes.size()) return std::nullopt;
    return scene;
}

}  // namespace app
