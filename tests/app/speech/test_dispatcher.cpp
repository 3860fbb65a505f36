#include <doctest/doctest.h>
#include <fmt/ranges.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cctype>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <thread>
#include <vector>

#include "app/speech/queued_speaker.h"
#include "tests/support/files.h"

namespace {

using namespace std::chrono_literals;
using app::Language;

/// Speech Dispatcher as its clients see it: it answers SSIP, the protocol of its manual, for one
/// client at a time, and notes what matters of what it is told.
class FakeDispatcher {
public:
    FakeDispatcher() {
        const std::string path = folder_.at("socket");
        listener_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        REQUIRE(bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        REQUIRE(listen(listener_, 1) == 0);
        setenv("SPEECHD_ADDRESS", ("unix_socket:" + path).c_str(), 1);
        thread_ = std::thread([this] { serve(); });
    }
    FakeDispatcher(const FakeDispatcher&) = delete;
    FakeDispatcher& operator=(const FakeDispatcher&) = delete;
    ~FakeDispatcher() {
        shutdown(listener_, SHUT_RDWR);
        hang_up();
        thread_.join();
        close(listener_);
        unsetenv("SPEECHD_ADDRESS");
    }

    /// The daemon dies, as far as its client can tell, after it has answered; the next client finds
    /// it there again.
    void hang_up() {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, 20s, [&] { return !in_message_; });
        if (client_ >= 0) shutdown(client_, SHUT_RDWR);
    }

    /// What was being said has been said.
    void end_message() {
        const std::scoped_lock lock(mutex_);
        tell("702-" + std::to_string(message_) + "\r\n702-1\r\n702 END\r\n");
    }

    void expect(const std::vector<std::string>& expected) {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, 20s, [&] { return heard_.size() >= expected.size(); });
        CHECK(fmt::format("{}", fmt::join(heard_, "; ")) ==
              fmt::format("{}", fmt::join(expected, "; ")));
    }

private:
    void serve() {
        for (;;) {
            const int client = accept(listener_, nullptr, nullptr);
            if (client < 0) return;
            {
                const std::scoped_lock lock(mutex_);
                client_ = client;
            }
            std::string line;
            for (char c = 0; read(client, &c, 1) == 1;) {
                line += c;
                if (!line.ends_with("\r\n")) continue;
                const std::scoped_lock lock(mutex_);
                answer(line.substr(0, line.size() - 2));
                line.clear();
            }
            const std::scoped_lock lock(mutex_);
            close(std::exchange(client_, -1));
        }
    }

    void tell(const std::string& text) {
        [[maybe_unused]] const auto sent = send(client_, text.data(), text.size(), MSG_NOSIGNAL);
    }

    void note(const std::string& what) {
        heard_.push_back(what);
        changed_.notify_all();
    }

    void answer(const std::string& line) {
        std::string command = line;
        for (char& c : command) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        if (in_message_ && line != ".") {
            note(line);
        } else if (in_message_) {
            in_message_ = false;
            ++message_;
            tell("225-" + std::to_string(message_) + "\r\n225 OK MESSAGE QUEUED\r\n");
            changed_.notify_all();
        } else if (command == "SPEAK") {
            in_message_ = true;
            tell("230 OK RECEIVING DATA\r\n");
        } else {
            for (const char* kept : {"LANGUAGE", "VOLUME", "RATE", "CANCEL SELF"})
                if (command.find(kept) != command.npos) note(line);
            tell(command == "HISTORY GET CLIENT_ID" ? "245-1\r\n245 OK CLIENT ID SENT\r\n"
                                                    : "208 OK SET\r\n");
        }
    }

    TestFolder folder_;
    int listener_ = -1, client_ = -1, message_ = 20;
    bool in_message_ = false;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::string> heard_;
    std::thread thread_;
};

}  // namespace

TEST_CASE(
    "Speech Dispatcher is given words, language, volume and rate, and tells when it is done") {
    FakeDispatcher daemon;
    auto voice = app::open_dispatcher();
    REQUIRE_MESSAGE(voice.has_value(), (voice ? "" : geo::one_line(voice.error())));
    (*voice)->set(75, -20);
    REQUIRE((*voice)->begin("Ynys Môn", Language::welsh, ""));
    daemon.expect({"SET SELF VOLUME 50", "SET SELF RATE -20", "SET SELF LANGUAGE cy", "Ynys Môn"});
    CHECK((*voice)->is_speaking() == true);
    daemon.end_message();
    for (int i = 0; i < 2000 && *(*voice)->is_speaking(); ++i) std::this_thread::sleep_for(10ms);
    CHECK((*voice)->is_speaking() == false);
    (*voice)->silence();
    daemon.expect({"SET SELF VOLUME 50", "SET SELF RATE -20", "SET SELF LANGUAGE cy", "Ynys Môn",
                   "CANCEL SELF"});
}

TEST_CASE("a daemon that dies in mid-sentence is found again, and the program lives") {
    FakeDispatcher daemon;
    app::QueuedSpeaker speaker({{"Speech Dispatcher", app::open_dispatcher}}, {});
    speaker.say({"one", Language::english, app::Urgency::interrupts});
    daemon.expect({"SET SELF VOLUME 40", "SET SELF RATE 0", "SET SELF LANGUAGE en-GB", "one"});
    daemon.hang_up();
    speaker.say({"two", Language::english, app::Urgency::interrupts});
    daemon.expect({"SET SELF VOLUME 40", "SET SELF RATE 0", "SET SELF LANGUAGE en-GB", "one",
                   "SET SELF VOLUME 40", "SET SELF RATE 0", "SET SELF LANGUAGE en-GB", "two"});
}

TEST_CASE("without a daemon the error says that it cannot be reached") {
    setenv("SPEECHD_ADDRESS", "unix_socket:/nowhere/socket", 1);
    const auto voice = app::open_dispatcher();
    unsetenv("SPEECHD_ADDRESS");
    REQUIRE_FALSE(voice.has_value());
    CHECK(voice.error().what.starts_with("Speech Dispatcher cannot be reached ("));
}
