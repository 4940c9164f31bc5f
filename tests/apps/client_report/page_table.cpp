// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "web/page_table.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

namespace {

using client_report::cell_kind;
using client_report::column_head;
using client_report::page_column;
using client_report::page_rows;
using client_report::page_string;
using client_report::safe_in_page;
using client_report::table_cell;

TEST_SUITE("client_report") {
    TEST_CASE("a text in the page ends no element") {
        CHECK(page_string("</script><!-- &") == R"("\u003c/script\u003e\u003c!-- \u0026")");
        CHECK(page_string("a\xE2\x80\xA8"
                          "b\xE2\x80\xA9") == R"("a\u2028b\u2029")");
        CHECK(page_string("\"\\\n") == R"("\"\\\n")");
    }

    TEST_CASE("other texts stay what they are") {
        // Begins as the separators do, but is a dash.
        CHECK(safe_in_page("\xE2\x80\x94") == "\xE2\x80\x94");
        CHECK(safe_in_page("\xE2\x80") == "\xE2\x80");
        CHECK(page_string("株式会社 Ω") == "\"株式会社 Ω\"");
        CHECK(page_string("\xFF") == "\"\xEF\xBF\xBD\"");
    }

    TEST_CASE("texts that come again are written once") {
        page_column grades("grade", cell_kind::grade);
        for (const char* grade : {"A", "B", "A", "", "B", "A"}) {
            grades.add(grade);
        }
        CHECK(
            grades.json() ==
            R"({"name":"grade","type":"grade","dictionary":["A","B",null],"values":[0,1,0,2,1,0]})");
    }

    TEST_CASE("amounts are texts, numbers are numbers, and nothing is null") {
        page_column amounts("value", cell_kind::amount);
        page_column shares("share", cell_kind::share);
        for (const char* text : {"900719925474099.291", "0.5", ""}) {
            amounts.add(text);
        }
        shares.add("0.25");
        CHECK(amounts.json() ==
              R"({"name":"value","type":"amount","values":["900719925474099.291","0.5",null]})");
        CHECK(shares.json() == R"({"name":"share","type":"share","values":[0.25]})");
    }

    TEST_CASE("the page has the first rows of a table") {
        page_rows rows(2);
        const std::vector<column_head> columns{{"client", cell_kind::text},
                                               {"one_off", cell_kind::flag},
                                               {"steady_grade", cell_kind::grade}};
        rows.begin({"clients"}, columns);
        for (const char* name : {"ann", "bob", "cid"}) {
            rows.add_row(std::array<table_cell, 3>{name, table_cell(cell_kind::flag, 1),
                                                   vitalfew::grade::A});
        }
        rows.end();
        CHECK(rows.json() ==
              R"({"rows":2,"columns":[{"name":"client","type":"text","values":["ann","bob"]},)"
              R"({"name":"one_off","type":"flag","dictionary":["1"],"values":[0,0]},)"
              R"({"name":"steady_grade","type":"grade","dictionary":["A"],"values":[0,0]}]})");
    }

    TEST_CASE("a table without rows") {
        const page_rows rows(2);
        CHECK(rows.json() == R"({"rows":0,"columns":[]})");
        CHECK(page_column("client", cell_kind::text).json() ==
              R"({"name":"client","type":"text","dictionary":[],"values":[]})");
    }
}

}  // namespace
