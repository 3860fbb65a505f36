// What hands, keypads and clocks do to a kiosk in months, in a minute: 120,000 events without
// sense, the same for each seed.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <set>

#include "app/canvas/software_canvas.h"
#include "app/headless_ui.h"
#include "app/kiosk_guide.h"
#include "tests/support/files.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

constexpr std::size_t events_each = 24'000;

/// Says nothing, and speaks as long as it is told to.
class MuteSpeaker : public Speaker {
public:
    void say(const Utterance& utterance) override {
        said += utterance.text.size();
        until_ = 3;
    }
    void stop() override { until_ = 0; }
    void repeat() override {}
    void set_volume(int percent) override { volume = percent; }
    void set_rate(int) override {}
    bool is_speaking(Moment) override { return until_ > 0 && --until_ > 0; }

    std::size_t said = 0;
    int volume = 70;

private:
    int until_ = 0;
};

/// A kiosk with nobody but this before it.
class Monkey {
public:
    struct Body {
        std::string settings = "{}";
        int width = 480, height = 270;
        double millimetres = 1218;
        bool is_watched = false;  // maps move
    };

    Monkey(unsigned seed, const Body& body)
        : random_(seed),
          body_(body),
          ui_(body.width, body.height),
          type_(canvas_, 1),
          screen_(canvas_, type_) {
        if (body.is_watched) screen_.be_watched([] {});
        settings_ = kiosk_settings_from(body.settings, "kiosk.json", folder_.path()).settings;
        std::optional<geo::Error> said;
        counts_.emplace(folder_ / "visits.json", wall(), said);
        begin();
    }

    /// So many events, in bursts that one frame answers each.
    void play(std::size_t events) {
        while (done_ < events) {
            burst();
            look();
            if (chance(3) || guide_->visit().view.page != last_page_) frame();
        }
        frame();
    }

    /// Everybody leaves.
    void leave() {
        lift_all();
        look();
        const IdleTimes& times = settings_.idle;
        for (double left = times.listening + times.idle + 2 * times.countdown + 60; left > 0;
             left -= 5) {
            now_ += 5;
            look();
        }
        frame();
        INFO("page ", code_of(guide_->visit().view.page));
        Visit left_behind = guide_->visit();
        // The attract loop goes on by itself.
        if (left_behind.view.page == KioskPage::attract)
            left_behind.view.year = guide_->baseline().view.year;
        CHECK(KioskGuide::fingerprint(left_behind) == KioskGuide::fingerprint(guide_->baseline()));
        CHECK(left_behind == guide_->baseline());
        CHECK_FALSE(guide_->is_touched());
        CHECK(guide_->staff().page == StaffDesk::Page::none);
        CHECK(guide_->staff().digits == 0);
        const KioskFrame rest = guide_->frame(glass(), now_);
        CHECK(rest.pressed.empty());
        CHECK(rest.focused.empty());
        CHECK_FALSE(rest.counting_down);
        CHECK(rest.code.empty());
        CHECK(rest.code_words.empty());
        CHECK(speaker_.volume == guide_->staff().volume);
    }

