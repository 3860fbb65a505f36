#include <doctest/doctest.h>
#include <ogrsf_frmts.h>

#include "geo/own/read_sheet.h"
#include "geo/own/zip_sizes.h"
#include "tests/geo/own/own_samples.h"
#include "tests/support/files.h"

namespace {

/// A workbook as OGR writes it: one worksheet of two columns of text and one of numbers.
void write_workbook(const std::string& file, const char* driver, const char* sheet,
                    std::initializer_list<std::tuple<const char*, const char*, double>> rows) {
    GDALAllRegister();
    GDALDatasetUniquePtr book{GetGDALDriverManager()->GetDriverByName(driver)->Create(
        file.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    REQUIRE(book != nullptr);
    OGRLayer* layer = book->CreateLayer(sheet, nullptr, wkbNone, nullptr);
    OGRFieldDefn code("code", OFTString), name("name", OFTString), share("Share (%)", OFTReal);
    for (OGRFieldDefn* field : {&code, &name, &share})
        REQUIRE(layer->CreateField(field) == OGRERR_NONE);
    for (const auto& [c, n, s] : rows) {
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetField(0, c);
        feature.SetField(1, n);
        feature.SetField(2, s);
        REQUIRE(layer->CreateFeature(&feature) == OGRERR_NONE);
    }
}

std::string as_text(const geo::Sheet& sheet) {
    std::string text;
    for (const auto& row : sheet.rows) text += fmt::format("{}\n", fmt::join(row, "|"));
    return text;
}

void put(std::string& bytes, std::uint64_t number, int length) {
    for (int i = 0; i < length; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFF);
}

/// A zip's list of contents that declares one workbook of `unpacked` bytes.
std::string declared_zip(const std::string& name, std::uint64_t packed, std::uint64_t unpacked) {
    std::string bytes = "PK\x03\x04";
    const std::size_t directory = bytes.size();
    bytes += "PK\x01\x02";
    bytes.resize(directory + 20);
    put(bytes, packed, 4);
    put(bytes, unpacked, 4);
    put(bytes, name.size(), 2);
    bytes.resize(directory + 46);
    bytes += name;
    const std::size_t end = bytes.size();
    bytes += "PK\x05\x06";
    bytes.resize(end + 10);
    put(bytes, 1, 2);
    put(bytes, end - directory, 4);
    put(bytes, directory, 4);
    put(bytes, 0, 2);
    return bytes;
}

}  // namespace

TEST_CASE("a workbook is read as it stands, headings and all") {
    const TestFolder folder;
    for (const auto& [driver, file] :
         {std::pair{"XLSX", "pay.xlsx"}, std::pair{"ODS", "pay.ods"}}) {
        CAPTURE(file);
        write_workbook(folder.at(file), driver, "By area",
                       {{"E08000003", "Manchester", 0.341}, {"W06000001", "Ynys Môn", 0.25}});
        auto sheet = geo::read_sheet(folder / file);
        if (!sheet) FAIL(geo::one_line(sheet.error()));
        CHECK(sheet->title == "By area");
        CHECK(as_text(*sheet) ==
              "code|name|Share (%)\nE08000003|Manchester|0.341\nW06000001|Ynys Môn|0.25\n");
        const auto table = geo::own_table(*real_atlas(), *std::move(sheet), {});
        REQUIRE(table.has_value());
        CHECK(value_of(table->series.front(), 1) == doctest::Approx(34.1));
        REQUIRE(table->told.size() == 1);
        CHECK(table->told.front().what.find("34.1%") != std::string::npos);
    }
}

TEST_CASE("a worksheet is the one asked for, or said to be missing") {
    const TestFolder folder;
    write_workbook(folder.at("a.xlsx"), "XLSX", "Data", {{"E08000003", "Manchester", 1}});
    CHECK(geo::read_sheet(folder / "a.xlsx", "data").has_value());
    const auto refused = geo::read_sheet(folder / "a.xlsx", "Notes");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().what == "has no worksheet 'Notes'; it has Data");
}

TEST_CASE("reading leaves the file as it was") {
    const TestFolder folder;
    write_workbook(folder.at("a.ods"), "ODS", "Data", {{"E08000003", "Manchester", 1}});
    const std::string before = text_in(folder / "a.ods");
    REQUIRE(geo::read_sheet(folder / "a.ods").has_value());
    CHECK(text_in(folder / "a.ods") == before);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("text of other encodings is read, and that is told") {
    const TestFolder folder;
    const auto sheet = geo::read_sheet(folder.write("a.csv", "area;x\nRh\xF4n;1\n"));
    REQUIRE(sheet.has_value());
    CHECK(sheet->rows[1][0] == "Rhôn");
    REQUIRE(sheet->told.size() == 1);
    CHECK(sheet->told.front().what == "is read as Windows-1252");
    CHECK(sheet->date.size() == 10);
}

TEST_CASE("a file that is no table is refused in a sentence, by what it holds") {
    using namespace std::string_literals;
    const TestFolder folder;
    struct Case {
        std::string bytes, fault, because;
    };
    for (const Case& c : {
             Case{"", "is empty (0 bytes)", "nothing"},
             Case{"\n \n\n", "holds nothing but blank lines", "hardly more"},
             Case{"\xD0\xCF\x11\xE0....", "is an Excel file of the old kind", "an .xls"},
             Case{"%PDF-1.7 ...", "is a PDF", "a PDF"},
             Case{"<html><table>", "is a web page", "HTML that calls itself .xls"},
             Case{"\xEF\xBB\xBF{\"a\": 1}", "is JSON", "JSON"},
             Case{"\x89PNG\r\n\x1A\n\0\0", "is a picture", "a picture"},
             Case{"abc\0\x01\xFF\xFEzz\0\0\x80q"s, "is no text", "a program"},
             Case{"PK\x03\x04 cut off", "is damaged or cut off", "half a zip"},
             Case{declared_zip("readme.txt", 10, 10), "is a zip that is no spreadsheet", "a zip"},
             Case{declared_zip("xl/workbook.xml", 100'000, 4'000'000'000),
                  "would unpack to 3815 MiB", "a zip bomb"},
             Case{declared_zip("xl/workbook.xml", 100, 100'000'000), "would unpack to",
                  "a small zip bomb"},
             Case{declared_zip("xl/workbook.xml", 100, 0xFFFFFFFF), "says that what it holds",
                  "a zip of more than 4 GB"},
             Case{declared_zip("xl/workbook.xml", 10, 10), "cannot be read as a spreadsheet",
                  "a workbook without worksheets"},
         }) {
        CAPTURE(c.because);
        const auto sheet = geo::read_sheet(folder.write("a.csv", c.bytes));
        REQUIRE_FALSE(sheet.has_value());
        CAPTURE(geo::one_line(sheet.error()));
        CHECK(sheet.error().what.starts_with(c.fault));
        CHECK(sheet.error().where == "a.csv");
    }
    CHECK_FALSE(geo::read_sheet(folder / "missing.csv").has_value());
    CHECK_FALSE(geo::read_sheet(folder.path()).has_value());
    geo::SheetLimits limits;
    limits.bytes = 3;
    const auto large = geo::read_sheet(folder.write("b.csv", "a,b\n"), {}, limits);
    REQUIRE_FALSE(large.has_value());
    CHECK(large.error().what.starts_with("is 0 MiB and a table may be"));
}

TEST_CASE("a zip's list of contents never leads out of the file") {
    const std::string sound = declared_zip("xl/workbook.xml", 10, 20);
    REQUIRE(geo::zip_entries(sound).has_value());
    CHECK(geo::zip_entries(sound)->front().unpacked == 20);
    for (std::size_t length = 0; length < sound.size(); ++length)
        CHECK_FALSE(geo::zip_entries(std::string_view(sound).substr(0, length)).has_value());
    for (std::size_t at = 0; at < sound.size(); ++at) {
        std::string damaged = sound;
        damaged[at] = '\xFF';
        static_cast<void>(geo::zip_entries(damaged));  // sanitizers look on
    }
}

TEST_CASE("a table is known by the ending of its name") {
    for (const char* name : {"a.csv", "A.CSV", "b.tsv", "c.xlsx", "d.ods", "/x/y.tab"})
        CHECK(geo::looks_like_table(name));
    for (const char* name : {"a.json", "a.gpkg", "a", "csv", "a.xls"})
        CHECK_FALSE(geo::looks_like_table(name));
}
