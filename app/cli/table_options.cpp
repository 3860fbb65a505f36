#include "app/cli/table_options.h"

#include "app/cli/commands.h"
#include "app/cli/json_parts.h"
#include "app/cli/passphrase.h"
#include "app/pack/embargoed_table.h"
#include "app/scene/scene.h"
#include "app/text/text.h"
#include "geo/core/characters.h"
#include "geo/own/formula.h"
#include "geo/own/own_layers.h"
#include "geo/own/read_sheet.h"
#include "geo/table/utf8.h"

namespace app {

void add_table_files(CLI::App& command, TableOptions& options) {
    command
        .add_option("--table", options.files,
                    "A CSV, XLSX or ODS file of yours to read as a layer; may be given several "
                    "times")
        ->take_all();
    command
        .add_option("--embargoed", options.embargoed,
                    "A table under embargo, as devolution-atlas seal writes it; may be given "
                    "several times")
        ->take_all();
    command.add_option("--passphrase-file", options.passphrase_file,
                       "Where your passphrase for it is; asked for if left out");
    command
        .add_option("--derive", options.derived,
                    "A layer to work out, as NAME=FORMULA: + - * / ( ) over layers, by id or "
                    "\"label\"; may be given several times")
        ->take_all();
}

void add_table_options(CLI::App& command, TableOptions& options) {
    command.add_option("--code-column", options.read.code_column,
                       "Column of codes, of tables and boundaries of yours");
    command.add_option("--name-column", options.read.name_column, "Column of names, likewise");
    command
        .add_option("--value-column", options.read.value_columns,
                    "A table's column of figures, by heading or letters; all where left out")
        ->take_all();
    command.add_option("--period-column", options.read.period_column,
                       "A table's column of periods");
    command.add_option("--sheet", options.read.sheet, "Worksheet of a workbook; the longest one");
    command.add_option("--area-level", options.level,
                       "Level of a table's areas where names are of several: " + known_levels());
    command.add_option("--label", options.read.label, "What a table's figures are called");
    command.add_option("--unit", options.read.unit, "Their unit, as %, £ per person or years");
    command.add_option("--polarity", options.polarity,
                       "higher-is-better, lower-is-better or neutral");
    command.add_option("--source", options.read.source, "Who published a table's figures");
    command.add_option("--period", options.read.period,
                       "Their period where the table says none, as 2024, 2023-24 or 2024-05-02");
    command.add_option("--table-marking", options.marking,
                       "Who may see a table's figures: official or official-sensitive; it stands "
                       "wherever they are shown");
    command.add_option("--table-marking-words", options.read.marking.words,
                       "What else its banner says, as \"Draft, not for publication\"");
}

void add_what_if_options(CLI::App& command, TableOptions& options, CLI::Option* excluded) {
    auto* adopt = command.add_option(
        "--adopt", options.adopted,
        "A document to suppose adopted, as devolution-atlas proposals prints it; may be given "
        "several times");
    auto* suppose = command.add_option("--suppose", options.supposed,
                                       "An authority that does not exist, of districts, as \"Leeds "
                                       "and York=E08000035,E06000014\"; "
                                       "may be given several times");
    for (CLI::Option* option : {adopt, suppose}) {
        option->take_all();
        if (excluded != nullptr) option->excludes(excluded);
    }
}

geo::Result<geo::OwnOptions> own_options_of(const TableOptions& options) {
    geo::OwnOptions read = options.read;
    if (!options.level.empty() && !(read.level = geo::level_of(options.level)))
        return geo::failure("unknown level '" + options.level + "'; known: " + known_levels(),
                            "--area-level");
    if (!options.polarity.empty() && !(read.polarity = geo::polarity_of(options.polarity)))
        return geo::failure("unknown polarity '" + options.polarity +
                                "'; known: higher-is-better, lower-is-better, neutral",
                            "--polarity");
    if (options.marking.empty()) return read;
    const auto marked = geo::marking_level_of(options.marking);
    if (!marked)
        return geo::failure(
            "unknown marking '" + options.marking + "'; known: none, official, official-sensitive",
            "--table-marking");
    read.marking.level = *marked;
    return read;
}

namespace {

/// An authority as "NAME=CODE,CODE".
geo::Result<geo::SupposedAuthority> supposed_authority(const geo::Atlas& atlas, geo::AreaId id,
                                                       const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals + 1 == text.size())
        return geo::failure("not NAME=CODE,CODE: '" + text + "'", "--suppose");
    geo::SupposedAuthority one{.id = std::move(id), .name = text.substr(0, equals)};
    if (geo::first_fault_in_utf8(one.name) || !geo::can_be_name(one.name))
        return geo::failure(
            fmt::format("a name is one line of at most {} characters, in UTF-8", geo::longest_name),
            "--suppose");
    for (std::size_t at = equals + 1; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        const std::string code = text.substr(at, end - at);
        at = end + 1;
        const auto area = atlas.areas.find(code);
        if (!area || !geo::can_be_grouped(atlas, *area))
            return geo::failure(
                "'" + code + "' is no district of today; devolution-atlas areas lists them",
                "--suppose");
        const geo::AreaId& district = atlas.areas[*area].id;
        if (std::ranges::find(one.districts, district) != one.districts.end())
            return geo::failure("'" + code + "' is named twice", "--suppose");
        one.districts.push_back(district);
    }
    return one;
}

/// What a table leaves out, and its first layer, where that is to be shown.
void note_left_out(OwnAtlas& own, const geo::OwnTable& table) {
    if (geo::leaves_out(table)) {
        std::string what = geo::matched_in_words(table);
        if (table.unreadable > 0)
            what += fmt::format(", {} cells could not be read", table.unreadable);
        own.left_out.push_back({what + "; devolution-atlas match says why", table.sheet.file});
    }
    if (own.shown.empty()) own.shown = geo::own_layer_id(table, table.series.front());
}

}  // namespace

