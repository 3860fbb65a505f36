#include <imgui/imgui.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "app/bench/bench.h"
#include "app/bench/program.h"
#include "app/bench/scratch.h"
#include "app/bench/timing.h"
#include "app/stage_screen.h"
#include "app/ui/layout.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

std::vector<fs::path> shipped_briefings(const geo::Atlas& atlas) {
    std::vector<fs::path> files;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(atlas.folder / "briefings", none))
        if (entry.path().extension() == briefing_ending) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// A talk on a stage, stepped through by its own keys' actions.
class BenchedTalk {
public:
    BenchedTalk(const Bench& bench, const std::shared_ptr<const geo::Atlas>& atlas, Stage& stage,
                const fs::path& briefing)
        : stage_(stage),
          session_(atlas, home(*atlas)),
          type_(stage.canvas(), interface_scale(bench.options().width, bench.options().height, 1)),
          screen_(stage.canvas(), type_, StageScreen::Purpose::audience) {
        if (const auto opened = session_.open(briefing); !opened)
            throw std::runtime_error(geo::one_line(opened.error()));
        auto detailed = geo::read_detailed_districts(*atlas);
        if (!detailed) throw std::runtime_error(geo::one_line(detailed.error()));
        detailed_ = std::make_shared<const geo::Geometry>(std::move(*detailed));
        session_.perform(Brief{BeginTalk{}});
        settle();
    }
    ~BenchedTalk() { stage_.canvas().forget_shown(); }
    BenchedTalk(const BenchedTalk&) = delete;
    BenchedTalk& operator=(const BenchedTalk&) = delete;

    std::size_t scenes() const { return session_.desk()->briefing.scenes.size(); }
    void show(std::size_t scene) { session_.perform(Brief{ShowBriefingScene{scene}}); }

    void let_it_move() {
        screen_.be_watched(true, [this] { woken_ = true; });
    }

    double frame() {
        const Stopwatch watch;
        stage_.begin();
        const double now = clock_.milliseconds() / 1000;
        ImGui::GetIO().DeltaTime = static_cast<float>(std::max(1e-4, now - before_));
        before_ = now;
        screen_.build({.session = session_,
                       .scenes = scenes_,
                       .prompt = prompt_,
                       .width = stage_.width(),
                       .height = stage_.height(),
                       .now = now,
                       .detailed = detailed_});
        if (screen_.changed()) {
            screen_.show();
            stage_.canvas().finish();
        }
        return watch.milliseconds();
    }

    /// The frames until nothing moves any more, and no other shape is being made.
    std::vector<double> frames() {
        constexpr auto longest = std::chrono::milliseconds(300);
        std::vector<double> times;
        do {
            woken_ = false;
            do times.push_back(frame());
            while (screen_.wants_another_frame());
            const auto until = std::chrono::steady_clock::now() + longest;
            while (!woken_ && std::chrono::steady_clock::now() < until)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
        } while (woken_);
        return times;
    }

    void settle() {
        for (int i = 0; i < 3 || screen_.wants_another_frame(); ++i) frame();
    }

private:
    Stage& stage_;
    Session session_;
    ScreenType type_;
    StageScenes scenes_;
    TalkPrompt prompt_;
    std::atomic<bool> woken_ = false;
    StageScreen screen_;  // its threads wake the talk: it goes first
    std::shared_ptr<const geo::Geometry> detailed_;
    Stopwatch clock_;
    double before_ = 0;
};

}  // namespace

Json measure_transitions(Bench& bench) {
    std::vector<double> times;
    std::size_t transitions = 0;
    const auto briefings = shipped_briefings(*bench.atlas());
    if (briefings.empty()) return nullptr;
    for (const fs::path& briefing : briefings) {
        BenchedTalk talk(bench, bench.atlas(), bench.stage(), briefing);
        // Shapes and type are made before, as they are when a talk was rehearsed.
        for (std::size_t scene = 0; scene < talk.scenes(); ++scene) {
            talk.show(scene);
            talk.settle();
        }
        talk.show(0);
        talk.settle();
        talk.let_it_move();
        for (std::size_t scene = 1; scene < talk.scenes(); ++scene, ++transitions) {
            talk.show(scene);
            const auto frames = talk.frames();
            times.insert(times.end(), frames.begin(), frames.end());
        }
    }
    Json result = times_json(std::move(times));
    result["transitions"] = transitions;
    return result;
}

Json measure_briefs(Bench& bench) {
    constexpr int runs = 3;
    std::vector<double> times;
    std::ptrdiff_t briefs = 0;
    for (int i = 0; i < runs; ++i) {
        const Scratch scratch;
        const Stopwatch watch;
        if (Program({"--data", bench.options().data.string(), "brief", "--all-combined-authorities",
                     "--output", scratch.folder()})
                .wait() != 0)
            throw std::runtime_error("the briefs could not be written");
        times.push_back(watch.milliseconds());
        briefs = std::distance(fs::directory_iterator(scratch.folder()), fs::directory_iterator());
    }
    Json result = times_json(std::move(times));
    result["briefs"] = briefs;
    return result;
}

}  // namespace app
