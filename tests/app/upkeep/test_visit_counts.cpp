#include <doctest/doctest.h>

#include <algorithm>

#include "app/upkeep/visit_counts.h"
#include "tests/support/files.h"

namespace {

using namespace app;
using namespace std::chrono_literals;

geo::Moment at(const char* text) { return geo::moment_of(text).value(); }

VisitCounts busy() {
    VisitCounts counts;
    for (int i = 0; i < 12; ++i) counts.add(Counted::visit, at("2026-11-22T10:59:59Z"));
    for (int i = 0; i < 4; ++i) counts.add(Counted::welsh, at("2026-11-22T10:00:00Z"));
    for (int i = 0; i < 5; ++i) counts.add(Counted::take_away, at("2026-11-22T10:30Z"));
    counts.add(Counted::visit, at("2026-11-22T11:00:00Z"));
    return counts;
}

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

}  // namespace

TEST_CASE("what happens is counted by the hour and by nothing else") {
    const VisitCounts counts = busy();
    REQUIRE(counts.hours().size() == 2);
    CHECK(counts.hours().begin()->second == HourCounts{12, 0, 0, 0, 4, 5});
    CHECK(counts.total() == HourCounts{13, 0, 0, 0, 4, 5});
    // The order in which things happened, and when in the hour, leave no trace.
    VisitCounts other;
    other.add(Counted::visit, at("2026-11-22T11:42:10Z"));
    for (int i = 0; i < 5; ++i) other.add(Counted::take_away, at("2026-11-22T10:01Z"));
    for (int i = 0; i < 4; ++i) other.add(Counted::welsh, at("2026-11-22T10:50Z"));
    for (int i = 0; i < 12; ++i) other.add(Counted::visit, at("2026-11-22T10:20Z"));
    CHECK(text_of(other) == text_of(counts));
}

TEST_CASE("1 to 4 are not shown to anybody") {
    CHECK(shown_count(0) == "0");
    for (const std::uint32_t few : {1U, 4U}) CHECK(shown_count(few) == "<5");
    CHECK(shown_count(5) == "5");
    CHECK(counts_to_export(busy(), "Leeds \"Central\" Library") ==
          "\"Devolution Atlas: how often the kiosk at Leeds \"\"Central\"\" Library was used\"\n"
          "\"Totals by the hour, in UTC. Nothing is known of anybody who used it.\"\n"
          "\"1 to 4 are shown as <5. Hours without a visit have no row.\"\n"
          "\n"
          "hour_utc,visits,places_opened,layers_coloured,english_chosen,welsh_chosen,take_aways\n"
          "2026-11-22T10:00:00Z,12,0,0,0,<5,5\n"
          "2026-11-22T11:00:00Z,<5,0,0,0,0,0\n");
}

TEST_CASE("counts come back from their file exactly") {
    const auto again = visit_counts_from(text_of(busy()), "counts");
    REQUIRE(again.has_value());
    CHECK(*again == busy());
    CHECK(visit_counts_from(text_of(VisitCounts()), "counts").value() == VisitCounts());
}

TEST_CASE("a damaged file is known, with its line") {
    const std::string sound = text_of(busy());
    const auto with = [&](const char* from, const char* to) {
        std::string text = sound;
        const std::size_t found = text.find(from);
        REQUIRE(found != std::string::npos);
        return text.replace(found, std::string_view(from).size(), to);
    };
    struct Case {
        std::string text, where;
    };
    for (const Case& c : {
             Case{"", "counts, line 1"},
             Case{with("counts 1", "counts 2"), "counts, line 1"},
             Case{with("visits,", ""), "counts, line 2"},
             Case{sound.substr(0, sound.size() - 1), "counts, line 2"},
             Case{with(",12,", ",-12,"), "counts, line 3"},
             Case{with(",12,", ",12x,"), "counts, line 3"},
             Case{with(",12,", ",99999999999,"), "counts, line 3"},
             Case{with(",12,", ",12,12,"), "counts, line 3"},
             Case{with("11:00:00Z", "11:00:01Z"), "counts, line 4"},
             Case{with("11:00:00Z", "10:00:00Z"), "counts, line 4"},
             Case{sound + "\n", "counts, line 5"},
         }) {
        const auto read = visit_counts_from(c.text, "counts");
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().where == c.where);
    }
}

TEST_CASE("hours of more than 13 months ago are forgotten") {
    VisitCounts counts;
    counts.add(Counted::visit, at("2025-10-21T23:00Z"));
    counts.add(Counted::visit, at("2025-10-22T00:00Z"));
    counts.add(Counted::visit, at("2026-11-22T10:00Z"));
    CHECK(counts.forget_old(at("2026-11-22T10:00Z")));
    CHECK(counts.hours().size() == 2);
    CHECK_FALSE(counts.forget_old(at("2026-11-22T10:00Z")));
    // The 31st of a month whose like is shorter.
    CHECK_FALSE(counts.forget_old(at("2026-03-31T10:00Z")));
}

