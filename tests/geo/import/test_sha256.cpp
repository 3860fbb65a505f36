#include <doctest/doctest.h>

#include "geo/import/sha256.h"

TEST_CASE("SHA-256 is as its standard gives it") {
    struct Case {
        std::string text;
        std::string_view hash, because;
    };
    for (const Case& c : {
             Case{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                  "nothing"},
             Case{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                  "less than a block"},
             Case{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
                  "a block that has no room for the length"},
             Case{std::string(1'000'000, 'a'),
                  "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
                  "many blocks"},
         }) {
        CAPTURE(c.because);
        geo::Sha256 hash;
        hash.add(std::string_view(c.text).substr(0, c.text.size() / 3));
        hash.add(std::string_view(c.text).substr(c.text.size() / 3));
        CHECK(hash.hex() == c.hash);
    }
}
