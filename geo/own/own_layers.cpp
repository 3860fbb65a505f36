#include "geo/own/own_layers.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "geo/area/fold_name.h"
#include "geo/data/view.h"

namespace geo {
namespace {

/// Places in an atlas's list of texts.
class Texts {
public:
    explicit Texts(std::vector<std::string>& texts) : texts_(texts) {}
    TextIndex index_of(const std::string& text) {
        const auto [known, is_new] =
            known_.try_emplace(text, static_cast<TextIndex>(texts_.size()));
        if (is_new) texts_.push_back(text);
        return known->second;
    }

private:
    std::vector<std::string>& texts_;
    std::map<std::string, TextIndex> known_;
};

std::string file_in_words(const OwnTable& table) {
    std::string words = table.sheet.file;
    if (!table.sheet.title.empty()) words += ", " + table.sheet.title;
    if (!table.sheet.date.empty()) words += ", file of " + say_period(table.sheet.date);
    return words;
}

std::string source_of(const OwnTable& table) {
    const std::string file = file_in_words(table);
    return table.options.source.empty()
               ? fmt::format("your own data ({})", file)
               : fmt::format("{} (your own data: {})", table.options.source, file);
}

Layer layer_of(const OwnTable& table, const OwnSeries& series, Texts& texts) {
    Layer layer{.id = own_layer_id(table, series),
                .theme = Theme::own,
                .group = std::filesystem::path(table.sheet.file).stem().string(),
                .label = series.label,
                .short_label = series.label,
                .description = "A table of your own, as it was read; the atlas has not checked it.",
                .unit = series.unit,
                .style = style_of(series.unit),
                .decimals = series.decimals,
                .polarity = table.options.polarity.value_or(Polarity::neutral),
                .source = source_of(table),
                .marking = table.options.marking};
    for (const OwnFigure& one : series.figures)
        layer.figures.push_back({.area = one.area,
                                 .year = static_cast<std::int16_t>(one.period.year),
                                 .basis = Basis::own,
                                 .status = FigureStatus::own,
                                 .marker = one.marker,
                                 .value = one.value,
                                 .period = texts.index_of(one.period.text)});
    return layer;
}

std::string hyphenated(std::string_view text) {
    std::string folded = fold_name(text);
    std::ranges::replace(folded, ' ', '-');
    return folded;
}

}  // namespace

std::string own_layer_id(const OwnTable& table, const OwnSeries& series) {
    const std::string file = hyphenated(std::filesystem::path(table.sheet.file).stem().string());
    const std::string label = hyphenated(series.label);
    return label.empty() || label == file ? "own-" + file : fmt::format("own-{}-{}", file, label);
}

Atlas with_own_layers(const Atlas& atlas, const OwnTable& table) {
    Atlas made = atlas;
    // Circles may stand for a layer that is replaced.
    made.cartograms = std::make_shared<Cartograms>();
    Texts texts(made.texts);
    for (const OwnSeries& series : table.series) {
        Layer layer = layer_of(table, series, texts);
        for (const Figure& figure : layer.figures) {
            made.first_year = std::min<int>(made.first_year, figure.year);
            made.last_year = std::max<int>(made.last_year, figure.year);
        }
        const auto known = std::ranges::find(made.layers, layer.id, &Layer::id);
        if (known == made.layers.end())
            made.layers.push_back(std::move(layer));
        else
            *known = std::move(layer);
    }
    return made;
}

}  // namespace geo
