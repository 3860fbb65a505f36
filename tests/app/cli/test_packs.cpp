#include <algorithm>
#include <cstdlib>

#include "geo/secure/embargoed_file.h"
#include "geo/secure/signed_pack.h"
#include "tests/app/cli/said_by.h"

namespace {

/// A home of the test's own: its keys, what it trusts and its logs are nobody else's.
const fs::path& home() {
    static const fs::path made = [] {
        const fs::path path = folder() / "home";
        fs::create_directories(path);
        setenv("HOME", path.c_str(), 1);
        unsetenv("XDG_CONFIG_HOME");
        unsetenv("XDG_STATE_HOME");
        return path;
    }();
    return made;
}

/// A briefing of two scenes, one of them of a table of one's own, and its pack.
void make_pack() {
    home();
    static const bool made = [] {
        static_cast<void>(folder().write(
            "fund.csv", "LAD24CD,Fund (£) 2024\nE08000003,600\nE08000012,500\nE08000035,700\n"));
        static_cast<void>(folder().write("talk.briefing", R"({"schema": 1, "title": "Funds",
            "minutes": 10, "room": {"screen_width_metres": 2, "length_metres": 8},
            "tables": [{"file": "fund.csv", "marking": {"level": "official"}}],
            "scenes": [{"headline": "Three cities", "map": {"schema": 1, "pane": {
                "layer": "own-fund", "level": "ltla", "year": 2024,
                "classification": {"method": "quantile", "classes": 2}}}},
                {"headline": "Words alone"}]})"));
        REQUIRE(run("keygen --output key").status == 0);
        const Answer packed =
            run("pack-briefing talk.briefing --sign-with key --output talk.atlaspack");
        CAPTURE(packed.errors);
        REQUIRE(packed.status == 0);
        CHECK(holds(packed.out, "signed with the key of fingerprint "));
        return true;
    }();
    static_cast<void>(made);
}

const char* const draw = " --size 800x600 --output pack.png";

Answer drawn(const std::string& pack) { return run("render --scene " + pack + draw); }

}  // namespace

TEST_CASE("a pack of an unknown key is refused with its fingerprint, and opened once trusted") {
    make_pack();
    fs::remove_all(home() / ".config");
    const Answer refused = drawn("talk.atlaspack");
    CHECK(refused.status == 1);
    CHECK(holds(refused.errors, "is signed with a key that is not trusted here, of fingerprint "));
    CHECK(holds(refused.errors, "devolution-atlas trust FILE"));
    const Answer trusted = run("trust key.pub");
    REQUIRE(trusted.status == 0);
    const std::string print = trusted.out.substr(trusted.out.find("fingerprint ") + 12, 39);
    CHECK(holds(refused.errors, print));
    const Answer opened = drawn("talk.atlaspack");
    CAPTURE(opened.errors);
    CHECK(opened.status == 0);
    CHECK(holds(opened.errors, "signed with the trusted key of fingerprint " + print));
    CHECK(run("trust key.pub").status == 0);  // again adds no second line
    CHECK(text_in(home() / ".config/devolution-atlas/trusted-keys") ==
          text_in(folder() / "key.pub"));
}

TEST_CASE(
    "a pack draws where there is no network, and neither its table nor the package is there") {
    make_pack();
    REQUIRE(run("trust key.pub").status == 0);
    fs::create_directories(folder() / "elsewhere");
    fs::copy_file(folder() / "talk.atlaspack", folder() / "elsewhere/talk.atlaspack",
                  fs::copy_options::overwrite_existing);
    fs::rename(folder() / "fund.csv", folder() / "fund.away");
    // A network namespace of its own has no interface but a loopback that is down.
    const bool can_unplug = std::system("unshare -rn true 2>/dev/null") == 0;
    if (!can_unplug) WARN_MESSAGE(can_unplug, "this machine allows no network namespaces");
    const std::string unplugged = can_unplug ? "unshare -rn " : "";
    if (can_unplug) REQUIRE(said_by("unshare -rn ip -o link | grep -v LOOPBACK | wc -l") == "0\n");
    const std::string said = said_by(
        fmt::format("cd elsewhere && {}env -u DISPLAY -u WAYLAND_DISPLAY {} --data /nowhere render "
                    "--scene talk.atlaspack --size 800x600 --output ../unplugged.png",
                    unplugged, DEVOLUTION_ATLAS_PROGRAM));
    fs::rename(folder() / "fund.away", folder() / "fund.csv");
    CHECK(holds(said, "signed with the trusted key"));
    const json recipe = json::parse(run("recipe unplugged.png").out);
    CHECK(recipe["scene"]["panes"][0]["layer"] == "own-fund");
    CHECK(recipe["marking"] == "OFFICIAL");
}

