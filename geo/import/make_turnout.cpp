#include <array>
#include <set>

#include "geo/import/making.h"

namespace geo {

namespace {

/// What kind of vote a contest is, and what to call it: by the front of its id.
struct ContestWords {
    std::string_view front, kind, label;
};
constexpr std::array contest_words{
    ContestWords{"mayoral-", "mayoral", "Elections of mayors"},
    ContestWords{"eu-referendum-", "referendum", "Referendum on the European Union"},
    ContestWords{"local-council-", "council", "District and single-tier council elections"},
    ContestWords{"county-council-", "county", "County council elections"},
    ContestWords{"general-election-", "general", "General election"},
    ContestWords{"pcc-", "police", "Elections of police and crime commissioners"},
};

// 2024's "boroughs" are Assembly constituencies, so they are a contest of their own and no reader
// can take them for turnouts of boroughs.
constexpr std::string_view constituencies = "-assembly-constituencies";
constexpr std::string_view estimates = "-lad-estimate";

class TurnoutMaker {
public:
    explicit TurnoutMaker(Making& making) : making_(making) {}

    void make() {
        make_mayoral();
        make_local();
    }

private:
    void make_mayoral() {
        NewTable& table = making_.table("turnout");
        const CompiledTable& from = making_.figures["mayoral_turnout_by_district"];
        for (std::size_t row = 0; row < from.rows(); ++row) {
            const std::string_view date = from.cell(row, "election_date");
            const bool of_constituency = from.cell(row, "note").starts_with("not a borough figure");
            const std::string contest = fmt::format("mayoral-{}{}", year_at_front(date),
                                                    of_constituency ? constituencies : "");
            copy_row(table, from, row,
                     {{"contest_id", "election_date"},
                      {"date", "election_date"},
                      {"authority_code", "ca_code"},
                      {"area_vintage", "election_date"}});
            table.set("contest_id", contest);
            table.set("area_vintage", fmt::format("LAD {}", year_at_front(date)));
            if (of_constituency) table.set("votes_kind", "assembly constituency");
            add_contest(contest, date, from.origin(row));
        }
    }

    void make_local() {
        const CompiledTable& from = making_.figures["local_turnout"];
        for (std::size_t row = 0; row < from.rows(); ++row) {
            const std::string_view contest = from.cell(row, "contest_id");
            if (from.cell(row, "area_code") == "GI") {
                making_.left_out.push_back(
                    {"Gibraltar voted in the referendum and is no area of the United Kingdom",
                     from.csv().where(row)});
                continue;
            }
            add_contest(std::string(contest), from.cell(row, "contest_date"), from.origin(row));
            if (from.cell(row, "code_vintage").starts_with("PCON"))
                add_constituency(from, row);
            else
                add_local(from, row, contest);
        }
    }

    void add_constituency(const CompiledTable& from, std::size_t row) {
        copy_row(making_.table("constituency_turnout"), from, row,
                 {{"constituency_code", "area_code"},
                  {"constituency_name", "area_name"},
                  {"date", "contest_date"},
                  {"area_vintage", "code_vintage"},
                  {"best_fit_area_code", "lad_best_fit"}});
    }

    void add_local(const CompiledTable& from, std::size_t row, std::string_view contest) {
        NewTable& table = making_.table("turnout");
        copy_row(table, from, row,
                 {{"date", "contest_date"},
                  {"area_vintage", "code_vintage"},
                  {"votes_kind", "contest_id"},
                  {"authority_code", "contest_id"}});
        table.set("authority_code", "");
        table.set("votes_kind", contest.starts_with("eu-referendum-")      ? "ballots"
                                : contest.starts_with("general-election-") ? "valid"
                                                                           : "");
        // Results of councils are published by ward; a district's turnout is added up from them.
        const bool by_ward =
            contest.starts_with("local-council-") || contest.starts_with("county-council-");
        if (contest.ends_with(estimates))
            table.set("basis", "estimate");
        else if (by_ward && from.cell(row, "basis") == "source")
            table.set("basis", "derived");
    }

    void add_contest(const std::string& id, std::string_view date, Origin origin) {
        if (!contests_.insert(id).second) return;
        NewTable& table = making_.table("contests");
        table.begin_row(origin);
        table.set("contest_id", id);
        table.set("date", date);
        for (const ContestWords& words : contest_words)
            if (id.starts_with(words.front)) {
                table.set("kind", words.kind);
                table.set("label",
                          fmt::format("{} {}{}", words.label, year_at_front(date), said_of(id)));
            }
    }

    static std::string_view said_of(std::string_view contest) {
        if (contest.ends_with(constituencies)) return ", by London Assembly constituency";
        if (contest.ends_with(estimates)) return ", estimated for districts";
        return "";
    }

    Making& making_;
    std::set<std::string> contests_;
};

}  // namespace

void make_turnout(Making& making) { TurnoutMaker(making).make(); }

}  // namespace geo
