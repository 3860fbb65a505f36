#include "app/kiosk_guide.h"

#include <sodium.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "app/text/text.h"
#include "app/upkeep/staff_pin.h"
#include "geo/core/characters.h"
#include "geo/export/write_together.h"

namespace app {
namespace {

constexpr double attract_seconds = 4, year_chosen_seconds = 20;  // design: mock-up 01
constexpr double corner_lengths = 140, corner_seconds = 8;
constexpr double most_dimmed = 0.85;

/// What is spoken ends once, whether or not its words did.
std::string as_sentence(const std::string& words) {
    const bool ends = words.ends_with('.') || words.ends_with('?') || words.ends_with('!');
    return ends ? words : words + ".";
}

Visit baseline_of(const geo::Atlas& atlas, const KioskSettings& settings, bool still) {
    Visit visit;
    visit.language = settings.first_language;
    visit.text_size = settings.large_text ? 1 : 0;
    visit.high_contrast = settings.high_contrast;
    visit.still = still || settings.reduced_motion;
    const auto years = story_years(atlas);
    const auto here = atlas.areas.find(settings.place);
    KioskView& view = visit.view;
    switch (settings.start_page) {
        case StartPage::attract:
            if (!years.empty()) view.year = years.front();
            break;
        case StartPage::find:
            view.page = KioskPage::find;
            break;
        case StartPage::place:
            view.page = here && has_page(atlas, *here) ? KioskPage::place : KioskPage::find;
            if (view.page == KioskPage::place) view.place = atlas.areas[*here].id;
            break;
        case StartPage::map:
        case StartPage::hexagons:
            view.page = KioskPage::explore;
            view.layer = country_layers().front().id;
            if (settings.start_page == StartPage::hexagons) view.shape = geo::Shape::hexagons;
            break;
        case StartPage::timeline:
            view.page = KioskPage::timeline;
            break;
    }
    return visit;
}

/// Which corner of the screen a place is in, clockwise from the upper left; nothing elsewhere.
std::optional<int> corner_of(ScreenPoint page, const KioskForm& form) {
    const bool left = page.x<corner_lengths, right = page.x> form.page.width.value - corner_lengths;
    const bool top =
        page.y<corner_lengths, bottom = page.y> form.page.height.value - corner_lengths;
    if (top && left) return 0;
    if (top && right) return 1;
    if (bottom && right) return 2;
    if (bottom && left) return 3;
    return std::nullopt;
}

}  // namespace

KioskGuide::KioskGuide(KioskParts parts, double now)
    : parts_(std::move(parts)),
      baseline_(baseline_of(*parts_.atlas, parts_.settings, parts_.reduced_motion)),
      visit_(baseline_),
      idle_(parts_.settings.idle, now),
      now_(now),
      stepped_at_(now) {
    staff_.volume = parts_.settings.volume;
    if (!parts_.pin_guard.empty()) {
        std::ifstream in(parts_.pin_guard);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        if (!text.empty()) {
            if (auto kept = pin_guard_from(text, now, parts_.pin_guard.string()))
                guard_ = *kept;
            else
                parts_.log(geo::one_line(kept.error()));
        }
    }
}

std::string KioskGuide::fingerprint(const Visit& visit) {
    std::string text;
    const auto view = [&](const KioskView& one) {
        text += fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{};", code_of(one.page),
                            one.place ? geo::text_of(*one.place) : "",
                            one.other ? geo::text_of(*one.other) : "", one.layer, one.power,
                            static_cast<int>(one.shape), one.year,
                            static_cast<int>(one.looked_for_as), one.typed, one.part);
        if (one.camera)
            text += fmt::format("{} {} {};", one.camera->easting.value, one.camera->northing.value,
                                one.camera->metres_per_pixel);
    };
    view(visit.view);
    for (const KioskView& one : visit.before) view(one);
    text += fmt::format("{}{}{}{}{}{}", code_of(visit.language), visit.text_size,
                        visit.high_contrast, visit.still, visit.brought_down, visit.speaks);
    std::array<unsigned char, 8> hash{};
    std::array<unsigned char, crypto_generichash_BYTES> whole{};
    crypto_generichash(whole.data(), whole.size(),
                       reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr,
                       0);
    std::copy_n(whole.begin(), hash.size(), hash.begin());
    std::string out;
    for (const unsigned char byte : hash) out += fmt::format("{:02x}", byte);
    return out;
}

