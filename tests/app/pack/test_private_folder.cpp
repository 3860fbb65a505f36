#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "app/pack/open_pack.h"
#include "tests/support/files.h"

using namespace app;
namespace fs = std::filesystem;

namespace {

std::ptrdiff_t folders_in(const TestFolder& folder) {
    return std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator());
}

/// Where private folders are made, while this lives.
class TemporaryFiles {
public:
    explicit TemporaryFiles(const TestFolder& folder) {
        setenv("TMPDIR", folder.path().c_str(), 1);
    }
    ~TemporaryFiles() { unsetenv("TMPDIR"); }
    TemporaryFiles(const TemporaryFiles&) = delete;
    TemporaryFiles& operator=(const TemporaryFiles&) = delete;
};

}  // namespace

TEST_CASE("a private folder is its owner's alone, and gone with what holds it") {
    const TestFolder folder;
    const TemporaryFiles there(folder);
    {
        const auto made = PrivateFolder::make();
        REQUIRE(made.has_value());
        CHECK(fs::status((*made)->path()).permissions() == fs::perms::owner_all);
        CHECK(folders_in(folder) == 1);
    }
    CHECK(folders_in(folder) == 0);
}

TEST_CASE("the folder of a program that was killed is removed, and that of one that lives is not") {
    const TestFolder folder;
    const TemporaryFiles there(folder);
    const pid_t killed = fork();
    if (killed == 0) {
        static std::shared_ptr<const PrivateFolder> left = PrivateFolder::make().value();
        static_cast<void>(folder.write(left->path().filename().string() + "/talk.briefing", "{}"));
        _exit(0);
    }
    waitpid(killed, nullptr, 0);
    REQUIRE(folders_in(folder) == 1);
    const auto lives = PrivateFolder::make();
    REQUIRE(lives.has_value());
    fs::create_directory(folder / "devolution-atlas-other");
    remove_abandoned_folders();
    CHECK(fs::exists((*lives)->path()));
    CHECK(fs::exists(folder / "devolution-atlas-other"));
    CHECK(folders_in(folder) == 2);
}

TEST_CASE("no folder is made where there is no place for temporary files") {
    const TestFolder folder;
    setenv("TMPDIR", (folder / "none").c_str(), 1);
    const auto made = PrivateFolder::make();
    unsetenv("TMPDIR");
    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().what.find("no folder can be made") != std::string::npos);
}
