#pragma once

#include <fmt/format.h>

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace geo {

/// Why something the outside world supplied cannot be used, told to whoever can mend it.
struct Error {
    std::string what;   // "not a GSS code: 'E4700000'; codes are a letter and eight digits"
    std::string where;  // "councils.csv, line 12, column area_code"; empty until a caller knows it

    bool operator==(const Error&) const = default;
};

/// A value, or the reason why there is none. std::expected's interface, until C++23 brings it.
template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(std::string what, std::string where = {}) {
    return tl::make_unexpected(Error{std::move(what), std::move(where)});
}

/// One line for standard error or a notice: "councils.csv, line 12: not a GSS code: 'E47'".
inline std::string one_line(const Error& error) {
    return error.where.empty() ? error.what : fmt::format("{}: {}", error.where, error.what);
}

}  // namespace geo
