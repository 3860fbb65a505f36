#include "app/text/line_breaks.h"

#include <algorithm>

#include "geo/core/characters.h"

namespace app {

std::string elided(const TextWidth& width, std::string_view text, double most) {
    if (width(text) <= most) return std::string(text);
    std::size_t end = text.size();
    while (end > 0) {
        end = geo::character_before(text, end);
        std::string_view kept = text.substr(0, end);
        while (!kept.empty() && (kept.back() == ' ' || kept.back() == ',')) kept.remove_suffix(1);
        std::string shorter = std::string(kept) + "…";
        if (width(shorter) <= most) return shorter;
    }
    return "…";
}

std::vector<std::string> wrapped(const TextWidth& width, std::string_view text, double most_width,
                                 std::size_t most) {
    std::vector<std::string> lines;
    std::size_t start = 0;
    while (start < text.size()) {
        if (most > 0 && lines.size() + 1 == most) {
            lines.push_back(elided(width, text.substr(start), most_width));
            return lines;
        }
        std::size_t end = start, tried = start;
        while (tried < text.size()) {
            const std::size_t next = std::min(text.find_first_of(" \n", tried), text.size());
            if (end > start && width(text.substr(start, next - start)) > most_width) break;
            end = next;
            tried = next + 1;
            if (next < text.size() && text[next] == '\n') break;
        }
        // A word too long for any line, such as an address on the web, is cut where the line ends.
        while (most == 0 && end > geo::character_after(text, start) &&
               width(text.substr(start, end - start)) > most_width)
            end = geo::character_before(text, end);
        lines.push_back(elided(width, text.substr(start, end - start), most_width));
        start = end < text.size() && (text[end] == ' ' || text[end] == '\n') ? end + 1 : end;
    }
    return lines;
}

}  // namespace app