void KioskGuide::count(Counted what) {
    if (parts_.counts != nullptr) parts_.counts->add(what, wall_);
}

void KioskGuide::say(const std::string& words, Urgency urgency) {
    if (parts_.speaker == nullptr || !visit_.speaks) return;
    parts_.speaker->say({words, visit_.language, urgency});
    idle_.listening();
}

void KioskGuide::begin_visit(double now) {
    idle_ = IdleClock(parts_.settings.idle, now);
    count(Counted::visit);
}

void KioskGuide::reset(double now) {
    if (parts_.speaker != nullptr) {
        parts_.speaker->stop();
        parts_.speaker->set_volume(staff_.volume);
    }
    volume_.reset();
    visit_ = baseline_;
    touches_.cancel();
    pressed_.clear();
    focused_.clear();
    counting_down_.reset();
    drift_.reset();
    dragged_.reset();
    held_ = scrolls_ = changed_ = false;
    taken_ = {};
    code_of_.reset();
    corners_.clear();
    page_is_spoken_ = true;
    stepped_at_ = now;
    waits_until_ = 0;
    idle_ = IdleClock(parts_.settings.idle, now);
    ++resets_;
    set_language(visit_.language);
    parts_.log(fmt::format("reset to the beginning, {}", fingerprint(visit_)));
}

void KioskGuide::perform(const KioskAction& action, double now) {
    if (const auto* command = std::get_if<StaffCommand>(&action))
        return staff(command->command, now);
    if (std::get_if<SayAgain>(&action) != nullptr || std::get_if<Silence>(&action) != nullptr) {
        if (parts_.speaker == nullptr) return;
        std::get_if<Silence>(&action) != nullptr ? parts_.speaker->stop()
                                                 : parts_.speaker->repeat();
        return;
    }
    if (const auto* louder = std::get_if<SpeakLouder>(&action)) return change_volume(louder->by);
    if (visit_.view.page == KioskPage::attract && std::get_if<ShowKioskYear>(&action) == nullptr &&
        std::get_if<SpeakLanguage>(&action) == nullptr)
        begin_visit(now);
    const KioskView before = visit_.view;
    const Language language_before = visit_.language;
    visit_ = apply(*parts_.atlas, std::move(visit_), action);
    if (visit_.view.page == KioskPage::attract) {
        if (std::get_if<ShowKioskYear>(&action) != nullptr) {
            stepped_at_ = now;
            waits_until_ = now + year_chosen_seconds;
        }
    }
    if (visit_.language != language_before) {
        set_language(visit_.language);
        count(visit_.language == Language::welsh ? Counted::welsh : Counted::english);
        // A language chosen at the first screen begins the visit in it.
        if (visit_.view.page == KioskPage::attract) {
            begin_visit(now);
            visit_ = apply(*parts_.atlas, std::move(visit_), StartVisit{});
        }
    }
    if (visit_.view.place != before.place && visit_.view.place &&
        visit_.view.page == KioskPage::place)
        count(Counted::place);
    if (visit_.view.layer != before.layer) count(Counted::layer);
    if (visit_.view.page != before.page || visit_.view.place != before.place ||
        visit_.view.other != before.other || visit_.view.power != before.power) {
        drift_.reset();
        focused_.clear();
        page_is_spoken_ = false;
        if (visit_.view.page == KioskPage::take_away) {
            make_code();
            count(Counted::take_away);
        }
    }
    if (const auto* reads = std::get_if<ReadAloud>(&action)) {
        if (!reads->on && parts_.speaker != nullptr) parts_.speaker->stop();
        if (reads->on) page_is_spoken_ = false;
    }
}

