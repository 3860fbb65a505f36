#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <future>

#include "app/bench/bench_command.h"
#include "app/cli/commands.h"
#include "app/cli/table_options.h"
#include "app/drawing_option.h"
#include "app/export/recipe.h"
#include "app/kiosk_picture.h"
#include "app/kiosk_window.h"
#include "app/pack/embargo_log.h"
#include "app/pack/open_pack.h"
#include "app/pack/trusted_keys.h"
#include "app/picture/marking_in_view.h"
#include "app/resources.h"
#include "app/scene/apply.h"
#include "app/screen.h"
#include "app/source_ahead.h"
#include "app/stage/stage_scene.h"
#include "app/text/inter.h"
#include "app/text/text.h"
#include "app/ui/layout.h"
#include "app/window.h"
#include "geo/boundary/read_source.h"
#include "geo/boundary/source_name.h"
#include "geo/export/export_table.h"
#include "geo/own/read_sheet.h"
#include "geo/secure/embargoed_file.h"

namespace {

using namespace app;

struct Size {
    int width = 0, height = 0;
};

/// "1920x1080". Fails on anything else, and on pictures no screen or printer has.
geo::Result<Size> size_of(const std::string& text) {
    Size size;
    int used = 0;
    if (std::sscanf(text.c_str(), "%dx%d%n", &size.width, &size.height, &used) != 2 ||
        static_cast<std::size_t>(used) != text.size())
        return geo::failure("not a size: '" + text + "'; write 1920x1080", "--size");
    if (size.width < 320 || size.height < 240 || size.width > 16384 || size.height > 16384)
        return geo::failure("a picture is 320x240 to 16384x16384 pixels, not " + text, "--size");
    return size;
}

/// The first fault of the data and the number of the others, for a person at the window.
std::string notice_of(const std::vector<geo::Error>& faults) {
    std::string first = geo::one_line(faults.front());
    if (faults.size() == 1) return first;
    return first +
           say(" And {} more faults in the data; the terminal names them.", faults.size() - 1);
}

/// Boundaries and tables of a person's own, as the command line names them. Columns of codes and
/// names are of both.
struct OwnDataOptions {
    std::string boundaries;
    TableOptions tables;
    bool may_be_view = false;  // the boundaries, if the file carries what it was exported from
};

void add_own_data_options(CLI::App& command, OwnDataOptions& options) {
    command.add_option("--boundaries", options.boundaries,
                       "Boundaries to draw over the map: a file, PG:…, https://… with :LAYER after "
                       "it where there are several");
    add_table_files(command, options.tables);
    add_table_options(command, options.tables);
}

/// What a session begins with.
struct Beginning {
    std::filesystem::path scene, table{};  // the table is to be looked at
    OwnDataOptions own{};
    std::shared_ptr<const PrivateFolder> unpacked{};  // that the scene is out of a pack in
    std::optional<int> talk_at{};  // the scene of a briefing that a talk begins at, from 1
    bool in_window = false;        // a file that cannot be opened is told there
    bool one_scene = false;        // of a briefing nothing else is told
    std::string fault{};           // to be told in the window
};

/// Where a scene is a pack, what it holds takes its place and that of the data package.
geo::Result<void> take_pack(Beginning& beginning, std::filesystem::path& data) {
    if (!looks_like_pack(beginning.scene)) return {};
    const auto trusted = trusted_keys();
    if (!trusted) return tl::make_unexpected(trusted.error());
    auto pack = open_pack(beginning.scene, *trusted);
    if (!pack) return tl::make_unexpected(pack.error());
    fmt::print(stderr, "devolution-atlas: {}: signed with the trusted key of fingerprint {}\n",
               beginning.scene.string(), geo::fingerprint_of(pack->signer));
    // Without a passphrase the talk goes on without what is under embargo, and says so.
    TableOptions& tables = beginning.own.tables;
    if (!tables.passphrase_file.empty() || isatty(STDIN_FILENO) != 0)
        for (const OwnSource& one : pack->embargoed) tables.embargoed.push_back(one.file);
    // Before there are threads that might ask for it.
    if (!folder_with_inter()) setenv(fonts_variable, pack->fonts.c_str(), 1);
    beginning.scene = pack->briefing;
    beginning.unpacked = pack->folder;
    data = pack->data;
    return {};
}

geo::Result<geo::SourceName> boundaries_of(const OwnDataOptions& options) {
    auto name = geo::source_name_of(options.boundaries);
    if (!name) return name;
    name->code_column = options.tables.read.code_column;
    name->name_column = options.tables.read.name_column;
    return name;
}

geo::Result<void> open_boundaries(Session& session, const OwnDataOptions& options) {
    if (options.boundaries.empty()) return {};
    auto name = boundaries_of(options);
    if (!name) return tl::make_unexpected(name.error());
    session.show_boundaries(std::move(*name));
    return {};
}

/// Why the talk cannot begin there.
std::optional<geo::Error> cannot_present(const Session& session, int number,
                                         const std::filesystem::path& file) {
    if (!session.desk()) return geo::Error{"only a briefing has scenes to present", file.string()};
    const std::size_t count = session.desk()->briefing.scenes.size();
    if (count == 0)
        return geo::Error{"the briefing has no scenes yet; open it in the atlas and add some",
                          file.string()};
    if (number < 1 || static_cast<std::size_t>(number) > count)
        return geo::Error{
            fmt::format("the briefing has {}, none with number {}",
                        count == 1 ? "one scene" : fmt::format("scenes 1 to {}", count), number),
            file.string()};
    return std::nullopt;
}

/// A session at the scene of `file`, or at home; nothing, and the reason told, when it cannot be.
std::optional<Session> session_for(const std::shared_ptr<const geo::Atlas>& package,
                                   const Beginning& beginning) {
    // Asked here, apart from the thread that makes the window: GDAL is loaded for it.
    const bool is_view = beginning.own.may_be_view && read_recipe(beginning.own.boundaries);
    if (is_view && !beginning.scene.empty()) {
        refuse({"give the file, or --scene, not both", beginning.own.boundaries});
        return std::nullopt;
    }
    const std::filesystem::path file =
        is_view ? std::filesystem::path(beginning.own.boundaries) : beginning.scene;
    const auto own = with_tables(package, beginning.own.tables);
    if (!own) {
        refuse(own.error());
        return std::nullopt;
    }
    const std::shared_ptr<const geo::Atlas>& atlas = own->atlas;
    Scene first = home(*atlas);
    if (!own->shown.empty()) first = apply(*atlas, first, ShowLayer{own->shown});
    Session session(atlas, std::move(first));
    session.note_own(own->data);
    if (const auto opened = is_view ? geo::Result<void>() : open_boundaries(session, beginning.own);
        !opened) {
        refuse(opened.error());
        return std::nullopt;
    }
    for (const geo::Error& left_out : own->left_out) refuse(left_out);
    const auto tell_faults = [&] {
        if (!own->left_out.empty())
            session.tell(geo::one_line(own->left_out.front()));
        else if (!atlas->faults.empty())
            session.tell(notice_of(atlas->faults));
    };
    tell_faults();
    if (!beginning.table.empty()) session.perform(OpenScene{beginning.table});
    if (!beginning.fault.empty()) session.tell(beginning.fault);
    if (file.empty()) return session;
    const auto opened =
        beginning.unpacked != nullptr ? session.open_unpacked(file) : session.open(file);
    // In a window it is told there; a command fails.
    const auto told_in_window = [&](const geo::Error& fault) {
        refuse(fault);
        if (beginning.in_window) session.tell(geo::one_line(fault));
        return beginning.in_window;
    };
    if (!opened) {
        if (told_in_window(opened.error())) return session;
        return std::nullopt;
    }
    if (beginning.talk_at) {
        if (const auto fault = cannot_present(session, *beginning.talk_at, file)) {
            if (told_in_window(*fault)) return session;
            return std::nullopt;
        }
        const auto number = static_cast<std::size_t>(*beginning.talk_at - 1);
        session.perform(Brief{BeginTalk{number}});
        if (beginning.one_scene) {
            session.tell({});
            for (const std::string& fault :
                 session.faults_of_scene(number, file.filename().string())) {
                session.tell(fault);
                refuse({fault, {}});
            }
            if (session.notice().empty()) tell_faults();
            return session;
        }
    }
    if (session.notice().empty())
        tell_faults();
    else
        refuse({session.notice(), {}});
    return session;
}

/// Opens the atlas and its session on another thread: that takes as long as to make a window or an
/// OpenGL context, which the caller does meanwhile.
std::future<std::optional<Session>> session_later(std::filesystem::path data, Beginning beginning) {
    return std::async(
        std::launch::async,
        [data = std::move(data), beginning = std::move(beginning)]() -> std::optional<Session> {
            remove_abandoned_folders();
            std::future<void> preparing;
            if (!beginning.own.boundaries.empty())
                preparing = std::async(std::launch::async, geo::prepare_to_read_sources);
            const auto atlas = open_for_command(data);
            if (!atlas) return std::nullopt;
            // What reading took and no longer needs: a tenth of the process.
            malloc_trim(0);
            return session_for(atlas, beginning);
        });
}

struct RenderOptions {
    std::filesystem::path scene, output = "atlas.png";
    OwnDataOptions own{};
    std::string size = "1920x1080";
    std::optional<double> scale{};
    Drawing drawing = Drawing::software;
    bool map_only = false, report_frames = false, presenter = false;
    std::optional<int> number{};  // of a briefing's scene
    std::optional<KioskRequest> kiosk{};
};

/// A page of the kiosk, as a visitor sees it.
int render_kiosk(const std::filesystem::path& data, const RenderOptions& options,
                 const HeadlessOptions& size) {
    const auto atlas = open_for_command(data);
    if (!atlas) return 1;
    const auto visit = visit_of(*atlas, *options.kiosk);
    if (!visit) return refuse(visit.error());
    const Image image = kiosk_picture(find_resources(), size, atlas, *visit, *options.kiosk);
    const auto written = write_png(image, options.output, {.source = atlas->attribution});
    return written ? 0 : refuse(written.error());
}

int render(std::filesystem::path data, const RenderOptions& options) {
    const auto size = size_of(options.size);
    if (!size) return refuse(size.error());
    if (options.scale && !(*options.scale >= 0.5 && *options.scale <= 8))
        return refuse({"a scale is 0.5 to 8 pixels per logical pixel", "--scale"});
    const double scale = options.scale.value_or(1);
    if (!options.map_only &&
        (size->width < scale * least_screen_width || size->height < scale * least_screen_height))
        return refuse(
            {fmt::format("the whole screen needs at least {:.0f}x{:.0f} pixels, not {}; for the "
                         "map without the interface add --map-only, which takes 320x240 and more",
                         std::ceil(scale * least_screen_width),
                         std::ceil(scale * least_screen_height), options.size),
             "--size"});
    if (options.output.extension() != ".png")
        return refuse(
            {"only PNG can be written; name the picture something.png", options.output.string()});
    const HeadlessOptions size_and_scale{.width = size->width,
                                         .height = size->height,
                                         .scale = options.scale.value_or(0),
                                         .drawing = options.drawing};
    if (options.kiosk) return render_kiosk(data, options, size_and_scale);
    Beginning beginning{
        .scene = options.scene, .own = options.own, .talk_at = options.number, .one_scene = true};
    if (const auto taken = take_pack(beginning, data); !taken) return refuse(taken.error());
    std::optional<SourceAhead> boundaries;
    if (!options.own.boundaries.empty())
        if (auto name = boundaries_of(options.own);
            name && name->kind == geo::SourceName::Kind::file)
            boundaries.emplace(*std::move(name));
    SourceAhead* const ahead = boundaries ? &*boundaries : nullptr;
    if (!beginning.talk_at && beginning.scene.extension() == briefing_ending) beginning.talk_at = 1;
    auto opening = session_later(data, beginning);
    std::optional<HeadlessScreen> screen;
    if (!options.map_only) screen.emplace(find_resources(), size_and_scale);
    std::optional<Session> session = opening.get();
    if (!session) return 1;
    bool strange = !session->notice().empty();
    session->tell({});  // told on standard error; a picture is not the place
    const Rendered rendered = screen && session->desk() ? screen->stage(*session, options.presenter)
                              : screen                  ? screen->drawn(*session, ahead)
                                       : render_map(*session, size_and_scale, ahead);
    if (const std::string& notice = session->notice(); !notice.empty()) {
        const auto& told = session->atlas().faults;
        if (std::ranges::find(told, notice, geo::one_line) == told.end()) refuse({notice, {}});
        strange = true;
    }
    if (options.report_frames) fmt::print(stderr, "first complete frame\n");
    const auto package = geo::read_data_package(session->atlas().folder);
    if (!package) return refuse(package.error());
    const auto& desk = session->desk();
    geo::Marking marking = marking_in_view(session->atlas(), session->scene());
    auto embargoed = embargoed_in_view(session->atlas(), session->scene());
    if (desk && desk->talk) {
        const StageScene staged =
            stage_scene(session->base_atlas(), desk->briefing, desk->talk->scene);
        marking = staged.marking;
        // The presenter's screen has the scenes to come, too.
        embargoed = options.presenter ? embargoed_in(session->base_atlas(), desk->briefing)
                                      : staged.embargoed;
    }
    if (const auto logged =
            log_embargoed(embargoed, "drawn to " + options.output.string(), geo::present_moment());
        !logged)
        return refuse(logged.error());
    const std::string about =
        marking.empty() ? rendered.sources : geo::in_words(marking) + ". " + rendered.sources;
    const auto written =
        write_png(rendered.image, options.output,
                  {.source = about,
                   .recipe = recipe_of({session->scene(), session->own()},
                                       choropleths_of(session->atlas(), session->scene()), marking,
                                       *package, options.output.parent_path())});
    if (!written) return refuse(written.error());
    return session->atlas().faults.empty() && !strange ? 0 : 1;
}

void add_kiosk_options(CLI::App& command, std::optional<KioskRequest>& request) {
    const auto of = [&request]() -> KioskRequest& {
        if (!request) request.emplace();
        return *request;
    };
    const auto text = [&](const char* name, std::string KioskRequest::*field, const char* help) {
        command.add_option_function<std::string>(
            name, [of, field](const std::string& value) { of().*field = value; }, help);
    };
    text("--kiosk", &KioskRequest::page,
         "A page of the kiosk: attract, find, place, compare, explore, timeline, power, sources, "
         "take-away");
    text("--place", &KioskRequest::place, "On the kiosk: the place, by name or code");
    text("--with", &KioskRequest::with, "On the kiosk: the place it is compared with");
    text("--layer", &KioskRequest::layer, "On the kiosk: what colours the map");
    text("--power", &KioskRequest::power, "On the kiosk: the power whose page it is");
    text("--typed", &KioskRequest::typed, "On the kiosk: what was typed");
    text("--language", &KioskRequest::language, "On the kiosk: en or cy");
    command.add_option_function<int>(
        "--text-size", [of](int value) { of().text_size = value; },
        "On the kiosk: 100, 125, 150 or 200 per cent");
    command.add_option_function<int>(
        "--year", [of](int value) { of().year = value; }, "On the kiosk: of the timeline");
    command.add_flag_callback(
        "--hexagons", [of] { of().hexagons = true; }, "On the kiosk");
    command.add_flag_callback(
        "--high-contrast", [of] { of().high_contrast = true; }, "On the kiosk");
    command.add_flag_callback(
        "--brought-down", [of] { of().brought_down = true; }, "On the kiosk");
}

void add_render_command(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    auto* command = program.add_subcommand("render", "Draw a scene to a PNG, without a display");
    auto options = std::make_shared<RenderOptions>();
    command->add_option("--scene", options->scene, "A saved scene; the opening one if left out");
    add_own_data_options(*command, options->own);
    command->add_option("--number", options->number,
                        "Of a briefing: the number of the scene, as its audience sees it");
    command->add_flag("--presenter", options->presenter, "Likewise, as its presenter sees it");
    add_kiosk_options(*command, options->kiosk);
    command->add_option("--size", options->size, "Width and height in pixels, as 1920x1080");
    command->add_option("--output", options->output, "The PNG to write")->required();
    command->add_option("--scale", options->scale,
                        "Pixels per logical pixel; 2 for print and HiDPI");
    add_drawing_option(*command, options->drawing);
    command->add_flag("--map-only", options->map_only, "The map without the interface");
    command->add_flag("--report-frames", options->report_frames,
                      "Say on standard error when the picture is drawn");
    command->callback([&data, &chosen, options] {
        chosen = [&data, options] { return render(data, *options); };
    });
}

struct OpenOptions {
    std::filesystem::path scene;
    std::string file;  // a scene, what carries one, boundaries or a table
    OwnDataOptions own{};
    std::string size;
    std::filesystem::path description;
    Drawing drawing = Drawing::best;
    bool reduced_motion = false, report_frames = false;
    std::optional<int> present{};  // a briefing, from a scene on
    std::string mode = "analyst";
    std::filesystem::path settings{}, speech_log{};  // of a kiosk
};

/// Where a kiosk keeps what it has to keep: as the service manager says, else in the user's folder.
std::filesystem::path state_folder() {
    const auto named = [](const char* variable) -> std::filesystem::path {
        const char* value = std::getenv(variable);
        return value == nullptr ? "" : value;
    };
    if (const auto given = named("STATE_DIRECTORY"); !given.empty()) return given;
    if (const auto state = named("XDG_STATE_HOME"); !state.empty())
        return state / "devolution-atlas";
    const auto home = named("HOME");
    return home.empty() ? home : home / ".local/state/devolution-atlas";
}

/// By its name, what the file is that the program was started with.
geo::Result<Beginning> beginning_of(const OpenOptions& options) {
    Beginning beginning{.scene = options.scene, .own = options.own, .talk_at = options.present};
    if (options.file.empty()) return beginning;
    const auto twice = [&](const char* option) {
        return geo::failure(fmt::format("give the file, or {}, not both", option), options.file);
    };
    if (geo::looks_like_table(options.file)) {
        beginning.table = options.file;
    } else if (std::filesystem::path(options.file).extension() == geo::embargo_ending) {
        // Without a terminal to ask at, the window asks.
        if (beginning.own.tables.passphrase_file.empty() && isatty(STDIN_FILENO) == 0)
            beginning.table = options.file;
        else
            beginning.own.tables.embargoed.emplace_back(options.file);
    } else if (geo::looks_like_boundaries(options.file)) {
        if (!beginning.own.boundaries.empty()) return twice("--boundaries");
        beginning.own.boundaries = options.file;
        beginning.own.may_be_view = geo::export_format_of(options.file).has_value();
    } else {
        if (!beginning.scene.empty()) return twice("--scene");
        beginning.scene = options.file;
    }
    return beginning;
}

int open_atlas_window(std::filesystem::path data, const OpenOptions& options) {
    auto beginning = beginning_of(options);
    if (!beginning) return refuse(beginning.error());
    if (!has_display()) {
        fmt::print("No display: the opening scene is drawn to opening-scene.png instead.\n");
        RenderOptions instead{.scene = beginning->scene,
                              .output = "opening-scene.png",
                              .own = beginning->own,
                              .number = options.present};
        if (!options.size.empty()) instead.size = options.size;
        return render(data, instead);
    }
    Size size;
    if (!options.size.empty()) {
        const auto wanted = size_of(options.size);
        if (!wanted) return refuse(wanted.error());
        size = *wanted;
    }
    beginning->in_window = true;
    if (const auto taken = take_pack(*beginning, data); !taken) {
        refuse(taken.error());
        beginning->fault = geo::one_line(taken.error());
        beginning->scene.clear();
        beginning->talk_at.reset();
    }
    return run_window(session_later(data, *beginning), find_resources(),
                      {.width = size.width,
                       .height = size.height,
                       .drawing = options.drawing,
                       .description = options.description,
                       .reduced_motion = options.reduced_motion,
                       .state = state_folder(),
                       .report_frames = options.report_frames})
               ? 0
               : 1;
}

int open_kiosk(const std::filesystem::path& data, const OpenOptions& options) {
    if (!has_display()) return refuse({"a kiosk needs a display", "--mode kiosk"});
    Size size;
    if (!options.size.empty()) {
        const auto wanted = size_of(options.size);
        if (!wanted) return refuse(wanted.error());
        size = *wanted;
    }
    return run_kiosk(find_resources(), {.settings = options.settings,
                                        .data = data,
                                        .state = state_folder(),
                                        .speech_log = options.speech_log,
                                        .description = options.description,
                                        .width = size.width,
                                        .height = size.height,
                                        .drawing = options.drawing,
                                        .reduced_motion = options.reduced_motion,
                                        .report_frames = options.report_frames,
                                        .version = DEVOLUTION_ATLAS_VERSION});
}

int run(int argc, char** argv) {
    const Resources resources = find_resources();
    choose_language(resources.locale.string());
    std::filesystem::path data = resources.data;
    OpenOptions open;
    Command chosen = [&] {
        return open.mode == "kiosk" ? open_kiosk(data, open) : open_atlas_window(data, open);
    };

    CLI::App program{
        "Devolution Atlas: who holds which power, money and mandate in the United "
        "Kingdom, and how places fare"};
    program.set_version_flag("--version", DEVOLUTION_ATLAS_VERSION);
    program.add_option("--data", data, "Folder of the data package");
    program.add_option(
        "FILE", open.file,
        "A scene, a briefing, a signed pack, an exported picture, boundaries or a table to "
        "open with");
    program.add_option("--scene", open.scene, "A saved scene to open with");
    program.add_option("--mode", open.mode, "analyst, or kiosk for a public exhibition")
        ->check(CLI::IsMember({"analyst", "kiosk"}));
    program.add_option("--settings", open.settings, "Of a kiosk: its settings file");
    program.add_option(
        "--speech-log", open.speech_log,
        "Of a kiosk: write what would be said into this file, in place of saying it");
    add_own_data_options(program, open.own);
    program.add_option("--present", open.present,
                       "Present the briefing that is opened, from the scene of this number");
    program.add_option("--size", open.size, "Size of the window, as 1280x720");
    add_drawing_option(program, open.drawing);
    program.add_option("--describe", open.description,
                       "Describe the screen in this file, as JSON, whenever it changes");
    program
        .add_flag("--reduced-motion", open.reduced_motion, "Change the map at once, without motion")
        ->envname("DEVOLUTION_ATLAS_REDUCED_MOTION");
    program.add_flag("--report-frames", open.report_frames,
                     "Say on standard error how long the first complete frame took, and when there "
                     "is another");
    program.require_subcommand(0, 1);
    add_data_commands(program, data, chosen);
    add_render_command(program, data, chosen);
    add_bench_command(program, data, chosen);
    for (CLI::App* command : program.get_subcommands({}))  // it may stand behind the command, too
        if (command->get_name() != "check" && command->get_name() != "import")
            command->add_option("--data", data, "Folder of the data package");
    try {
        program.parse(argc, argv);
    } catch (const CLI::Success& asked) {
        return program.exit(asked);  // --help, --version
    } catch (const CLI::ParseError& fault) {
        return refuse({fault.what() + std::string("; see --help"), {}});
    }
    return chosen();
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& fault) {
        return app::refuse({fault.what(), {}});
    }
}
