#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <memory>

#include "app/upkeep/take_away.h"
#include "tests/support/files.h"

namespace {

using namespace app;

/// A grey picture of a code, with its quiet zone, `scale` pixels to a module.
std::string pgm_of(const QrCode& code, int scale) {
    const int side = (code.side + 2 * quiet_zone) * scale;
    std::string picture = "P5\n" + std::to_string(side) + " " + std::to_string(side) + "\n255\n";
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const int column = x / scale - quiet_zone, row = y / scale - quiet_zone;
            const bool inside = column >= 0 && row >= 0 && column < code.side && row < code.side;
            picture += inside && code.is_dark(column, row) ? '\0' : '\xFF';
        }
    return picture;
}

/// What another program reads in a code.
std::string scanned(const QrCode& code) {
    const TestFolder folder;
    const std::string command = "zbarimg --quiet --raw --oneshot " +
                                folder.write("code.pgm", pgm_of(code, 4)) + " 2>/dev/null";
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    REQUIRE(pipe != nullptr);
    std::string text;
    std::array<char, 512> piece{};
    while (const std::size_t n = fread(piece.data(), 1, piece.size(), pipe.get()))
        text.append(piece.data(), n);
    if (text.ends_with('\n')) text.pop_back();
    return text;
}

const std::string leeds =
    "Leeds, in West Yorkshire. The mayor is elected. Investment fund: £1.2bn, £38 a head. "
    "Healthy life: 60.9 years, close to England.";

}  // namespace

TEST_CASE("a telephone reads in a code what was put into it") {
    for (const std::string& text :
         {std::string("A"), leeds, std::string("Caerdydd, Cymru. Tŷ’r dŵr: 34.1% − 2."),
          std::string("https://atlas.example/#place=E08000035&state=Iaith%3Dcy"),
          std::string(1200, 'x')}) {
        const auto code = qr_code(text, 177);
        REQUIRE(code.has_value());
        CHECK(scanned(*code) == text);
    }
}

TEST_CASE("modules are 0.8 mm at least, quiet zone included") {
    CHECK(most_modules(120) == 141);  // 120 / 0.8 - 8 = 142, of sizes 21, 25, …
    CHECK(most_modules(24) == 21);    // 22
    CHECK(most_modules(23) == 0);
    CHECK(most_modules(1e9) == 177);
    for (const double nothing : {0.0, -5.0}) CHECK(most_modules(nothing) == 0);
    for (double side = 24; side < 200; side += 0.7) {
        const int most = most_modules(side);
        REQUIRE(most > 0);
        CHECK((most - 21) % 4 == 0);
        CHECK(side / (most + 2 * quiet_zone) >= smallest_module_mm);
    }
}

TEST_CASE("a summary that fits is taken away whole; a longer one ends with a sentence") {
    const auto whole = text_to_take_away(leeds, 80);
    REQUIRE(whole.has_value());
    CHECK(whole->text == leeds);
    CHECK_FALSE(whole->is_cut);
    CHECK(scanned(whole->code) == leeds);

    const auto cut = text_to_take_away(leeds, 36);
    REQUIRE(cut.has_value());
    CHECK(cut->text == "Leeds, in West Yorkshire. The mayor is elected.");
    CHECK(cut->is_cut);
    CHECK(cut->code.side <= most_modules(36));
    CHECK(scanned(cut->code) == cut->text);
}

TEST_CASE("where not one sentence fits it is cut after a word, and says so") {
    const auto cut =
        text_to_take_away("Bournemouth Christchurch and Poole share what they have", 28);
    REQUIRE(cut.has_value());
    CHECK(cut->text == "Bournemouth…");
    CHECK(cut->is_cut);
}

TEST_CASE("lines end sentences, and blanks about the text are no part of it") {
    const auto lines = text_to_take_away("  Leeds\nMayor elected\n", 60);
    REQUIRE(lines.has_value());
    CHECK(lines->text == "Leeds\nMayor elected");
    const auto first = text_to_take_away("Leeds City\nA mayor is elected every fourth year\n", 26);
    REQUIRE(first.has_value());
    CHECK(first->text == "Leeds City");
}

TEST_CASE("nothing to say and no room for a word are said") {
    CHECK(text_to_take_away(" \n ", 100).error().what == "there is nothing to take away");
    CHECK_FALSE(text_to_take_away("Llanfairpwllgwyngyllgogerychwyrndrobwll", 24).has_value());
    CHECK_FALSE(text_to_take_away(leeds, 10).has_value());
    CHECK_FALSE(qr_code("", 177).has_value());
    CHECK_FALSE(qr_code(std::string(5'000'000, 'x'), 177).has_value());
    CHECK_FALSE(qr_code(std::string(2900, 'x'), 177).has_value());  // fits at level L only
}

TEST_CASE("an address carries place and state behind the #, percent-encoded") {
    const auto made = address_to_take_away("https://atlas.example/uk?from=kiosk", "E08000035",
                                           "page=map&y=2024 ŷ", 120);
    REQUIRE(made.has_value());
    CHECK(
        made->text ==
        "https://atlas.example/uk?from=kiosk#place=E08000035&state=page%3Dmap%26y%3D2024%20%C5%B7");
    CHECK(scanned(made->code) == made->text);
    CHECK(address_to_take_away("https://a.example", "", "", 60)->text == "https://a.example");
    CHECK(address_to_take_away("https://a.example", "", "s", 60)->text ==
          "https://a.example#state=s");
    CHECK_FALSE(
        address_to_take_away("https://a.example", "", std::string(400, 's'), 40).has_value());
}

TEST_CASE("only an address on the web without a fragment can be begun with") {
    for (const char* good : {"https://atlas.example", "http://kiosk.local:8080/x?y=1"})
        CHECK(is_base_url(good));
    for (const char* wrong :
         {"", "https://", "https:///x", "ftp://a.example", "javascript:alert(1)", "a.example",
          "https://a.example/#x", "https://a example", "https://a.example/ŵ", "https://a\n"}) {
        CAPTURE(wrong);
        CHECK_FALSE(is_base_url(wrong));
        CHECK_FALSE(address_to_take_away(wrong, "E08000035", "", 120).has_value());
    }
}
