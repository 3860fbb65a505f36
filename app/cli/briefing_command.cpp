#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/pack/open_pack.h"
#include "app/pack/trusted_keys.h"
#include "app/scene/own_data.h"
#include "app/stage/draw_stage.h"

namespace app {
namespace {

using nlohmann::ordered_json;

/// An audience takes in about as many of a scene.
constexpr int most_words = 40;

std::string text_of(const std::vector<geo::AreaId>& areas) {
    std::string codes;
    for (const geo::AreaId& area : areas)
        codes += (codes.empty() ? "" : " ") + std::string(geo::text_of(area));
    return codes;
}

/// What is shown and said of one scene, and what is wrong with it. `faults`: of what its atlas has
/// not.
ordered_json scene_json(const StageScene& scene, const std::vector<geo::Error>& faults) {
    ordered_json o{{"number", scene.number + 1},
                   {"kicker", scene.kicker},
                   {"headline", scene.headline},
                   {"text", scene.text},
                   {"notes", scene.notes},
                   {"words", words_on(scene)},
                   {"marking", geo::in_words(scene.marking)},
                   {"maps", ordered_json::array()},
                   {"annotations", ordered_json::array()},
                   {"fault", nullptr}};
    if (scene.map)
        for (const Pane& pane : scene.map->panes)
            o["maps"].push_back({{"layer", pane.layer},
                                 {"level", geo::code_of(pane.level)},
                                 {"year", pane.year},
                                 {"second", pane.second && pane.analysis == Analysis::two_layers
                                                ? ordered_json(pane.second->layer)
                                                : ordered_json(nullptr)}});
    for (const Annotation& one : scene.annotations)
        o["annotations"].push_back({{"kind", code_of(one.kind)},
                                    {"areas", text_of(one.areas)},
                                    {"title", one.title},
                                    {"text", one.text}});
    if (!scene.fault.empty()) o["fault"] = scene.fault;
    std::vector<std::string> lines;
    for (const auto* some : {&faults, &scene.faults})
        for (const geo::Error& fault : *some) {
            const std::string line = geo::one_line(fault);
            if (line != scene.fault && std::ranges::find(lines, line) == lines.end())
                lines.push_back(line);
        }
    o["faults"] = lines;
    return o;
}

void print_scene(const ordered_json& scene) {
    const auto said = [&](const ordered_json& o, const char* key) {
        return o[key].get<std::string>();
    };
    const std::string kicker = said(scene, "kicker");
    fmt::print("\n{}  {}{}\n", scene["number"].get<int>(), kicker.empty() ? "" : kicker + ": ",
               said(scene, "headline"));
    if (!said(scene, "text").empty()) fmt::print("   {}\n", said(scene, "text"));
    for (const auto& map : scene["maps"])
        fmt::print("   map: {}{}, {}, {}\n", said(map, "layer"),
                   map["second"].is_null() ? "" : " against " + said(map, "second"),
                   said(map, "level"), map["year"].get<int>());
    for (const auto& one : scene["annotations"]) {
        const std::string title = said(one, "title"), text = said(one, "text");
        fmt::print("   {} {}{}{}{}{}\n", said(one, "kind"), said(one, "areas"),
                   title.empty() && text.empty() ? "" : ": ", title,
                   title.empty() || text.empty() ? "" : ", ", text);
    }
    const int words = scene["words"].get<int>();
    fmt::print("   {} words\n", words);
    if (words > most_words)
        fmt::print("   too much to read: an audience takes in about {} words\n", most_words);
    for (const auto& fault : scene["faults"])
        fmt::print("   left out: {}\n", fault.get<std::string>());
    if (!scene["fault"].is_null()) fmt::print("   cannot be shown: {}\n", said(scene, "fault"));
}

int show_briefing(std::filesystem::path data, std::filesystem::path file, bool as_json) {
    std::optional<OpenedPack> pack;  // what is out of it is there as long as it is
    if (looks_like_pack(file)) {
        const auto trusted = trusted_keys();
        if (!trusted) return refuse(trusted.error());
        auto opened = open_pack(file, *trusted);
        if (!opened) return refuse(opened.error());
        pack = *std::move(opened);
        file = pack->briefing;
        data = pack->data;
    }
    auto briefing = read_briefing(file);
    if (!briefing) return refuse(briefing.error());
    auto atlas = open_for_command(data);
    if (!atlas) return 1;
    int status = status_after(*atlas);
    std::vector<geo::Error> of_own;
    OwnData left_out;
    atlas = with_own_layers(std::move(atlas), briefing->own, left_out, of_own);
    for (const geo::Error& fault : of_own) status = refuse(fault);
    ordered_json document{{"title", briefing->title},
                          {"occasion", briefing->occasion},
                          {"minutes", briefing->minutes},
                          {"marking", geo::in_words(briefing->marking)},
                          {"scenes", ordered_json::array()}};
    for (std::size_t i = 0; i < briefing->scenes.size(); ++i) {
        const auto faults = judge(atlas, briefing->scenes[i]);
        document["scenes"].push_back(scene_json(stage_scene(atlas, *briefing, i), faults));
        if (!briefing->scenes[i].fault.empty()) status = 1;
    }
    if (as_json) {
        fmt::print("{}\n", document.dump(2));
        return status;
    }
    const std::string marking = geo::in_words(briefing->marking);
    fmt::print("{}\n{}{}{} minutes, {} {}, {}\n", briefing->title, briefing->occasion,
               briefing->occasion.empty() ? "" : "\n", briefing->minutes, briefing->scenes.size(),
               briefing->scenes.size() == 1 ? "scene" : "scenes",
               marking.empty() ? "no marking" : "marked " + marking);
    for (const auto& scene : document["scenes"]) print_scene(scene);
    return status;
}

}  // namespace

void add_briefing_command(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    auto* command = program.add_subcommand(
        "briefing", "What a briefing shows and says, scene by scene, and what is wrong with it");
    auto file = std::make_shared<std::filesystem::path>();
    auto as_json = std::make_shared<bool>(false);
    command->add_option("FILE", *file, "A briefing, saved by the atlas, or a signed pack of one")
        ->required();
    command->add_flag("--json", *as_json, "Print one JSON document");
    command->callback([&data, &chosen, file, as_json] {
        chosen = [&data, file, as_json] { return show_briefing(data, *file, *as_json); };
    });
}

}  // namespace app