    std::size_t done() const { return done_; }
    std::size_t frames() const { return frames_; }
    std::size_t resets() const { return resets_ + guide_->resets(); }
    std::size_t pages() const { return pages_.size(); }

private:
    bool chance(int of) { return number(0, of - 1) == 0; }
    int number(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }
    double share() { return std::uniform_real_distribution<double>(0, 1)(random_); }
    geo::Moment wall() const {
        return geo::Moment(
            std::chrono::seconds(1'780'000'000 + wall_ahead_ + static_cast<std::int64_t>(now_)));
    }
    KioskGlass glass() const { return {body_.width, body_.height, body_.millimetres}; }
    Glass touched() const {
        return {.width_mm = body_.millimetres,
                .height_mm = body_.millimetres * body_.height / body_.width,
                .pixels = screen_.form().page};
    }

    void begin() {
        KioskParts parts;
        parts.atlas = real_atlas();
        parts.settings = settings_;
        parts.speaker = &speaker_;
        parts.counts = &*counts_;
        parts.version = "test";
        parts.pin_guard = folder_ / "pin-delay";
        parts.counts_export = folder_ / "visits.csv";
        guide_.emplace(std::move(parts), now_);
        frame();
    }

    void look() { guide_->look(now_, wall(), screen_, touched()); }

    void frame() {
        look();
        const KioskFrame frame = guide_->frame(glass(), now_);
        screen_.build(frame);
        guide_->built(screen_);
        if (screen_.changed()) screen_.show();
        ++frames_;
        last_page_ = guide_->visit().view.page;
        pages_.insert(last_page_);
        for (const KioskNode& node : screen_.nodes()) {
            const bool is_finite = std::isfinite(node.box.x) && std::isfinite(node.box.y) &&
                                   std::isfinite(node.box.width) && std::isfinite(node.box.height);
            if (!is_finite || node.id.empty() || node.words().empty())
                FAIL_CHECK("node '" << node.id << "' of page " << code_of(last_page_));
        }
        const bool has_a_button = std::ranges::any_of(
            screen_.nodes(), [](const KioskNode& one) { return one.action && one.in_view; });
        if (!has_a_button && guide_->staff().page == StaffDesk::Page::none)
            FAIL_CHECK("nothing to touch on page " << code_of(last_page_));
    }

    void expect_sense() {
        const Visit& visit = guide_->visit();
        const KioskView& view = visit.view;
        const geo::Atlas& atlas = *real_atlas();
        const auto knows = [&](const std::optional<geo::AreaId>& place) {
            const auto area = area_of(atlas, place);
            return area && has_page(atlas, *area);
        };
        std::string fault;
        if (view.page == KioskPage::place && !knows(view.place)) fault = "a place page of no place";
        if (view.page == KioskPage::compare &&
            (!knows(view.place) || !knows(view.other) || view.place == view.other))
            fault = "a comparison that lacks a place";
        if (view.page == KioskPage::power &&
            (!knows(view.place) ||
             std::ranges::find(atlas.powers, view.power, &geo::Power::id) == atlas.powers.end()))
            fault = "a page of no power";
        if (!view.layer.empty() && atlas.layer(view.layer) == nullptr) fault = "a layer of none";
        if (visit.before.size() > most_steps_back) fault = "a history without end";
        if (view.typed.size() > 60) fault = "a name without end";
        if (visit.text_size >= text_sizes.size()) fault = "no text size";
        if (view.camera &&
            !(std::isfinite(view.camera->easting.value) &&
              std::isfinite(view.camera->northing.value) && view.camera->metres_per_pixel > 0))
            fault = "a camera nowhere";
        if (view.page == KioskPage::attract && !visit.before.empty())
            fault = "the attract loop remembers";
        // Back always leads on, to the page of the country, which leads anywhere.
        Visit back = visit;
        for (std::size_t steps = 0; back.view.page != KioskPage::attract; ++steps) {
            const Visit next = apply(atlas, back, GoBack{});
            if (next == back) {
                if (back.view.page != KioskPage::explore) fault = "Back leads nowhere";
                break;
            }
            if (steps > most_steps_back + 1) {
                fault = "Back leads round in a circle";
                break;
            }
            back = next;
        }
        if (!fault.empty())
            FAIL("after event " << done_ << ", page " << code_of(view.page) << ": " << fault);
    }

    GlassPoint somewhere() {
        const Glass on = touched();
        // Mostly where there is something to touch, sometimes beyond the glass.
        if (!screen_.nodes().empty() && !chance(4)) {
            const auto& nodes = screen_.nodes();
            const KioskNode& node =
                nodes[static_cast<std::size_t>(number(0, static_cast<int>(nodes.size()) - 1))];
            return on.on_glass(ScreenPoint{node.box.x + share() * node.box.width,
                                           node.box.y + share() * node.box.height});
        }
        if (chance(50)) return {std::numeric_limits<double>::quiet_NaN(), share()};
        return on.at_share(share() * 1.1 - 0.05, share() * 1.1 - 0.05);
    }

    void finger(FingerEvent::Kind kind, std::int64_t id, GlassPoint at) {
        FingerEvent event{.kind = kind, .id = id, .at = at, .seconds = now_};
        if (chance(40)) event.contact_mm = 60;  // a palm
        event.pressure = share();
        guide_->touch(event, screen_, touched());
        ++done_;
        expect_sense();
    }
    void tap(GlassPoint at) {
        finger(FingerEvent::Kind::down, next_id_, at);
        now_ += 0.0005;
        finger(FingerEvent::Kind::up, next_id_++, at);
    }
    void key(KioskKey key) {
        guide_->key(key, screen_, now_);
        ++done_;
        expect_sense();
    }
    void lift_all() {
        for (const std::int64_t id : down_) finger(FingerEvent::Kind::up, id, {1, 1});
        down_.clear();
    }

    void staff_gesture() {
        const Glass on = touched();
        const double x = on.width_mm, y = on.height_mm, edge = 4;
        for (const GlassPoint corner :
             {GlassPoint{edge, edge}, GlassPoint{x - edge, edge}, GlassPoint{x - edge, y - edge},
              GlassPoint{edge, y - edge}}) {
            tap(corner);
            now_ += 0.6;
            look();
            if (chance(2)) frame();
        }
        frame();
    }

    void burst() {
        switch (number(0, 15)) {
            case 0:
            case 1:
            case 2:
            case 3: {  // as people do it: each tap has its frame
                for (int i = number(1, 4); i > 0; --i) {
                    tap(somewhere());
                    now_ += share();
                    look();
                }
                break;
            }
            case 4: {  // a thousand a second
                for (int i = number(20, 400); i > 0; --i) tap(somewhere()), now_ += 0.0005;
                break;
            }
            case 5: {  // drags and pinches with up to ten fingers
                const int fingers = number(1, 10);
                for (int i = 0; i < fingers; ++i)
                    finger(FingerEvent::Kind::down, 100 + i, somewhere());
                for (int i = number(1, 60); i > 0; --i) {
                    now_ += 0.008;
                    finger(FingerEvent::Kind::move, 100 + number(0, fingers), somewhere());
                    if (chance(20)) look();
                    if (chance(60)) frame();
                }
                for (int i = 0; i < fingers; ++i)
                    finger(chance(8) ? FingerEvent::Kind::lost : FingerEvent::Kind::up, 100 + i,
                           somewhere());
                break;
            }
            case 6: {  // some that stay, are used again, or were never put down
                const std::int64_t id = number(0, 30);
                finger(FingerEvent::Kind::down, id, somewhere());
                down_.push_back(id);
                finger(FingerEvent::Kind::up, number(200, 230), somewhere());
                finger(FingerEvent::Kind::lost, number(0, 30), somewhere());
                if (chance(4)) lift_all();
                break;
            }
            case 7:
            case 8: {  // a keypad
                constexpr std::array keys{
                    KioskKey::next,          KioskKey::next,          KioskKey::next,
                    KioskKey::previous,      KioskKey::press,         KioskKey::press,
                    KioskKey::back,          KioskKey::home,          KioskKey::repeat,
                    KioskKey::silence,       KioskKey::louder,        KioskKey::quieter,
                    KioskKey::headphones_in, KioskKey::headphones_out};
                for (int i = number(1, 12); i > 0; --i) {
                    key(keys[static_cast<std::size_t>(number(0, keys.size() - 1))]);
                    if (chance(4)) frame();
                }
                break;
            }
            case 9:
            case 10: {  // a keyboard
                constexpr std::array<const char*, 12> letters{"l", "e",  "d", "s", "ŵ",  "ŷ",
                                                              " ", "\b", "%", "'", "\"", "漢"};
                if (chance(2)) {
                    for (const char* letter : {"l", "e", "e", "d"}) type(letter);
                    break;
                }
                for (int i = number(1, 30); i > 0; --i)
                    type(letters[static_cast<std::size_t>(number(0, letters.size() - 1))]);
                break;
            }
            case 11: {  // time goes, jumps and turns back; so does the clock on the wall
                constexpr std::array jumps{1.0, 5.0, 30.0, 76.0, 96.0, 200.0, 4000.0, -3.0, -100.0};
                now_ += jumps[static_cast<std::size_t>(number(0, jumps.size() - 1))];
                if (chance(3)) wall_ahead_ += number(-400'000, 400'000);
                look();
                // Touched between the countdown and the reset, or while that is done.
                if (chance(2)) tap(somewhere());
                now_ += share() * 25;
                if (chance(2)) look();
                tap(somewhere());
                look();
                break;
            }
            case 12: {
                if (chance(6)) staff_gesture();
                break;
            }
            case 13: {  // the same place, twice and more
                const GlassPoint at = somewhere();
                for (int i = number(2, 5); i > 0; --i) tap(at), now_ += 0.1;
                break;
            }
            case 14: {  // swipes
                const GlassPoint at = somewhere();
                finger(FingerEvent::Kind::down, 77, at);
                for (int i = 1; i < 8; ++i) {
                    now_ += 0.012;
                    finger(FingerEvent::Kind::move, 77,
                           {at.x, at.y + i * (chance(2) ? 14.0 : -14.0)});
                }
                finger(FingerEvent::Kind::up, 77, {at.x, at.y + 90});
                for (int i = 0; i < 4; ++i) now_ += 0.1, frame();
                break;
            }
            default:
                now_ += share() * 3;
                break;
        }
        if (guide_->exit_asked()) {  // staff ended it; the service manager begins it anew
            resets_ += guide_->resets();
            begin();
        }
    }

    void type(const char* letter) {
        guide_->type(letter, now_);
        ++done_;
        expect_sense();
    }

    std::mt19937 random_;
    Body body_;
    TestFolder folder_;
    KioskSettings settings_;
    HeadlessUi ui_;
    SoftwareCanvas canvas_{std::make_unique<ImageTarget>()};
    ScreenType type_;
    KioskScreen screen_;
    MuteSpeaker speaker_;
    std::optional<CountsFile> counts_;
    std::optional<KioskGuide> guide_;
    double now_ = 1000;
    std::int64_t wall_ahead_ = 0, next_id_ = 1000;
    std::vector<std::int64_t> down_;
    std::set<KioskPage> pages_;
    KioskPage last_page_ = KioskPage::attract;
    std::size_t done_ = 0, frames_ = 0, resets_ = 0;
};

void expect_endures(unsigned seed, const Monkey::Body& body) {
    INFO("seed ", seed, ", settings ", body.settings);
    const auto began = std::chrono::steady_clock::now();
    Monkey monkey(seed, body);
    // A few visits of one monkey after another, with pauses in which everybody is gone.
    for (std::size_t part = 1; part <= 4; ++part) {
        monkey.play(part * events_each / 4);
        monkey.leave();
    }
    CHECK(monkey.done() >= events_each);
    CHECK(monkey.resets() >= 4);
    CHECK(monkey.pages() >= 4);  // it got about
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    MESSAGE(fmt::format("seed {}: {} events, {} frames, {} pages, {} resets, {:.0f} s", seed,
                        monkey.done(), monkey.frames(), monkey.pages(), monkey.resets(),
                        took.count()));
}

}  // namespace

TEST_CASE("a kiosk endures 24,000 events without sense on a landscape screen, and forgets them") {
    expect_endures(1, {});
}

TEST_CASE("so does one that stands upright, starts in Welsh and is read aloud") {
    expect_endures(2, {.settings = R"({"schema": 1, "first_language": "cy", "idle_seconds": 10,
                                       "large_text": true, "high_contrast": true})",
                       .width = 270,
                       .height = 480,
                       .millimetres = 685});
}

