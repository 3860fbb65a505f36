#include "app/cli/commands.h"
#include "app/office/export_slides.h"
#include "app/text/text.h"

namespace app {
namespace {

struct Options {
    std::filesystem::path briefing, output;
};

int write_slides(const std::filesystem::path& data, const Options& options) {
    auto briefing = read_briefing(options.briefing);
    if (!briefing) return refuse(briefing.error());
    const auto package = open_for_command(data);
    if (!package) return 1;
    std::vector<geo::Error> faults;
    OwnData left_out;
    const auto atlas = with_own_layers(package, briefing->own, left_out, faults);
    int status = status_after(*package);
    for (std::size_t i = 0; i < briefing->scenes.size(); ++i)
        for (const geo::Error& fault : judge(atlas, briefing->scenes[i]))
            faults.push_back({geo::one_line(fault), say("scene {}", i + 1)});
    for (const geo::Error& fault : faults) status = refuse(fault);
    const auto written = export_slides(atlas, *briefing, options.output);
    return written ? status : refuse(written.error());
}

}  // namespace

void add_slides_command(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    auto* command = program.add_subcommand(
        "slides", "Writes a briefing as slides whose words, tables and maps can be worked on");
    auto options = std::make_shared<Options>();
    command->add_option("briefing", options->briefing, "The briefing")->required();
    command->add_option("--output", options->output, "The PPTX to write")->required();
    command->callback([&data, &chosen, options] {
        chosen = [&data, options] { return write_slides(data, *options); };
    });
}

}  // namespace app
