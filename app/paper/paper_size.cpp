#include "app/paper/paper_size.h"

#include <cstdio>

namespace app {

geo::Result<PaperSize> paper_size_of(const std::string& text) {
    if (text == "a3") return PaperSize{{420}, {297}};
    if (text == "a4") return a4_landscape;
    if (text == "a5") return PaperSize{{210}, {148}};
    PaperSize size;
    int used = 0;
    if (std::sscanf(text.c_str(), "%lfx%lfmm%n", &size.width.value, &size.height.value, &used) !=
            2 ||
        static_cast<std::size_t>(used) != text.size())
        return geo::failure("not a size of paper: '" + text + "'; write a3, a4, a5 or 200x150mm",
                            "--paper");
    const auto fits = [](Millimetres one) { return one.value >= 100 && one.value <= 2000; };
    if (!fits(size.width) || !fits(size.height))
        return geo::failure("paper is 100 to 2000 millimetres wide and high, not " + text,
                            "--paper");
    return size;
}

}  // namespace app
