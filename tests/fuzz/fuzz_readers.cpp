// libFuzzer's entry: ./dev fuzz runs it with the seeds of this folder.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/read_anything.h"

// NOLINTNEXTLINE(readability-identifier-naming): the fuzzer calls it so
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    read_anything({reinterpret_cast<const char*>(data), size});
    return 0;
}
