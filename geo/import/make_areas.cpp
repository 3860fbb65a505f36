#include <algorithm>
#include <set>
#include <unordered_map>

#include "geo/import/lon_lat.h"
#include "geo/import/making.h"

namespace geo {

namespace {

std::string with_semicolons(std::string_view list, char separator) {
    std::string text(list);
    std::ranges::replace(text, separator, ';');
    return text;
}

bool is_planned_id(std::string_view code) { return code.starts_with("PLANNED-"); }

class AreaMaker {
public:
    explicit AreaMaker(Making& making)
        : making_(making),
          areas_(making.figures["areas"]),
          institutions_(making.figures["institutions"]),
          curated_(making.figures["curated_names"]) {
        for (std::size_t row = 0; row < areas_.rows(); ++row) {
            row_of_.emplace(areas_.cell(row, "code"), row);
            if (const auto county = areas_.cell(row, "county_code"); !county.empty())
                districts_of_[county].push_back(row);
        }
        for (std::size_t row = 0; row < institutions_.rows(); ++row)
            institution_of_.emplace(institutions_.cell(row, "code"), row);
    }

    void make() {
        for (std::size_t row = 0; row < areas_.rows(); ++row) add_area(row);
        for (std::size_t row = 0; row < institutions_.rows(); ++row)
            if (is_planned_id(institutions_.cell(row, "code"))) add_new_authority(row);
        const NewTable& areas = making_.table("areas");
        for (std::size_t row = 0; row < areas.rows(); ++row)
            new_row_of_.emplace(areas.cell(row, "code"), row);
        add_names();
        add_memberships();
    }

private:
    void add_area(std::size_t row) {
        NewTable& table = making_.table("areas");
        const std::string_view code = areas_.cell(row, "code");
        copy_row(table, areas_, row,
                 {{"name_welsh", "name"},
                  {"short_name", "name"},
                  {"planned", "code"},
                  {"easting", "longitude"},
                  {"northing", "latitude"}});
        table.set("levels", with_semicolons(areas_.cell(row, "levels"), '|'));
        table.set("successor_codes", with_semicolons(areas_.cell(row, "successor_codes"), ' '));
        table.set("planned", "no");
        if (const auto made = established(code); !made.empty()) table.set("start_year", made);
        set_curated(table, code);
        set_grid_point(table, areas_.cell(row, "latitude"), areas_.cell(row, "longitude"));
    }

    /// The year a combined authority was set up in: areas.csv has none before 2018. Devolved
    /// governments are no areas that began with them.
    std::string_view established(std::string_view code) const {
        const auto found = institution_of_.find(code);
        const bool is_authority = code.starts_with("E47") || code.starts_with("E61");
        if (!is_authority || found == institution_of_.end()) return {};
        return year_at_front(institutions_.cell(found->second, "established"));
    }

    /// An authority that has no code yet: no area of the sources, but made of areas that are.
    void add_new_authority(std::size_t row) {
        NewTable& table = making_.table("areas");
        const std::string_view code = institutions_.cell(row, "code");
        const bool planned = institutions_.cell(row, "status") == "planned";
        const bool of_counties =
            institutions_.cell(row, "kind").find("county") != std::string_view::npos;
        table.begin_row(institutions_.origin(row));
        table.set("code", code);
        table.set("name", institutions_.cell(row, "short_name"));
        table.set("levels", "cauth");
        table.set("type", of_counties ? "combined county authority" : "combined authority");
        table.set("planned", planned ? "yes" : "no");
        table.set("start_year", year_at_front(institutions_.cell(
                                    row, planned ? "first_mayoral_election" : "established")));
        set_curated(table, code);
        add_up_members(table, districts_in(row));
    }

    /// Region, size and people of an authority from its districts. Its label point is their mean,
    /// weighted by area: near the middle of the ground, which for all of these is land.
    void add_up_members(NewTable& table, const std::vector<std::size_t>& districts) {
        double km2 = 0, people = 0;
        Point sum;
        for (const std::size_t row : districts) {
            const double size = number_in(areas_.cell(row, "area_km2")).value_or(0);
            const auto point = grid_point(number_in(areas_.cell(row, "longitude")).value_or(0),
                                          number_in(areas_.cell(row, "latitude")).value_or(0));
            if (!point) continue;
            sum = {sum.x + size * point->x, sum.y + size * point->y};
            km2 += size;
            people += number_in(areas_.cell(row, "population")).value_or(0);
        }
        if (!(km2 > 0)) return;  // the empty cells are found at fault, in the line of the authority
        const std::size_t first = districts.front();
        table.set("region_code", areas_.cell(first, "region_code"));
        table.set("country_code", areas_.cell(first, "country_code"));
        table.set("area_km2", fmt::format("{:.2f}", km2));
        table.set("population", fmt::format("{:.0f}", people));
        table.set("population_period", areas_.cell(first, "population_period"));
        table.set("population_basis", "sum of districts");
        set_grid_point(table, Point{sum.x / km2, sum.y / km2});
    }