TEST_CASE("so does one whose maps move, on a wide screen that opens for hours") {
    expect_endures(3, {.settings = R"({"schema": 1, "start_page": "hexagons", "place": "E08000035",
                                       "opening_hours": {"monday": ["06:00-23:00"], "tuesday": ["00:00-24:00"],
                                       "wednesday": ["00:00-24:00"], "saturday": ["10:00-02:00"]}})",
                       .width = 640,
                       .height = 220,
                       .millimetres = 1800,
                       .is_watched = true});
}

TEST_CASE("so does one whose settings are wrong from end to end") {
    expect_endures(4, {.settings = R"({"schema": 9, "idle_seconds": "long", "countdown_seconds": -4,
                                       "languages": [], "first_language": "tlh", "volume": 1e9,
                                       "start_page": "place", "place": "E99999999", "restart_at": 7,
                                       "opening_hours": {"monday": ["17:00-17:00", 4]},
                                       "screen_width_mm": null, "colour": "red"})"});
}

TEST_CASE("so does one on small glass that has a PIN and begins with the page of a place") {
    const auto hash = hash_of_pin("2468");
    REQUIRE(hash);
    expect_endures(5, {.settings = R"({"schema": 1, "languages": ["en"], "start_page": "place",
                                       "place": "E08000035", "pin_hash": ")" +
                                   *hash + "\"}",
                       .width = 360,
                       .height = 240,
                       .millimetres = 300});
}
