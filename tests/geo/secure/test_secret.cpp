#include <doctest/doctest.h>

#include <array>
#include <cstring>
#include <memory>
#include <new>
#include <string>

#include "geo/secure/secret.h"

using namespace geo;

TEST_CASE("a secret is erased by characters, as it was typed") {
    Secret secret("naïve");
    secret.append("té");
    CHECK(secret.text() == "naïveté");
    secret.erase_last();
    CHECK(secret.text() == "naïvet");
    for (int i = 0; i < 9; ++i) secret.erase_last();
    CHECK(secret.empty());
}

TEST_CASE("what does not fit into a secret is not taken, nor a part of it") {
    Secret secret(std::string(Secret::most - 1, 'x'));
    secret.append("ab");
    CHECK(secret.text().size() == Secret::most - 1);
    secret.append("a");
    CHECK(secret.text().size() == Secret::most);
}

TEST_CASE("nothing of a secret is left where it was") {
    alignas(Secret) std::array<unsigned char, sizeof(Secret)> memory{};
    auto* const secret = new (memory.data()) Secret("correct horse");
    secret->erase_last();
    std::destroy_at(secret);
    // The destructor wrote there on purpose: read as bytes, not as what it was. To the compiler an
    // object that is gone has left nothing, so it is told that somebody else may have written there.
    asm volatile("" : : "r"(memory.data()) : "memory");
    const void* const found = memmem(memory.data(), memory.size(), "corr", 4);
    CHECK(found == nullptr);
}
