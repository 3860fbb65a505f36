#include "geo/data/source.h"

namespace geo {

std::string source_in_words(std::string_view page, Basis basis, std::string_view general) {
    if (!page.empty()) return std::string(page);
    return std::string(basis == Basis::recalled ? "recalled, no page named" : general);
}

std::string period_of(const Atlas& atlas, const ShownFigure& figure) {
    const std::string& period = atlas.text(figure.period);
    return period.empty() ? std::to_string(figure.year) : period;
}

std::string source_of(const Atlas& atlas, const Layer& layer, const ShownFigure& figure) {
    return source_in_words(atlas.text(figure.source), figure.basis, layer.source);
}

}  // namespace geo
