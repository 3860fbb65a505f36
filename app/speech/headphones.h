#pragma once

#include <linux/input.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace app {

/// Reads an input device's stream for its switch of headphones (SW_HEADPHONE_INSERT of
/// linux/input-event-codes.h): whole events of whatever arrived, however it was cut.
class HeadphoneEvents {
public:
    /// The last state that these bytes told; nothing where they told none.
    std::optional<bool> take(std::span<const std::byte> bytes);

private:
    std::vector<std::byte> rest_;  // of an event not whole yet
};

/// Whether headphones are plugged in, from the sound card's jack switch under /dev/input. Needs the
/// group `input`, not root. Never waits.
class Headphones {
public:
    /// Looks for a switch; `tell` is given one line where there is none, or none may be read.
    explicit Headphones(const std::function<void(const std::string&)>& tell,
                        const std::filesystem::path& folder = "/dev/input");

    /// A descriptor that is read as a device's event stream, with the state it begins with.
    Headphones(int descriptor, bool plugged_in);

    Headphones(Headphones&&) noexcept;
    Headphones& operator=(Headphones&&) noexcept;
    ~Headphones();

    /// Nothing where it cannot be known, or the device is gone. Reads what the device has told
    /// meanwhile.
    std::optional<bool> plugged_in();

    /// For the loop to sleep on; -1 where there is none.
    int descriptor() const { return descriptor_; }

private:
    int descriptor_ = -1;
    bool plugged_in_ = false;
    HeadphoneEvents events_;
};

}  // namespace app