TEST_CASE("nothing is left of a pack once the program has ended") {
    make_pack();
    REQUIRE(run("trust key.pub").status == 0);
    fs::create_directories(folder() / "temporary");
    CHECK(said_by(fmt::format("TMPDIR=$PWD/temporary {} render --scene talk.atlaspack {} 2>&1 | "
                              "grep -c trusted",
                              DEVOLUTION_ATLAS_PROGRAM, draw)) == "1\n");
    CHECK(fs::is_empty(folder() / "temporary"));
}

TEST_CASE("a pack has the type that it is written in, and is drawn with that where there is none") {
    make_pack();
    REQUIRE(run("trust key.pub").status == 0);
    const auto pack = geo::opened_pack(text_in(folder() / "talk.atlaspack"), "talk.atlaspack");
    REQUIRE(pack.has_value());
    for (const char* name : {"fonts/Inter-Regular.otf", "fonts/Inter-SemiBold.otf",
                             "fonts/InterDisplay-Bold.otf", "fonts/LICENCE.txt"})
        CHECK(std::ranges::find(pack->members, name, &geo::PackMember::name) !=
              pack->members.end());
    REQUIRE(drawn("talk.atlaspack").status == 0);
    const std::string here = text_in(folder() / "pack.png");
    // In a mount namespace of its own the program sees no fonts.
    const std::string hide =
        "for d in /usr/share/fonts /usr/local/share/fonts; do "
        "[ ! -d $d ] || mount -t tmpfs none $d || exit 9; done; ";
    const bool can_hide =
        std::system(("unshare -rm sh -c '" + hide + "' 2>/dev/null").c_str()) == 0;
    WARN_MESSAGE(can_hide, "this machine allows no mount namespaces");
    if (!can_hide) return;
    const auto without_fonts = [&](const std::string& words) {
        return said_by("(unshare -rm sh -c '" + hide + DEVOLUTION_ATLAS_PROGRAM + " " + words +
                       "' || true)");
    };
    fs::remove(folder() / "pack.png");
    CHECK(holds(without_fonts("render --size 800x600 --output pack.png"),
                "the Inter font is missing"));
    CHECK(holds(without_fonts("render --scene talk.atlaspack --size 800x600 --output pack.png"),
                "signed with the trusted key"));
    CHECK(text_in(folder() / "pack.png") == here);
}

TEST_CASE("a changed, cut off or unsigned pack is refused in a sentence, and leaves nothing") {
    make_pack();
    REQUIRE(run("trust key.pub").status == 0);
    const std::string whole = text_in(folder() / "talk.atlaspack");
    const std::string sentence =
        "devolution-atlas: bad.atlaspack: this pack was changed or is damaged since it was signed, "
        "so nothing of it is used; ask for it again\n";
    for (const std::size_t at :
         {std::size_t{30}, std::size_t{70}, std::size_t{130}, whole.size() / 2, whole.size() - 1}) {
        CAPTURE(at);
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        static_cast<void>(folder().write("bad.atlaspack", changed));
        const Answer answer = drawn("bad.atlaspack");
        CHECK(answer.status == 1);
        CHECK(answer.errors == sentence);
    }
    static_cast<void>(folder().write("bad.atlaspack", whole.substr(0, whole.size() - 1)));
    CHECK(drawn("bad.atlaspack").errors == sentence);
    static_cast<void>(folder().write("bad.atlaspack", "PK\x03\x04"));
    CHECK(drawn("bad.atlaspack").errors ==
          "devolution-atlas: bad.atlaspack: is no signed pack of Devolution Atlas; only such packs "
          "are opened\n");
}

