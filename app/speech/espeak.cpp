#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <sstream>

#include "app/speech/voice.h"

namespace app {
namespace {

std::string espeak_on_path() {
    const char* const path = std::getenv("PATH");
    std::istringstream folders(path == nullptr ? "/usr/bin:/bin" : path);
    for (std::string folder; std::getline(folders, folder, ':');) {
        std::string program = (std::filesystem::path(folder) / "espeak-ng").string();
        if (access(program.c_str(), X_OK) == 0) return program;
    }
    return {};
}

/// The environment, less what would let the program speak for us to the service manager.
std::vector<char*> environment_of_child() {
    std::vector<char*> kept;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        const std::string_view text = *variable;
        if (!text.starts_with("NOTIFY_SOCKET=") && !text.starts_with("WATCHDOG_"))
            kept.push_back(*variable);
    }
    kept.push_back(nullptr);
    return kept;
}

/// How a program is started: alone with its arguments, without our files, signals or terminal.
class SpawnOptions {
public:
    SpawnOptions() {
        posix_spawn_file_actions_init(&files);
        for (const int descriptor : {0, 1, 2})
            posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0);
        posix_spawn_file_actions_addclosefrom_np(&files, 3);
        posix_spawnattr_init(&attributes);
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    SpawnOptions(const SpawnOptions&) = delete;
    SpawnOptions& operator=(const SpawnOptions&) = delete;
    ~SpawnOptions() {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }

    posix_spawn_file_actions_t files{};
    posix_spawnattr_t attributes{};
};

class EspeakVoice : public Voice {
public:
    explicit EspeakVoice(std::string program) : program_(std::move(program)) {}
    ~EspeakVoice() override { end(); }

    geo::Result<void> begin(const std::string& words, Language language,
                            const std::string& name) override {
        end();
        // Its amplitude is 0 to 200; 80 to 390 words a minute are what can be followed.
        std::array<std::string, 9> arguments{
            "espeak-ng",
            "-v",
            !name.empty()                 ? name
            : language == Language::welsh ? "cy"
                                          : "en-gb",
            "-a",
            std::to_string(2 * volume_),
            "-s",
            std::to_string(170 + (rate_ < 0 ? rate_ * 9 / 10 : rate_ * 22 / 10)),
            "--",
            words};
        std::array<char*, 10> pointers{};
        std::ranges::transform(arguments, pointers.begin(), [](auto& text) { return text.data(); });
        std::vector<char*> environment = environment_of_child();
        const SpawnOptions options;
        const int fault = posix_spawn(&child_, program_.c_str(), &options.files,
                                      &options.attributes, pointers.data(), environment.data());
        if (fault == 0) return {};
        child_ = 0;
        return geo::failure(fmt::format("cannot be started ({})", std::strerror(fault)), program_);
    }

    geo::Result<bool> is_speaking() override {
        if (child_ == 0) return false;
        int status = 0;
        const pid_t ended = waitpid(child_, &status, WNOHANG);
        if (ended == 0) return true;
        child_ = 0;
        if (ended > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0) return false;
        return geo::failure(
            "ended without speaking; is there a sound card, and a voice for the "
            "language?",
            program_);
    }

    void silence() override { end(); }

    void set(int volume, int rate) override {
        volume_ = volume;
        rate_ = rate;
    }

private:
    void end() {
        if (child_ == 0) return;
        kill(child_, SIGKILL);  // it has nothing to put in order, and silence is wanted now
        while (waitpid(child_, nullptr, 0) == -1 && errno == EINTR) continue;
        child_ = 0;
    }

    std::string program_;
    pid_t child_ = 0;
    int volume_ = 70, rate_ = 0;
};

}  // namespace

geo::Result<std::unique_ptr<Voice>> open_espeak() {
    std::string program = espeak_on_path();
    if (program.empty())
        return geo::failure("espeak-ng is not installed; install Debian's package espeak-ng");
    return std::make_unique<EspeakVoice>(std::move(program));
}

}  // namespace app
