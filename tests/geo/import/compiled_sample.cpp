#include "compiled_sample.h"

#include <doctest/doctest.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>

namespace fs = std::filesystem;

namespace {

struct File {
    const char *name, *text;
};

constexpr std::array files{
    File{
        "areas.csv",
        "code,name,levels,type,start_year,end_year,region_code,country_code,"
        "combined_authority_code,county_code,police_force_code,successor_codes,latitude,longitude,"
        "area_km2,population,population_period,population_basis\n"
        "E92000001,England,ctry,country,,,,,,,,,52.5,-1.4,130000,58000000,2024-06-30,published\n"
        "E12000002,North West,rgn,region,,,,E92000001,,,,,54.5,-2.9,14000,7700000,2024-06-30,"
        "published\n"
        "E12000007,London,rgn,region,,,,E92000001,,,,,51.5,-0.3,1579,9000000,2024-06-30,published\n"
        "E47000001,Greater Manchester,cauth,combined authority,,,E12000002,E92000001,,,,,53.4,-2.2,"
        "1276,3000000,2024-06-30,published\n"
        "E61000001,Greater London Authority,gla,Greater London Authority,,,E12000007,E92000001,,,,,"
        "51.5,-0.3,1579,9000000,2024-06-30,recoded\n"
        "E08000001,Bolton,ltla|utla,metropolitan district,,,E12000002,E92000001,E47000001,,"
        "E23000005,,53.6,-2.5,140,300000,2024-06-30,published\n"
        "E08000002,Bury,ltla|utla,metropolitan district,,,E12000002,E92000001,E47000001,,"
        "E23000005,,53.6,-2.3,100,200000,2024-06-30,published\n"
        "E09000001,City of London,ltla|utla,London borough,,,E12000007,E92000001,E61000001,,,,"
        "51.5,-0.1,3,9000,2024-06-30,published\n"
        "E10000006,Cumbria,utla,county,,2022,E12000002,E92000001,,,,E06000063 E06000064,54.6,-3.0,"
        "6800,,,\n"
        "E06000063,Cumberland,ltla|utla,unitary authority,2023,,E12000002,E92000001,,,,,54.6,-3.3,"
        "3000,280000,2024-06-30,published\n"
        "E06000064,Westmorland and Furness,ltla|utla,unitary authority,2023,,E12000002,E92000001,"
        ",,,,54.4,-2.8,3800,230000,2024-06-30,published\n"
        "E23000005,Greater Manchester,pfa,police force area,,,E12000002,E92000001,,,,,53.4,-2.2,"
        "1276,3000000,2024-06-30,published\n"
        "N92000002,Northern Ireland,ctry|rgn,country,,,,,,,,,54.6,-6.7,14000,1900000,2024-06-30,"
        "published\n"},
    File{"lad_to_combined_authority.csv",
         "lad_code,lad_name,upper_tier_code,combined_authority_code\n"
         "E08000001,Bolton,E08000001,E47000001\n"
         "E08000002,Bury,E08000002,E47000001\n"
         "E09000001,City of London,E09000001,E61000001\n"
         "E06000063,Cumberland,E06000063,\n"},
    File{"hex_cartogram.csv", "area_code,layout,q,r\nE08000001,odd-r,1,-2\n"},
    File{"metric_definitions.csv",
         "metric_id,mission,label,description,unit,decimals,polarity,source_org,source_url,licence,"
         "first_period,latest_period,latest_period_label,note\n"
         "population,context,Population,People.,people,0,neutral,ONS,https://example.org/,"
         "OGL-UK-3.0,2023-06-30,2024-06-30,mid-2024,\n"
         "smoking,nhs,Smoking,Smokers.,% of adults,1,lower-is-better,ONS,https://example.org/,"
         "OGL-UK-3.0,2020-01-01/P5Y,2020-01-01/P5Y,2020 to 2024,Averages.\n"},
    File{"metrics.csv",
         "metric_id,area_code,period,year,value,lower_ci,upper_ci,status\n"
         "population,E08000001,2024-06-30,2024,300000,,,\n"
         "smoking,E08000001,2020-01-01/P5Y,2020,11.5,9.5,13.5,\n"
         "smoking,E08000002,2020-01-01/P5Y,2020,,,,u\n"},
    File{"neighbours.csv", "area_code,neighbour_code,rank,kind\nE08000001,E08000002,1,global\n"},
    File{"budget_definitions.csv",
         "budget_id,label,description,kind,missions,source_url\n"
         "devolution_investment_fund,Fund,A fund.,devolved grant,growth,https://example.org/\n"
         "council_tax_band_d,Band D,A bill.,local tax,,https://example.org/\n"},
    File{
        "budgets_combined_authorities.csv",
        "area_code,area_name,budget_id,financial_year,period_start,period_end,amount_gbp,"
        "basis_of_amount,price_basis,source_url,basis,note\n"
        "E47000001,Greater Manchester,devolution_investment_fund,,,,30000000,annual,cash,"
        "https://example.org/,source,Flat\n"
        "E47000001,Greater Manchester,devolution_investment_fund,2025-26,,,31000000,annual,cash,"
        "https://example.org/,source,Derived: one added\n"
        "E47000001,Greater Manchester,devolution_investment_fund,,2022-23,2026-27,150000000,"
        "total over period,cash,https://example.org/,recall,\n"
        "E47000001,Greater Manchester,devolution_investment_fund,,,,900000000,total over period,"
        "cash,https://example.org/,source,Thirty years\n"
        ",Cumbria,devolution_investment_fund,,,,11000000,annual,cash,https://example.org/,source,\n"
        ",Seven authorities,devolution_investment_fund,2025-26,,,13000000000,annual,cash,"
        "https://example.org/,source,\n"},
    File{"budgets_local_authorities.csv",
         "area_code,area_name,budget_id,financial_year,amount_gbp,unit,source_url,basis,note\n"
         "E08000001,Bolton,council_tax_band_d,2026-27,2300.5,per dwelling,https://example.org/,"
         "source,Estimate: a regression\n"},
    File{"controllable_spend.csv",
         "area_code,area_name,measure_id,value,unit,year,source_url,basis,note\n"
         ",Sweden,local_share,31.4,per cent,2023,https://example.org/,source,\n"},
    File{"council_composition.csv",
         "area_code,council_name,total_seats,largest_party,largest_party_seats,control,as_of,"
         "source_url,basis,note\r\n"
         "E08000001,Bolton,60,Labour,26,NOC,2025,https://example.org/,source,\r\n"},
    File{"council_of_nations_and_regions.csv",
         "member_code,member_name,office,holder,member_type,member_since,source_url,basis,note\n"
         "E47000001,Greater Manchester,Mayor,Bev Craig,member,2024-10-11,https://example.org/,"
         "source,\n"},
    File{
        "former_mayoral_councils.csv",
        "area_code,area_name,post_began,post_ended,last_mayor,how_it_ended,model_since,source_url,"
        "basis,note\n"
        "E08000002,Bury,2002-10,2009-06,Somebody,Referendum,leader,https://example.org/,recall,\n"},
    File{
        "institutions.csv",
        "code,name,short_name,kind,established,ended,first_mayoral_election,status,tier,tier_since,"
        "constituent_codes,statutory_instrument,source_url,basis,note\n"
        "E47000001,Greater Manchester Combined Authority,Greater Manchester,"
        "mayoral combined authority,2011-04-01,,2017-05-04,existing,established mayoral,2026,"
        "E08000001;E08000002,SI 2011/908,https://example.org/,source,\n"
        "PLANNED-CUMBRIA,Cumbria Combined Authority,Cumbria,mayoral combined authority,2026-02-24,,"
        "2027-05-06,existing,mayoral,2026,E06000063;E06000064,,https://example.org/,source,\n"},
    File{"institutions_network.csv",
         "area_code,area_name,institution_name,institution_kind,relation,lat,lon,source_url,basis\n"
         "E47000001,Greater Manchester,Transport for Greater Manchester,transport executive,"
         "statutory,53.48,-2.24,,recall\n"},
    File{"local_turnout.csv",
         "area_code,area_name,contest_id,contest_date,turnout_pct,electorate,votes,code_vintage,"
         "source_url,basis,lad_best_fit,note\r\n"
         "E08000001,Bolton,local-council-2024,2024-05-02,30.1,200000,60200,LAD April 2024,"
         "https://example.org/,source,,\r\n"
         "E08000001,Bolton,general-election-2024-lad-estimate,2024-07-04,55.5,200000,111000,"
         "LAD 2025,https://example.org/,source,,estimate: 3 constituencies\r\n"
         "E14001117,Bolton West,general-election-2024,2024-07-04,60.1,75000,45075,PCON July 2024,"
         "https://example.org/,source,E08000001,best fit\r\n"
         "GI,Gibraltar,eu-referendum-2016,2016-06-23,83.64,24119,20172,LAD December 2016,"
         "https://example.org/,source,,\r\n"
         "N92000002,Northern Ireland,eu-referendum-2016,2016-06-23,62.7,1260955,790647,"
         "LAD December 2016,https://example.org/,source,,\r\n"},
    File{"mayoral_elections.csv",
         "area_code,area_name,office,election_date,turnout_pct,electorate,valid_votes,winner,"
         "winner_party,winner_gender,winner_first_pref_votes,winner_first_pref_pct,runner_up,"
         "runner_up_party,voting_system,source_url,basis,note,recalled_fields\n"
         "E47000001,Greater Manchester,combined authority mayor,2024-05-02,32.05,2100000,650000,"
         "Andy Burnham,Labour,M,420749,63.4,,,FPTP,https://example.org/,source,,electorate\n"},
    File{"mayoral_turnout_by_district.csv",
         "area_code,ca_code,election_date,turnout_pct,electorate,votes,source_url,basis,area_name,"
         "votes_kind,note\n"
         "E08000001,E47000001,2017-05-04,29.34,,,https://example.org/,source,Bolton,,\n"
         "E09000001,E61000001,2024-05-02,31.17,,,https://example.org/,source,City of London,,"
         "not a borough figure: turnout of the London Assembly constituency City and East\n"},
    File{"mayors.csv",
         "area_code,area_name,office_level,mayor_name,party,gender,elected_on,first_elected_on,"
         "term_ends,exercises_pcc_functions,exercises_fire_functions,source_url,basis,note\n"
         "E47000001,Greater Manchester,strategic authority,Bev Craig,Labour,female,2026-07-30,"
         "2026-07-30,2028-05,yes,yes,https://example.org/,source,\n"},
    File{"power_definitions.csv",
         "power_id,label,category,core,description,missions,reference,source_url,basis\n"
         "bus_franchising,Controls buses,transport,yes,Buses.,growth;opportunity,Act,"
         "https://example.org/,source\n"},
    File{"powers.csv",
         "area_code,area_name,power_id,status,since,source_url,basis,note\n"
         "E47000001,Greater Manchester,bus_franchising,held,2023,https://example.org/,source,\n"},
    File{"proposed_powers.csv",
         "proposer,document,date,power_id,label,description,applies_to,status_in_2026,source_url,"
         "basis,note\n"
         "Parliament,Act,2026,mayoral_cil,Levy,Something.,mayoral,enacted,https://example.org/"
         ",source,\n"},
    File{"representation.csv",
         "year,office,n_total,n_women,n_conservative,n_labour,n_libdem,n_green,n_reform,n_plaid,"
         "n_independent_other,source_url,basis,note\n"
         "2017,combined authority mayor,6,0,4,2,0,0,0,0,0,https://example.org/,source,\n"},
};

}  // namespace

