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

std::vector<Election> read_elections(Reading& reading, const SoundTable& table);

}  // namespace geo
