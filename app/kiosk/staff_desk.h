#pragma once

#include <string>

#include "app/kiosk/board.h"

namespace app {

/// The staff's pages: a PIN, then what can be set and seen.
struct StaffDesk {
    enum class Page : std::uint8_t { none, pin, desk, counts, touch_test, colour_test };
    Page page = Page::none;
    std::size_t digits = 0;       // of the PIN so far; itself it is kept elsewhere
    std::string told{};           // "Wrong PIN. Try again in 4 seconds."
    int volume = 70;              // 0 to 100
    int brightness = 100;         // 20 to 100
    std::string state{};          // version, package, frame times: a line each
    std::string counts{};         // lines of a table
    std::vector<bool> touched{};  // of the touch test's squares
    std::size_t asked_at = 0;
};
inline constexpr int touch_test_columns = 12, touch_test_rows = 7;

/// Draws them over everything; nodes are then theirs alone.
void draw_staff(Board& board, const StaffDesk& desk);

}  // namespace app