std::string words_to_take_away(const geo::Atlas& atlas, const Visit& visit) {
    const auto place = area_of(atlas, visit.view.place);
    if (!place)
        return tr(
            "Devolution Atlas: who decides what in the United Kingdom, with which money and "
            "whose votes.");
    const PlaceStory story = place_story(atlas, *place, visit.language);
    std::string words = story.name + ". " + story.lead;
    for (const HeadFact& fact : story.facts)
        words += fmt::format(" {}: {}.", fact.title, fact.value);
    for (const MissionRow& row : story.missions)
        if (!row.value.empty()) words += " " + row.in_words;
    return words;
}

void put_code(KioskFrame& frame, const TakeAway& taken) {
    const int side = taken.code.side;
    for (int row = 0; row < side; ++row) {
        std::vector<bool> modules;
        for (int column = 0; column < side; ++column)
            modules.push_back(taken.code.is_dark(column, row));
        frame.code.push_back(std::move(modules));
    }
    frame.code_words = taken.text;
}

void KioskGuide::make_code() {
    code_of_ = visit_.view;
    const std::string place = visit_.view.place ? std::string(geo::text_of(*visit_.view.place))
                                                : std::string("K02000001");
    auto taken = parts_.settings.take_away_url.empty()
                     ? text_to_take_away(words_to_take_away(*parts_.atlas, visit_), code_side_mm)
                     : address_to_take_away(parts_.settings.take_away_url, place, visit_.view.layer,
                                            code_side_mm);
    if (!taken) {
        parts_.log(geo::one_line(taken.error()));
        taken_ = {};
        return;
    }
    taken_ = *std::move(taken);
}

void KioskGuide::note_corner(ScreenPoint page, const KioskForm& form, double now) {
    const auto corner = corner_of(page, form);
    if (!corner) {
        corners_.clear();
        return;
    }
    // Clockwise from the upper left, each within the time.
    if (*corner != static_cast<int>(corners_.size())) corners_.clear();
    if (*corner != static_cast<int>(corners_.size())) return;
    corners_.emplace_back(*corner, now);
    if (corners_.size() < 4) return;
    const bool in_time = now - corners_.front().second <= corner_seconds;
    corners_.clear();
    if (in_time && staff_.page == StaffDesk::Page::none) {
        staff_.page =
            parts_.settings.pin_hash.empty() ? StaffDesk::Page::desk : StaffDesk::Page::pin;
        staff_.told = {};
        staff_.digits = 0;
        pin_.clear();
        idle_ = IdleClock(parts_.settings.idle, now);
    }
}

void KioskGuide::tapped(ScreenPoint page, const KioskScreen& screen, double now, bool twice) {
    if (staff_.page == StaffDesk::Page::touch_test) {
        if (twice &&
            page.x >
                screen.form().page.width.value * (touch_test_columns - 1) / touch_test_columns &&
            page.y > screen.form().page.height.value * (touch_test_rows - 1) / touch_test_rows)
            staff_.page = StaffDesk::Page::desk;
        return;
    }
    note_corner(page, screen.form(), now);
    if (const KioskNode* node = screen.control_at(page); node != nullptr && node->action) {
        const KioskAction action = *node->action;
        return perform(action, now);
    }
    if (staff_.page != StaffDesk::Page::none) return;
    if (visit_.view.page == KioskPage::attract) {
        if (corners_.empty()) perform(StartVisit{}, now);
        return;
    }
    const auto map = screen.map_at(page);
    if (!map) return;
    if (twice && movable(*map)) {
        const MapPicture& shown = screen.picture(*map).map;
        return perform(ZoomMap{.factor = 2,
                               .at = screen.in_map(*map, page),
                               .size = shown.size,
                               .from = shown.camera},
                       now);
    }
    const KioskFrame frame = this->frame({}, now);
    if (const auto area = screen.area_near(frame, page))
        perform(PointAt{parts_.atlas->areas[*area].id}, now);
}

bool KioskGuide::movable(std::size_t map) const {
    const KioskPage page = visit_.view.page;
    return map == 0 && (page == KioskPage::explore || page == KioskPage::find ||
                        page == KioskPage::place || page == KioskPage::power);
}

