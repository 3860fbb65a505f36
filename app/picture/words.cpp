#include "app/picture/words.h"

#include <algorithm>
#include <cmath>

#include "app/picture/data_words.h"
#include "app/picture/picture.h"
#include "app/text/text.h"
#include "geo/core/characters.h"

namespace app {

const char* plural_of(geo::Level level) {
    switch (level) {
        case geo::Level::district:
            return tr("districts");
        case geo::Level::upper_tier:
            return tr("counties and unitaries");
        case geo::Level::combined_authority:
            return tr("combined authorities");
        case geo::Level::greater_london:
            return tr("Greater London");
        case geo::Level::region:
            return tr("regions and nations");
        case geo::Level::country:
            return tr("countries");
        case geo::Level::united_kingdom:
            return tr("the United Kingdom");
        case geo::Level::police_force:
            return tr("police force areas");
        case geo::Level::metropolitan_county:
            return tr("metropolitan counties");
        case geo::Level::aggregate:
            return tr("groups of countries");
    }
    return "";
}

const char* title_of(geo::Level level) {
    switch (level) {
        case geo::Level::district:
            return tr("Districts");
        case geo::Level::upper_tier:
            return tr("Counties and unitaries");
        case geo::Level::combined_authority:
            return tr("Combined authorities");
        case geo::Level::region:
            return tr("Regions");
        case geo::Level::country:
            return tr("Countries");
        case geo::Level::police_force:
            return tr("Police forces");
        default:
            return plural_of(level);
    }
}

const char* title_of(geo::Theme theme) {
    switch (theme) {
        case geo::Theme::powers:
            return tr("Powers");
        case geo::Theme::budgets:
            return tr("Budgets");
        case geo::Theme::turnout:
            return tr("Turnout");
        case geo::Theme::missions:
            return tr("Missions");
        case geo::Theme::governance:
            return tr("Governance");
        case geo::Theme::own:
            return tr("Your data");
    }
    return "";
}

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

const char* title_of(Page page) {
    switch (page) {
        case Page::maps:
            return tr("Maps");
        case Page::powers:
            return tr("Powers matrix");
        case Page::needs:
            return tr("Need and power");
        case Page::timeline:
            return tr("Timeline");
        case Page::authorities:
            return tr("What-if");
    }
    return "";
}

const char* title_of(geo::Shape shape) {
    switch (shape) {
        case geo::Shape::geographic:
            return tr("Map");
        case geo::Shape::hexagons:
            return tr("Hexagons");
        case geo::Shape::circles:
            return tr("Circles");
    }
    return "";
}

const char* title_of(geo::BreakMethod method) {
    switch (method) {
        case geo::BreakMethod::equal_interval:
            return tr("Equal interval");
        case geo::BreakMethod::quantile:
            return tr("Quantile");
        case geo::BreakMethod::natural:
            return tr("Natural breaks");
        case geo::BreakMethod::pretty:
            return tr("Round numbers");
        case geo::BreakMethod::standard_deviation:
            return tr("Standard deviation");
        case geo::BreakMethod::head_tail:
            return tr("Head/tail breaks");
        case geo::BreakMethod::percentile:
            return tr("Percentiles");
        case geo::BreakMethod::box:
            return tr("Box map");
        case geo::BreakMethod::maximum:
            return tr("Maximum breaks");
        case geo::BreakMethod::manual:
            return tr("Edited");
    }
    return "";
}

std::string ordinal(int n) {
    const int last = n % 10;
    const bool teen = n / 10 % 10 == 1;
    const char* form = teen        ? tr("{}th")
                       : last == 1 ? tr("{}st")
                       : last == 2 ? tr("{}nd")
                       : last == 3 ? tr("{}rd")
                                   : tr("{}th");
    return fmt::format(fmt::runtime(form), n);
}

std::string with_thousands(double n) {
    std::string digits = fmt::format("{:.0f}", std::abs(n));
    for (int i = static_cast<int>(digits.size()) - 3; i > 0; i -= 3)
        digits.insert(static_cast<std::size_t>(i), ",");
    return n < 0 ? "−" + digits : digits;
}

std::string listed(const std::vector<std::string>& names) {
    if (names.size() < 2) return names.empty() ? std::string() : names.front();
    const std::vector<std::string> most(names.begin(), names.end() - 1);
    return say("{} and {}", fmt::format("{}", fmt::join(most, ", ")), names.back());
}

std::string say_change(const geo::Layer& layer, double change) {
    if (layer.style != geo::Style::percent) return value_in_words(layer, std::abs(change));
    std::string number = geo::say_number(layer, std::abs(change));
    if (number.ends_with('%')) number.pop_back();
    return say("{} points", number);
}

std::string areas_in_words(int count) {
    const auto n = static_cast<std::size_t>(count);
    return fmt::format(fmt::runtime(trn("{} area", "{} areas", n)), n);
}

std::vector<LegendState> states_of(const Legend& legend, const Colours& colour) {
    const auto count = [&](NoData state) {
        return legend.without_figure[static_cast<std::size_t>(state)];
    };
    std::vector<LegendState> states;
    const auto add = [&](FillKind kind, Rgba ground, const char* words, int areas) {
        if (areas > 0)
            states.push_back({kind, ground, std::string(words) + ", " + areas_in_words(areas)});
    };
    const bool of_two = legend.analysis == Analysis::two_layers;
    add(FillKind::hatch, colour.hatch_bg, of_two ? tr("Not both figures") : tr("No data"),
        count(NoData::not_published));
    add(FillKind::crossed, colour.hatch_bg, tr("Withheld"), count(NoData::withheld));
    add(FillKind::colour, colour.land, tr("Not applicable"), count(NoData::not_applicable));
    add(FillKind::colour, colour.land, tr("No combined authority"), legend.without_authority);
    add(FillKind::colour, colour.land_context, tr("Other countries"), count(NoData::other_country));
    add(FillKind::colour, colour.land_context, tr("Other boundaries"),
        count(NoData::other_boundaries));
    return states;
}

std::string distance_in_words(double metres) {
    if (metres >= 1000) return say("{} km", metres / 1000);
    return say("{} m", metres);
}

std::string mark_of(const geo::ShownFigure& figure) {
    if (figure.basis == geo::Basis::hypothetical) return tr("hypothetical");
    if (figure.status == geo::FigureStatus::inherited) return tr("inherited");
    if (figure.basis == geo::Basis::estimate) return tr("estimate");
    if (figure.basis == geo::Basis::recalled) return tr("recalled");
    if (figure.status == geo::FigureStatus::own) return tr("your data");
    if (figure.marker == geo::Marker::unreliable) return tr("unreliable");
    if (figure.marker == geo::Marker::joint) return tr("joint figure");
    if (figure.status == geo::FigureStatus::derived || figure.basis == geo::Basis::derived)
        return tr("derived");
    if (figure.status == geo::FigureStatus::provisional) return tr("provisional");
    return {};
}

std::string withheld_words(geo::Marker marker) {
    switch (marker) {
        case geo::Marker::unavailable:
            return tr("not available from the publisher");
        case geo::Marker::confidential:
            return tr("withheld as confidential");
        case geo::Marker::not_applicable:
            return tr("does not apply here");
        case geo::Marker::unreliable:
            return tr("withheld as unreliable");
        default:
            return tr("withheld by the publisher");
    }
}

}  // namespace app
