#include "geo/area/area_id.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace geo {
namespace {

constexpr std::string_view supposed = "SUPPOSED-";
constexpr std::array prefixes{std::string_view("PLANNED-"), std::string_view("SINGLE-"), supposed};

bool is_capital(char c) { return 'A' <= c && c <= 'Z'; }

bool is_authority_id(std::string_view text) {
    for (std::string_view prefix : prefixes)
        if (text.size() > prefix.size() && text.starts_with(prefix))
            return std::ranges::all_of(text.substr(prefix.size()), is_capital);
    return false;
}

}  // namespace

Result<AuthorityId> AuthorityId::parse(std::string_view text) {
    if (!is_authority_id(text))
        return failure(fmt::format(
            "not an authority id: '{}'; ids are PLANNED-, SINGLE- or SUPPOSED- and capital letters",
            text));
    return AuthorityId(text);
}

Result<AreaId> parse_area_id(std::string_view text) {
    if (auto code = GssCode::parse(text)) return AreaId(*code);
    if (auto id = AuthorityId::parse(text)) return AreaId(*id);
    return failure(
        fmt::format("neither a GSS code nor an authority id: '{}'; use one such as E47000001 or "
                    "PLANNED-CUMBRIA",
                    text));
}

bool is_supposed(const AreaId& id) { return text_of(id).starts_with(supposed); }

}  // namespace geo
