#include "tests/support/virtual_screen.h"

#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

ChildProcess::ChildProcess(const std::vector<std::string>& command,
                           const std::vector<std::pair<std::string, std::string>>& environment,
                           const std::string& errors) {
    pid_ = fork();
    if (pid_ < 0) throw std::runtime_error("cannot start " + command.front());
    if (pid_ > 0) return;
    for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
    if (!errors.empty() && std::freopen(errors.c_str(), "w", stderr) == nullptr) _exit(126);
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    execvp(words[0], words.data());
    _exit(127);
}

ChildProcess::~ChildProcess() { stop(); }

bool ChildProcess::running() {
    if (pid_ > 0 && waitpid(pid_, &status_, WNOHANG) == pid_) pid_ = -1;
    return pid_ > 0;
}

int ChildProcess::stop() {
    if (running()) {
        kill(pid_, SIGTERM);
        waitpid(pid_, &status_, 0);
        pid_ = -1;
    }
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : 128;
}

VirtualScreen::VirtualScreen(int width, int height)
    : VirtualScreen({"Xvfb", "-screen", "0", fmt::format("{}x{}x24", width, height)}, width,
                    height) {}

VirtualScreen::VirtualScreen(std::vector<std::string> server, int width, int height)
    : width_(width), height_(height) {
    if (pipe(pipe_) != 0) throw std::runtime_error("no pipe");
    const std::string name = server.front();
    server.insert(server.end(), {"-displayfd", std::to_string(pipe_[1]), "-nolisten", "tcp"});
    server_ = std::make_unique<ChildProcess>(
        server, std::vector<std::pair<std::string, std::string>>{}, "/dev/null");
    close(pipe_[1]);
    char number[16] = {};
    if (read(pipe_[0], number, sizeof number - 1) <= 0)
        throw std::runtime_error(name + " does not start; ./dev test installs it");
    close(pipe_[0]);
    display_ = ":" + std::string(number).substr(0, std::string(number).find('\n'));
}

bool VirtualScreen::xdotool(const std::string& words) const {
    return std::system(fmt::format("DISPLAY={} xdotool {}", display_, words).c_str()) == 0;
}

void VirtualScreen::move_to(double x, double y) const {
    xdotool(fmt::format("mousemove {:.0f} {:.0f}", x, y));
}

// Moving, pressing and letting go are apart in time, as a hand's are.
void VirtualScreen::click(double x, double y) const {
    xdotool(fmt::format("mousemove {:.0f} {:.0f} sleep 0.1 mousedown 1 sleep 0.1 mouseup 1", x, y));
}

void VirtualScreen::shift_click(double x, double y) const {
    xdotool(
        fmt::format("mousemove {:.0f} {:.0f} sleep 0.1 keydown shift sleep 0.1 mousedown 1 "
                    "sleep 0.1 mouseup 1 sleep 0.1 keyup shift",
                    x, y));
}

void VirtualScreen::key(const std::string& keys) const { xdotool("key --delay 60 " + keys); }

void VirtualScreen::type(const std::string& text) const {
    xdotool("type --delay 60 '" + text + "'");
}
