#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace geo {

/// A time that figures hold for.
struct WrittenPeriod {
    int year = 0;      // in which it starts
    std::string text;  // as layers keep it: "2024", "2023-24", "2024-05-02", "mid-2024"
    bool operator==(const WrittenPeriod&) const = default;
};

/// A period as people write it in headings and cells: a year, a financial year (2023/24, 2023-24,
/// 2023 to 2024), a date (2024-05-02, 02/05/2024), "Year ending March 2024", or words about one
/// year
/// ("mid-2024", "Q1 2024", "May 2024"). Nothing where no year from 1801 to 2100 is named, or more
/// than that is said: "Pay 2024" is no period.
std::optional<WrittenPeriod> period_written(std::string_view text);

/// A heading taken apart: "Median pay 2023/24" is the label "Median pay" and its period.
struct HeadingPeriod {
    std::string label;  // without the period; empty where the heading is a period alone
    WrittenPeriod period;
};
std::optional<HeadingPeriod> period_in_heading(std::string_view heading);

}  // namespace geo
