#include <fmt/format.h>

#include "app/cli/commands.h"
#include "app/cli/passphrase.h"
#include "app/pack/embargoed_table.h"
#include "app/text/text.h"
#include "geo/core/whole_file.h"
#include "geo/export/write_together.h"
#include "geo/own/parse_sheet.h"

namespace app {
namespace {

struct Options {
    std::filesystem::path table, output;
    std::string until, title, marking = "none", words;
    std::vector<std::string> readers;
    std::vector<std::filesystem::path> passphrase_files;  // in the order of the readers
};

geo::Result<std::string> sealed(const Options& options) {
    if (options.output.extension() != geo::embargo_ending || options.output.stem().empty())
        return geo::failure("a table under embargo ends in .embargo; name it so",
                            options.output.string());
    const auto until = geo::moment_of(options.until);
    if (!until) return geo::failure(until.error().what, "--until");
    if (*until <= geo::present_moment())
        return geo::failure(geo::in_words(*until) + " is past; give a time to come", "--until");
    const auto level = geo::marking_level_of(options.marking);
    if (!level)
        return geo::failure(
            "unknown marking '" + options.marking + "'; known: none, official, official-sensitive",
            "--marking");
    if (!options.passphrase_files.empty() &&
        options.passphrase_files.size() != options.readers.size())
        return geo::failure("give one for each reader, in their order", "--passphrase-file");
    constexpr geo::SheetLimits limits;
    auto content = geo::whole_file(options.table, limits.bytes);
    if (!content) return content;
    const std::string name = options.table.filename().string();
    if (content->starts_with("PK"))
        return geo::failure("is a workbook; save its sheet as CSV and seal that", name);
    std::vector<geo::EarlyReader> readers;
    for (std::size_t i = 0; i < options.readers.size(); ++i) {
        auto passphrase =
            passphrase_for(say("Passphrase of {}", options.readers[i]),
                           options.passphrase_files.empty() ? std::filesystem::path()
                                                            : options.passphrase_files[i]);
        if (!passphrase) return passphrase;
        readers.push_back({options.readers[i], *std::move(passphrase)});
    }
    return geo::embargoed({*until, name, options.title, {*level, options.words}}, readers,
                          *content);
}

int seal(const Options& options) {
    const auto bytes = sealed(options);
    if (!bytes) return refuse(bytes.error());
    const auto written = geo::replace_whole(*bytes, options.output);
    if (!written) return refuse(written.error());
    fmt::print("Sealed until {}: {}, for {}\n",
               geo::in_words(geo::moment_of(options.until).value()), options.output.string(),
               fmt::join(options.readers, ", "));
    return 0;
}

}  // namespace

void add_seal_command(CLI::App& program, Command& chosen) {
    auto* command = program.add_subcommand(
        "seal", "Encrypts a table that is under embargo, for readers with a passphrase each");
    auto options = std::make_shared<Options>();
    command->add_option("TABLE", options->table, "A CSV file")->required();
    command
        ->add_option("--until", options->until, "When the embargo ends, as 2026-12-07T09:30+00:00")
        ->required();
    command
        ->add_option("--reader", options->readers,
                     "Who may read it before; may be given several times")
        ->required()
        ->take_all();
    command
        ->add_option("--passphrase-file", options->passphrase_files,
                     "Where a reader's passphrase is, one for each reader; asked for if left out")
        ->take_all();
    command->add_option("--title", options->title, "What the table is, for its source");
    command->add_option("--marking", options->marking, "official or official-sensitive");
    command->add_option("--marking-words", options->words, "What else its banner says");
    command->add_option("--output", options->output, "The .embargo to write")->required();
    command->callback([&chosen, options] { chosen = [options] { return seal(*options); }; });
}

}  // namespace app
