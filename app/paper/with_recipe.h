#pragma once

#include <string>
#include <vector>

namespace app {

/// An SVG with its recipe among its metadata.
std::string svg_with_recipe(const std::string& svg, const std::string& recipe);

/// A PDF as Cairo writes it, with its recipe as an attached file, its figures' alternatives in
/// their order, and its language. Only what changes is appended, as PDF provides for.
///
/// source  ISO 32000-1, 7.5.6 (incremental updates), 7.11.4 (embedded files), 14.9.3 (alternate
///         descriptions)
std::string pdf_with_recipe(const std::string& pdf, const std::string& recipe,
                            const std::vector<std::string>& alternatives);

}  // namespace app
