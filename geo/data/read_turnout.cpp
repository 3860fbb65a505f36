#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>

#include "geo/data/read_themes.h"

namespace geo {
namespace {

constexpr std::string_view assembly_constituency = "assembly constituency";

/// One kind of vote, and the pair of layers that its rows make.
struct Vote {
    std::string_view contest_kind, id, label, description;
    bool of_assembly_constituencies = false;
    Lasting lasting = Lasting::for_its_period;
};

// Figures of council, county and general elections stand until the next one. Where elections have
// been left out between those known (mayoral votes by district), or there was but one, they do not.
constexpr std::array votes{
    Vote{"mayoral", "mayoral-by-district", "Mayoral turnout by district",
         "Turnout at the election of a strategic authority's mayor inside the district; known for "
         "some elections only."},
    Vote{"mayoral", "london-assembly-constituency",
         "London mayoral turnout by Assembly constituency",
         "Turnout at the election of the Mayor of London in the Assembly constituency that holds "
         "the "
         "borough, which is larger than the borough.",
         true},
    Vote{"council", "council", "Council election turnout",
         "Turnout at elections of the district, borough or unitary council; only the wards that "
         "voted are counted.",
         false, Lasting::until_the_next},
    Vote{"county", "county", "County election turnout",
         "Turnout at elections of the county council, added up inside each district.", false,
         Lasting::until_the_next},
    Vote{"general", "general", "General election turnout (estimate)",
         "Turnout at general elections, constituencies shared out to districts: an estimate.",
         false, Lasting::until_the_next},
    Vote{"referendum", "referendum-2016", "2016 referendum turnout",
         "Turnout at the referendum of 23 June 2016 on membership of the European Union."},
    Vote{"police", "police", "Police commissioner election turnout",
         "Turnout at elections of police and crime commissioners; known for few forces."},
};

using KindOf = std::unordered_map<std::string_view, std::string_view>;  // contest to kind

Layer turnout_layer(const Reading& reading, const Vote& vote) {
    Layer layer{.id = fmt::format("turnout-{}", vote.id),
                .theme = Theme::turnout,
                .group = std::string(vote.contest_kind),
                .label = std::string(vote.label),
                .short_label = std::string(vote.label),
                .description = std::string(vote.description),
                .unit = "%",
                .style = Style::percent,
                .decimals = 1,
                .lasting = vote.lasting,
                .upwards = Joining::mean,
                .weight = fmt::format("electorate-{}", vote.id)};
    // One constituency's turnout is repeated on each of its boroughs: a mean would count it twice.
    if (vote.of_assembly_constituencies) {
        layer.upwards = Joining::none;
        layer.weight.clear();
    }
    reading.credit(layer, "turnout");
    return layer;
}

Layer electorate_layer(const Reading& reading, const Vote& vote) {
    Layer layer{.id = fmt::format("electorate-{}", vote.id),
                .theme = Theme::turnout,
                .group = "electorate",
                .label = fmt::format("Electorate: {}", vote.label),
                .short_label = fmt::format("Electorate: {}", vote.label),
                .description = "People who could vote; where wards voted in turn, in those wards.",
                .unit = "electors",
                .is_count = true,
                .upwards = vote.of_assembly_constituencies ? Joining::none : Joining::sum};
    reading.credit(layer, "turnout");
    return layer;
}

struct Columns {
    SoundTable::Column area, contest, date, turnout, electorate, votes_kind, basis, source, note;
    explicit Columns(const SoundTable& table)
        : area(table.column("area_code")),
          contest(table.column("contest_id")),
          date(table.column("date")),
          turnout(table.column("turnout_pct")),
          electorate(table.column("electorate")),
          votes_kind(table.column("votes_kind")),
          basis(table.column("basis")),
          source(table.column("source")),
          note(table.column("note")) {}
};

void read_row(Reading& reading, const SoundTable& table, std::size_t row, const Columns& columns,
              bool of_constituency, LayerDraft& turnout, LayerDraft& electorate) {
    const auto area = reading.area(table, row, columns.area);
    const std::string_view date = table.cell(row, columns.date);
    const auto year = year_in(date);
    if (!area || !year) return;
    Figure figure{.area = *area,
                  .year = static_cast<std::int16_t>(*year),
                  .basis = reading.basis(table, row, columns.basis),
                  .period = reading.text(date),
                  .source = reading.text(table.cell(row, columns.source)),
                  .note = reading.text(table.cell(row, columns.note))};
    if (of_constituency) figure.status = FigureStatus::inherited;
    // Rows with votes alone say nothing of turnout.
    figure.value = reading.number(table, row, columns.turnout);
    if (figure.value) turnout.add(figure, row);
    figure.value = reading.number(table, row, columns.electorate);
    if (figure.value) electorate.add(figure, row);
}

KindOf kinds_of(const SoundTable& contests) {
    const auto id = contests.column("contest_id"), kind = contests.column("kind");
    KindOf kinds;
    for (const std::size_t row : contests.rows())
        kinds.emplace(contests.cell(row, id), contests.cell(row, kind));
    return kinds;
}

}  // namespace

std::vector<Layer> read_turnout(Reading& reading) {
    const SoundTable contests = reading.table("contests"), table = reading.table("turnout");
    const KindOf kinds = kinds_of(contests);
    const Columns columns(table);
    std::vector<Layer> layers, electorates;  // denominators stand last in a list
    for (const std::size_t row : table.rows())
        if (!kinds.contains(table.cell(row, columns.contest)))
            reading.fault(fmt::format("no contest has the id '{}'; the row is left out",
                                      table.cell(row, columns.contest)),
                          table.where(row, columns.contest));
    for (const Vote& vote : votes) {
        LayerDraft turnout{turnout_layer(reading, vote)},
            electorate{electorate_layer(reading, vote)};
        for (const std::size_t row : table.rows()) {
            const auto kind = kinds.find(table.cell(row, columns.contest));
            if (kind == kinds.end() || kind->second != vote.contest_kind) continue;
            const bool of_constituency =
                table.cell(row, columns.votes_kind) == assembly_constituency;
            if (of_constituency == vote.of_assembly_constituencies)
                read_row(reading, table, row, columns, of_constituency, turnout, electorate);
        }
        if (turnout.empty()) continue;
        layers.push_back(std::move(turnout).finish(reading, table));
        if (!electorate.empty())
            electorates.push_back(std::move(electorate).finish(reading, table));
    }
    std::ranges::move(electorates, std::back_inserter(layers));
    return layers;
}

}  // namespace geo
