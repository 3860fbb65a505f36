#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

#include "geo/data/join.h"
#include "geo/data/read_themes.h"

namespace geo {
namespace {

/// How an amount spreads over time. Amounts of one budget but different series are never compared:
/// thirty years' money is no rival of one year's.
enum class Series : std::uint8_t { yearly, multi_year, one_off };

struct SeriesOf {
    std::string_view amount_kind;
    Series series;
    std::string_view id_suffix, label_suffix, description;
};
constexpr std::array series_of{
    SeriesOf{"annual", Series::yearly, "", "", "Amount of one year."},
    SeriesOf{"each-year", Series::yearly, "", "", "Amount of one year."},
    SeriesOf{"multi-year", Series::multi_year, "-multi-year", ", several years",
             "Amount for all the years of its period together."},
    SeriesOf{"single", Series::one_off, "-one-off", ", single sum",
             "A single sum; the years in which it is spent may not be known."}};

struct Definition {
    std::string label, description, kind, source;
};

struct Budget {
    LayerDraft total{Layer{}};
    bool pounds = true;  // an amount of money, not a rate per dwelling
    bool by_area = false;
};

std::map<std::string, Definition, std::less<>> read_definitions(const Reading& reading) {
    const SoundTable table = reading.table("budget_definitions");
    std::map<std::string, Definition, std::less<>> definitions;
    for (const std::size_t row : table.rows()) {
        const auto text = [&](std::string_view column) {
            return std::string(table.cell(row, table.column(column)));
        };
        definitions.emplace(text("budget_id"), Definition{text("label"), text("description"),
                                                          text("kind"), text("source")});
    }
    return definitions;
}

std::string layer_id(std::string_view budget_id) {
    constexpr std::array well_known{"council_tax_band_d", "core_spending_power",
                                    "core_spending_power_area"};
    const bool known = std::ranges::find(well_known, budget_id) != well_known.end();
    return (known ? "" : "budget-") + kebab(budget_id);
}

std::string unit_in(std::string_view unit) {
    if (unit == "GBP per Band D dwelling") return "£ per Band D dwelling";
    if (unit == "GBP per dwelling") return "£ per dwelling";
    if (unit == "GBP per head") return "£ per person";
    return "£";
}

/// Districts have these in full, county, fire and London money shared out to them, so they add up
/// to larger areas. Other budgets belong to one tier of councils, or overlap.
bool is_area_view(std::string_view budget_id) {
    return budget_id == "core_spending_power_area" || budget_id == "council_tax_area_yield";
}

Budget budget_of(const Reading& reading, std::string_view budget_id, const SeriesOf& series,
                 std::string_view unit, const Definition& definition) {
    Budget budget;
    Layer& layer = budget.total.layer;
    layer.id = layer_id(budget_id) + std::string(series.id_suffix);
    layer.theme = Theme::budgets;
    layer.group = definition.kind;
    layer.short_label = definition.label;
    layer.label = definition.label + std::string(series.label_suffix);
    layer.description = fmt::format("{} {}", definition.description, series.description);
    if (budget_id == "borrowing_cap")
        layer.description += " A limit on debt, which is no spending.";
    layer.unit = unit_in(unit);
    layer.style = Style::pounds;
    budget.pounds = layer.unit == "£";
    layer.is_count = budget.pounds;
    layer.decimals = budget.pounds ? 0 : 2;
    // A precept is paid alike in all of its area; a sum of money is not had alike by its parts.
    layer.downwards =
        budget.pounds || definition.kind == "council" ? Joining::none : Joining::inherit;
    budget.by_area = is_area_view(budget_id);
    layer.upwards = budget.by_area && budget.pounds ? Joining::sum : Joining::none;
    layer.lasting =
        series.series == Series::yearly ? Lasting::for_its_period : Lasting::until_the_next;
    reading.credit(layer, "budgets");
    if (!definition.source.empty()) layer.source_url = definition.source;
    return budget;
}

struct Population {
    double people = 0;
    int year = 0;
};

/// Residents in the year nearest to `year`; of an authority that has no estimate of its own, those
/// of its districts.
std::optional<Population> population_of(const Atlas& atlas, const Layer& population, AreaIndex area,
                                        int year) {
    if (const Figure* own = nearest_figure(population, area, year); own != nullptr && own->value)
        return Population{*own->value, own->year};
    const int in_force = std::max(year, atlas.areas[area].vintage.start.value_or(year));
    Population whole;
    for (const AreaIndex part : atlas.areas.members(area, Level::district, in_force)) {
        const Figure* figure = nearest_figure(population, part, year);
        if (figure == nullptr || !figure->value) return std::nullopt;
        whole.people += *figure->value;
        whole.year = figure->year;
    }
    return whole.people > 0 ? std::optional(whole) : std::nullopt;
}

Layer per_head(Reading& reading, const Atlas& atlas, const Layer& population, const Layer& total,
               bool by_area, bool lent_to_parts) {
    Layer layer = total;
    layer.figures.clear();
    layer.id += "-per-head";
    layer.group = "per head";
    layer.label += ", per head";
    layer.short_label += ", per head";
    layer.description += " Divided by the residents of the area.";
    layer.unit = "£ per person";
    layer.is_count = false;
    layer.downwards = lent_to_parts ? Joining::inherit : Joining::none;
    layer.upwards = by_area ? Joining::mean : Joining::none;
    layer.weight = by_area ? population.id : "";
    for (Figure figure : total.figures) {
        const auto people = population_of(atlas, population, figure.area, figure.year);
        if (!people || !figure.value) continue;
        figure.value = *figure.value / people->people;
        figure.status = FigureStatus::derived;
        if (figure.basis == Basis::published) figure.basis = Basis::derived;
        const std::string note(reading.text_of(figure.note));
        figure.note = reading.text(fmt::format("Divided by the population of mid-{}, {}{}{}",
                                               people->year, say_number(population, people->people),
                                               note.empty() ? "" : "; ", note));
        layer.figures.push_back(figure);
    }
    // Pence matter where a fund is a few pounds for each resident, and nowhere else.
    const bool small = std::ranges::all_of(
        layer.figures, [](const Figure& figure) { return *figure.value < 100; });
    layer.decimals = small ? 2 : 0;
    return layer;
}

/// When a row without a year begins to count. Sums "each year" and sums of unknown date are shown
/// from the newest boundaries on, or from when their authority is due.
int year_of_undated(const Atlas& atlas, AreaIndex area) {
    return std::max(atlas.boundary_year, atlas.areas[area].vintage.start.value_or(0));
}

class BudgetReader {
public:
    BudgetReader(Reading& reading, const Atlas& atlas)
        : reading_(reading),
          atlas_(atlas),
          table_(reading.table("budgets")),
          definitions_(read_definitions(reading)) {}

