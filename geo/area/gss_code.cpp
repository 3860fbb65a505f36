#include "geo/area/gss_code.h"

#include <fmt/format.h>

#include "geo/core/characters.h"

namespace geo {
namespace {

bool is_country_letter(char c) {
    return std::string_view("EJKLMNSW").find(c) != std::string_view::npos;
}

bool is_gss_code(std::string_view text) {
    return text.size() == 9 && is_country_letter(text.front()) &&
           std::ranges::all_of(text.substr(1), is_digit);
}

}  // namespace

Result<GssCode> GssCode::parse(std::string_view text) {
    if (!is_gss_code(text))
        return failure(fmt::format(
            "not a GSS code: '{}'; codes are a capital country letter and eight digits", text));
    return GssCode(text);
}

}  // namespace geo
