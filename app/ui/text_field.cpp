#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/ui/widgets.h"

namespace app {

namespace {

bool continues(const std::string& text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}
std::size_t before(const std::string& text, std::size_t at) {
    if (at == 0) return 0;
    do --at;
    while (at > 0 && continues(text, at));
    return at;
}
std::size_t after(const std::string& text, std::size_t at) {
    if (at >= text.size()) return text.size();
    do ++at;
    while (continues(text, at));
    return at;
}

bool erased(Frame& f, std::string& text) {
    std::size_t& at = f.state.cursor;
    if (f.take(Key::erase) && at > 0) {
        const std::size_t from = f.control_down() ? 0 : before(text, at);
        text.erase(from, at - from);
        at = from;
        return true;
    }
    if (f.take(Key::erase_forwards) && at < text.size()) {
        text.erase(at, after(text, at) - at);
        return true;
    }
    return false;
}

std::string pasted(const Frame& f) {
    const char* clipboard = f.in.control_letter == 'v' ? ImGui::GetClipboardText() : nullptr;
    const std::string text = clipboard == nullptr ? "" : clipboard;
    return text.substr(0, text.find_first_of("\r\n"));
}

bool edited(Frame& f, std::string& text) {
    std::size_t& at = f.state.cursor;
    at = std::min(at, text.size());
    if (f.take(Key::left)) at = before(text, at);
    if (f.take(Key::right)) at = after(text, at);
    if (f.take(Key::home)) at = 0;
    if (f.take(Key::end)) at = text.size();
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
    if (r.hovered && f.clicked()) f.state.cursor = text.size();
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
    const double moved = std::max(0.0, to_cursor - inside.width + 2);
    f.paint.text(Face::body, {inside.x - moved, middle}, f.c.ink, text);
    if (active) f.paint.rect({inside.x - moved + to_cursor, middle - 9, 1, 18}, f.c.ink);
    f.unclip();
    return changed;
}

}  // namespace app
