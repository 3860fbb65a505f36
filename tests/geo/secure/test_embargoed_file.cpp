#include <doctest/doctest.h>

#include <vector>

#include "geo/secure/embargoed_file.h"

using namespace geo;

namespace {

// As little as libsodium takes: what is tested is the file, not the time that a guess takes.
constexpr KeyCost little{1, 8192};

const std::vector<EarlyReader> readers{{"A. Reader", "correct horse"},
                                       {"B. Other", "battery staple"}};

Embargo turnout() {
    return {moment_of("2026-12-07T09:30+00:00").value(),
            "turnout.csv",
            "Turnout",
            {Marking::Level::official_sensitive, "Draft"}};
}

const std::string content = "code,turnout\nE08000003,31.5\n";

std::string file() { return embargoed(turnout(), readers, content, little).value(); }

}  // namespace

TEST_CASE("each reader opens a file under embargo with their own passphrase") {
    const std::string bytes = file();
    CHECK(bytes.find("E08000003") == std::string::npos);
    for (const EarlyReader& reader : readers) {
        const auto opened = opened_embargo(bytes, reader.passphrase, "turnout.embargo", little);
        REQUIRE(opened.has_value());
        CHECK(opened->reader == reader.name);
        CHECK(opened->content == content);
        CHECK(opened->embargo == turnout());
    }
}

TEST_CASE("nobody else does, and is told so in a sentence") {
    const auto opened = opened_embargo(file(), "correct horsf", "turnout.embargo", little);
    REQUIRE_FALSE(opened.has_value());
    CHECK(one_line(opened.error()) ==
          "turnout.embargo: this passphrase is none of its readers', or the file was changed; try "
          "again");
}

TEST_CASE("a file under embargo with any byte changed is refused") {
    const std::string bytes = file();
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        CAPTURE(at);
        REQUIRE_FALSE(opened_embargo(changed, readers[0].passphrase, "", little).has_value());
    }
}

TEST_CASE("a file under embargo that was cut off or has something behind it is refused") {
    const std::string bytes = file();
    for (std::size_t length = 0; length < bytes.size(); length += 3)
        REQUIRE_FALSE(
            opened_embargo(bytes.substr(0, length), readers[0].passphrase, "", little).has_value());
    CHECK_FALSE(opened_embargo(bytes + "x", readers[0].passphrase, "", little).has_value());
}

TEST_CASE("a file under embargo has readers with names and passphrases, and a plain file name") {
    const auto sealed_for = [](const EarlyReader& reader) {
        const std::vector<EarlyReader> one{reader};
        return embargoed(turnout(), one, content, little).has_value();
    };
    CHECK(sealed_for({"A. Reader", "12345678"}));
    CHECK_FALSE(sealed_for({"A. Reader", "1234567"}));
    CHECK_FALSE(sealed_for({"", "12345678"}));
    CHECK_FALSE(sealed_for({"Ren\xe9", "12345678"}));
    CHECK_FALSE(embargoed(turnout(), {}, content, little).has_value());
    Embargo elsewhere = turnout();
    elsewhere.file = "../turnout.csv";
    CHECK_FALSE(embargoed(elsewhere, readers, content, little).has_value());
}
