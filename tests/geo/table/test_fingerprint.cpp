#include <doctest/doctest.h>

#include "geo/table/fingerprint.h"
#include "tests/support/files.h"

TEST_CASE("a file is described by its length and its SHA-256, as the standard gives it") {
    struct Case {
        std::string text, hash;
    };
    const TestFolder folder;
    for (const Case& c :
         {Case{"", "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
          Case{"abc", "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
          Case{std::string(1'000'000, 'a'),
               "sha256:cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"}}) {
        const auto print = geo::fingerprint_of(folder.write("file", c.text), 3);
        REQUIRE(print.has_value());
        CHECK(print->bytes == c.text.size());
        CHECK(print->hash == c.hash);
        CHECK(print->rows == 3);
    }
    CHECK_FALSE(geo::fingerprint_of(folder.at("missing"), {}).has_value());
}
