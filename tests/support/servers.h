#pragma once

#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/files.h"
#include "tests/support/virtual_screen.h"

/// A port of loopback that nobody uses now.
int free_port();

/// Waits until something listens there; false after half a minute.
bool listens(int port);

/// A PostgreSQL server with PostGIS in a folder of its own, on loopback, with the user and database
/// "atlas" and a password. Ends with this object.
class PostgresServer {
public:
    /// Why there can be none on this machine; empty where there can.
    static std::string missing();
    PostgresServer();
    /// As a source names it, without the password.
    std::string source() const;
    static constexpr const char* password = "hunter2-in-the-open";
    void start();
    void stop();

private:
    std::vector<std::string> as_user(std::vector<std::string> command) const;
    TestFolder folder_;
    int port_;
    std::unique_ptr<ChildProcess> server_;
};

/// nginx over a folder of its own, on loopback. Ends with this object.
///
/// /plain/ serves files in parts, /whole/ knows no ranges, /slow/ sends ten bytes a second, /away/
/// leads to a local file, /moved/ to /plain/.
class WebServer {
public:
    static std::string missing();
    WebServer();
    std::string address(const std::string& path) const;
    std::string at(const std::string& file) const { return folder_.at("files/" + file); }
    void start();
    void stop() { server_.reset(); }

private:
    TestFolder folder_;
    int port_;
    std::unique_ptr<ChildProcess> server_;
};

/// Promises a kilobyte to everyone, sends ten bytes, and hangs up.
class RudeServer {
public:
    RudeServer();
    ~RudeServer();
    RudeServer(const RudeServer&) = delete;
    RudeServer& operator=(const RudeServer&) = delete;
    std::string address() const;

private:
    int port_ = 0, socket_ = -1;
    std::thread thread_;
};