TEST_CASE("a file of counts is written a minute apart, and read by the next start") {
    const TestFolder folder;
    const std::filesystem::path file = folder / "state/counts.csv";
    std::optional<geo::Error> said;
    CountsFile counts(file, at("2026-11-22T10:00Z"), said);
    CHECK_FALSE(said);
    CHECK_FALSE(counts.keep(at("2026-11-22T10:00Z")));
    CHECK_FALSE(std::filesystem::exists(file));  // nothing to keep

    counts.add(Counted::visit, at("2026-11-22T10:00Z"));
    CHECK_FALSE(counts.keep(at("2026-11-22T10:00Z")));
    const std::string first = text_in(file);
    counts.add(Counted::visit, at("2026-11-22T10:00:30Z"));
    CHECK_FALSE(counts.keep(at("2026-11-22T10:00:30Z")));
    CHECK(text_in(file) == first);  // too soon
    CHECK_FALSE(counts.keep(at("2026-11-22T10:01:00Z")));
    CHECK(text_in(file) != first);
    counts.add(Counted::place, at("2026-11-22T10:01:01Z"));
    CHECK_FALSE(counts.keep(at("2026-11-22T10:01:01Z"), true));

    const CountsFile again(file, at("2026-11-23T10:00Z"), said);
    CHECK_FALSE(said);
    CHECK(again.counts() == counts.counts());
    CHECK(again.counts().total() == HourCounts{2, 1, 0, 0, 0, 0});
    CHECK(names_in(file.parent_path()) == std::vector<std::string>{"counts.csv"});
}

TEST_CASE("a damaged file is set aside and said, and counting begins anew") {
    const TestFolder folder;
    const std::string file = folder.write("counts.csv", "not counts");
    std::optional<geo::Error> said;
    CountsFile counts(file, at("2026-11-22T10:00Z"), said);
    REQUIRE(said);
    CHECK(geo::one_line(*said) == file +
                                      ", line 1: holds no counts that can be read; it is kept as "
                                      "counts.csv.damaged-2026-11-22T10:00:00Z and counting "
                                      "begins anew");
    CHECK(text_in(folder / "counts.csv.damaged-2026-11-22T10:00:00Z") == "not counts");
    counts.add(Counted::visit, at("2026-11-22T10:00Z"));
    CHECK_FALSE(counts.keep(at("2026-11-22T10:00Z")));
    CHECK(visit_counts_from(text_in(file), file).value() == counts.counts());
}

TEST_CASE("a file that cannot be written is said once; counting goes on, and is kept when it can") {
    const TestFolder folder;
    folder.write("state", "a file where the folder should be");
    const std::filesystem::path file = folder / "state/counts.csv";
    std::optional<geo::Error> said;
    CountsFile counts(file, at("2026-11-22T10:00Z"), said);
    counts.add(Counted::visit, at("2026-11-22T10:00Z"));
    const auto first = counts.keep(at("2026-11-22T10:00Z"));
    REQUIRE(first);
    CHECK(first->what.starts_with("visits are counted in memory only"));
    CHECK(first->where == file.string());
    for (int minute = 1; minute < 60; ++minute) {
        counts.add(Counted::visit, at("2026-11-22T10:00Z"));
        CHECK_FALSE(counts.keep(at("2026-11-22T10:00Z") + std::chrono::minutes(minute)));
    }
    CHECK(counts.counts().total()[0] == 60);

    std::filesystem::remove(folder / "state");
    CHECK_FALSE(counts.keep(at("2026-11-22T12:00Z")));
    CHECK(visit_counts_from(text_in(file), "counts").value() == counts.counts());
    std::filesystem::remove_all(folder / "state");
    folder.write("state", "again");
    counts.add(Counted::visit, at("2026-11-22T13:00Z"));
    CHECK(counts.keep(at("2026-11-22T13:00Z")));  // said again, as it had been well
}

TEST_CASE("what cannot be read at the file's place is set aside, too") {
    const TestFolder folder;
    std::filesystem::create_directory(folder / "counts.csv");
    std::optional<geo::Error> said;
    CountsFile counts(folder / "counts.csv", at("2026-11-22T10:00Z"), said);
    CHECK(said);
    counts.add(Counted::visit, at("2026-11-22T10:00Z"));
    CHECK_FALSE(counts.keep(at("2026-11-22T10:00Z")));
}

TEST_CASE("a clock that is set back keeps no file waiting") {
    const TestFolder folder;
    std::optional<geo::Error> said;
    CountsFile counts(folder / "counts.csv", at("2026-11-22T10:00Z"), said);
    counts.add(Counted::visit, at("2026-11-22T10:00Z"));
    CHECK_FALSE(counts.keep(at("2026-11-22T10:00Z")));
    counts.add(Counted::visit, at("2020-01-01T00:00Z"));
    CHECK_FALSE(counts.keep(at("2020-01-01T00:00Z")));
    CHECK(visit_counts_from(text_in(folder / "counts.csv"), "counts").value() == counts.counts());
}

TEST_CASE("where the setting is off nothing is counted and nothing written") {
    CountsFile off;
    off.add(Counted::visit, at("2026-11-22T10:00Z"));
    CHECK_FALSE(off.is_on());
    CHECK(off.counts() == VisitCounts());
    CHECK_FALSE(off.keep(at("2026-11-22T11:00Z"), true));
}
