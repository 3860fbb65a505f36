#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/text/language.h"
#include "app/upkeep/idle.h"
#include "app/upkeep/opening_hours.h"
#include "geo/core/result.h"

namespace app {

inline constexpr std::array all_languages{Language::english, Language::welsh};

enum class WhenClosed : std::uint8_t { dim, dark };
inline constexpr std::array all_when_closed{WhenClosed::dim, WhenClosed::dark};
std::string_view code_of(WhenClosed shown);

/// Where a visit begins, and where it goes back to when it is reset.
enum class StartPage : std::uint8_t { attract, find, place, map, hexagons, timeline };
inline constexpr std::array all_start_pages{StartPage::attract,  StartPage::find,
                                            StartPage::place,    StartPage::map,
                                            StartPage::hexagons, StartPage::timeline};
std::string_view code_of(StartPage page);

/// How a kiosk is set up, by a JSON file (schema 1) of these keys; all may be left out. Lines may
/// bear comments, after //. Paths are taken from the folder of the file.
///
/// key                    value                                default
/// schema                 1                                    1
/// screen_width_mm        100 to 10000                         as the display says
/// screen_height_mm       100 to 10000                         as the display says
/// idle_seconds           10 to 3600                           75
/// listening_seconds      idle_seconds to 3600                 180, or idle_seconds if more
/// countdown_seconds      20 to 300                            20
/// first_language         "en" or "cy", one of languages       the first of languages
/// languages              list of "en", "cy"                   ["en", "cy"]
/// pin_hash               what devolution-atlas kiosk-pin says none
/// locked                 true or false                        true where there is a pin_hash
/// opening_hours          {"monday": ["09:00-17:00", …], …}    at all times
/// when_closed            "dim" or "dark"                      "dim"
/// restart_at             "HH:MM"                              none
/// take_away_url          "https://…" without #                none: codes carry plain text
/// counts                 true or false                        true
/// counts_file            path                                 the caller's
/// data                   folder of the data package           the program's own
/// last_good_data         folder for a copy of it              the caller's
/// voice_english          name of a voice                      the speech service's
/// voice_welsh            name of a voice                      the speech service's
/// volume                 0 to 100                             70
/// start_page             "attract", "find", "place", "map",   "attract"
///                        "hexagons" or "timeline"
/// place                  code of where the kiosk stands       none
/// large_text             true or false                        false
/// high_contrast          true or false                        false
/// reduced_motion         true or false                        false
struct KioskSettings {
    std::optional<double> screen_width_mm{}, screen_height_mm{};
    IdleTimes idle{};
    Language first_language = Language::english;
    std::vector<Language> languages{Language::english, Language::welsh};
    std::string pin_hash{};  // empty: none
    bool is_locked = false;
    OpeningHours opening_hours{};
    WhenClosed when_closed = WhenClosed::dim;
    std::optional<int> restart_at{};  // minute of the local day
    std::string take_away_url{};
    bool counts = true;
    std::filesystem::path counts_file{}, data{}, last_good_data{};  // empty: the caller's
    std::string voice_english{}, voice_welsh{};                     // empty: the speech service's
    int volume = 70;
    StartPage start_page = StartPage::attract;
    std::string place{};  // a GSS code or one of the atlas's own; whether there is such an area is
                          // known to the atlas
    bool large_text = false, high_contrast = false, reduced_motion = false;

    bool operator==(const KioskSettings&) const = default;
};

/// The keys of that table.
std::span<const std::string_view> all_kiosk_settings();

struct ReadSettings {
    KioskSettings settings{};
    /// One for every fault, with file and JSON pointer (RFC 6901), or line; the key's default
    /// holds.
    std::vector<geo::Error> faults{};
    /// Why a kiosk with these must not start: it was to be locked and has no PIN that could open
    /// it, or what was to be locked cannot be known. One of the faults.
    std::optional<geo::Error> unsafe{};
};

/// Settings of a file's text. `name` is what faults call it, `folder` where its paths begin.
ReadSettings kiosk_settings_from(const std::string& text, const std::string& name,
                                 const std::filesystem::path& folder);

/// The same of a file, which was named and so has to be there; says too where a data package is
/// not.
ReadSettings read_kiosk_settings(const std::filesystem::path& file);

}  // namespace app
