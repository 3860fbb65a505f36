#pragma once

#include <string.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "geo/core/characters.h"

namespace geo {

/// Text that is overwritten when nobody holds it any more. It has one place in memory, so that no
/// copy of it is left behind by growing or by being passed on.
class Secret {
public:
    static constexpr std::size_t most = 512;  // bytes; what goes beyond is not taken

    Secret() = default;
    explicit Secret(std::string_view text) { append(text); }
    ~Secret() { clear(); }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    std::string_view text() const { return {bytes_.data(), size_}; }
    bool empty() const { return size_ == 0; }
    void append(std::string_view more) {
        if (more.size() > most - size_) return;
        std::ranges::copy(more, bytes_.begin() + static_cast<std::ptrdiff_t>(size_));
        size_ += more.size();
    }
    void erase_last() {
        const std::size_t from = character_before(text(), size_);
        explicit_bzero(bytes_.data() + from, size_ - from);
        size_ = from;
    }
    void clear() {
        explicit_bzero(bytes_.data(), bytes_.size());
        size_ = 0;
    }

private:
    std::array<char, most> bytes_{};
    std::size_t size_ = 0;
};

}  // namespace geo
