#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

namespace app {

/// This very program, started anew with other arguments, its standard error read here. Ended, if
/// it still runs, when this goes.
class Program {
public:
    /// Throws std::runtime_error when it cannot be started.
    explicit Program(const std::vector<std::string>& arguments);
    ~Program();
    Program(Program&&) = delete;
    Program& operator=(Program&&) = delete;

    /// Reads standard error until a line that begins with `beginning`; false when it ended before.
    bool wait_for_line(const std::string& beginning);
    /// How many lines it has written since, without waiting for more.
    std::size_t lines_written();
    /// Waits until it ends; its exit status.
    int wait();
    double cpu_milliseconds() const;
    double pss_mib() const;

private:
    bool read_some();

    pid_t process_ = -1;
    int errors_ = -1;
    std::string unread_;
};

/// Memory of this process, its share of what is shared: MiB.
double own_pss_mib();

}  // namespace app
