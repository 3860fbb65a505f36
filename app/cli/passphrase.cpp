#include "app/cli/passphrase.h"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <fstream>
#include <iostream>

namespace app {
namespace {

/// The terminal does not show what is typed, while this lives.
class Unseen {
public:
    Unseen() : is_terminal_(tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!is_terminal_) return;
        termios without = before_;
        without.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &without);
    }
    ~Unseen() {
        if (!is_terminal_) return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        fmt::print(stderr, "\n");
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios before_{};
    bool is_terminal_;
};

std::string first_line(std::istream& stream) {
    std::string line;
    std::getline(stream, line);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return line;
}

}  // namespace

geo::Result<std::string> passphrase_for(const std::string& prompt,
                                        const std::filesystem::path& file) {
    std::string line;
    if (!file.empty()) {
        std::ifstream stream(file);
        line = first_line(stream);
    } else {
        if (isatty(STDIN_FILENO) != 0) fmt::print(stderr, "{}: ", prompt);
        const Unseen unseen;
        line = first_line(std::cin);
    }
    if (line.empty())
        return geo::failure("there is no passphrase; give one in a file or at the terminal",
                            file.string());
    return line;
}

}  // namespace app
