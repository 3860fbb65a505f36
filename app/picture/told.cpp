#include "app/picture/told.h"

#include <charconv>
#include <sstream>

#include "geo/data/view.h"

namespace app {
namespace {

using Words = std::vector<std::string>;

geo::Result<geo::AreaIndex> area_of(const geo::Atlas& atlas, const std::string& code) {
    if (const auto area = atlas.areas.find(code)) return *area;
    return geo::failure("unknown area '" + code + "'");
}

geo::Result<std::string> value_of(const geo::Atlas& atlas, const Words& words) {
    if (words.size() < 3 || words.size() > 4)
        return geo::failure("write {value LAYER AREA}, or a year behind it");
    const geo::Layer* layer = atlas.layer(words[1]);
    if (layer == nullptr) return geo::failure("unknown layer '" + words[1] + "'");
    const auto area = area_of(atlas, words[2]);
    if (!area) return tl::make_unexpected(area.error());
    std::optional<int> asked;
    if (words.size() == 4) {
        int year = 0;
        const char* end = words[3].data() + words[3].size();
        const auto read = std::from_chars(words[3].data(), end, year);
        if (read.ec != std::errc() || read.ptr != end)
            return geo::failure("not a year: '" + words[3] + "'");
        asked = year;
    }
    for (const geo::Level level : geo::map_levels) {
        if (!atlas.areas[*area].levels.contains(level)) continue;
        const auto year = asked ? asked : geo::latest_year_of(atlas, *layer, level);
        if (!year) continue;
        const auto view = geo::view_of(atlas, *layer, level, *year);
        const auto position = view.position(*area);
        if (position && view.year == *year && view.figures[*position] &&
            view.figures[*position]->value)
            return geo::say_value(*layer, *view.figures[*position]->value);
    }
    return geo::failure("there is no such figure of " + atlas.areas[*area].name);
}

geo::Result<std::string> filled(const geo::Atlas& atlas, const std::string& brace) {
    std::istringstream in(brace);
    Words words;
    for (std::string word; in >> word;) words.push_back(word);
    if (words.empty()) return geo::failure("an empty brace; write {{ for a brace of its own");
    if (words[0] == "value") return value_of(atlas, words);
    if (words[0] == "name" && words.size() == 2) {
        const auto area = area_of(atlas, words[1]);
        if (!area) return tl::make_unexpected(area.error());
        return atlas.areas[*area].name;
    }
    return geo::failure("nothing is known of '" + words[0] + "'; write value or name");
}

}  // namespace

Told told(const geo::Atlas& atlas, const Scene*, const std::string& text) {
    Told out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '{') {
            out.text += text[at];
            continue;
        }
        if (at + 1 < text.size() && text[at + 1] == '{') {
            out.text += '{';
            ++at;
            continue;
        }
        const std::size_t end = text.find('}', at);
        const std::string brace =
            text.substr(at + 1, end == std::string::npos ? end : end - at - 1);
        const auto words = end == std::string::npos
                               ? geo::Result<std::string>(geo::failure("the brace is not closed"))
                               : filled(atlas, brace);
        if (!words) out.faults.push_back({words.error().what, "{" + brace + "}"});
        out.text += words.value_or("…");
        if (end == std::string::npos) break;
        at = end;
    }
    return out;
}

}  // namespace app
