// Slides and text documents, as other programs read them.
#include <algorithm>

#include "tests/app/cli/program.h"
#include "tests/app/cli/said_by.h"

namespace {

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

/// Has LibreOffice open a file and write it in another format beside it.
void convert(const std::string& file, const std::string& format) {
    said_by("soffice -env:UserInstallation=file://" + (folder() / "office").string() +
            " --headless --convert-to " + format + " " + file);
}

/// A map of districts or authorities as a scene of a briefing has it.
std::string map(const std::string& panes, const std::string& more = "") {
    return R"("map": {"schema": 2, "panes": [)" + panes + "]" + more + "}";
}
std::string pane(const std::string& layer, const std::string& level, int year,
                 const std::string& more = "") {
    return fmt::format(R"({{"layer": "{}", "level": "{}", "year": {}, )"
                       R"("classification": {{"method": "quantile", "classes": 5}}{}}})",
                       layer, level, year, more);
}

const std::string& talk() {
    static const std::string text =
        R"({"schema": 1, "title": "Health & devolution", "occasion": "Minister's briefing",
            "marking": {"level": "official", "words": "Draft"}, "scenes": [
            {"kicker": "Mission: an NHS fit for the future", "headline": "Short lives, few powers",
             "text": "{name E06000001} has {value healthy-life-expectancy-female E06000001}.",
             "notes": "# Say\n- The **shortest** lives\n- are on the coast",
             "annotations": [
               {"kind": "arrow", "areas": ["E06000001"], "title": "Look here", "text": "so few"},
               {"kind": "spotlight", "areas": ["E06000001", "E06000002"]}],)" +
        map(pane("healthy-life-expectancy-female", "utla", 2022),
            R"(, "pinned": ["E06000001", "E06000058"])") +
        R"(}, {"headline": "What we ask of you", "text": "Three decisions.", "notes": "Wait."},
             {"headline": "Not here", )" +
        map(pane("gone", "utla", 2022)) + R"(}, {"headline": "Two maps", )" +
        map(pane("employment-rate", "ltla", 2023) + "," + pane("powers-held", "cauth", 2026)) +
        "}]}";
    return text;
}

/// The talk as slides, made once; the scene that cannot be shown is told.
const std::string& slides() {
    static const std::string made = [] {
        folder().write("talk.briefing", talk());
        const Answer answer = run("slides talk.briefing --output talk.pptx");
        CAPTURE(answer.errors);
        CHECK(answer.status == 1);
        CHECK(std::ranges::count(answer.errors, '\n') == 1);
        CHECK(holds(answer.errors, "scene 3"));
        CHECK(holds(answer.errors, "unknown layer 'gone'"));
        return std::string("talk.pptx");
    }();
    return made;
}

std::string part(const std::string& name) { return said_by("unzip -p " + slides() + " " + name); }

}  // namespace

TEST_CASE("slides are a sound archive of well-formed parts") {
    CHECK(holds(said_by("unzip -t " + slides()), "No errors detected"));
    said_by("rm -rf parts && mkdir parts && cd parts && unzip -q ../" + slides() +
            " && find . -type f | xargs xmllint --noout");
    CHECK(fs::file_size(folder() / slides()) < 4 * 1'500'000);
}

TEST_CASE("LibreOffice finds each scene, its table of pinned areas, its notes and its shapes") {
    convert(slides(), "fodp");
    const std::string read = text_in(folder() / "talk.fodp");
    CHECK(count_of(read, "<draw:page ") == 5);  // four scenes and one table
    CHECK(count_of(read, "<presentation:notes ") >= 5);
    for (const char* words : {"The ", "shortest", "are on the coast", "Wait."})
        CHECK(holds(read, words));
    // Districts by name and figure, in the map's colours, each a shape that can be taken hold of.
    for (const char* name : {"Hartlepool: 51.2 years", "Leeds: 60.9 years"}) {
        CAPTURE(name);
        CHECK(count_of(read, fmt::format("draw:name=\"{}\"", name)) == 1);
    }
    CHECK(count_of(read, "<draw:custom-shape ") > 500);
    CHECK(count_of(read, "</table:table>") == 4);  // of three maps the keys, and the pinned areas
    CHECK(holds(read, "<svg:desc>Hartlepool: 51.2 years</svg:desc>"));
    CHECK(holds(read, "<svg:desc>Pinned areas against England</svg:desc>"));
    CHECK(holds(part("ppt/slides/slide1.xml"),
                "descr=\"Map of Healthy life expectancy (female): Years, 2022 to 2024"));
}

TEST_CASE("what slides say is text: words with their figures, markings, sources, faults") {
    convert(slides(), "pdf");
    CHECK(holds(said_by("pdfinfo talk.pdf"), "Pages:           5"));
    struct Case {
        int page;
        std::vector<const char*> says;
    };
    for (const Case& c :
         {Case{1,
               {"Short lives, few powers", "Hartlepool has 51.2 years.", "Look here", "1 of 4",
                "Office for National Statistics", "OGL-UK-3.0"}},
          Case{2, {"Bournemouth, Christchurch and Poole", "England", "95% confidence intervals"}},
          Case{3, {"Three decisions.", "2 of 4"}}, Case{4, {"Not here", "3 of 4"}},
          Case{5, {"Employment rate", "Powers held"}}}) {
        CAPTURE(c.page);
        const std::string text =
            said_by(fmt::format("pdftotext -layout -f {0} -l {0} talk.pdf -", c.page));
        CAPTURE(text);
        for (const char* words : c.says) CHECK(holds(text, words));
        CHECK(count_of(text, "OFFICIAL · Draft") == 2);
        CHECK_FALSE(holds(text, "unknown layer"));  // not for the audience
    }
    CHECK(holds(part("ppt/notesSlides/notesSlide4.xml"), "unknown layer"));
}

TEST_CASE("a scene of one map of figures has a slide with the first and the last of its areas") {
    static_cast<void>(folder().write(
        "ranked.briefing",
        R"({"schema": 1, "title": "Ranked", "scenes": [{"headline": "Long and short lives", )" +
            map(pane("healthy-life-expectancy-female", "utla", 2022)) +
            R"(}, {"headline": "Tiers", )" + map(pane("governance-tier", "ltla", 2025)) +
            R"(}, {"headline": "Few areas", )" + map(pane("gdhi-per-head", "rgn", 2022)) + "}]}"));
    const Answer answer = run("slides ranked.briefing --output ranked.pptx");
    CAPTURE(answer.errors);
    REQUIRE(answer.status == 0);
    convert("ranked.pptx", "fodp");
    const std::string read = text_in(folder() / "ranked.fodp");
    CHECK(count_of(read, "<draw:page ") == 5);  // kinds have no order
    CHECK(count_of(read, "draw:name=\"Ranked areas\"") == 2);
    const std::string table = said_by("unzip -p ranked.pptx ppt/slides/slide2.xml");
    CHECK(count_of(table, "<a:tr ") == 1 + 7 + 1 + 7);
    CHECK(holds(table, "Hartlepool"));  // the lowest
    CHECK(holds(table, " areas</a:t>"));
    CHECK(holds(table, "51.2 (47.1 to 55.2)"));
    const std::string regions = said_by("unzip -p ranked.pptx ppt/slides/slide5.xml");
    CHECK(holds(regions, "London"));
    CHECK(holds(regions, "North East"));
    CHECK_FALSE(holds(regions, "…"));
}

TEST_CASE("slides and a text document open as the briefing and the map that they were made of") {
    slides();
    const Answer drawn =
        run("render --scene talk.pptx --number 2 --size 800x600 --output reopened.png");
    CAPTURE(drawn.errors);
    CHECK(drawn.status == 0);
    CHECK(fs::exists(folder() / "reopened.png"));
    const Answer gone = run("render --scene talk.pptx --number 3 --size 800x600 --output gone.png");
    CAPTURE(gone.errors);
    CHECK(holds(gone.errors, "unknown layer 'gone'"));
    REQUIRE(run("brief --area E47000001 --output reopened.odt").status == 0);
    const json recipe = json::parse(run("recipe reopened.odt").out);
    CHECK(recipe["scene"]["schema"].is_number());
    const Answer map = run("render --scene reopened.odt --size 800x600 --output reopened.png");
    CAPTURE(map.errors);
    CHECK(map.status == 0);
}

TEST_CASE("a slide's pinned areas have the figures that the program tells of them") {
    const std::string table = part("ppt/slides/slide2.xml");
    const json area = document("area E06000058 --json");
    for (const json& one : area["figures"])
        if (one["layer"] == "healthy-life-expectancy-female" && one["year"] == 2022)
            CHECK(holds(table, fmt::format("{:.1f}", one["value"].get<double>())));
    CHECK(holds(table, "Bournemouth, Christchurch and Poole"));
}

TEST_CASE("words that XML has signs for, and the briefing itself, are whole in the slides") {
    CHECK(holds(part("docProps/core.xml"), "Health &amp; devolution"));
    CHECK(holds(said_by("unzip -p talk.pptx customXml/item1.xml | xmllint --xpath 'string(/*)' -"),
                R"("title": "Health & devolution")"));
}

TEST_CASE("the same briefing gives the same bytes") {
    const std::string epoch = "SOURCE_DATE_EPOCH=1700000000 " DEVOLUTION_ATLAS_PROGRAM;
    slides();
    for (const char* file : {"one.pptx", "two.pptx"})
        said_by(epoch + " slides talk.briefing --output " + file + " || true");
    CHECK(text_in(folder() / "one.pptx") == text_in(folder() / "two.pptx"));
    CHECK(holds(said_by("unzip -l one.pptx"), "2023-11-14 00:00"));
}

TEST_CASE("slides that cannot be written are told in a line, and what was there stays") {
    slides();
    folder().write("empty.briefing", R"({"schema": 1, "title": "Empty", "scenes": []})");
    folder().write("words.briefing",
                   R"({"schema": 1, "title": "Words", "scenes": [{"headline": "Alone"}]})");
    fs::create_directories(folder() / "taken.pptx" / "in-the-way");
    struct Case {
        std::string words, said;
    };
    for (const Case& c : {Case{"nowhere.briefing --output none.pptx", "nowhere.briefing"},
                          Case{"empty.briefing --output none.pptx", "no scenes"},
                          Case{"words.briefing --output none.odp", "ending in .pptx"},
                          Case{"words.briefing --output missing/none.pptx", "missing"},
                          Case{"words.briefing --output taken.pptx", "taken.pptx"},
                          Case{"words.briefing --output /dev/full/none.pptx", "/dev/full"}}) {
        CAPTURE(c.words);
        const Answer answer = run("slides " + c.words);
        CAPTURE(answer.errors);
        CHECK(answer.status == 1);
        CHECK(holds(answer.errors, c.said));
        CHECK(std::ranges::count(answer.errors, '\n') == 1);
        CHECK_FALSE(fs::exists(folder() / "none.pptx"));
    }
    CHECK(fs::exists(folder() / "taken.pptx" / "in-the-way"));
}

TEST_CASE("a brief as a text document has headings, tables, pictures with words, and notes") {
    const Answer answer = run("brief --area E47000001 --output gm.odt");
    CAPTURE(answer.errors);
    REQUIRE(answer.status == 0);
    CHECK(holds(said_by("unzip -t gm.odt"), "No errors detected"));
    CHECK(holds(said_by("file gm.odt"), "OpenDocument Text"));
    said_by(
        "rm -rf words && mkdir words && cd words && unzip -q ../gm.odt && xmllint --noout *.xml "
        "META-INF/*.xml && test -s recipe.json");
    convert("gm.odt", "fodt");
    const std::string read = text_in(folder() / "gm.fodt");
    for (const char* heading :
         {"Who runs what", "Five missions", "Money", "Mandate", "Notes and sources"}) {
        CAPTURE(heading);
        CHECK(holds(read, heading));
    }
    CHECK(count_of(read, "<text:h ") >= 10);
    CHECK(count_of(read, "<table:table ") >= 8);
    CHECK(count_of(read, "<svg:desc>") == 2);
    convert("gm.odt", "pdf");
    const std::string text = said_by("pdftotext -layout gm.pdf -");
    const json area = document("area E47000001 --json");
    for (const json& one : area["figures"])
        if (one["layer"] == "ghg-emissions-per-head" && one["year"] == 2023)
            CHECK(holds(text, fmt::format("{:.2f}", one["value"].get<double>())));
    for (const char* words : {"Greater Manchester", "Bev Craig", "Integrated settlement", "Held",
                              "Office for National Statistics"})
        CHECK(holds(text, words));
    // A map that is printed has its 200 dots to the inch.
    CHECK(holds(said_by("pdfimages -list gm.pdf"), "220"));
}

TEST_CASE("all strategic authorities have a text document each") {
    fs::create_directories(folder() / "documents");
    REQUIRE(run("brief --all-combined-authorities --format odt --output documents").status == 0);
    std::size_t written = 0;
    for (const auto& entry : fs::directory_iterator(folder() / "documents")) {
        CAPTURE(entry.path());
        CHECK(entry.path().extension() == ".odt");
        ++written;
    }
    CHECK(written > 15);
    said_by("for one in documents/*.odt; do unzip -tq $one || exit 1; done");
}
