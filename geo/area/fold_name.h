#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// A name as it is compared: small letters without accents, words apart by one space, apostrophes
/// left out ("King's Lynn" is "kings lynn"), "&" written "and", "Saint" and "St." written "st".
/// Takes UTF-8; letters of scripts other than Latin are left out, and so are broken bytes.
std::string fold_name(std::string_view name);

/// The words of a folded name, which has to outlive them.
std::vector<std::string_view> words_of(std::string_view folded);

}  // namespace geo
