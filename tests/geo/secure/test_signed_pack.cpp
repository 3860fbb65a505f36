#include <doctest/doctest.h>

#include <vector>

#include "geo/secure/signed_pack.h"

using namespace geo;

namespace {

const std::vector<PackMember> members{{"talk.briefing", "{}", 1'700'000'000},
                                      {"data/areas.csv", "code,name\nE08000003,Manchester\n", 1},
                                      {"data/empty.csv", "", 2}};

std::string pack_by(const SigningKey& key) { return signed_pack(members, key).value(); }

}  // namespace

TEST_CASE("a pack gives back what was put into it, and who signed it") {
    const SigningKey key = new_signing_key();
    const auto opened = opened_pack(pack_by(key), "talk.atlaspack");
    REQUIRE(opened.has_value());
    CHECK(opened->signer == key.public_key());
    CHECK(opened->members == members);
}

TEST_CASE("a pack with any byte changed is refused") {
    const std::string pack = pack_by(new_signing_key());
    for (std::size_t at = 0; at < pack.size(); ++at)
        for (const char by : {'\x01', '\x80'}) {
            std::string changed = pack;
            changed[at] = static_cast<char>(changed[at] ^ by);
            CAPTURE(at);
            const auto opened = opened_pack(changed, "talk.atlaspack");
            REQUIRE_FALSE(opened.has_value());
            CHECK(opened.error().where == "talk.atlaspack");
        }
}

TEST_CASE("a pack that was cut off or has something behind it is refused") {
    const std::string pack = pack_by(new_signing_key());
    for (std::size_t length = 0; length < pack.size(); ++length) {
        CAPTURE(length);
        REQUIRE_FALSE(opened_pack(pack.substr(0, length), "").has_value());
    }
    CHECK_FALSE(opened_pack(pack + "x", "").has_value());
}

TEST_CASE("what another key signed does not pass for a key's own") {
    const SigningKey mine = new_signing_key(), other = new_signing_key();
    std::string pack = pack_by(other);
    const std::string own = pack_by(mine);
    constexpr std::size_t key_at = 23;  // behind the line that says what it is
    REQUIRE(pack.substr(0, key_at) == own.substr(0, key_at));
    pack.replace(key_at, 32, own, key_at, 32);
    CHECK_FALSE(opened_pack(pack, "").has_value());
}

TEST_CASE("no member's name leads out of the folder that a pack is unpacked into") {
    struct Case {
        std::string_view name;
        bool can_be;
        std::string_view because;
    };
    for (const Case& c : {
             Case{"data/areas.csv", true, "a file in a folder"},
             Case{"talk.briefing", true, "a file"},
             Case{"own/1/pay: 2024..csv", true, "dots and a colon in a name"},
             Case{"", false, "no name"},
             Case{"/etc/passwd", false, "from the root"},
             Case{"../talk.briefing", false, "up"},
             Case{"data/../../talk.briefing", false, "up and up"},
             Case{"data/..", false, "the folder itself"},
             Case{"./areas.csv", false, "two names for one file"},
             Case{"data//areas.csv", false, "two names for one file"},
             Case{"data/", false, "a folder"},
             Case{"data\\..\\x", false, "up, on another system"},
             Case{"a\nb", false, "a line break"},
             Case{"caf\xe9", false, "not UTF-8"},
             Case{std::string_view("a\0b", 3), false, "ends early for the system"},
         }) {
        CAPTURE(c.name);
        CAPTURE(c.because);
        CHECK(can_be_member(c.name) == c.can_be);
        const std::vector<PackMember> one{{std::string(c.name), "x", 0}};
        CHECK(signed_pack(one, new_signing_key()).has_value() == c.can_be);
    }
    const std::vector<PackMember> twice{{"a", "1", 0}, {"a", "2", 0}};
    CHECK_FALSE(signed_pack(twice, new_signing_key()).has_value());
}

TEST_CASE("key files are one line, read back as written and refused when damaged") {
    const SigningKey key = new_signing_key();
    CHECK(signing_key_from(text_of(key), "key") == key);
    CHECK(public_key_from(text_of(key.public_key()), "key.pub") == key.public_key());
    CHECK_FALSE(public_key_from(text_of(key), "key").has_value());
    CHECK_FALSE(signing_key_from(text_of(key.public_key()), "key.pub").has_value());
    std::string damaged = text_of(key);
    char& digit = damaged[damaged.size() - 3];  // of the public half
    digit = digit == '0' ? '1' : '0';
    CHECK_FALSE(signing_key_from(damaged, "key").has_value());
    CHECK_FALSE(public_key_from("", "key.pub").has_value());
}

TEST_CASE("a fingerprint is eight groups of four digits, another for another key") {
    const std::string one = fingerprint_of(new_signing_key().public_key());
    CHECK(one.size() == 39);
    CHECK(one[4] == ' ');
    CHECK(one != fingerprint_of(new_signing_key().public_key()));
}
