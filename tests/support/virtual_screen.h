#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// A process of ours, ended with this object.
class ChildProcess {
public:
    /// Runs `command` (its first word is looked up in PATH) with `environment` added. Its standard
    /// error goes to `errors`, a file, when that is given.
    ChildProcess(const std::vector<std::string>& command,
                 const std::vector<std::pair<std::string, std::string>>& environment,
                 const std::string& errors = {});
    ~ChildProcess();
    ChildProcess(ChildProcess&&) = delete;
    ChildProcess& operator=(ChildProcess&&) = delete;

    bool running();
    /// Asks it to end, and waits; returns its exit status.
    int stop();

private:
    pid_t pid_ = -1;
    int status_ = -1;
};

/// An X server without a monitor, with real mouse and key events through xdotool.
class VirtualScreen {
public:
    VirtualScreen(int width, int height);
    const std::string& display() const { return display_; }
    int width() const { return width_; }
    int height() const { return height_; }

    /// Runs `xdotool words…` on this screen; returns whether it succeeded.
    bool xdotool(const std::string& words) const;
    void move_to(double x, double y) const;
    void click(double x, double y) const;
    void shift_click(double x, double y) const;
    void key(const std::string& keys) const;  // as xdotool names them: "ctrl+shift+z"
    void type(const std::string& text) const;

protected:
    /// `server`: the X server with its options; the screen is as large as a window is to be.
    VirtualScreen(std::vector<std::string> server, int width, int height);

private:
    int width_, height_;
    int pipe_[2];
    std::unique_ptr<ChildProcess> server_;
    std::string display_;
};