void KioskGuide::touch(const FingerEvent& event, const KioskScreen& screen, const Glass& glass) {
    now_ = event.seconds;
    if (!is_open_ && staff_.page == StaffDesk::Page::none) {
        // Closed: only staff are answered.
        for (const Gesture& gesture : touches_.on(event))
            if (const auto* tap = std::get_if<Tapped>(&gesture))
                note_corner(glass.on_screen(tap->at), screen.form(), event.seconds);
        return;
    }
    if (event.kind != FingerEvent::Kind::lost) idle_.touched(event.seconds);
    const bool was_asked = counting_down_.has_value();
    if (was_asked && event.kind == FingerEvent::Kind::down) {
        // Any touch says that somebody is there, and nothing else.
        counting_down_.reset();
        touches_.cancel();
        if (parts_.speaker != nullptr) parts_.speaker->stop();
        return;
    }
    if (staff_.page == StaffDesk::Page::touch_test) {
        staff_.touched.resize(touch_test_columns * touch_test_rows);
        const ScreenPoint at = glass.on_screen(event.at);
        const auto column =
            static_cast<int>(at.x / screen.form().page.width.value * touch_test_columns);
        const auto row = static_cast<int>(at.y / screen.form().page.height.value * touch_test_rows);
        if (column >= 0 && column < touch_test_columns && row >= 0 && row < touch_test_rows)
            staff_.touched[static_cast<std::size_t>(row * touch_test_columns + column)] = true;
    }
    for (const Gesture& gesture : touches_.on(event))
        gestured(gesture, screen, glass, event.seconds);
}

void KioskGuide::gestured(const Gesture& gesture, const KioskScreen& screen, const Glass& glass,
                          double now) {
    const auto on_page = [&](GlassPoint p) { return glass.on_screen(p); };
    if (const auto* press = std::get_if<Pressed>(&gesture)) {
        drift_.reset();
        dragged_.reset();
        scrolls_ = false;
        const ScreenPoint at = on_page(press->at);
        const KioskNode* node = screen.control_at(at);
        pressed_ = node != nullptr ? node->id : std::string();
        if (node == nullptr)
            if (const auto map = screen.map_at(at);
                map && movable(*map) && staff_.page == StaffDesk::Page::none)
                dragged_ = map;
        return;
    }
    if (const auto* tap = std::get_if<Tapped>(&gesture)) {
        tapped(on_page(tap->at), screen, now, false);
    } else if (const auto* twice = std::get_if<DoubleTapped>(&gesture)) {
        tapped(on_page(twice->at), screen, now, true);
    } else if (dragged_ && *dragged_ < screen.maps().size()) {
        const KioskMap& map = screen.maps()[*dragged_];
        Glass on_map = glass;
        on_map.pixels = {{glass.pixels.width.value / map.scale},
                         {glass.pixels.height.value / map.scale}};
        const ScreenPoint corner{map.box.x / map.scale, map.box.y / map.scale};
        const Camera before = visit_.view.camera.value_or(screen.picture(*dragged_).map.camera);
        const Camera after = moved_by(gesture, before, map.size(), corner, on_map);
        if (after != before) {
            visit_ = apply(*parts_.atlas, std::move(visit_), MoveMap{after});
            held_ = true;
        }
        if (const auto* released = std::get_if<Released>(&gesture);
            released != nullptr && !visit_.still && released->inertia.lasts() > 0)
            drift_ = Drift{released->inertia, now, now, *dragged_};
    } else if (const auto* released = std::get_if<Released>(&gesture)) {
        // A page that has more parts is pushed up or down.
        constexpr double enough = 60;
        const double up = on_page(released->from).y - on_page(released->at).y;
        for (const KioskNode& node : screen.nodes())
            if (node.action && ((node.id == "part:more" && up > enough) ||
                                (node.id == "part:less" && up < -enough))) {
                const KioskAction action = *node.action;
                perform(action, now);
                break;
            }
    }
    if (std::get_if<Dragged>(&gesture) == nullptr && std::get_if<Pinched>(&gesture) == nullptr) {
        dragged_.reset();
        pressed_.clear();
    } else {
        pressed_.clear();  // what is dragged is not pressed
    }
}

