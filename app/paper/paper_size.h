#pragma once

#include <string>

#include "geo/core/quantity.h"
#include "geo/core/result.h"

namespace app {

using Millimetres = geo::Quantity<struct MillimetreUnit>;

struct PaperSize {
    Millimetres width, height;
    bool operator==(const PaperSize&) const = default;
};

inline constexpr PaperSize a4_landscape{{297}, {210}};

/// "a3", "a4", "a5" lying (ISO 216), or "200x150mm" as it says, 100 to 2000 millimetres each way.
geo::Result<PaperSize> paper_size_of(const std::string& text);

inline PaperSize upright(PaperSize size) {
    return size.width > size.height ? PaperSize{size.height, size.width} : size;
}

}  // namespace app
