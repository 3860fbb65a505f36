#include "app/bench/machine.h"

#include <SDL2/SDL.h>
#include <fmt/format.h>
#include <imgui/imgui.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <cmath>
#include <ctime>
#include <fstream>
#include <string>
#include <thread>

namespace app {
namespace {

std::string processor() {
    std::ifstream info("/proc/cpuinfo");
    std::string line;
    while (std::getline(info, line))
        if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
    return "unknown";
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    char text[16];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%d", std::gmtime(&now))};
}

}  // namespace

nlohmann::ordered_json machine_json() {
    utsname system{};
    uname(&system);
    const double memory = static_cast<double>(sysconf(_SC_PHYS_PAGES)) *
                          static_cast<double>(sysconf(_SC_PAGE_SIZE)) / (1 << 30);
    return {{"processor", processor()},
            {"cores", std::thread::hardware_concurrency()},
            {"memory_gib", std::lround(memory)},
            {"system", std::string(system.sysname) + " " + system.release},
            {"date", today()}};
}

nlohmann::ordered_json versions_json() {
    SDL_version sdl{};
    SDL_GetVersion(&sdl);
    return {{"devolution_atlas", DEVOLUTION_ATLAS_VERSION},
            {"compiler", __VERSION__},
            {"sdl", fmt::format("{}.{}.{}", sdl.major, sdl.minor, sdl.patch)},
            {"imgui", IMGUI_VERSION}};
}

}  // namespace app
