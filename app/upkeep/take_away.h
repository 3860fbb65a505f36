#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/core/result.h"

namespace app {

/// A QR code as it is drawn: `side` rows of `side` modules, dark or light, without the quiet zone.
struct QrCode {
    int side = 0;
    std::vector<bool> modules{};  // dark: true; by rows

    bool is_dark(int column, int row) const {
        return modules[static_cast<std::size_t>(row) * static_cast<std::size_t>(side) +
                       static_cast<std::size_t>(column)];
    }
    bool operator==(const QrCode&) const = default;
};

/// Light modules that have to stand on each side of a code, for readers to find it.
///
/// source  ISO/IEC 18004:2015, 9.1
inline constexpr int quiet_zone = 4;
/// What a telephone's camera tells apart from an arm's length, in millimetres.
inline constexpr double smallest_module_mm = 0.8;

/// The most modules a code may have on each side to be drawn `side_mm` wide with its quiet zone.
int most_modules(double side_mm);

/// A code of this UTF-8, which says so where it is more than ASCII (ECI 26), that a seventh of it
/// may be lost of (level M). Fails when there are none, or too many for a code of at most `most`
/// modules.
///
/// source  ISO/IEC 18004:2015, by libqrencode
geo::Result<QrCode> qr_code(std::string_view bytes, int most);

/// What a visitor takes away, and the code that carries it.
struct TakeAway {
    std::string text{};  // exactly what the code says, for those who cannot scan it
    QrCode code{};
    bool is_cut = false;  // sentences were left out at the end
    bool operator==(const TakeAway&) const = default;
};

/// A summary as a code `side_mm` wide: cut after as many whole sentences as fit, or where not even
/// one does after a word, with "…". Fails when there is nothing to say, or no room for a word.
geo::Result<TakeAway> text_to_take_away(std::string_view summary, double side_mm);

/// An address, "https://atlas.example/#place=E08000035&state=…": what stands behind the # is not
/// sent to any server. `place` and `state` are percent-encoded; none is left out. Fails when it
/// does not fit, and on a base that is_base_url() refuses.
///
/// source  RFC 3986, 2.1 and 3.5
geo::Result<TakeAway> address_to_take_away(std::string_view base_url, std::string_view place,
                                           std::string_view state, double side_mm);

/// "https://…" or "http://…", printable ASCII without spaces, and with no fragment of its own.
bool is_base_url(std::string_view text);

std::string percent_encoded(std::string_view bytes);

}  // namespace app
