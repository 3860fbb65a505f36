#include "app/picture/powers_matrix.h"

#include <algorithm>

#include "app/picture/data_words.h"
#include "app/picture/words.h"
#include "app/text/text.h"
#include "geo/core/characters.h"
#include "geo/data/join.h"
#include "geo/data/source.h"

namespace app {
namespace {

const geo::Layer* layer_of_power(const geo::Atlas& atlas, const std::string& power) {
    return atlas.layer(geo::power_layer_id(power));
}

const geo::Figure* figure_of(const geo::Atlas& atlas, const geo::Layer* layer,
                             geo::AreaIndex authority) {
    return layer == nullptr ? nullptr : layer->at(authority, atlas.present_year);
}

bool is_changed(const geo::Figure* figure) {
    return figure != nullptr && figure->status == geo::FigureStatus::hypothetical &&
           geo::power_status_of(figure) > geo::PowerStatus::none;
}

const std::string& label_of(geo::PowerStatus status) {
    return geo::power_status_categories()[static_cast<std::size_t>(status)].label;
}

/// In the order of the atlas, but those of one category together.
std::vector<const geo::Power*> powers_by_category(const geo::Atlas& atlas) {
    std::vector<const geo::Power*> powers;
    for (const geo::Power& power : atlas.powers) powers.push_back(&power);
    std::ranges::stable_sort(powers, {}, [&](const geo::Power* power) {
        return std::ranges::find(atlas.powers, power->category, &geo::Power::category) -
               atlas.powers.begin();
    });
    return powers;
}

/// All cells, rows in the order of the register.
PowersMatrix whole_matrix(const geo::Atlas& atlas, const PowersView& view) {
    PowersMatrix matrix;
    for (const auto& [area, tally] : geo::tallied(atlas.layers, atlas.powers, geo::PowerCount{}))
        matrix.rows.push_back({.area = area,
                               .name = atlas.areas[area].name,
                               .short_name = atlas.areas[area].short_name,
                               .cells = {}});
    for (const geo::Power* known : powers_by_category(atlas)) {
        const geo::Power& power = *known;
        const geo::Layer* layer = layer_of_power(atlas, power.id);
        if (layer == nullptr) continue;
        matrix.columns.push_back({power.id, power.label});
        for (AuthorityRow& row : matrix.rows) {
            const geo::Figure* figure = figure_of(atlas, layer, row.area);
            PowerCell cell{.status = geo::power_status_of(figure),
                           .changed = is_changed(figure),
                           .id = {},
                           .label = {}};
            cell.shown = std::ranges::find(view.hidden, cell.status) == view.hidden.end();
            cell.id = fmt::format("cell:{}:{}", geo::text_of(atlas.areas[row.area].id), power.id);
            cell.label = fmt::format("{}, {}: {}", row.name, power.label, label_of(cell.status));
            row.held += cell.status == geo::PowerStatus::held ? 1 : 0;
            row.shared += cell.status == geo::PowerStatus::partial ? 1 : 0;
            ++matrix.counts[static_cast<std::size_t>(cell.status)];
            matrix.changed += cell.changed ? 1 : 0;
            row.cells.push_back(std::move(cell));
        }
    }
    matrix.powers = static_cast<int>(matrix.columns.size());
    return matrix;
}

bool is_wanted(const PowersMatrix& matrix, std::size_t column, const PowersView& view) {
    bool any_shown = false, differ = false;
    for (const AuthorityRow& row : matrix.rows) {
        any_shown |= row.cells[column].shown;
        differ |= row.cells[column].status != matrix.rows.front().cells[column].status;
    }
    return any_shown && (differ || !view.only_differences);
}

void keep_wanted_columns(PowersMatrix& matrix, const PowersView& view) {
    for (std::size_t i = matrix.columns.size(); i-- > 0;) {
        if (is_wanted(matrix, i, view)) continue;
        const auto at = static_cast<std::ptrdiff_t>(i);
        matrix.columns.erase(matrix.columns.begin() + at);
        for (AuthorityRow& row : matrix.rows) row.cells.erase(row.cells.begin() + at);
    }
}

void add_groups(PowersMatrix& matrix, const geo::Atlas& atlas) {
    for (std::size_t i = 0; i < matrix.columns.size(); ++i) {
        const auto power =
            std::ranges::find(atlas.powers, matrix.columns[i].power, &geo::Power::id);
        const std::string label = geo::capitalised(power->category);
        if (matrix.groups.empty() || matrix.groups.back().label != label)
            matrix.groups.push_back({label, i, 0});
        ++matrix.groups.back().count;
    }
}

/// ISO dates sort as texts; what began at no known date comes last.
std::string began(const geo::Atlas& atlas, geo::AreaIndex area) {
    const auto authority =
        std::ranges::find(atlas.authorities, atlas.areas[area].id, &geo::Authority::id);
    const bool known = authority != atlas.authorities.end() && !authority->established.empty();
    return known ? authority->established : "9999";
}

void put_in_order(PowersMatrix& matrix, const geo::Atlas& atlas, PowersOrder order) {
    std::ranges::sort(matrix.rows, {}, &AuthorityRow::name);
    if (order == PowersOrder::year_it_began)
        std::ranges::stable_sort(matrix.rows, {},
                                 [&](const AuthorityRow& row) { return began(atlas, row.area); });
    if (order == PowersOrder::most_powers)
        std::ranges::stable_sort(matrix.rows, std::ranges::greater{}, [](const AuthorityRow& row) {
            return std::pair{row.held + row.shared, row.held};
        });
}

std::string basis_in_words(geo::Basis basis) {
    switch (basis) {
        case geo::Basis::recalled:
            return tr("Recalled: not checked against a document");
        case geo::Basis::estimate:
            return tr("An estimate");
        case geo::Basis::hypothetical:
            return tr("Hypothetical: nobody has decided it");
        default:
            return tr("Read at its source");
    }
}

/// "since 2017", "if adopted"; nothing where only the year of the register is known.
std::string since_of(const geo::Atlas& atlas, const geo::Figure& figure) {
    const std::string& period = atlas.text(figure.period);
    return period == std::to_string(figure.year) ? std::string() : period_in_words(period);
}

std::string source_of(const geo::Atlas& atlas, const geo::Layer& layer, const geo::Figure& figure) {
    return source_in_language(geo::source_of(atlas, layer, geo::shown(figure)));
}

}  // namespace

int PowersMatrix::row_of(geo::AreaIndex area) const {
    const auto found = std::ranges::find(rows, area, &AuthorityRow::area);
    return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
}

int PowersMatrix::column_of(std::string_view power) const {
    const auto found = std::ranges::find(columns, power, &PowerColumn::power);
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

PowersMatrix powers_matrix_of(const geo::Atlas& atlas, const PowersView& view) {
    PowersMatrix matrix = whole_matrix(atlas, view);
    keep_wanted_columns(matrix, view);
    add_groups(matrix, atlas);
    put_in_order(matrix, atlas, view.order);
    return matrix;
}

int row_around(const geo::Atlas& atlas, const PowersMatrix& matrix, geo::AreaIndex area) {
    const auto authority =
        atlas.areas.parent(area, geo::Level::combined_authority, atlas.present_year);
    return matrix.row_of(authority.value_or(area));
}

PowerCard power_card_of(const geo::Atlas& atlas, geo::AreaIndex authority,
                        const std::string& power) {
    const geo::Power& known = *std::ranges::find(atlas.powers, power, &geo::Power::id);
    const geo::Layer* layer = layer_of_power(atlas, power);
    const geo::Figure* figure = figure_of(atlas, layer, authority);
    PowerCard card{.power = in_language(known.label),
                   .authority = name_of(atlas.areas[authority]),
                   .description = in_language(known.description),
                   .status = geo::power_status_of(figure),
                   .changed = is_changed(figure),
                   .standing = {},
                   .facts = {}};
    card.standing = in_language(label_of(card.status));
    if (figure != nullptr)
        if (const std::string since = since_of(atlas, *figure); !since.empty())
            card.standing += ", " + since;
    int have = 0, of = 0;
    for (const geo::Figure& one : layer->figures) {
        ++of;
        have += geo::power_status_of(&one) >= geo::PowerStatus::partial ? 1 : 0;
    }
    const auto add = [&card](const char* what, std::string how) {
        if (!how.empty()) card.facts.emplace_back(what, std::move(how));
    };
    add(tr("Held or shared in"), say("{} of {} authorities", have, of));
    add(tr("Legal basis"), in_language(known.reference));
    if (figure == nullptr) return card;
    add(tr("Checked"), basis_in_words(figure->basis));
    add(tr("Note"), in_language(atlas.text(figure->note)));
    add(tr("Source"), source_of(atlas, *layer, *figure));
    return card;
}

std::string row_as_text(const geo::Atlas& atlas, geo::AreaIndex authority) {
    std::string text = fmt::format("{}\t{}\t{}\t{}\t{}\n", atlas.areas[authority].name,
                                   tr("Status"), tr("Since"), tr("Basis"), tr("Source"));
    for (const geo::Power& power : atlas.powers) {
        const geo::Layer* layer = layer_of_power(atlas, power.id);
        const geo::Figure* figure = figure_of(atlas, layer, authority);
        if (figure == nullptr) continue;
        text += fmt::format("{}\t{}\t{}\t{}\t{}\n", power.label,
                            label_of(geo::power_status_of(figure)), since_of(atlas, *figure),
                            geo::code_of(figure->basis), source_of(atlas, *layer, *figure));
    }
    return text;
}

}  // namespace app
