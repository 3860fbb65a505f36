#include "app/ui/words.h"

#include "app/text/text.h"

namespace app {

const char* name_of(geo::Theme theme) {
    switch (theme) {
        case geo::Theme::powers: return tr("Powers");
        case geo::Theme::budgets: return tr("Budgets");
        case geo::Theme::turnout: return tr("Turnout");
        case geo::Theme::missions: return tr("Missions");
        case geo::Theme::governance: return tr("Governance");
    }
    return "";
}

const char* name_of(geo::Level level) {
    switch (level) {
        case geo::Level::district: return tr("Districts");
        case geo::Level::upper_tier: return tr("Counties and unitaries");
        case geo::Level::combined_authority: return tr("Combined authorities");
        case geo::Level::greater_london: return tr("Greater London");
        case geo::Level::region: return tr("Regions");
        case geo::Level::country: return tr("Countries");
        case geo::Level::united_kingdom: return tr("United Kingdom");
        case geo::Level::police_force: return tr("Police forces");
        case geo::Level::metropolitan_county: return tr("Metropolitan counties");
        case geo::Level::aggregate: return tr("Nations together");
    }
    return "";
}

const char* name_of(geo::BreakMethod method) {
    switch (method) {
        case geo::BreakMethod::equal_interval: return tr("Equal interval");
        case geo::BreakMethod::quantile: return tr("Quantile");
        case geo::BreakMethod::natural: return tr("Natural breaks");
        case geo::BreakMethod::pretty: return tr("Round numbers");
        case geo::BreakMethod::standard_deviation: return tr("Standard deviation");
        case geo::BreakMethod::manual: return tr("Edited");
    }
    return "";
}

std::string areas_in_words(int count) {
    const auto n = static_cast<std::size_t>(count);
    return fmt::format(fmt::runtime(trn("{} area", "{} areas", n)), n);
}

std::string sentence_case(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

}  // namespace app
