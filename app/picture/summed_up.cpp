#include "app/picture/summed_up.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "app/picture/words.h"
#include "geo/core/characters.h"

namespace app {
namespace {

constexpr int told = 3;

/// A fault without what sets it apart from others of its kind: quoted text, words with digits.
std::string kind_of(const geo::Error& fault) {
    std::string kind, word;
    bool quoted = false;
    for (const char c : geo::one_line(fault) + " ") {
        if (c == '\'' && (quoted || word.empty())) quoted = !quoted;
        if (quoted) continue;
        if (c != ' ') {
            word += c;
            continue;
        }
        if (std::ranges::none_of(word, geo::is_digit)) kind += word + " ";
        word.clear();
    }
    return kind;
}

/// "metrics.csv, column area_code" of "metrics.csv, line 12, column area_code".
std::string place_of_kind(const std::string& where) {
    std::string place;
    std::size_t begin = 0;
    while (begin < where.size()) {
        const std::size_t end = std::min(where.find(", ", begin), where.size());
        const std::string part = where.substr(begin, end - begin);
        if (begin == 0 || std::ranges::none_of(part, geo::is_digit))
            place += (place.empty() ? "" : ", ") + part;
        begin = end + 2;
    }
    return place;
}

}  // namespace

std::vector<geo::Error> summed_up(const std::vector<geo::Error>& faults) {
    struct Kind {
        int met = 0;
        std::size_t last = 0;  // where the others are summed up
    };
    std::unordered_map<std::string, Kind> kinds;
    std::vector<geo::Error> out;
    for (const geo::Error& fault : faults) {
        Kind& kind = kinds[kind_of(fault)];
        ++kind.met;
        if (kind.met <= told) {
            out.push_back(fault);
        } else if (kind.met == told + 1) {
            kind.last = out.size();
            out.push_back({{}, place_of_kind(fault.where)});
        }
    }
    for (const auto& [key, kind] : kinds)
        if (kind.met > told)
            out[kind.last].what = "and " + with_thousands(kind.met - told) + " more like it";
    return out;
}

}  // namespace app