void KioskGuide::focus(const KioskScreen& screen, int by) {
    const auto& nodes = screen.nodes();
    if (nodes.empty()) return;
    const auto at = std::ranges::find(nodes, focused_, &KioskNode::id);
    auto number = at == nodes.end() ? (by > 0 ? -1 : static_cast<std::ptrdiff_t>(nodes.size()))
                                    : at - nodes.begin();
    number += by;
    const auto count = static_cast<std::ptrdiff_t>(nodes.size());
    number = (number % count + count) % count;
    focus_on(nodes[static_cast<std::size_t>(number)]);
}

void KioskGuide::focus_row(const KioskScreen& screen, int by) {
    const auto& nodes = screen.nodes();
    const auto at = std::ranges::find(nodes, focused_, &KioskNode::id);
    if (at == nodes.end() || !at->in_view) return focus(screen, by);
    const Box from = at->box;
    // The nearest row of buttons that way, and in it what stands nearest.
    const KioskNode* best = nullptr;
    double least_down = 0, least_across = 0;
    for (const KioskNode& node : nodes) {
        if (!node.in_view || node.role != KioskRole::button) continue;
        const double down = by > 0 ? node.box.y - from.bottom() : from.y - node.box.bottom();
        if (down < 0) continue;
        const double across = std::abs(node.box.x + node.box.width / 2 - from.x - from.width / 2);
        constexpr double one_row = 20;
        const bool is_nearer = best == nullptr || down < least_down - one_row ||
                               (down < least_down + one_row && across < least_across);
        if (!is_nearer) continue;
        best = &node;
        least_down = down;
        least_across = across;
    }
    if (best == nullptr) return focus(screen, by);
    focus_on(*best);
}

void KioskGuide::focus_on(const KioskNode& node) {
    focused_ = node.id;
    if (!node.in_view) {
        visit_ = apply(*parts_.atlas, std::move(visit_), ShowPart{node.part});
        // Whoever walks by keys needs nothing within reach, and sees what has the focus.
        visit_ = apply(*parts_.atlas, std::move(visit_), BringDown{false});
    }
    std::string words = node.words();
    if (node.role == KioskRole::button)
        words = as_sentence(words) + " " + (node.chosen ? tr("Button, chosen") : tr("Button"));
    say(words);
}

void KioskGuide::key(KioskKey key, const KioskScreen& screen, double now) {
    now_ = now;
    if (!is_open_ || staff_.page != StaffDesk::Page::none) return;
    idle_.touched(now);
    if (counting_down_) {
        counting_down_.reset();
        if (parts_.speaker != nullptr) parts_.speaker->stop();
        return;
    }
    // Also of a kiosk whose visits begin elsewhere.
    const bool is_first = visit_.view.page == KioskPage::attract || visit_ == baseline_;
    if (key == KioskKey::headphones_out) {
        if (!is_first) perform(ReadAloud{false}, now);
        return;
    }
    if (is_first) {
        // A keypad or headphones: who uses these may not see the screen.
        perform(StartVisit{}, now);
        perform(ReadAloud{true}, now);
        return;
    }
    switch (key) {
        case KioskKey::next:
        case KioskKey::previous:
            // Whoever walks by keys is read to, until they stop that.
            focus(screen, key == KioskKey::next ? 1 : -1);
            return;
        case KioskKey::up:
        case KioskKey::down:
            focus_row(screen, key == KioskKey::down ? 1 : -1);
            return;
        case KioskKey::press: {
            const auto node = std::ranges::find(screen.nodes(), focused_, &KioskNode::id);
            if (node == screen.nodes().end() || !node->action)
                return say(tr("Choose something first, with next."));
            const std::string id = node->id;
            const KioskAction action = *node->action;
            const KioskPage page = visit_.view.page;
            perform(action, now);
            if (visit_.view.page == page && !page_is_spoken_) return;
            if (visit_.view.page == page) focused_ = id, changed_ = true;
            return;
        }
        case KioskKey::back:
            return perform(GoBack{}, now);
        case KioskKey::home:
            return perform(GoHome{}, now);
        case KioskKey::repeat:
            if (parts_.speaker != nullptr && visit_.speaks) parts_.speaker->repeat();
            return;
        case KioskKey::silence:
            if (parts_.speaker != nullptr) parts_.speaker->stop();
            return;
        case KioskKey::louder:
        case KioskKey::quieter:
            return change_volume(key == KioskKey::louder ? 10 : -10);
        case KioskKey::headphones_in:
            return perform(ReadAloud{true}, now);
        case KioskKey::headphones_out:
            return;
    }
}

