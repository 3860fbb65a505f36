#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "geo/area/gss_code.h"
#include "geo/core/result.h"

namespace geo {

/// The id of an authority that has no GSS code yet or never will: "PLANNED-CUMBRIA" (a strategic
/// authority newly made or planned), "SINGLE-CORNWALL" (one council with a devolution agreement),
/// "SUPPOSED-A" (of a what-if). Valid by construction: PLANNED-, SINGLE- or SUPPOSED- and capital
/// letters.
class AuthorityId {
public:
    static Result<AuthorityId> parse(std::string_view text);
    std::string_view text() const { return text_; }
    friend auto operator<=>(const AuthorityId&, const AuthorityId&) = default;

private:
    explicit AuthorityId(std::string_view valid) : text_(valid) {}
    std::string text_;
};

/// How an area is known: by its GSS code or, without one, by an authority id.
using AreaId = std::variant<GssCode, AuthorityId>;

/// Fails on anything that is neither a GSS code nor an authority id.
Result<AreaId> parse_area_id(std::string_view text);

inline std::string_view text_of(const AreaId& id) {
    return std::visit([](const auto& one) { return one.text(); }, id);
}

/// Is it of a what-if: "SUPPOSED-A"?
bool is_supposed(const AreaId& id);

}  // namespace geo
