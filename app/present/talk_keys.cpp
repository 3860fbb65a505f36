#include "app/present/talk_keys.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "geo/core/characters.h"

namespace app {
namespace {

class Keys {
public:
    Keys(const geo::Atlas& atlas, const BriefingDesk& desk, const Scene& map, double now,
         TalkPrompt& prompt)
        : atlas_(atlas), talk_(*desk.talk), desk_(desk), map_(map), now_(now), prompt_(prompt) {}

    void key(Key key) {
        if (key != Key::escape) prompt_.wants_end = false;
        if (prompt_.kind != TalkPrompt::Kind::none) return in_prompt(key);
        switch (key) {
            case Key::right:
            case Key::space:
            case Key::page_down:
            case Key::enter:
                return brief(StepScene{1});
            case Key::left:
            case Key::page_up:
            case Key::erase:
                return brief(StepScene{-1});
            case Key::home:
                return brief(ShowBriefingScene{0});
            case Key::end:
                return brief(ShowBriefingScene{
                    desk_.briefing.scenes.empty() ? 0 : desk_.briefing.scenes.size() - 1});
            case Key::up:
                prompt_.notes_scroll = std::max(0.0, prompt_.notes_scroll - 60);
                return;
            case Key::down:
                prompt_.notes_scroll += 60;
                return;
            case Key::escape:
                return leave();
            default:
                return;
        }
    }

    void type(const std::string& text) {
        if (!text.empty()) prompt_.wants_end = false;
        for (const char c : text) {
            if (prompt_.kind == TalkPrompt::Kind::none)
                letter(c);
            else if (prompt_.kind == TalkPrompt::Kind::ask || geo::is_digit(c))
                prompt_.typed += c;
        }
        if (prompt_.kind == TalkPrompt::Kind::ask && !text.empty()) look_for_answers();
    }

    Actions asked;

private:
    void brief(BriefingAction action) { asked.emplace_back(Brief{std::move(action)}); }
    void begin(TalkPrompt::Kind kind) {
        prompt_.kind = kind;
        prompt_.typed.clear();
        prompt_.offers.clear();
        prompt_.choice = 0;
    }
    void choose(std::size_t offer) {
        prompt_.choice = offer;
        prompt_.looked_at.reset();
    }
    void look_for_answers() {
        prompt_.offers = answers_to(atlas_, prompt_.typed, map_.pane().layer);
        choose(0);
    }

    void letter(char c) {
        switch (std::tolower(static_cast<unsigned char>(c))) {
            case 'b':
            case '.':  // of some clickers
                return brief(Blacken{!talk_.black});
            case 'f':
                return brief(Freeze{!talk_.frozen});
            case 'g':
                return begin(TalkPrompt::Kind::go_to);
            case 'a':
            case '/':
                return begin(TalkPrompt::Kind::ask);
            case 't':
                return brief(RestartClock{now_});
            case 'n':
                return brief(ShowNotes{!talk_.notes});
            case 'd':
                return brief(TurnColours{!talk_.turned});
            case 'e':
                return brief(BeginDetour{true});
            default:
                return;
        }
    }

    void in_prompt(Key key) {
        switch (key) {
            case Key::escape:
                if (prompt_.looked_at) return prompt_.looked_at.reset();
                return begin(TalkPrompt::Kind::none);
            case Key::erase:
                while (!prompt_.typed.empty() && (prompt_.typed.back() & 0xC0) == 0x80)
                    prompt_.typed.pop_back();
                if (!prompt_.typed.empty()) prompt_.typed.pop_back();
                if (prompt_.kind == TalkPrompt::Kind::ask) look_for_answers();
                return;
            case Key::up:
                if (prompt_.choice > 0) choose(prompt_.choice - 1);
                return;
            case Key::down:
                if (prompt_.choice + 1 < prompt_.offers.size()) choose(prompt_.choice + 1);
                return;
            case Key::enter:
                return take_prompt();
            default:
                return;
        }
    }

    /// The first Enter answers the presenter, the second one sends it to the audience.
    void take_prompt() {
        if (prompt_.kind == TalkPrompt::Kind::go_to) {
            std::size_t number = 0;
            const char* end = prompt_.typed.data() + prompt_.typed.size();
            std::from_chars(prompt_.typed.data(), end, number);
            if (number >= 1 && number <= desk_.briefing.scenes.size())
                brief(ShowBriefingScene{number - 1});
            return begin(TalkPrompt::Kind::none);
        }
        if (prompt_.choice >= prompt_.offers.size()) return;
        const Answer answer = prompt_.offers[prompt_.choice].answer;
        if (prompt_.looked_at == answer) {
            brief(SendAnswer{answer});
            prompt_.looked_at.reset();
            begin(TalkPrompt::Kind::none);
            return;
        }
        prompt_.looked_at = answer;
    }

    void leave() {
        if (talk_.sent) {
            brief(SendAnswer{});
        } else if (talk_.black) {
            brief(Blacken{false});
        } else if (talk_.detour) {
            brief(ReturnToScene{});
        } else if (prompt_.wants_end) {
            prompt_ = {};
            brief(EndTalk{});
        } else {
            prompt_.wants_end = true;
        }
    }

    const geo::Atlas& atlas_;
    const Talk& talk_;
    const BriefingDesk& desk_;
    const Scene& map_;
    double now_;
    TalkPrompt& prompt_;
};

}  // namespace

Actions talk_keys(const geo::Atlas& atlas, const BriefingDesk& desk, const Scene& map,
                  const std::vector<Key>& keys, const std::string& typed, double now,
                  TalkPrompt& prompt) {
    Keys read(atlas, desk, map, now, prompt);
    // Text and keys of one frame come apart (see Events): at most one of both is there.
    read.type(typed);
    for (const Key key : keys) read.key(key);
    return std::move(read.asked);
}

}  // namespace app
