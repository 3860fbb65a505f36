#include "app/bench/program.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace app {
namespace {

double pss_in(const std::string& file) {
    std::ifstream rollup(file);
    std::string line;
    while (std::getline(rollup, line))
        if (line.starts_with("Pss:")) return std::stod(line.substr(4)) / 1024;
    return 0;
}

}  // namespace

Program::Program(const std::vector<std::string>& arguments) {
    std::vector<std::string> words{"/proc/self/exe"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    argv.reserve(words.size() + 1);
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);

    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe can be made");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    const int fault = posix_spawn(&process_, argv[0], &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    errors_ = ends[0];
    if (fault != 0) throw std::runtime_error("the program cannot be started a second time");
}

Program::~Program() {
    if (process_ > 0) {
        kill(process_, SIGKILL);
        wait();
    }
    close(errors_);
}

bool Program::read_some() {
    char buffer[4096];
    const ssize_t got = read(errors_, buffer, sizeof buffer);
    if (got <= 0) return false;
    unread_.append(buffer, static_cast<std::size_t>(got));
    return true;
}

bool Program::wait_for_line(const std::string& beginning) {
    do {
        std::size_t end = 0;
        while ((end = unread_.find('\n')) != std::string::npos) {
            const bool found = unread_.starts_with(beginning);
            unread_.erase(0, end + 1);
            if (found) return true;
        }
    } while (read_some());
    return false;
}

std::size_t Program::lines_written() {
    pollfd waiting{errors_, POLLIN, 0};
    while (poll(&waiting, 1, 0) == 1 && read_some()) continue;
    const auto lines = static_cast<std::size_t>(std::ranges::count(unread_, '\n'));
    unread_.erase(0, unread_.rfind('\n') + 1);
    return lines;
}

int Program::wait() {
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

double Program::cpu_milliseconds() const {
    std::ifstream schedstat(fmt::format("/proc/{}/stat", process_));
    std::string line;
    std::getline(schedstat, line);
    std::istringstream rest(line.substr(line.rfind(')') + 2));
    std::string skipped;
    for (int i = 0; i < 11; ++i) rest >> skipped;  // fields 3 to 13
    double user = 0, system = 0;
    rest >> user >> system;
    return (user + system) * 1000 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double Program::pss_mib() const { return pss_in(fmt::format("/proc/{}/smaps_rollup", process_)); }

double own_pss_mib() { return pss_in("/proc/self/smaps_rollup"); }

}  // namespace app
