#include "app/upkeep/kiosk_settings.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "app/scene/json_reader.h"
#include "app/upkeep/staff_pin.h"
#include "app/upkeep/take_away.h"
#include "app/upkeep/time_of_day.h"
#include "geo/area/area_id.h"
#include "geo/core/whole_file.h"

namespace app {
namespace {

using json = nlohmann::json;

constexpr std::size_t most_of_a_file = 1U << 20;
constexpr double longest_idle = 3600;

constexpr auto keys = std::to_array<std::string_view>({"schema",
                                                       "screen_width_mm",
                                                       "screen_height_mm",
                                                       "idle_seconds",
                                                       "listening_seconds",
                                                       "countdown_seconds",
                                                       "first_language",
                                                       "languages",
                                                       "pin_hash",
                                                       "locked",
                                                       "opening_hours",
                                                       "when_closed",
                                                       "restart_at",
                                                       "take_away_url",
                                                       "counts",
                                                       "counts_file",
                                                       "data",
                                                       "last_good_data",
                                                       "voice_english",
                                                       "voice_welsh",
                                                       "volume",
                                                       "start_page",
                                                       "place",
                                                       "large_text",
                                                       "high_contrast",
                                                       "reduced_motion"});

/// "line 12, column 3" of the byte at which a parser stopped, from 1.
std::string place_in(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(byte == 0 ? 0 : byte - 1, text.size()));
    const std::size_t line_begins = before.rfind('\n') + 1;  // 0 where there is none
    return fmt::format("line {}, column {}", 1 + std::ranges::count(before, '\n'),
                       1 + before.size() - line_begins);
}

/// A key as a JSON pointer has it.
///
/// source  RFC 6901, 3
std::string in_pointer(std::string_view key) {
    std::string text;
    for (const char c : key) text += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return text;
}

/// Sees the keys of a document go by, and says which are there twice: JSON itself keeps the last.
class TwiceGiven {
public:
    TwiceGiven(std::string name, std::vector<geo::Error>& faults)
        : name_(std::move(name)), faults_(faults) {}

    bool operator()(json::parse_event_t event, const json& parsed) {
        if (event == json::parse_event_t::object_start) objects_.emplace_back();
        if (event == json::parse_event_t::object_end) objects_.pop_back();
        if (event == json::parse_event_t::key) {
            Object& object = objects_.back();
            object.key = parsed.get<std::string>();
            if (!object.seen.insert(object.key).second)
                faults_.push_back({"given twice; the last one holds", name_ + ", " + pointer()});
        }
        return true;
    }

private:
    struct Object {
        std::set<std::string> seen;
        std::string key;
    };
    std::string pointer() const {
        std::string path;
        for (const Object& object : objects_) path += "/" + in_pointer(object.key);
        return path;
    }
    std::string name_;
    std::vector<geo::Error>& faults_;
    std::vector<Object> objects_;
};

/// Reads one key after another, each with its own fault.
class SettingsReader {
public:
    SettingsReader(const json& document, std::string name, ReadSettings& read)
        : document_(document), name_(std::move(name)), read_(read) {}

    bool has(const char* key) const { return document_.contains(key); }
    const json& value(const char* key) const { return document_[key]; }
    const json& document() const { return document_; }

    void fault(std::string what, const std::string& key) {
        read_.faults.push_back({std::move(what), name_ + ", /" + key});
    }

    /// Sets what `value_of` makes of a key, where it is there and without fault.
    template <class Setting, class ValueOf>
    void take(const char* key, Setting& setting, const ValueOf& value_of) {
        if (!has(key)) return;
        JsonReader reader(name_);
        Setting value = value_of(reader);
        if (reader.fault())
            read_.faults.push_back(*reader.fault());
        else
            setting = std::move(value);
    }