TEST_CASE("what cannot be packed says why, and writes nothing") {
    make_pack();
    struct Case {
        const char *command, *said;
    };
    for (const Case& c : {
             Case{"pack-briefing talk.briefing --sign-with key --output x.zip",
                  "x.zip: a pack ends in .atlaspack; name it so"},
             Case{"pack-briefing none.briefing --sign-with key --output x.atlaspack",
                  "none.briefing: cannot be read"},
             Case{"pack-briefing talk.briefing --sign-with key.pub --output x.atlaspack",
                  "key.pub: holds no signing key"},
             Case{"pack-briefing talk.briefing --output x.atlaspack",
                  "there is no key to sign it with"},
             Case{"keygen --output key", "key.pub: is there already"},
             Case{"trust key", "key: holds no public key"},
         }) {
        CAPTURE(c.command);
        const Answer answer = run(c.command);
        CHECK(answer.status == 1);
        CHECK(holds(answer.errors, c.said));
    }
    static_cast<void>(folder().write("gone.briefing", R"({"schema": 1, "title": "Gone",
        "tables": [{"file": "gone.csv"}], "scenes": []})"));
    CHECK(holds(run("pack-briefing gone.briefing --sign-with key --output x.atlaspack").errors,
                "gone.csv: there is no such file"));
    CHECK_FALSE(fs::exists(folder() / "x.atlaspack"));
    const auto mode = fs::status(folder() / "key").permissions();
    CHECK(mode == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a table under embargo is seen by its reader alone, says until when, and is logged") {
    home();
    static_cast<void>(folder().write(
        "turnout.csv", "LAD24CD,Share (%) 2024\nE08000003,31\nE08000012,28\nE08000035,35\n"));
    static_cast<void>(folder().write("secret", "correct horse\n"));
    static_cast<void>(folder().write("wrong", "battery staple\n"));
    const Answer sealed =
        run("seal turnout.csv --until 2097-12-07T09:30+00:00 --reader \"A. Reader\" "
            "--passphrase-file secret --marking official-sensitive --output turnout.embargo");
    CAPTURE(sealed.errors);
    REQUIRE(sealed.status == 0);
    CHECK_FALSE(holds(text_in(folder() / "turnout.embargo"), "E08000003"));
    const std::string opened = " --embargoed turnout.embargo --passphrase-file secret";
    const std::string words = "OFFICIAL-SENSITIVE · Under embargo until 9.30 on 7 December 2097";
    CHECK(document("layer own-turnout-share --json" + opened)["marking"] == words);
    REQUIRE(run("export --layer own-turnout-share --output t.csv" + opened).status == 0);
    CHECK(holds(text_in(folder() / "t.csv-metadata.json"), words));
    CHECK(holds(text_in(folder() / "t.csv"), "Under embargo until"));
    const std::string log = text_in(home() / ".local/state/devolution-atlas/embargo.log");
    for (const char* deed :
         {"Z\tA. Reader\tturnout.embargo\topened\n", "Z\tA. Reader\town-turnout-share\tprinted\n",
          "Z\tA. Reader\town-turnout-share\texported to t.csv\n"})
        CHECK(holds(log, deed));
    CHECK(fs::status(home() / ".local/state/devolution-atlas/embargo.log").permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
    const Answer wrong =
        run("layer own-turnout-share --embargoed turnout.embargo --passphrase-file wrong");
    CHECK(wrong.status == 1);
    CHECK(holds(wrong.errors, "this passphrase is none of its readers'"));
}

TEST_CASE(
    "a table under embargo goes along in a pack, and is opened there with a passphrase alone") {
    make_pack();
    REQUIRE(run("trust key.pub").status == 0);
    static_cast<void>(folder().write(
        "early.csv", "LAD24CD,Share (%) 2024\nE08000003,31\nE08000012,28\nE08000035,35\n"));
    static_cast<void>(folder().write("secret", "correct horse\n"));
    REQUIRE(run("seal early.csv --until 2097-12-07T09:30+00:00 --reader A --passphrase-file secret "
                "--output early.embargo")
                .status == 0);
    static_cast<void>(folder().write("early.briefing", R"({"schema": 1, "title": "Early",
        "tables": [{"file": "early.embargo"}], "scenes": [{"headline": "Shares", "map": {
        "schema": 1, "pane": {"layer": "own-early-share", "level": "ltla", "year": 2024,
        "classification": {"method": "quantile", "classes": 2}}}}]})"));
    REQUIRE(run("pack-briefing early.briefing --sign-with key --output early.atlaspack").status ==
            0);
    CHECK(holds(text_in(home() / ".local/state/devolution-atlas/embargo.log"),
                "Z\t\tearly.embargo\tpacked sealed into early.atlaspack\n"));
    const Answer opened =
        run(std::string("render --scene early.atlaspack --passphrase-file secret") + draw);
    CAPTURE(opened.errors);
    CHECK(opened.status == 0);
    CHECK(json::parse(run("recipe pack.png").out)["marking"] ==
          "Under embargo until 9.30 on 7 December 2097");
    CHECK(holds(text_in(home() / ".local/state/devolution-atlas/embargo.log"),
                "\tA\town-early-share\tdrawn to pack.png\n"));
    const Answer without = run(std::string("render --scene early.atlaspack </dev/null") + draw);
    CHECK(without.status == 1);
    CHECK(holds(without.errors, "this table is or was under embargo, so its layers are left out"));
}

TEST_CASE("a pack whose briefing names a file outside of it is refused, whoever signed it") {
    make_pack();
    REQUIRE(run("trust key.pub").status == 0);
    const auto signed_with = [](const std::string& table) {
        const auto key = geo::signing_key_from(text_in(folder() / "key"), "key");
        const std::vector<geo::PackMember> members{
            {"talk.briefing",
             R"({"schema": 1, "title": "Out", "tables": [{"file": ")" + table +
                 R"("}], "scenes": []})",
             0},
            {"data/datapackage.json", "{}", 0}};
        static_cast<void>(
            folder().write("out.atlaspack", geo::signed_pack(members, key.value()).value()));
        return drawn("out.atlaspack").errors;
    };
    for (const char* table : {"../fund.csv", "/etc/hostname", "own/../../fund.csv"}) {
        CAPTURE(table);
        CHECK(signed_with(table) ==
              "devolution-atlas: out.atlaspack: names a file outside of the pack, so nothing of it "
              "is used\n");
    }
}

