#include "app/talk_windows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "app/text/text.h"

namespace app {
namespace {

std::string time_now() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return fmt::format("{:02}:{:02}", local.tm_hour, local.tm_min);
}

}  // namespace

TalkWindows::Audience::Audience(int display) : window(display) {
    const AudienceWindow::Turn turn(window, 0);
    type.emplace(window.canvas(), 1);
    screen.emplace(window.canvas(), *type, StageScreen::Purpose::audience);
}

TalkWindows::TalkWindows(Canvas& canvas, ScreenType& type, const Window& window, bool moves,
                         std::function<void()> ready)
    : canvas_(canvas),
      window_(window),
      moves_(moves),
      ready_(std::move(ready)),
      presenter_(canvas, type),
      rehearsal_(canvas, type, StageScreen::Purpose::rehearsal) {
    rehearsal_.be_watched(moves_, ready_);
}

double TalkWindows::now() { return static_cast<double>(SDL_GetTicks64()) / 1000; }

void TalkWindows::follow(Session& session) {
    const bool on = session.desk() && session.desk()->talk;
    if (std::exchange(is_on_, on) != on) {
        prompt_ = {};
        had_audience_ = closed_by_hand_ = false;
        forget();
    }
    if (!on && !audience_) return;
    const int count = displays(), own = display_of(window_);
    if (audience_ && (!on || audience_->window.display() >= count || count < 2)) {
        audience_.reset();
        if (on) session.tell(tr("The audience's display is gone. The talk goes on here."));
    }
    if (!on || audience_ || count < 2 || closed_by_hand_) return;
    try {
        audience_.emplace(own == 0 ? 1 : 0);
        audience_->screen->be_watched(moves_, ready_);
        had_audience_ = true;
        SDL_RaiseWindow(window_.handle());
    } catch (const std::runtime_error& fault) {
        closed_by_hand_ = true;
        session.tell(fault.what());
    }
}

Actions TalkWindows::build(const Session& session, int width, int height,
                           const std::shared_ptr<const geo::Geometry>& detailed) {
    const TalkFrame frame{.session = session,
                          .scenes = scenes_,
                          .prompt = prompt_,
                          .width = width,
                          .height = height,
                          .now = now(),
                          .time = time_now(),
                          .detailed = detailed};
    if (!presents()) return rehearsal_.build(frame);
    int wide = 1920, high = 1080;
    if (audience_) audience_->window.size(wide, high);
    return presenter_.build(frame, {{static_cast<double>(wide)}, {static_cast<double>(high)}},
                            has_audience());
}

void TalkWindows::show_audience(const Session& session, std::optional<PaneSize> explored_in,
                                const std::shared_ptr<const geo::Geometry>& detailed) {
    if (!audience_ || !is_on_) return;
    const AudienceWindow::Turn turn(audience_->window, now());
    int width = 0, height = 0;
    audience_->window.size(width, height);
    if (width == 0 || height == 0) return;
    TalkPrompt none;
    audience_->screen->build({.session = session,
                              .scenes = scenes_,
                              .prompt = none,
                              .width = width,
                              .height = height,
                              .now = now(),
                              .explored_in = explored_in,
                              .detailed = detailed});
    if (audience_->screen->changed()) audience_->screen->show();
}

std::vector<EmbargoedLayer> TalkWindows::embargoed(const Session& session) {
    const BriefingDesk& desk = *session.desk();
    const geo::Atlas& atlas = session.atlas();
    std::vector<std::size_t> scenes;
    if (!desk.talk->detour) scenes.push_back(desk.talk->scene);
    if (presents()) std::ranges::copy(scenes_to_come(desk), std::back_inserter(scenes));
    std::vector<EmbargoedLayer> layers = scenes_.embargoed(session, scenes);
    if (desk.talk->detour)
        std::ranges::move(embargoed_in_view(atlas, session.scene()), std::back_inserter(layers));
    for (const auto& answer : {desk.talk->sent, prompt_.looked_at}) {
        const geo::Layer* layer = answer ? atlas.layer(answer->layer) : nullptr;
        if (layer != nullptr && !layer->reader.empty())
            layers.push_back({layer->reader, layer->id});
    }
    return layers;
}

bool TalkWindows::changed() const { return canvas_.changed(); }

void TalkWindows::show() { presents() ? presenter_.show() : rehearsal_.show(); }

bool TalkWindows::wants_another_frame() const {
    return (presents() ? presenter_.wants_another_frame() : rehearsal_.wants_another_frame()) ||
           (audience_ && audience_->screen->wants_another_frame());
}

void TalkWindows::stop_motion() {
    rehearsal_.stop_motion();
    if (audience_) audience_->screen->stop_motion();
}

void TalkWindows::forget() {
    presenter_.forget();
    rehearsal_.forget();
}

bool TalkWindows::handle(const SDL_Event& event) {
    if (event.type == SDL_DISPLAYEVENT) {
        closed_by_hand_ = false;  // another display may have come
        return true;
    }
    if (!audience_ || event.type != SDL_WINDOWEVENT ||
        event.window.windowID != audience_->window.id())
        return false;
    if (event.window.event == SDL_WINDOWEVENT_EXPOSED) audience_->window.canvas().forget_shown();
    if (event.window.event == SDL_WINDOWEVENT_CLOSE) {
        audience_.reset();
        closed_by_hand_ = true;
    }
    return true;
}

const std::vector<Widget>& TalkWindows::widgets() const {
    return presents() ? presenter_.widgets() : rehearsal_.widgets();
}

std::optional<int> TalkWindows::sleeps_for() const {
    if (!is_on_ || !presents()) return std::nullopt;
    const double at = now();
    return 1 + static_cast<int>((std::floor(at) + 1 - at) * 1000);
}

}  // namespace app
