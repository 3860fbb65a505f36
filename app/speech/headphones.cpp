#include "app/speech/headphones.h"

#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace app {
namespace {

constexpr std::size_t bits_in_long = 8 * sizeof(unsigned long);
using Switches = std::array<unsigned long, SW_MAX / bits_in_long + 1>;

bool is_set(const Switches& switches) {
    return (switches[SW_HEADPHONE_INSERT / bits_in_long] >> (SW_HEADPHONE_INSERT % bits_in_long) &
            1) != 0;
}

bool has_switch(int device) {
    Switches known{};
    return ioctl(device, EVIOCGBIT(EV_SW, sizeof known), known.data()) >= 0 && is_set(known);
}

bool is_in_now(int device) {
    Switches state{};
    return ioctl(device, EVIOCGSW(sizeof state), state.data()) >= 0 && is_set(state);
}

}  // namespace

std::optional<bool> HeadphoneEvents::take(std::span<const std::byte> bytes) {
    rest_.insert(rest_.end(), bytes.begin(), bytes.end());
    std::optional<bool> told;
    std::size_t at = 0;
    for (; rest_.size() - at >= sizeof(input_event); at += sizeof(input_event)) {
        input_event event{};
        std::memcpy(&event, rest_.data() + at, sizeof event);
        if (event.type == EV_SW && event.code == SW_HEADPHONE_INSERT) told = event.value != 0;
    }
    rest_.erase(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(at));
    return told;
}

Headphones::Headphones(const std::function<void(const std::string&)>& tell,
                       const std::filesystem::path& folder) {
    std::error_code fault;
    bool denied = false;
    for (const auto& entry : std::filesystem::directory_iterator(folder, fault)) {
        if (!entry.path().filename().string().starts_with("event")) continue;
        const int device = open(entry.path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        denied |= device < 0 && errno == EACCES;
        if (device < 0) continue;
        if (has_switch(device)) {
            descriptor_ = device;
            plugged_in_ = is_in_now(device);
            return;
        }
        close(device);
    }
    if (tell)
        tell(denied ? "Headphones: not known, " + folder.string() +
                          " may not be read; add the user to the group input"
                    : "Headphones: not known, no sound card here has a switch in its socket; "
                      "speech is begun by key or touch");
}

Headphones::Headphones(int descriptor, bool plugged_in)
    : descriptor_(descriptor), plugged_in_(plugged_in) {
    fcntl(descriptor_, F_SETFL, fcntl(descriptor_, F_GETFL) | O_NONBLOCK);
}

Headphones::Headphones(Headphones&& other) noexcept { *this = std::move(other); }

Headphones& Headphones::operator=(Headphones&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(plugged_in_, other.plugged_in_);
    std::swap(events_, other.events_);
    return *this;
}

Headphones::~Headphones() {
    if (descriptor_ >= 0) close(descriptor_);
}

std::optional<bool> Headphones::plugged_in() {
    std::array<std::byte, 16 * sizeof(input_event)> bytes{};
    while (descriptor_ >= 0) {
        const ssize_t n = read(descriptor_, bytes.data(), bytes.size());
        if (n > 0) {
            if (const auto told = events_.take({bytes.data(), static_cast<std::size_t>(n)}))
                plugged_in_ = *told;
        } else if (n < 0 && errno == EINTR) {
            continue;
        } else if (n < 0 && errno == EAGAIN) {
            return plugged_in_;
        } else {  // the device is gone
            close(std::exchange(descriptor_, -1));
        }
    }
    return std::nullopt;
}

}  // namespace app
