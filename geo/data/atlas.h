#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/area/area_register.h"
#include "geo/area/name_search.h"
#include "geo/core/result.h"
#include "geo/data/cartograms.h"
#include "geo/data/layer.h"
#include "geo/data/powers.h"
#include "geo/mesh/geometry.h"
#include "geo/table/csv.h"

namespace geo {

/// A strategic authority or agreement: who it is, since when, with which powers at the top.
struct Authority {
    AreaId id;
    std::string name, short_name, kind, tier;
    std::string established, ended, first_mayoral_election;  // ISO dates, as exact as known
    std::string status;                                      // existing, former, planned
    std::vector<AreaIndex> constituents;                     // upper-tier councils
    std::string statutory_instrument;
    Basis basis = Basis::published;
    std::string source, note;
};

/// An elected mayor in office.
struct Mayor {
    AreaIndex area{};
    bool of_strategic_authority = false;
    std::string name, party, gender, elected_on, first_elected_on, term_ends;
    bool police_functions = false, fire_functions = false;
    Basis basis = Basis::published;
    std::string source, note;
};

/// What a document would give to whom. `whom` is in the words that `affects` knows.
struct Proposal {
    std::string power;  // an id of `powers`, or one of its own for what is no power yet
    std::string label, description, whom;
    PowerStatus adopted_as{};   // what those would have of it, were it adopted; none: nothing
    std::string adoption_note;  // why that is shared or none
    Basis basis = Basis::published;
    std::string source;
};

/// A document that proposes powers: it is adopted or not as a whole.
struct ProposalDocument {
    std::string id;  // "english-devolution-white-paper"
    std::string proposer, title, date;
    std::vector<Proposal> proposals;  // in the table's order
};

struct Neighbour {
    AreaIndex area{}, neighbour{};
    int rank = 0;
    std::string kind;  // global, economic, demographic
};

/// A body around an authority, with where it sits.
struct Institution {
    AreaIndex area{};
    std::string name, kind, relation;
    Point seat;
    Basis basis = Basis::published;
    std::string source;
};

/// All the data, loaded once, immutable afterwards, shared freely between threads.
struct Atlas {
    std::string title, version, attribution;
    std::filesystem::path folder;
    AreaRegister areas;
    NameSearch names{areas};
    std::vector<Layer> layers;
    std::vector<std::string> texts{""};  // sources, periods, notes: what TextIndex points to
    std::vector<Authority> authorities;
    std::vector<Mayor> mayors;
    std::vector<Power> powers;
    std::vector<ProposalDocument> documents;  // that propose powers, in the table's order
    std::vector<Neighbour> neighbours;        // by area
    std::vector<Institution> institutions;
    std::map<std::string, CsvTable> tables;  // as they were read, for what is no figure; no metrics
    std::shared_ptr<const Geometry> districts;  // all vintages, generalised to about 200 m
    std::shared_ptr<const Geometry> police_forces;
    std::shared_ptr<Cartograms> cartograms = std::make_shared<Cartograms>();  // of these districts
    int first_year = 2000, last_year = 2028;
    int boundary_year = 2025;   // the newest boundaries
    int present_year = 2026;    // what is dated later is planned
    std::vector<Error> faults;  // what was left out on loading, and why

    const Layer* layer(std::string_view id) const;  // nullptr: none of that id
    const std::string& text(TextIndex index) const { return texts[index]; }
};

/// Opens a data package folder. Rows and outlines at fault are left out and said in `faults`:
/// without boundaries the atlas has its tables and no ground.
/// Fails when there is no readable package or no register of areas.
Result<Atlas> open_atlas(const std::filesystem::path& folder);

/// The finer district outlines (about 20 m) for close zooms, of districts in force today. Reading
/// and triangulating takes some hundred milliseconds: not for the thread that draws. Fails when any
/// of them cannot be used.
Result<Geometry> read_detailed_districts(const Atlas& atlas);

}  // namespace geo
