#include "geo/data/figure.h"

#include <array>

namespace geo {
namespace {

constexpr std::array<std::string_view, 6> status_codes{"official",    "derived", "inherited",
                                                       "provisional", "own",     "hypothetical"};
constexpr std::array<std::string_view, 6> basis_codes{"published", "derived", "recalled",
                                                      "estimate",  "own",     "hypothetical"};
constexpr std::array<std::string_view, 6> marker_codes{"", "u", "x", "c", "z", "k"};

template <class Kind, std::size_t n>
std::optional<Kind> kind_of(const std::array<std::string_view, n>& codes, std::string_view code) {
    for (std::size_t i = 0; i < n; ++i)
        if (codes[i] == code) return static_cast<Kind>(i);
    return std::nullopt;
}

}  // namespace

std::string_view code_of(FigureStatus status) {
    return status_codes[static_cast<std::size_t>(status)];
}
std::string_view code_of(Basis basis) { return basis_codes[static_cast<std::size_t>(basis)]; }
std::string_view code_of(Marker marker) { return marker_codes[static_cast<std::size_t>(marker)]; }

std::optional<Basis> basis_of(std::string_view code) { return kind_of<Basis>(basis_codes, code); }
std::optional<Marker> marker_of(std::string_view code) {
    return kind_of<Marker>(marker_codes, code);
}

}  // namespace geo