    std::vector<Layer> read() {
        for (const std::size_t row : table_.rows()) read_row(row);
        std::vector<Layer> layers;
        for (auto& [key, budget] : budgets_) finish(std::get<0>(key), budget, layers);
        return layers;
    }

private:
    using Key = std::tuple<std::string, Series>;

    Budget* budget_in(std::size_t row) {
        const std::string_view id = table_.cell(row, id_), kind = table_.cell(row, kind_);
        const auto definition = definitions_.find(id);
        const auto series = std::ranges::find(series_of, kind, &SeriesOf::amount_kind);
        if (definition == definitions_.end() || series == series_of.end()) {
            reading_.fault(
                definition == definitions_.end()
                    ? fmt::format("no budget has the id '{}'; the row is left out", id)
                    : fmt::format("unknown kind of amount '{}'; the row is left out", kind),
                table_.where(row));
            return nullptr;
        }
        const std::string_view unit = table_.cell(row, unit_);
        const Key key{std::string(id), series->series};
        auto found = budgets_.find(key);
        if (found == budgets_.end())
            found =
                budgets_.emplace(key, budget_of(reading_, id, *series, unit, definition->second))
                    .first;
        if (found->second.total.layer.unit != unit_in(unit)) {
            reading_.fault(fmt::format("'{}' is in {} elsewhere; the row is left out", id,
                                       found->second.total.layer.unit),
                           table_.where(row, unit_));
            return nullptr;
        }
        return &found->second;
    }

    void read_row(std::size_t row) {
        const auto area = reading_.area(table_, row, area_);
        const auto amount = reading_.number(table_, row, amount_);
        if (!area || !amount) return;
        Budget* budget = budget_in(row);
        if (budget == nullptr) return;
        const bool each_year = table_.cell(row, kind_) == "each-year";
        if (each_year) budget->total.layer.lasting = Lasting::until_the_next;
        const std::string_view period = table_.cell(row, period_);
        std::optional<int> year = year_in(table_.cell(row, year_));
        if (!year) year = year_in(period);
        const std::string undated = each_year ? "each year" : "date not known";
        budget->total.add(
            {.area = *area,
             .year = static_cast<std::int16_t>(year.value_or(year_of_undated(atlas_, *area))),
             .basis = reading_.basis(table_, row, basis_),
             .value = amount,
             .period = reading_.text(period.empty() ? undated : period),
             .source = reading_.text(table_.cell(row, source_)),
             .note = reading_.text(table_.cell(row, note_))},
            row);
    }

    void finish(const std::string& id, Budget& budget, std::vector<Layer>& layers) {
        const bool by_area = budget.by_area, pounds = budget.pounds;
        const bool lent = budget.total.layer.group != "council" && !by_area;
        layers.push_back(std::move(budget.total).finish(reading_, table_));
        const Layer* population = atlas_.layer("population");
        // A cap on debt divided by heads would say nothing of what anyone gets.
        if (!pounds || population == nullptr || id == "borrowing_cap") return;
        Layer twin = per_head(reading_, atlas_, *population, layers.back(), by_area, lent);
        if (!twin.figures.empty()) layers.push_back(std::move(twin));
    }

    Reading& reading_;
    const Atlas& atlas_;
    SoundTable table_;
    std::map<std::string, Definition, std::less<>> definitions_;
    std::map<Key, Budget> budgets_;
    SoundTable::Column id_ = table_.column("budget_id"), kind_ = table_.column("amount_kind");
    SoundTable::Column unit_ = table_.column("unit"), area_ = table_.column("area_code");
    SoundTable::Column amount_ = table_.column("amount"), period_ = table_.column("period");
    SoundTable::Column year_ = table_.column("year"), basis_ = table_.column("basis");
    SoundTable::Column source_ = table_.column("source"), note_ = table_.column("note");
};

}  // namespace

std::vector<Layer> read_budgets(Reading& reading, const Atlas& atlas) {
    return BudgetReader(reading, atlas).read();
}

}  // namespace geo
