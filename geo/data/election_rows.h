#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "geo/data/reading.h"

namespace geo {

/// A row of elections.csv, as layers need it.
struct Election {
    std::size_t row = 0;
    AreaIndex area{};
    bool of_council = false;
    int year = 0;
    std::string_view date;
    std::optional<double> turnout, electorate, first_preferences;
    std::string_view winner, party, gender, note;
    TextIndex source = 0;
    Basis basis = Basis::published;
    std::string_view recalled_fields;

    /// The basis of single cells: recalled where one of `fields`, or the whole row, is from memory.
    Basis basis_of(std::initializer_list<std::string_view> fields) const;
};

/// When an elected mayor's post came to an end, after which no result of it stands.
struct EndedPost {
    AreaIndex area{};
    int year = 0;
    TextIndex note = 0, source = 0;
    Basis basis = Basis::published;

    /// The figure that ends what stood: no value, marked not applicable.
    Figure closing() const;
};

/// Every election of a mayor and every post given up, read once for all the layers made of them.
struct MayoralRecord {
    SoundTable table;  // elections.csv
    std::vector<Election> elections;
    std::vector<EndedPost> ended;
};
MayoralRecord read_mayoral_record(Reading& reading);

}  // namespace geo
