#include "app/ui/words.h"

#include <algorithm>

#include "app/text/text.h"
#include "geo/core/characters.h"

namespace app {

std::string group_title(const std::string& group) {
    if (group == "growth") return tr("Growth");
    if (group == "clean-energy") return tr("Clean energy");
    if (group == "streets") return tr("Safer streets");
    if (group == "opportunity") return tr("Opportunity");
    if (group == "nhs") return tr("An NHS fit for the future");
    std::string words = group;
    std::ranges::replace(words, '-', ' ');
    return geo::capitalised(words);
}

}  // namespace app
