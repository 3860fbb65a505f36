#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/ui/widgets.h"
#include "geo/core/characters.h"

namespace app {
namespace {

/// A line of a text as it is shown: bytes of it, without the space or break it ends at.
struct Line {
    std::size_t from = 0, to = 0;
};

std::vector<Line> lines_of(const Frame& f, const std::string& text, double width) {
    std::vector<Line> lines;
    std::size_t start = 0;
    while (true) {
        const std::size_t stop = std::min(text.find('\n', start), text.size());
        std::size_t from = start;
        while (true) {
            std::size_t end = from, tried = from;
            while (tried <= stop) {
                const std::size_t next = std::min(text.find(' ', tried), stop);
                if (end > from && f.paint.width(Face::body, text.substr(from, next - from)) > width)
                    break;
                end = next;
                tried = next + 1;
            }
            lines.push_back({from, end});
            if (end >= stop) break;
            from = end + 1;
        }
        if (stop == text.size()) return lines;
        start = stop + 1;
    }
}

std::size_t line_at(const std::vector<Line>& lines, std::size_t at) {
    std::size_t line = 0;
    while (line + 1 < lines.size() && lines[line + 1].from <= at) ++line;
    return line;
}

/// The place in a line that is nearest to `x`.
std::size_t nearest(const Frame& f, const std::string& text, const Line& line, double x) {
    std::size_t best = line.from;
    double least = 1e9;
    for (std::size_t at = line.from;; at = geo::character_after(text, at)) {
        const double away =
            std::abs(f.paint.width(Face::body, text.substr(line.from, at - line.from)) - x);
        if (away < least) {
            least = away;
            best = at;
        }
        if (at >= line.to) return best;
    }
}

void walk(Frame& f, const std::string& text, const std::vector<Line>& lines) {
    std::size_t& at = f.state.cursor;
    const std::size_t line = line_at(lines, at);
    const double x =
        f.paint.width(Face::body, text.substr(lines[line].from, at - lines[line].from));
    if (f.take(Key::left)) at = geo::character_before(text, at);
    if (f.take(Key::right)) at = geo::character_after(text, at);
    if (f.take(Key::home)) at = lines[line].from;
    if (f.take(Key::end)) at = lines[line].to;
    if (f.take(Key::up) && line > 0) at = nearest(f, text, lines[line - 1], x);
    if (f.take(Key::down) && line + 1 < lines.size()) at = nearest(f, text, lines[line + 1], x);
}

bool edit(Frame& f, std::string& text) {
    std::size_t& at = f.state.cursor;
    if (f.take(Key::erase) && at > 0) {
        const std::size_t from = geo::character_before(text, at);
        text.erase(from, at - from);
        at = from;
        return true;
    }
    if (f.take(Key::erase_forwards) && at < text.size()) {
        text.erase(at, geo::character_after(text, at) - at);
        return true;
    }
    f.take(Key::space);  // it comes as a character
    std::string typed = f.take_typed();
    if (f.take(Key::enter)) typed += '\n';
    if (f.in.control_letter == 'v')
        if (const char* clipboard = ImGui::GetClipboardText()) typed += clipboard;
    std::erase(typed, '\r');
    if (typed.empty()) return false;
    text.insert(at, typed);
    at += typed.size();
    return true;
}

}  // namespace

bool text_area(Frame& f, const std::string& id, const std::string& label, const Box& box,
               std::string& text, const std::string& hint, double& scroll) {
    const Response r = f.control({id, label, Role::field, box, {}, false, {}});
    const bool active = f.state.focus == id;
    constexpr double pad = 10;
    const Box inside = inset(box, pad);
    const double height = f.paint.line_height(Face::body);
    std::vector<Line> lines = lines_of(f, text, inside.width);
    bool changed = false;
    if (active) {
        f.state.cursor = std::min(f.state.cursor, text.size());
        if (r.hovered && f.clicked()) {
            const double row = (f.pointer().y - inside.y + scroll) / height;
            const auto line = static_cast<std::size_t>(
                std::clamp(row, 0.0, static_cast<double>(lines.size() - 1)));
            f.state.cursor = nearest(f, text, lines[line], f.pointer().x - inside.x);
        }
        walk(f, text, lines);
        changed = edit(f, text);
        if (changed) lines = lines_of(f, text, inside.width);
        const double row = static_cast<double>(line_at(lines, f.state.cursor)) * height;
        scroll = std::clamp(scroll, row + height - inside.height, row);
    }
    if (f.over(box)) scroll -= f.take_wheel() * 3 * height;
    scroll = std::clamp(scroll, 0.0,
                        std::max(0.0, static_cast<double>(lines.size()) * height - inside.height));
    f.paint.rect(box, active ? f.c.control : f.c.panel_subtle, 4);
    f.paint.outline(box,
                    active      ? f.c.ink
                    : r.hovered ? f.c.rule_strong
                                : f.c.rule,
                    4, active ? 2 : 1);
    f.clip(inside);
    if (text.empty())
        f.paint.paragraph(Face::body, inside.x, inside.y, inside.width, f.c.ink3, hint);
    double y = inside.y - scroll;
    for (const Line& line : lines) {
        if (y + height > inside.y && y < inside.bottom())
            f.paint.text(Face::body, {inside.x, y + height / 2}, f.c.ink,
                         text.substr(line.from, line.to - line.from));
        y += height;
    }
    if (active) {
        const std::size_t at = line_at(lines, f.state.cursor);
        const double x =
            f.paint.width(Face::body, text.substr(lines[at].from, f.state.cursor - lines[at].from));
        f.paint.rect(
            {inside.x + x, inside.y - scroll + static_cast<double>(at) * height + 2, 1, height - 4},
            f.c.ink);
    }
    f.unclip();
    return changed;
}

}  // namespace app
