#include "geo/packed/packed_file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <fstream>

namespace geo {

static_assert(std::endian::native == std::endian::little, "numbers are written as they lie");

namespace {

/// Four lanes, so that the processor need not wait for one product before the next.
class Mixing {
public:
    explicit Mixing(std::uint64_t size)
        : lanes_{0x9E3779B97F4A7C15u, 0xC2B2AE3D27D4EB4Fu, 0x165667B19E3779F9u, size} {}

    /// Every piece but the last has to be a multiple of 32 bytes.
    void add(std::string_view bytes) {
        std::size_t at = 0;
        for (; at + 32 <= bytes.size(); at += 32) {
            std::array<std::uint64_t, 4> words{};
            std::memcpy(words.data(), bytes.data() + at, sizeof words);
            for (std::size_t i = 0; i < 4; ++i) mix(lanes_[i], words[i]);
        }
        for (; at < bytes.size(); ++at) mix(lanes_[0], static_cast<unsigned char>(bytes[at]));
    }
    std::uint64_t sum() {
        for (std::size_t i = 1; i < 4; ++i) mix(lanes_[0], lanes_[i]);
        return lanes_[0];
    }

private:
    static void mix(std::uint64_t& lane, std::uint64_t word) {
        lane = (lane ^ word) * 0xFF51AFD7ED558CCDu;
        lane ^= lane >> 32;
    }
    std::array<std::uint64_t, 4> lanes_;
};

tl::unexpected<Error> unreadable(const std::filesystem::path& file) {
    return failure("cannot be read; is it there?", file.filename().string());
}

}  // namespace

std::uint64_t checksum_of(std::string_view bytes) {
    Mixing mixing(bytes.size());
    mixing.add(bytes);
    return mixing.sum();
}

Result<std::uint64_t> file_checksum(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::error_code none;
    const auto size = std::filesystem::file_size(file, none);
    if (!stream || none) return unreadable(file);
    Mixing mixing(size);
    std::vector<char> piece(1 << 16);
    while (stream) {
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        mixing.add({piece.data(), static_cast<std::size_t>(stream.gcount())});
    }
    return mixing.sum();
}

Result<std::string> bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::error_code none;
    const auto size = std::filesystem::file_size(file, none);
    if (!stream || none) return unreadable(file);
    std::string bytes(size, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

std::string_view ByteReader::take(std::size_t size) {
    if (size > rest_.size()) {
        is_whole_ = false;
        rest_ = {};
        return {};
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
}

std::string sealed(std::string_view word, std::uint64_t source, std::string_view body) {
    ByteWriter inner;
    inner.put(source);
    const std::string bytes = inner.take().append(body);
    ByteWriter file;
    file.put_text(word);
    file.put(checksum_of(bytes));
    return file.take() + bytes;
}

std::string_view word_of(std::string_view bytes) { return ByteReader(bytes).text(); }

Result<Unsealed> unsealed(std::string_view word, std::string_view bytes) {
    if (word_of(bytes) != word)
        return failure("is not what its name says, or was made by another version");
    const std::string_view rest = bytes.substr(sizeof(std::uint32_t) + word.size());
    ByteReader reader(rest);
    const auto checksum = reader.number<std::uint64_t>();
    const auto source = reader.number<std::uint64_t>();
    if (!reader.is_whole() || checksum_of(rest.substr(sizeof checksum)) != checksum)
        return failure("is damaged");
    return Unsealed{source, rest.substr(sizeof checksum + sizeof source)};
}

bool leads_through(const std::vector<std::uint32_t>& first, std::size_t size) {
    return !first.empty() && first.front() == 0 && first.back() == size &&
           std::ranges::is_sorted(first);
}

}  // namespace geo