void KioskGuide::change_volume(int by) {
    volume_ = std::clamp(volume_.value_or(staff_.volume) + by, 10, 100);
    if (parts_.speaker != nullptr) parts_.speaker->set_volume(*volume_);
    say(fmt::format(fmt::runtime(tr("Volume {}")), *volume_));
}

void KioskGuide::type(const std::string& letter, double now) {
    now_ = now;
    if (!is_open_ || staff_.page != StaffDesk::Page::none || counting_down_) return;
    idle_.touched(now);
    if (visit_.view.page != KioskPage::find) return;
    if (letter == "\b")
        perform(EraseLetter{}, now);
    else
        perform(TypeLetter{letter}, now);
}

void KioskGuide::look(double now, geo::Moment wall, const KioskScreen& screen, const Glass& glass) {
    now_ = now;
    wall_ = wall;
    touches_.look(now);
    check_pin(now);
    const bool was_open = is_open_;
    is_open_ = is_open_at(parts_.settings.opening_hours, wall, machine_offset);
    if (was_open && !is_open_) reset(now);
    held_ = false;
    if (staff_.page != StaffDesk::Page::none) {
        if (idle_.state(now).kind == IdleState::Kind::reset) {
            leave_staff();
            reset(now);
        }
        return;
    }
    if (visit_.view.page == KioskPage::attract) {
        counting_down_.reset();
        if (is_open_ && !visit_.still && now >= waits_until_ &&
            now - stepped_at_ >= attract_seconds) {
            const auto years = story_years(*parts_.atlas);
            const auto at = std::ranges::upper_bound(years, visit_.view.year);
            if (!years.empty()) visit_.view.year = at == years.end() ? years.front() : *at;
            if (!years.empty() && ++steps_ % 2 == 0) ++fact_;  // each can be read twice
            stepped_at_ = now;
        }
        return;
    }
    if (visit_ == baseline_) {  // a page that nobody has touched needs no asking
        idle_ = IdleClock(parts_.settings.idle, now);
        counting_down_.reset();
        return;
    }
    if (parts_.speaker != nullptr && visit_.speaks &&
        parts_.speaker->is_speaking(std::chrono::steady_clock::now()))
        idle_.listening();
    const IdleState idle = idle_.state(now);
    if (idle.kind == IdleState::Kind::reset) return reset(now);
    if (idle.kind == IdleState::Kind::counting_down) {
        if (!counting_down_) {
            touches_.cancel();
            pressed_.clear();
            if (parts_.speaker != nullptr && visit_.speaks)
                parts_.speaker->say(
                    {say_countdown(idle.seconds_left), visit_.language, Urgency::interrupts});
        }
        counting_down_ = idle.seconds_left;
    } else {
        counting_down_.reset();
    }
    if (drift_ && drift_->map < screen.maps().size()) {
        const KioskMap& map = screen.maps()[drift_->map];
        Glass on_map = glass;
        on_map.pixels = {{glass.pixels.width.value / map.scale},
                         {glass.pixels.height.value / map.scale}};
        const Camera before = visit_.view.camera.value_or(screen.picture(drift_->map).map.camera);
        const Camera after = drifted(drift_->inertia, drift_->seen - drift_->since,
                                     now - drift_->since, before, on_map);
        visit_ = apply(*parts_.atlas, std::move(visit_), MoveMap{after});
        held_ = true;
        drift_->seen = now;
        if (drift_->inertia.is_at_rest(now - drift_->since)) drift_.reset();
    }
}

