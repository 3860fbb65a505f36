#include "app/picture/data_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/text/text.h"

namespace app {
namespace {

/// A month by itself, and behind "to", where Welsh has another first letter.
struct Month {
    const char *name, *after_to;
};
constexpr std::array months{Month{later("January"), later("to January")},
                            Month{later("February"), later("to February")},
                            Month{later("March"), later("to March")},
                            Month{later("April"), later("to April")},
                            Month{later("May"), later("to May")},
                            Month{later("June"), later("to June")},
                            Month{later("July"), later("to July")},
                            Month{later("August"), later("to August")},
                            Month{later("September"), later("to September")},
                            Month{later("October"), later("to October")},
                            Month{later("November"), later("to November")},
                            Month{later("December"), later("to December")}};

const Month* month_called(std::string_view word) {
    const auto found =
        std::ranges::find_if(months, [&](const Month& one) { return one.name == word; });
    return found == months.end() ? nullptr : &*found;
}

/// The words of a period one after the other: "July", "2024", "to", "mid-2025".
std::string words_of_period(std::string_view english) {
    std::string said;
    bool after_to = false;
    constexpr std::string_view mid = "mid-";
    while (!english.empty()) {
        const std::size_t end = std::min(english.find(' '), english.size());
        std::string_view word = english.substr(0, end);
        english.remove_prefix(std::min(end + 1, english.size()));
        if (word == "to") {
            after_to = true;
            continue;
        }
        if (!said.empty()) said += ' ';
        if (word.starts_with(mid)) {
            word.remove_prefix(mid.size());
            const Month* month = month_called(word);
            const std::string middle = month != nullptr ? tr(month->name) : std::string(word);
            said += after_to ? say("to mid-{}", middle) : say("mid-{}", middle);
        } else if (const Month* month = month_called(word)) {
            said += after_to ? tr(month->after_to) : tr(month->name);
        } else if (after_to) {
            said += say("to {}", word);
        } else {
            said += word == "since" ? tr("since") : word == "year" ? tr("year") : std::string(word);
        }
        after_to = false;
    }
    return said;
}

/// Levels whose areas are known by a name in each language, official or not.
bool is_of_all(const geo::Area& area) {
    return area.levels.contains(geo::Level::country) || area.levels.contains(geo::Level::region) ||
           area.levels.contains(geo::Level::united_kingdom) ||
           area.levels.contains(geo::Level::aggregate);
}

}  // namespace

std::string in_language(const std::string& text) {
    // gettext answers an empty text with the head of its catalogue.
    return text.empty() ? text : tr(text.c_str());
}

std::string source_in_language(const std::string& source) {
    if (std::string whole = in_language(source); whole != source) return whole;
    constexpr std::string_view between = "; ";
    std::string said;
    for (std::size_t from = 0; from < source.size();) {
        const std::size_t end = std::min(source.find(between, from), source.size());
        said += (said.empty() ? "" : "; ") + in_language(source.substr(from, end - from));
        from = end + between.size();
    }
    return said;
}

std::string label_of(const geo::Layer& layer) { return in_language(layer.label); }

std::string unit_of(const geo::Layer& layer) { return in_language(layer.unit); }

std::string value_in_words(const geo::Layer& layer, double value) {
    const std::string english = geo::say_value(layer, value);
    if (layer.kind != geo::LayerKind::numeric) return in_language(english);
    const std::string number = geo::say_number(layer, value);
    if (english == number) return english;
    // Behind a number a unit may be of another form than by itself: "{} years" is one text.
    const std::string unit = english.substr(number.size());
    return fmt::format(fmt::runtime(tr(("{}" + unit).c_str())), number);
}

std::string period_in_words(std::string_view published) {
    const std::string english = geo::say_period(published);
    return language() == Language::english ? english : words_of_period(english);
}

std::string name_in(const geo::Area& area, Language language) {
    if (language != Language::welsh) return area.name;
    if (!area.name_welsh.empty()) return area.name_welsh;
    return is_of_all(area) ? in_language(area.name) : area.name;
}

std::string name_of(const geo::Area& area) { return name_in(area, language()); }

std::string name_in_sentence(const geo::Area& area) {
    std::string name = name_of(area);
    return name.find(',') == std::string::npos ? name : map_name_in_language(area);
}

std::string map_name_in_language(const geo::Area& area) {
    std::string name = name_of(area);
    return name == area.name ? geo::map_name_of(area) : name;
}

}  // namespace app