void exchange_in(const fs::path& file, std::string_view piece, std::string_view other) {
    std::string text = text_in(file);
    const std::size_t at = text.find(piece);
    REQUIRE(at != std::string::npos);
    write_text(file, text.replace(at, piece.size(), other));
}

void write_layer(const SampleLayer& wanted) {
    GDALAllRegister();
    GDALDataset* dataset =
        fs::exists(wanted.file)
            ? GDALDataset::Open(wanted.file.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE)
            : GetGDALDriverManager()->GetDriverByName("GPKG")->Create(wanted.file.c_str(), 0, 0, 0,
                                                                      GDT_Unknown, nullptr);
    REQUIRE(dataset != nullptr);
    OGRSpatialReference crs;
    if (wanted.epsg != 0) crs.importFromEPSG(wanted.epsg);
    OGRLayer* layer = dataset->CreateLayer(wanted.name.c_str(), wanted.epsg != 0 ? &crs : nullptr,
                                           wkbMultiPolygon);
    OGRFieldDefn code("code", OFTString), name("name", OFTString);
    layer->CreateField(&code);
    layer->CreateField(&name);
    for (std::size_t i = 0; i < wanted.codes.size(); ++i) {
        const std::size_t x = 1000 * i;
        const std::string square =
            fmt::format("MULTIPOLYGON((({0} 0,{1} 0,{1} 1000,{0} 1000,{0} 0)))", x, x + 1000);
        OGRGeometry* outline = nullptr;
        OGRGeometryFactory::createFromWkt(
            wanted.outline.empty() ? square.c_str() : wanted.outline.c_str(), nullptr, &outline);
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetField("code", wanted.codes[i].c_str());
        feature.SetGeometryDirectly(outline);
        REQUIRE(layer->CreateFeature(&feature) == OGRERR_NONE);
    }
    GDALClose(dataset);
}

CompiledSample::CompiledSample() {
    for (const File& file : files) folder_.write(file.name, file.text);
    const fs::path boundaries = folder_ / "boundaries.gpkg";
    const std::vector<std::string> districts{"E08000001", "E08000002", "E09000001", "E06000063",
                                             "E06000064"};
    write_layer({boundaries, "ltla_all", districts});
    write_layer({boundaries, "utla_all", {"E08000001", "E10000006"}});
    write_layer({boundaries, "cauth_all", {"E47000001", "E61000001"}});
    write_layer({boundaries, "rgn", {"E12000002", "E12000007"}});
    write_layer({boundaries, "ctry", {"E92000001"}});
    write_layer({boundaries, "pfa", {"E23000005"}});
    write_layer({folder_ / "boundaries_detailed.gpkg", "ltla", districts});
}

void CompiledSample::exchange(const std::string& file, std::string_view piece,
                              std::string_view other) {
    exchange_in(folder_ / file, piece, other);
}

geo::Result<geo::ImportReport> CompiledSample::import() const {
    return geo::import_package(folder(), folder(), folder(), target());
}
