#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#include "app/alive/heartbeat.h"
#include "tests/support/files.h"

namespace {

using namespace std::chrono_literals;

/// What a service manager has to listen with, at a place of its own.
class Manager {
public:
    explicit Manager(const char* watchdog_usec) {
        const std::string path = folder_.at("notify");
        socket_ = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        REQUIRE(bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        setenv("NOTIFY_SOCKET", path.c_str(), 1);
        if (watchdog_usec != nullptr) setenv("WATCHDOG_USEC", watchdog_usec, 1);
        setenv("WATCHDOG_PID", std::to_string(getpid()).c_str(), 1);
    }
    Manager(const Manager&) = delete;
    Manager& operator=(const Manager&) = delete;
    ~Manager() {
        for (const char* name : {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"}) unsetenv(name);
        close(socket_);
    }

    /// The messages since it was last asked.
    std::vector<std::string> heard() {
        std::vector<std::string> messages;
        std::array<char, 512> bytes{};
        for (ssize_t n = 0; (n = recv(socket_, bytes.data(), bytes.size(), 0)) >= 0;)
            messages.emplace_back(bytes.data(), static_cast<std::size_t>(n));
        return messages;
    }

private:
    TestFolder folder_;
    int socket_ = -1;
};

using Messages = std::vector<std::string>;

}  // namespace

TEST_CASE("a service manager hears that the program is ready, what it does, and that it ends") {
    Manager manager(nullptr);
    const app::ServiceManager told;
    told.ready();
    told.status("Attract loop\nREADY=1");
    told.stopping();
    CHECK(manager.heard() == Messages{"READY=1", "STATUS=Attract loop READY=1", "STOPPING=1"});
    CHECK_FALSE(told.patience().has_value());
}

TEST_CASE("a heart beats at twice the rate that is asked for, and only when it is asked to") {
    Manager manager("3000000");
    app::Heartbeat heart;
    const app::Heartbeat::Moment start{};
    CHECK(heart.may_sleep(start) == 0ms);
    heart.beat(start);
    CHECK(manager.heard() == Messages{"WATCHDOG=1"});
    CHECK(heart.may_sleep(start + 200ms) == 1300ms);
    heart.beat(start + 1499ms);
    CHECK(manager.heard().empty());
    heart.beat(start + 1500ms);
    CHECK(manager.heard() == Messages{"WATCHDOG=1"});
    // A loop that was long away is late, not silent for ever, and catches nothing up.
    CHECK(heart.may_sleep(start + 1h) == 0ms);
    heart.beat(start + 1h);
    heart.beat(start + 1h);
    CHECK(manager.heard() == Messages{"WATCHDOG=1"});
}

TEST_CASE("where nobody waits for a sign of life the loop may sleep as long as it likes") {
    Manager manager(nullptr);
    app::Heartbeat heart;
    heart.beat(app::Heartbeat::Moment{});
    CHECK(manager.heard().empty());
    CHECK_FALSE(heart.may_sleep(app::Heartbeat::Moment{}).has_value());
}

TEST_CASE("a watchdog that waits for another process is none of ours") {
    Manager manager("3000000");
    setenv("WATCHDOG_PID", "1", 1);
    CHECK_FALSE(app::ServiceManager().patience().has_value());
    // A compositor between the two takes the variable away: then it is whoever answers.
    unsetenv("WATCHDOG_PID");
    CHECK(app::ServiceManager().patience() == 3s);
}

TEST_CASE("without a service manager nothing is told and nothing fails") {
    unsetenv("NOTIFY_SOCKET");
    app::Heartbeat heart;
    heart.manager().ready();
    heart.manager().status("Attract loop");
    heart.beat(app::Heartbeat::Moment{});
    CHECK_FALSE(heart.manager().patience().has_value());
}
