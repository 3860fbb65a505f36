#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/ui/widgets.h"
#include "geo/core/characters.h"

namespace app {

namespace {

bool erased(Frame& f, std::string& text) {
    std::size_t& at = f.state.cursor;
    if (f.take(Key::erase) && at > 0) {
        const std::size_t from = f.control_down() ? 0 : geo::character_before(text, at);
        text.erase(from, at - from);
        at = from;
        return true;
    }
    if (f.take(Key::erase_forwards) && at < text.size()) {
        text.erase(at, geo::character_after(text, at) - at);
        return true;
    }
    return false;
}

std::string pasted(const Frame& f) {
    const char* clipboard = f.in.control_letter == 'v' ? ImGui::GetClipboardText() : nullptr;
    const std::string text = clipboard == nullptr ? "" : clipboard;
    return text.substr(0, text.find_first_of("\r\n"));
}

/// Moves the cursor; a selection ends where it moves to.
void moved(Frame& f, const std::string& text) {
    std::size_t& at = f.state.cursor;
    const std::size_t was = at;
    const bool left = f.take(Key::left), right = f.take(Key::right);
    const bool home = f.take(Key::home), end = f.take(Key::end);
    if (left) at = geo::character_before(text, at);
    if (right) at = geo::character_after(text, at);
    if (home) at = 0;
    if (end) at = text.size();
    if (at != was || left || right || home || end) f.state.all_text_selected = false;
}

/// With all of the text selected, what comes replaces it.
bool replaced(Frame& f, std::string& text) {
    bool& all = f.state.all_text_selected;
    if (f.in.control_letter == 'a') all = !text.empty();
    if (!all) return false;
    if (f.in.control_letter == 'c') ImGui::SetClipboardText(text.c_str());
    const bool erasing = f.take(Key::erase) || f.take(Key::erase_forwards);
    const std::string typed = f.take_typed() + pasted(f);
    if (!erasing && typed.empty()) return false;
    text = typed;
    f.state.cursor = text.size();
    all = false;
    return true;
}

bool edited(Frame& f, std::string& text) {
    std::size_t& at = f.state.cursor;
    at = std::min(at, text.size());
    moved(f, text);
    if (replaced(f, text)) return true;
    bool changed = erased(f, text);
    f.take(Key::space);  // it comes as a character
    const std::string typed = f.take_typed() + pasted(f);
    if (!typed.empty()) {
        text.insert(at, typed);
        at += typed.size();
        changed = true;
    }
    return changed;
}

}  // namespace

bool text_field(Frame& f, const std::string& id, const std::string& label, const Box& box,
                std::string& text, const std::string& hint, double left_room) {
    const Response r = f.control({id, label, Role::field, box, {}, false, {}});
    const bool active = f.state.focus == id;
    if (r.hovered && f.clicked()) {
        f.state.cursor = text.size();
        f.state.all_text_selected = false;
    }
    const bool changed = active && edited(f, text);

    f.paint.rect(box, active ? f.c.control : f.c.panel_subtle, 4);
    f.paint.outline(box,
                    active      ? f.c.ink
                    : r.hovered ? f.c.rule_strong
                                : f.c.rule,
                    4, active ? 2 : 1);
    const Box inside{box.x + left_room, box.y, box.width - left_room - 10, box.height};
    const double middle = box.y + box.height / 2;
    f.clip(inside);
    if (text.empty())
        f.paint.text(Face::body, {inside.x, middle}, f.c.ink3,
                     f.paint.elided(Face::body, hint, inside.width));
    const double to_cursor =
        active ? f.paint.width(Face::body, text.substr(0, std::min(f.state.cursor, text.size())))
               : 0;
    const double shifted = std::max(0.0, to_cursor - inside.width + 2);
    if (active && f.state.all_text_selected)
        f.paint.rect({inside.x - shifted, middle - 10, f.paint.width(Face::body, text), 20},
                     f.c.accent_soft);
    f.paint.text(Face::body, {inside.x - shifted, middle}, f.c.ink, text);
    if (active) f.paint.rect({inside.x - shifted + to_cursor, middle - 9, 1, 18}, f.c.ink);
    f.unclip();
    return changed;
}

}  // namespace app
