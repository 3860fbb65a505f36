#include "tests/support/servers.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>

namespace {

namespace fs = std::filesystem;
const std::string postgres_programs = "/usr/lib/postgresql/15/bin/";
constexpr const char* nginx = "/usr/sbin/nginx";

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

/// A socket bound to any port of loopback, and that port.
std::pair<int, int> bound_socket() {
    const int made = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (made < 0 || bind(made, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        getsockname(made, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("no port of loopback is free");
    return {made, ntohs(address.sin_port)};
}

bool can_connect(int port) {
    const int made = socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port);
    const bool can =
        connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    close(made);
    return can;
}

void run(const std::vector<std::string>& command, const std::string& log) {
    std::string line;
    for (const std::string& word : command) line += "'" + word + "' ";
    line += ">" + log + " 2>&1";
    if (std::system(line.c_str()) != 0) throw std::runtime_error(text_in(log));
}

}  // namespace

int free_port() {
    const auto [made, port] = bound_socket();
    close(made);
    return port;
}

bool listens(int port) {
    for (int i = 0; i < 300; ++i) {
        if (can_connect(port)) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
}

std::string PostgresServer::missing() {
    if (!fs::exists(postgres_programs + "initdb") ||
        !fs::exists("/usr/share/postgresql/15/extension/postgis.control"))
        return "PostGIS is not installed (postgresql-15-postgis-3): not tested";
    return {};
}

/// PostgreSQL refuses to be run by root.
std::vector<std::string> PostgresServer::as_user(std::vector<std::string> command) const {
    command.front() = postgres_programs + command.front();
    if (getuid() != 0) return command;
    std::vector<std::string> words{"setpriv", "--reuid=postgres", "--regid=postgres",
                                   "--clear-groups"};
    words.insert(words.end(), command.begin(), command.end());
    return words;
}

PostgresServer::PostgresServer() : port_(free_port()) {
    const std::string password_file = folder_.write("password", password);
    if (const passwd* user = getpwnam("postgres"); user != nullptr && getuid() == 0)
        for (const std::string& path : {folder_.path().string(), password_file})
            if (chown(path.c_str(), user->pw_uid, user->pw_gid) != 0)
                throw std::runtime_error("cannot hand over " + path);
    run(as_user({"initdb", "-D", folder_.at("data"), "-U", "atlas", "--auth=scram-sha-256",
                 "--pwfile=" + password_file, "--no-sync", "--locale=C", "--encoding=UTF8"}),
        folder_.at("initdb.log"));
    start();
}

void PostgresServer::start() {
    server_ = std::make_unique<ChildProcess>(
        as_user({"postgres", "-D", folder_.at("data"), "-p", std::to_string(port_), "-h",
                 "127.0.0.1", "-k", "", "-c", "fsync=off"}),
        std::vector<std::pair<std::string, std::string>>{}, folder_.at("postgres.log"));
    if (!listens(port_)) throw std::runtime_error(text_in(folder_.at("postgres.log")));
}

void PostgresServer::stop() { server_.reset(); }

std::string PostgresServer::source() const {
    return fmt::format("PG:host=127.0.0.1 port={} user=atlas dbname=postgres", port_);
}

std::string WebServer::missing() {
    return fs::exists(nginx) ? "" : "nginx is not installed (nginx-light): not tested";
}

WebServer::WebServer() : port_(free_port()) {
    const std::string root = folder_.path().string();
    fs::create_directory(root + "/files");
    folder_.write("nginx.conf",
                  fmt::format(R"({3}
daemon off; pid {0}/pid; error_log {0}/error.log; worker_processes 1;
events {{}}
http {{
  access_log off; client_body_temp_path {0}/a; proxy_temp_path {0}/b; fastcgi_temp_path {0}/c;
  uwsgi_temp_path {0}/d; scgi_temp_path {0}/e;
  server {{
    listen 127.0.0.1:{1};
    location /plain/ {{ alias {2}/; }}
    location /whole/ {{ alias {2}/; max_ranges 0; }}
    location /slow/ {{ alias {2}/; limit_rate 10; }}
    location /away/ {{ return 302 file:///etc/passwd; }}
    location /moved/ {{ rewrite ^/moved/(.*)$ /plain/$1 redirect; }}
  }}
}})",
                              root, port_, root + "/files", getuid() == 0 ? "user root;" : ""));
    start();
}

void WebServer::start() {
    server_ = std::make_unique<ChildProcess>(
        std::vector<std::string>{nginx, "-p", folder_.path().string(), "-c",
                                 folder_.at("nginx.conf"), "-e", folder_.at("error.log")},
        std::vector<std::pair<std::string, std::string>>{}, folder_.at("nginx.log"));
    if (!listens(port_))
        throw std::runtime_error(text_in(folder_.at("nginx.log")) +
                                 text_in(folder_.at("error.log")));
}

std::string WebServer::address(const std::string& path) const {
    return fmt::format("http://127.0.0.1:{}/{}", port_, path);
}

RudeServer::RudeServer() {
    std::tie(socket_, port_) = bound_socket();
    listen(socket_, 8);
    thread_ = std::thread([listening = socket_] {
        for (int guest; (guest = accept(listening, nullptr, nullptr)) >= 0; close(guest)) {
            char request[4096];
            if (recv(guest, request, sizeof request, 0) <= 0) continue;
            const std::string answer =
                "HTTP/1.1 206 Partial Content\r\nContent-Length: 1024\r\n"
                "Content-Range: bytes 0-1023/9000\r\n\r\n0123456789";
            send(guest, answer.data(), answer.size(), MSG_NOSIGNAL);
        }
    });
}

RudeServer::~RudeServer() {
    shutdown(socket_, SHUT_RDWR);
    thread_.join();
    close(socket_);
}

std::string RudeServer::address() const { return fmt::format("http://127.0.0.1:{}/a.fgb", port_); }