geo::Result<geo::Hypothesis> hypothesis_of(const geo::Atlas& atlas, const TableOptions& options) {
    for (const std::string& id : options.adopted) {
        const auto known = std::ranges::find(atlas.documents, id, &geo::ProposalDocument::id);
        if (known == atlas.documents.end())
            return geo::failure(
                "unknown proposal '" + id + "'; devolution-atlas proposals lists them", "--adopt");
        if (!geo::can_be_adopted(*known))
            return geo::failure("'" + id +
                                    "' gives no power to authorities that it names; "
                                    "devolution-atlas proposals says why",
                                "--adopt");
    }
    geo::Hypothesis hypothesis{.documents = options.adopted};
    for (const std::string& text : options.supposed) {
        if (hypothesis.authorities.size() == geo::most_supposed)
            return geo::failure(fmt::format("at most {} authorities", geo::most_supposed),
                                "--suppose");
        auto one = supposed_authority(atlas, geo::free_id(hypothesis), text);
        if (!one) return tl::make_unexpected(one.error());
        hypothesis.authorities.push_back(*std::move(one));
    }
    return hypothesis;
}

geo::Result<OwnAtlas> with_tables(const std::shared_ptr<const geo::Atlas>& atlas,
                                  const TableOptions& options) {
    const auto hypothesis = hypothesis_of(*atlas, options);
    if (!hypothesis) return tl::make_unexpected(hypothesis.error());
    OwnAtlas own{.atlas = supposed(atlas, {*hypothesis, {}}).atlas};
    const auto read = own_options_of(options);
    if (!read) return tl::make_unexpected(read.error());
    for (const std::filesystem::path& file : options.files) {
        auto sheet = geo::read_sheet(file, read->sheet);
        if (!sheet) return tl::make_unexpected(sheet.error());
        const auto table = geo::own_table(*own.atlas, *std::move(sheet), *read);
        if (!table) return tl::make_unexpected(table.error());
        note_left_out(own, *table);
        own.atlas = std::make_shared<const geo::Atlas>(geo::with_own_layers(*own.atlas, *table));
        own.data.tables.push_back({std::filesystem::absolute(file), *read});
    }
    for (const std::filesystem::path& file : options.embargoed) {
        const auto passphrase = passphrase_for(say("Passphrase for {}", file.filename().string()),
                                               options.passphrase_file);
        if (!passphrase) return tl::make_unexpected(passphrase.error());
        auto made = with_embargoed(*own.atlas, file, *passphrase, *read, geo::present_moment());
        if (!made) return tl::make_unexpected(made.error());
        note_left_out(own, made->table);
        own.atlas = std::make_shared<const geo::Atlas>(std::move(made->atlas));
        own.data.tables.push_back({std::filesystem::absolute(file), *read});
    }
    for (const std::string& text : options.derived) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos)
            return geo::failure("not NAME=FORMULA: '" + text + "'", "--derive");
        const std::string name = text.substr(0, equals);
        auto derived = geo::with_derived_layer(*own.atlas, name, text.substr(equals + 1));
        if (!derived) return tl::make_unexpected(derived.error());
        if (derived->divisions_by_zero > 0)
            own.left_out.push_back({fmt::format("{} figures are missing because they would divide "
                                                "by zero",
                                                derived->divisions_by_zero),
                                    name});
        own.shown = derived->id;
        own.atlas = std::make_shared<const geo::Atlas>(std::move(derived->atlas));
        own.data.formulas.push_back({name, text.substr(equals + 1)});
    }
    return own;
}

std::shared_ptr<const geo::Atlas> open_for_command(const std::filesystem::path& data,
                                                   const TableOptions& options, OwnData* own) {
    const auto atlas = open_for_command(data);
    if (!atlas || (options.files.empty() && options.embargoed.empty() && options.derived.empty() &&
                   options.adopted.empty() && options.supposed.empty()))
        return atlas;
    auto made = with_tables(atlas, options);
    if (!made) {
        refuse(made.error());
        return nullptr;
    }
    for (const geo::Error& left_out : made->left_out) refuse(left_out);
    if (own != nullptr) *own = std::move(made->data);
    return made->atlas;
}

}  // namespace app
