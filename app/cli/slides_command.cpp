#include "app/cli/commands.h"
#include "app/office/export_slides.h"
#include "app/stage/export_handout.h"
#include "app/text/text.h"

namespace app {
namespace {

struct Options {
    std::filesystem::path briefing, output;
    std::optional<int> number{};  // of a scene, from 1
};

/// A briefing with the atlas that has its layers. Faults go to standard error.
struct OpenedBriefing {
    Briefing briefing;
    std::shared_ptr<const geo::Atlas> atlas;
    int status = 0;  // 1 where something of it is left out
};
geo::Result<OpenedBriefing> open_briefing(const std::shared_ptr<const geo::Atlas>& package,
                                          const std::filesystem::path& file) {
    auto briefing = read_briefing(file);
    if (!briefing) return tl::make_unexpected(briefing.error());
    std::vector<geo::Error> faults;
    OwnData left_out, own = briefing->own;
    OpenedBriefing opened{.briefing = {},
                          .atlas = with_own_layers(package, own, left_out, faults),
                          .status = status_after(*package)};
    for (std::size_t i = 0; i < briefing->scenes.size(); ++i)
        for (const geo::Error& fault : judge(opened.atlas, briefing->scenes[i]))
            faults.push_back({geo::one_line(fault), say("scene {}", i + 1)});
    for (const geo::Error& fault : faults) opened.status = refuse(fault);
    opened.briefing = *std::move(briefing);
    return opened;
}

int write_slides(const std::filesystem::path& data, const Options& options) {
    const auto package = open_for_command(data);
    if (!package) return 1;
    const auto opened = open_briefing(package, options.briefing);
    if (!opened) return refuse(opened.error());
    const auto written = export_slides(opened->atlas, opened->briefing, options.output);
    return written ? opened->status : refuse(written.error());
}

int write_handout(const std::filesystem::path& data, const Options& options) {
    const auto package = open_for_command(data);
    if (!package) return 1;
    const auto opened = open_briefing(package, options.briefing);
    if (!opened) return refuse(opened.error());
    const std::size_t count = opened->briefing.scenes.size();
    std::optional<std::size_t> number;
    if (options.number) {
        if (*options.number < 1 || static_cast<std::size_t>(*options.number) > count)
            return refuse({fmt::format("the briefing has scenes 1 to {}, none with number {}",
                                       count, *options.number),
                           "--number"});
        number = static_cast<std::size_t>(*options.number - 1);
    }
    const auto written = export_handout(opened->atlas, opened->briefing, options.output, number);
    return written ? opened->status : refuse(written.error());
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

void add_handout_command(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    auto* command = program.add_subcommand(
        "handout", "Writes a briefing as a handout: a scene on each page, with its notes");
    auto options = std::make_shared<Options>();
    command->add_option("briefing", options->briefing, "The briefing")->required();
    command->add_option("--number", options->number,
                        "This scene alone, on a sheet of its own: .pdf, .svg or .png");
    command->add_option("--output", options->output, "The file to write")->required();
    command->callback([&data, &chosen, options] {
        chosen = [&data, options] { return write_handout(data, *options); };
    });
}

}  // namespace app