    void truth(const char* key, bool& setting) {
        take(key, setting, [&](JsonReader& reader) { return reader.truth(document_, key, "/"); });
    }
    /// A number between two that are allowed, too.
    template <class Setting>
    void number(const char* key, Setting& setting, double least, double most) {
        take(key, setting, [&](JsonReader& reader) {
            const double number = reader.number(document_, key, "/");
            if (!reader.fault() && !(number >= least && number <= most))
                reader.fail(std::string("/") + key,
                            fmt::format("must be {} to {}, not {}", least, most, number));
            return number;
        });
    }
    void whole(const char* key, int& setting, int least, int most) {
        take(key, setting, [&](JsonReader& reader) {
            const int number = reader.whole(document_, key, "/");
            if (!reader.fault() && (number < least || number > most))
                reader.fail(std::string("/") + key,
                            fmt::format("must be {} to {}, not {}", least, most, number));
            return number;
        });
    }
    template <class Choice, std::size_t n>
    void choice(const char* key, Choice& setting, const char* word,
                const std::array<Choice, n>& all) {
        take(key, setting,
             [&](JsonReader& reader) { return reader.one_of(document_, key, "/", word, all); });
    }
    /// A text that `what_is_wrong` has nothing against; it says what is expected.
    template <class WhatIsWrong>
    void text(const char* key, std::string& setting, const WhatIsWrong& what_is_wrong) {
        take(key, setting, [&](JsonReader& reader) {
            std::string text = reader.text(document_, key, "/");
            if (const std::string wrong = what_is_wrong(text); !reader.fault() && !wrong.empty())
                reader.fail(std::string("/") + key, wrong);
            return text;
        });
    }
    void path(const char* key, std::filesystem::path& setting,
              const std::filesystem::path& folder) {
        std::string given;
        text(key, given, [](const std::string& text) -> std::string {
            return text.empty() || text.find('\0') != std::string::npos ? "expected a path" : "";
        });
        if (!given.empty()) setting = (folder / given).lexically_normal();
    }

private:
    const json& document_;
    std::string name_;
    ReadSettings& read_;
};

std::string wrong_with_voice(const std::string& text) {
    constexpr std::size_t longest = 100;
    const bool is_name = !text.empty() && text.size() <= longest &&
                         std::ranges::all_of(text, [](char c) { return c < 0 || c >= ' '; });
    return is_name ? "" : "expected the name of a voice, as spd-say -L lists them";
}

void read_languages(SettingsReader& reader, KioskSettings& settings) {
    reader.take("languages", settings.languages, [&](JsonReader& list) {
        std::vector<Language> languages;
        for (const std::string& code : list.texts(reader.document(), "languages", "/")) {
            const auto language = language_of(code);
            if (!language)
                list.fail("/languages", "unknown language '" + code + "'; known: en, cy");
            else if (std::ranges::find(languages, *language) != languages.end())
                list.fail("/languages", "'" + code + "' is there twice");
            else
                languages.push_back(*language);
        }
        if (languages.empty()) list.fail("/languages", "expected one language at least");
        return languages;
    });
    settings.first_language = settings.languages.front();
    Language first = settings.first_language;
    reader.choice("first_language", first, "language", all_languages);
    if (std::ranges::find(settings.languages, first) != settings.languages.end())
        settings.first_language = first;
    else
        reader.fault(fmt::format("'{}' is none of the languages offered", code_of(first)),
                     "first_language");
}

/// A fault in any day leaves out all of them: half of a week's hours would darken a kiosk that
/// people stand before.
void read_opening_hours(SettingsReader& reader, KioskSettings& settings) {
    constexpr const char* key = "opening_hours";
    if (!reader.has(key)) return;
    const json& week = reader.value(key);
    if (!week.is_object())
        return reader.fault(R"(expected days with hours, as {"monday": ["09:00-17:00"]})", key);
    std::vector<OpeningSpan> spans;
    bool is_sound = true;
    const auto wrong = [&](const std::string& what, const std::string& where) {
        reader.fault(what + "; open at all times instead", where);
        is_sound = false;
    };
    for (const auto& [day, hours] : week.items()) {
        const std::string where = key + ("/" + in_pointer(day));
        const auto weekday = std::ranges::find(weekdays, day);
        if (weekday == weekdays.end()) {
            wrong("unknown day; they are named monday to sunday", where);
        } else if (!hours.is_array()) {
            wrong("expected a list of hours, as [\"09:00-17:00\"]", where);
        } else {
            for (std::size_t i = 0; i < hours.size(); ++i) {
                const auto span = opening_span_of(
                    static_cast<int>(weekday - weekdays.begin()),
                    hours[i].is_string() ? hours[i].get<std::string>() : hours[i].dump());
                if (span)
                    spans.push_back(*span);
                else
                    wrong(span.error().what, fmt::format("{}/{}", where, i));
            }
        }
    }
    if (!is_sound) return;
    if (spans.empty()) return wrong("no day has hours", key);
    auto hours = OpeningHours::of(std::move(spans));
    if (hours)
        settings.opening_hours = *std::move(hours);
    else
        wrong(hours.error().what, key);
}

/// Whatever stands in the place of a hash may be the PIN itself, and faults are logged: it is never
/// told.
void read_lock(SettingsReader& reader, ReadSettings& read) {
    KioskSettings& settings = read.settings;
    bool is_asked = reader.has("pin_hash");
    bool is_left_open = false;
    if (reader.has("locked")) {
        is_asked = true;  // also where it says neither true nor false
        reader.truth("locked", is_asked);
        is_left_open = !is_asked;
    }
    settings.is_locked = is_asked;
    if (reader.has("pin_hash")) {
        const json& hash = reader.value("pin_hash");
        if (hash.is_string() && is_pin_hash(hash.get_ref<const std::string&>())) {
            settings.pin_hash = hash.get<std::string>();
            return;
        }
        reader.fault("not the hash of a PIN; put there what devolution-atlas kiosk-pin prints",
                     "pin_hash");
    } else if (!is_left_open) {
        reader.fault(
            "there is no PIN to open the staff page; put there what devolution-atlas "
            "kiosk-pin prints",
            "pin_hash");
    }
    if (settings.is_locked) read.unsafe = read.faults.back();
}

void read_screen(SettingsReader& reader, KioskSettings& settings) {
    constexpr double smallest = 100, largest = 10'000;  // millimetres
    reader.number("screen_width_mm", settings.screen_width_mm, smallest, largest);
    reader.number("screen_height_mm", settings.screen_height_mm, smallest, largest);
    reader.truth("large_text", settings.large_text);
    reader.truth("high_contrast", settings.high_contrast);
    reader.truth("reduced_motion", settings.reduced_motion);
}

void read_times(SettingsReader& reader, KioskSettings& settings) {
    IdleTimes& idle = settings.idle;
    reader.number("idle_seconds", idle.idle, 10, longest_idle);
    idle.listening = std::max(idle.listening, idle.idle);
    reader.number("listening_seconds", idle.listening, idle.idle, longest_idle);
    reader.number("countdown_seconds", idle.countdown, 20, 300);
    read_opening_hours(reader, settings);
    reader.choice("when_closed", settings.when_closed, "word", all_when_closed);
    std::string restart;
    reader.text("restart_at", restart, [](const std::string& text) -> std::string {
        const auto time = time_of_day_in(text);
        return time && *time < minutes_of_day ? ""
                                              : "not a time: '" + text + "'; write it as 04:30";
    });
    if (!restart.empty()) settings.restart_at = time_of_day_in(restart);
}

void read_speech(SettingsReader& reader, KioskSettings& settings) {
    reader.text("voice_english", settings.voice_english, wrong_with_voice);
    reader.text("voice_welsh", settings.voice_welsh, wrong_with_voice);
    reader.whole("volume", settings.volume, 0, 100);
}

bool lies_in(const std::filesystem::path& inner, const std::filesystem::path& outer) {
    const auto way = inner.lexically_relative(outer);
    return !way.empty() && *way.begin() != "..";
}

void read_files(SettingsReader& reader, KioskSettings& settings,
                const std::filesystem::path& folder) {
    reader.truth("counts", settings.counts);
    reader.path("counts_file", settings.counts_file, folder);
    reader.path("data", settings.data, folder);
    reader.path("last_good_data", settings.last_good_data, folder);
    const auto &data = settings.data, &copy = settings.last_good_data;
    if (!data.empty() && !copy.empty() && (lies_in(data, copy) || lies_in(copy, data))) {
        reader.fault("a copy of the data package cannot lie in the same folder as the package",
                     "last_good_data");
        settings.last_good_data.clear();
    }
}

void read_place(SettingsReader& reader, KioskSettings& settings) {
    reader.text("place", settings.place, [](const std::string& text) -> std::string {
        const auto area = geo::parse_area_id(text);
        return area ? "" : area.error().what;
    });
    reader.choice("start_page", settings.start_page, "page", all_start_pages);
    if (settings.start_page == StartPage::place && settings.place.empty()) {
        reader.fault("\"place\" is a page of the key place, which is not there", "start_page");
        settings.start_page = StartPage::attract;
    }
    reader.text("take_away_url", settings.take_away_url, [](const std::string& text) {
        return std::string(is_base_url(text) ? ""
                                             : "not an address to begin with; write https://… "
                                               "without # and spaces");
    });
}

/// A kiosk that cannot be understood may have been meant to be locked.
ReadSettings unreadable(geo::Error fault) {
    ReadSettings read;
    read.settings.is_locked = true;
    read.faults = {fault};
    read.unsafe = std::move(fault);
    return read;
}

}  // namespace