std::string KioskGuide::say_countdown(int seconds) const {
    return app::say("Still there? Everything is put back in {} seconds. Press any key to stay.",
                    seconds);
}

void KioskGuide::built(const KioskScreen& screen) {
    if (!visit_.speaks || counting_down_ || staff_.page != StaffDesk::Page::none) return;
    if (changed_) {
        changed_ = false;
        const auto node = std::ranges::find(screen.nodes(), focused_, &KioskNode::id);
        if (node != screen.nodes().end()) {
            std::string words = node->words();
            if (node->chosen) words = as_sentence(node->label) + " " + tr("Chosen");
            say(words);
        }
        // What was typed, or found by it, is told with it.
        for (const KioskNode& one : screen.nodes()) {
            if (one.id == "typed" || one.id == "none") say(one.words(), Urgency::follows);
            if (one.id.starts_with("place:") && visit_.view.page == KioskPage::find)
                say(one.label, Urgency::follows);
        }
    }
    if (page_is_spoken_) return;
    page_is_spoken_ = true;
    bool first = true;
    // The page in its own words: what it is called and what stands under that.
    std::size_t told = 0;
    for (const KioskNode& node : screen.nodes()) {
        if (node.role == KioskRole::button) continue;
        if (told == 3) break;
        say(node.words(), first ? Urgency::interrupts : Urgency::follows);
        first = false;
        ++told;
    }
    say(tr("Press next to go through the page."), Urgency::follows);
}

KioskFrame KioskGuide::frame(const KioskGlass& glass, double now) const {
    KioskFrame frame{.atlas = parts_.atlas,
                     .visit = visit_,
                     .glass = glass,
                     .now = now,
                     .pressed = pressed_,
                     .focused = focused_,
                     .counting_down = counting_down_,
                     .is_held = held_,
                     .one_language = parts_.settings.languages.size() == 1,
                     .here = parts_.atlas->areas.find(parts_.settings.place),
                     .fact = fact_,
                     .version = parts_.version};
    if (visit_.view.page == KioskPage::take_away && taken_.code.side > 0) put_code(frame, taken_);
    frame.staff = staff_.page == StaffDesk::Page::none ? nullptr : &staff_;
    frame.dimmed = dimmed();
    return frame;
}

double KioskGuide::dimmed() const {
    if (staff_.page != StaffDesk::Page::none) return 0;
    if (!is_open_) return parts_.settings.when_closed == WhenClosed::dark ? 1 : most_dimmed;
    return (100 - staff_.brightness) / 100.0;
}

std::optional<double> KioskGuide::changes_in(double now) const {
    if (pin_answer_.valid()) return 0.05;
    if (drift_) return 0;
    if (!is_open_) return 20;  // the clock on the wall is looked at
    if (visit_.view.page == KioskPage::attract && staff_.page == StaffDesk::Page::none) {
        if (visit_.still) return 20;
        return std::clamp(std::max(stepped_at_ + attract_seconds, waits_until_) - now, 0.0, 4.0);
    }
    IdleClock idle = idle_;
    const auto change = idle.changes_in(now);
    return change ? std::min(*change + 0.001, 20.0) : 20.0;
}

void KioskGuide::leave_staff() {
    staff_.page = StaffDesk::Page::none;
    staff_.digits = 0;
    staff_.told = {};
    sodium_memzero(pin_.data(), pin_.size());
    pin_.clear();
}

void KioskGuide::check_pin(double now) {
    using namespace std::chrono_literals;
    if (!pin_answer_.valid() || pin_answer_.wait_for(0s) != std::future_status::ready) return;
    const auto [answer, guard] = pin_answer_.get();
    guard_ = guard;
    if (!parts_.pin_guard.empty())
        if (const auto kept = geo::replace_whole(text_of(guard_), parts_.pin_guard); !kept)
            parts_.log(geo::one_line(kept.error()));
    if (staff_.page != StaffDesk::Page::pin) return;
    staff_.digits = 0;
    if (answer == PinAnswer::right) {
        staff_.page = StaffDesk::Page::desk;
        staff_.told = {};
        return;
    }
    const double wait = guard_.refused_for(now);
    staff_.told = fmt::format(
        fmt::runtime(answer == PinAnswer::wrong ? tr("Wrong PIN. Try again in {:.0f} seconds.")
                                                : tr("Too soon. Try again in {:.0f} seconds.")),
        std::ceil(wait));
    parts_.log("a wrong PIN was tried");
}

