#include "tests/support/supervisor.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <sstream>
#include <stdexcept>

using namespace std::chrono_literals;

Supervisor::Supervisor(Options options) : options_(std::move(options)) {
    const std::string path = folder_.at("notify");
    socket_ = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    if (bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("no socket at " + path);
    options_.environment["NOTIFY_SOCKET"] = path;
    options_.environment["WATCHDOG_USEC"] = std::to_string(options_.watchdog / 1us);
    start();
}

Supervisor::~Supervisor() {
    if (!life().ended) {
        kill(life().pid, SIGTERM);
        const auto give_up = Clock::now() + 3s;
        while (!life().ended && Clock::now() < give_up) {
            note_end();
            usleep(10'000);
        }
        if (!life().ended) {
            kill(life().pid, SIGKILL);
            waitpid(life().pid, nullptr, 0);
        }
    }
    close(socket_);
}

void Supervisor::start() {
    std::vector<std::string> environment;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        const std::string text = *variable;
        if (!options_.environment.contains(text.substr(0, text.find('='))) &&
            !text.starts_with("WATCHDOG_PID="))
            environment.push_back(text);
    }
    for (const auto& [name, value] : options_.environment)
        environment.push_back(name + "=" + value);
    const auto pointers = [](std::vector<std::string>& texts) {
        std::vector<char*> list;
        for (std::string& text : texts) list.push_back(text.data());
        list.push_back(nullptr);
        return list;
    };
    Life life;
    life.started = life.last_sign = Clock::now();
    if (posix_spawn(&life.pid, options_.command.front().c_str(), nullptr, nullptr,
                    pointers(options_.command).data(), pointers(environment).data()) != 0)
        throw std::runtime_error("cannot be started: " + options_.command.front());
    lives_.push_back(life);
}

void Supervisor::hear() {
    std::array<char, 4096> bytes{};
    for (ssize_t n = 0; (n = recv(socket_, bytes.data(), bytes.size(), 0)) >= 0;) {
        std::istringstream message(std::string(bytes.data(), static_cast<std::size_t>(n)));
        for (std::string line; std::getline(message, line);) {
            if (line == "READY=1" || line == "WATCHDOG=1") lives_.back().last_sign = Clock::now();
            if (line == "READY=1" && !life().ready) lives_.back().ready = Clock::now();
            if (line.starts_with("STATUS=")) lives_.back().status = line.substr(7);
        }
    }
}

void Supervisor::note_end() {
    int status = 0;
    if (life().ended || waitpid(life().pid, &status, WNOHANG) != life().pid) return;
    lives_.back().ended = Clock::now();
    if (life().end.empty())
        lives_.back().end = WIFSIGNALED(status) ? "signal " + std::to_string(WTERMSIG(status))
                                                : "exit " + std::to_string(WEXITSTATUS(status));
}

void Supervisor::step(std::chrono::milliseconds most) {
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    // A child's end wakes nobody here, so it is looked for 200 times a second.
    poll(&waiting, 1, static_cast<int>(std::clamp<std::int64_t>(most.count(), 0, 5)));
    hear();
    note_end();
    const auto now = Clock::now();
    // Before it is ready no sign is waited for, as systemd has it.
    if (!life().ended && life().ready && now - life().last_sign > options_.watchdog &&
        life().end.empty()) {
        lives_.back().end = "no sign of life";
        kill(life().pid, SIGKILL);
    }
    if (life().ended && now - *life().ended >= options_.restart_after) start();
}

bool Supervisor::until(const std::function<bool()>& done, std::chrono::milliseconds most) {
    const auto end = Clock::now() + most;
    while (!done()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
        if (left <= 0ms) return false;
        step(left);
    }
    return true;
}

std::optional<double> Supervisor::seconds_to_ready(Clock::time_point fault,
                                                   std::chrono::milliseconds most) {
    if (!until([&] { return life().started >= fault && life().ready; }, most)) return std::nullopt;
    return std::chrono::duration<double>(*life().ready - fault).count();
}