std::string_view code_of(WhenClosed shown) { return shown == WhenClosed::dim ? "dim" : "dark"; }

std::string_view code_of(StartPage page) {
    constexpr std::array<std::string_view, all_start_pages.size()> codes{
        "attract", "find", "place", "map", "hexagons", "timeline"};
    return codes[static_cast<std::size_t>(page)];
}

std::span<const std::string_view> all_kiosk_settings() { return keys; }

ReadSettings kiosk_settings_from(const std::string& text, const std::string& name,
                                 const std::filesystem::path& folder) {
    ReadSettings read;
    TwiceGiven twice(name, read.faults);
    json document;
    try {
        document = json::parse(
            text,
            [&twice](int, json::parse_event_t event, const json& parsed) {
                return twice(event, parsed);
            },
            true, true);
    } catch (const json::parse_error& fault) {
        return unreadable({"not JSON from here on", name + ", " + place_in(text, fault.byte)});
    } catch (const json::exception&) {
        return unreadable({"not JSON: a number is too large", name});
    }
    if (!document.is_object()) return unreadable({"holds no settings; expected {…}", name});
    if (document.contains("schema") && document["schema"] != 1)
        return unreadable(
            {"of another version of the atlas; this one knows schema 1", name + ", /schema"});
    SettingsReader reader(document, name, read);
    for (const auto& [key, unused] : document.items())
        if (std::ranges::find(keys, key) == keys.end())
            reader.fault("unknown setting; it does nothing", in_pointer(key));
    read_screen(reader, read.settings);
    read_times(reader, read.settings);
    read_languages(reader, read.settings);
    read_speech(reader, read.settings);
    read_files(reader, read.settings, folder);
    read_place(reader, read.settings);
    read_lock(reader, read);
    return read;
}

ReadSettings read_kiosk_settings(const std::filesystem::path& file) {
    const auto text = geo::whole_file(file, most_of_a_file);
    if (!text) return unreadable(text.error());
    ReadSettings read = kiosk_settings_from(*text, file.string(), file.parent_path());
    const std::filesystem::path& data = read.settings.data;
    std::error_code fault;
    if (!data.empty() && !std::filesystem::exists(data / "datapackage.json", fault))
        read.faults.push_back(
            {"there is no data package at " + data.string(), file.string() + ", /data"});
    return read;
}

}  // namespace app