void KioskGuide::staff(const std::string& command, double now) {
    idle_.touched(now);
    if (staff_.page == StaffDesk::Page::pin) {
        if (command.starts_with("digit:") && pin_.size() < 12) pin_ += command.back();
        if (command == "erase" && !pin_.empty()) pin_.pop_back();
        if (command == "leave") return leave_staff();
        staff_.digits = pin_.size();
        if (command == "enter" && !pin_.empty() && !pin_answer_.valid()) {
            staff_.told = tr("One moment …");
            pin_answer_ =
                std::async(std::launch::async, [pin = std::exchange(pin_, {}), guard = guard_,
                                                hash = parts_.settings.pin_hash, now]() mutable {
                    const PinAnswer answer = try_pin(guard, pin, hash, now);
                    sodium_memzero(pin.data(), pin.size());
                    return std::pair{answer, guard};
                });
        }
        return;
    }
    if (command == "leave") {
        leave_staff();
        return reset(now);
    }
    if (command == "exit") {
        exit_ = true;
        return;
    }
    staff_.told = {};
    if (command == "desk") staff_.page = StaffDesk::Page::desk;
    if (command == "volume:+" || command == "volume:-") {
        staff_.volume = std::clamp(staff_.volume + (command.back() == '+' ? 10 : -10), 0, 100);
        if (parts_.speaker != nullptr) parts_.speaker->set_volume(staff_.volume);
    }
    if (command == "brightness:+" || command == "brightness:-")
        staff_.brightness =
            std::clamp(staff_.brightness + (command.back() == '+' ? 10 : -10), 20, 100);
    if (command == "sound" && parts_.speaker != nullptr)
        parts_.speaker->say(
            {tr("This is a test of the sound."), baseline_.language, Urgency::interrupts});
    if (command == "language") {
        baseline_.language =
            baseline_.language == Language::welsh ? Language::english : Language::welsh;
        set_language(baseline_.language);
    }
    if (command == "touch-test") {
        staff_.touched.assign(touch_test_columns * touch_test_rows, false);
        staff_.page = StaffDesk::Page::touch_test;
    }
    if (command == "colour-test") staff_.page = StaffDesk::Page::colour_test;
    if (command == "counts") {
        staff_.page = StaffDesk::Page::counts;
        staff_.counts = parts_.counts != nullptr && parts_.counts->is_on()
                            ? counts_to_export(parts_.counts->counts(), parts_.settings.place)
                            : std::string(tr("Nothing is counted: the setting “counts” is off."));
    }
    if (command == "export-counts") {
        if (parts_.counts == nullptr || !parts_.counts->is_on()) {
            staff_.told = tr("Nothing is counted: the setting “counts” is off.");
        } else {
            const auto file = parts_.counts_export.empty() ? std::filesystem::path("visits.csv")
                                                           : parts_.counts_export;
            const auto written = geo::replace_whole(
                counts_to_export(parts_.counts->counts(), parts_.settings.place), file);
            staff_.told =
                written ? app::say("Written to {}", file.string()) : geo::one_line(written.error());
        }
    }
    tell_state();
}

void KioskGuide::tell_state() {
    const TimeSpread frames = frame_log_.frames.spread(), touches = frame_log_.touches.spread();
    staff_.state =
        parts_.version + "\n" +
        app::say("Frames: {:.1f} ms, {:.1f} ms at the 99th percentile, of {}", frames.p50,
                 frames.p99, frames.count) +
        "\n" +
        app::say("From touch to frame: {:.1f} ms, {:.1f} ms at the 99th percentile, of {}",
                 touches.p50, touches.p99, touches.count) +
        "\n" + app::say("Visits begun again since the start: {}", resets_);
}

}  // namespace app