TEST_CASE("a table is not sealed until a time that is past") {
    home();
    static_cast<void>(folder().write("late.csv", "LAD24CD,Share (%) 2024\nE08000003,31\n"));
    static_cast<void>(folder().write("secret", "correct horse\n"));
    const Answer answer =
        run("seal late.csv --until 2024-12-07T09:30+00:00 --reader A --passphrase-file secret "
            "--output late.embargo");
    CHECK(answer.status == 1);
    CHECK(answer.errors ==
          "devolution-atlas: --until: 9.30 on 7 December 2024 is past; give a time to come\n");
    CHECK_FALSE(fs::exists(folder() / "late.embargo"));
}

TEST_CASE("the command tells of a pack as of the briefing in it") {
    make_pack();
    REQUIRE(run("trust key.pub").status == 0);
    const Answer told = run("briefing talk.atlaspack");
    CAPTURE(told.errors);
    CHECK(told.status == 0);
    CHECK(holds(told.out, "Funds\n10 minutes, 2 scenes"));
    CHECK(holds(told.out, "map: own-fund, ltla, 2024"));
    static_cast<void>(folder().write("bad.atlaspack", "no pack"));
    const Answer bad = run("briefing bad.atlaspack");
    CHECK(bad.status == 1);
    CHECK(holds(bad.errors, "is no signed pack of Devolution Atlas"));
}

TEST_CASE("after its time a table says nothing of the embargo") {
    home();
    static_cast<void>(folder().write("secret", "correct horse\n"));
    const geo::Embargo over{
        geo::moment_of("2024-12-07T09:30+00:00").value(), "past.csv", "Past", {}};
    const std::vector<geo::EarlyReader> readers{{"A", "correct horse"}};
    static_cast<void>(folder().write(
        "past.embargo",
        geo::embargoed(over, readers,
                       "LAD24CD,Share (%) 2024\nE08000003,31\nE08000012,28\nE08000035,35\n")
            .value()));
    const json layer =
        document("layer own-past-share --json --embargoed past.embargo --passphrase-file secret");
    CHECK_FALSE(layer.contains("marking"));
    CHECK_FALSE(holds(layer["source"], "embargo"));
}

TEST_CASE("where what is done cannot be logged, a table under embargo stays closed") {
    home();
    static_cast<void>(folder().write(
        "kept.csv", "LAD24CD,Share (%) 2024\nE08000003,31\nE08000012,28\nE08000035,35\n"));
    static_cast<void>(folder().write("secret", "correct horse\n"));
    REQUIRE(run("seal kept.csv --until 2097-12-07T09:30+00:00 --reader A --passphrase-file secret "
                "--output kept.embargo")
                .status == 0);
    static_cast<void>(folder().write("no-folder", "a file"));
    setenv("XDG_STATE_HOME", (folder() / "no-folder").c_str(), 1);
    const Answer answer =
        run("layer own-kept-share --embargoed kept.embargo --passphrase-file secret");
    unsetenv("XDG_STATE_HOME");
    CHECK(answer.status == 1);
    CHECK(holds(answer.errors, "cannot be logged"));
}