    /// The districts in force that the constituents of an institution are or hold.
    std::vector<std::size_t> districts_in(std::size_t institution) const {
        std::vector<std::size_t> rows;
        for (const std::string_view code :
             list_in(institutions_.cell(institution, "constituent_codes"))) {
            const auto found = row_of_.find(code);
            if (found == row_of_.end()) continue;  // told by the check of authorities.csv
            if (areas_.cell(found->second, "levels").find("ltla") != std::string_view::npos)
                rows.push_back(found->second);
            if (const auto county = districts_of_.find(code); county != districts_of_.end())
                std::ranges::copy_if(
                    county->second, std::back_inserter(rows),
                    [&](std::size_t row) { return areas_.cell(row, "end_year").empty(); });
        }
        return rows;
    }

    void set_curated(NewTable& table, std::string_view code) {
        table.set("name_welsh", curated(code, "welsh"));
        table.set("short_name", curated(code, "short"));
    }

    std::string_view curated(std::string_view code, std::string_view kind) const {
        for (std::size_t row = 0; row < curated_.rows(); ++row)
            if (curated_.cell(row, "code") == code && curated_.cell(row, "kind") == kind)
                return curated_.cell(row, "name");
        return {};
    }

    void add_names() {
        NewTable& table = making_.table("names");
        for (std::size_t row = 0; row < curated_.rows(); ++row) {
            const std::string_view code = curated_.cell(row, "code");
            if (!new_row_of_.contains(code)) {
                making_.left_out.push_back(
                    {fmt::format("there is no area {}, so nothing is also called '{}'", code,
                                 curated_.cell(row, "name")),
                     curated_.csv().where(row)});
                continue;
            }
            if (curated_.cell(row, "kind") == "short") continue;  // a column of areas.csv
            table.begin_row(curated_.origin(row));
            for (const char* column : {"code", "name", "kind"})
                table.set(column, curated_.cell(row, column));
            table.set("basis", "recalled");
        }
        for (std::size_t row = 0; row < institutions_.rows(); ++row) {
            const std::string_view code = institutions_.cell(row, "code");
            const std::string_view name = institutions_.cell(row, "name");
            const bool has_area = is_planned_id(code) || code.starts_with("E47");
            if (!has_area) continue;  // governments and single councils are no names of areas
            table.begin_row(institutions_.origin(row));
            table.set("code", code);
            table.set("name", name);
            table.set("kind", "alias");
            table.set("basis", basis_in_words(institutions_.cell(row, "basis"), ""));
        }
    }

    void add_memberships() {
        const CompiledTable& members = making_.figures["lad_to_combined_authority"];
        for (std::size_t row = 0; row < members.rows(); ++row) {
            const std::string_view parent = members.cell(row, "combined_authority_code");
            add_membership(members.cell(row, "lad_code"), parent, members.origin(row));
            add_membership(members.cell(row, "upper_tier_code"), parent, members.origin(row));
        }
        for (std::size_t row = 0; row < areas_.rows(); ++row)  // districts that have ended
            add_membership(areas_.cell(row, "code"), areas_.cell(row, "combined_authority_code"),
                           areas_.origin(row));
        for (std::size_t row = 0; row < institutions_.rows(); ++row) add_constituents(row);
    }

    /// Members of authorities that have ended or have no code: the list of districts has only those
    /// of 2025.
    void add_constituents(std::size_t institution) {
        const std::string_view code = institutions_.cell(institution, "code");
        const bool has_ended =
            institutions_.cell(institution, "status") == "former" && row_of_.contains(code);
        if (!has_ended && !is_planned_id(code)) return;
        const Origin origin = institutions_.origin(institution);
        for (const std::size_t row : districts_in(institution))
            add_membership(areas_.cell(row, "code"), code, origin);
        for (const std::string_view member :
             list_in(institutions_.cell(institution, "constituent_codes")))
            if (row_of_.contains(member)) add_membership(member, code, origin);
    }

    void add_membership(std::string_view area, std::string_view parent, Origin origin) {
        if (area.empty() || parent.empty() || !members_.emplace(area, parent).second) return;
        NewTable& table = making_.table("memberships");
        table.begin_row(origin);
        table.set("area_code", area);
        table.set("parent_code", parent);
        const auto years = new_row_of_.find(parent);
        if (years == new_row_of_.end()) return;  // an unknown code, told by the check of the table
        const NewTable& areas = making_.table("areas");
        table.set("start_year", areas.cell(years->second, "start_year"));
        table.set("end_year", areas.cell(years->second, "end_year"));
    }

    Making& making_;
    const CompiledTable& areas_;
    const CompiledTable& institutions_;
    const CompiledTable& curated_;
    std::unordered_map<std::string_view, std::size_t> row_of_, institution_of_;
    std::unordered_map<std::string_view, std::vector<std::size_t>> districts_of_;  // by county
    std::unordered_map<std::string_view, std::size_t> new_row_of_;
    std::set<std::pair<std::string_view, std::string_view>> members_;
};

}  // namespace

void make_areas(Making& making) { AreaMaker(making).make(); }

}  // namespace geo
