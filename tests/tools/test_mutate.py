# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""mutants.py changes only what is calculated, and mutate_guards.py puts the whole changed expression behind a guard."""

import json
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "mutants"))

from mutants import blanked, mutants_of  # noqa: E402
from mutate_guards import TOKEN, guarded  # noqa: E402
from mutate_report import JUDGED  # noqa: E402

LEFT_ALONE = """
// a < b && c == 0;
#if A < B && 1 == 1
const char* text = "a < b + 1";
static_assert(1 + 1 == 2);
template <std::size_t N = 1 + 1>
    requires(N > 1) && sized<N>
void f(std::vector<int> values) noexcept(N > 0);
concept wide = requires(int a) { a + 1; };
VITALFEW_ASSERT(a < b);
values.reserve(n + 1);
friend bool operator<(const a&, const b&) = default;
"""


def shown(code):
    return [mutant.shown(code) for mutant in mutants_of(code)]


def behind_guards(code):
    found = blanked(code)
    tokens = list(TOKEN.finditer(found))
    pieces = [guarded(mutant, code, found, tokens, 7) for mutant in mutants_of(code)]
    return [piece and piece[2] for piece in pieces]


class Mutants(unittest.TestCase):
    def test_what_is_not_calculated_is_left_alone(self):
        self.assertEqual(shown(LEFT_ALONE), [])

    def test_each_operator_has_a_mutant(self):
        self.assertEqual(shown("{\n    x = a < b;\n}\n")[1:], [("<", "<=")])
        self.assertIn(("&&", "||"), shown("return a && b;"))
        self.assertIn((">>", "<<"), shown("const word high = low >> shift;"))
        self.assertIn(("+", "-"), shown("const int sum = a + b;"))

    def test_a_condition_is_negated_unless_another_mutant_does_that(self):
        self.assertIn(("a < b", "!(a < b)"), shown("if (a < b) {"))
        self.assertEqual(shown("if (a == b) {"), [("==", "!=")])
        self.assertEqual(shown("if (!a) {"), [("!", "")])
        self.assertEqual(shown("if (const auto* a = find(b)) {"), [])

    def test_a_call_is_removed_and_a_declaration_is_not(self):
        self.assertEqual(shown("{\n    values.push_back(a);\n}\n"), [("values.push_back(a)", "")])
        self.assertEqual(shown("{\n    const auto a = b;\n    return f(a);\n}\n"), [])

    def test_a_constant_is_off_by_one(self):
        self.assertEqual(shown("const int a = 0;"), [("0", "1")])
        self.assertEqual(shown("const word a = 63U;"), [("63U", "(63U + 1)")])

    def test_what_the_preprocessor_leaves_out_is_left_alone(self):
        code = "int a = b + c;\nint d = e - f;\n"
        self.assertEqual([mutant.line for mutant in mutants_of(code, {2})], [2])

    def test_the_second_of_two_on_a_line_is_another_change(self):
        code = "int f() {\n    return a ? 0 : 0;\n}\n"
        self.assertEqual([mutant.repeated(code) for mutant in mutants_of(code)], [0, 1])

    def test_applying_changes_the_place_and_nothing_else(self):
        code = "return a < b && c;\n"
        texts = {mutant.apply(code) for mutant in mutants_of(code)}
        self.assertEqual(texts, {"return a <= b && c;\n", "return a < b || c;\n", "return !(a < b && c);\n"})


class GuardedMutants(unittest.TestCase):
    def test_the_operands_are_as_long_as_they_bind(self):
        self.assertIn("(vf_active(7) ? (a - b << 1) : (a + b << 1))".replace(" << 1", ""), behind_guards("const int x = a + b << c;"))
        self.assertIn("(vf_active(7) ? (a + b >> c) : (a + b << c))", behind_guards("const int x = a + b << c;"))
        self.assertIn("(vf_active(7) ? (a - b + c) : (a - b - c))", behind_guards("const int x = a - b - c;"))
        self.assertIn("(vf_active(7) ? (f(a, b) <= c) : (f(a, b) < c))", behind_guards("return x && f(a, b) < c;"))

    def test_an_assignment_takes_all_that_follows(self):
        self.assertIn("(vf_active(7) ? (a -= b ? c : d) : (a += b ? c : d))", behind_guards("{\n    a += b ? c : d;\n}\n"))

    def test_a_block_is_no_operand(self):
        self.assertIn("(vf_active(7) ? (a -= b) : (a += b))", behind_guards("{\n    if (c) {\n        d();\n    }\n    a += b;\n}\n"))

    def test_a_statement_is_left_out(self):
        self.assertEqual(behind_guards("{\n    a.clear();\n}\n"), ["if (!vf_active(7)) a.clear()"])

    def test_a_step_goes_the_other_way(self):
        self.assertIn("(vf_active(7) ? (i++) : (i--))", behind_guards("while (i-- > n) {"))
        self.assertIn("(vf_active(7) ? (--a[i].b) : (++a[i].b))", behind_guards("x = c + ++a[i].b;"))

    def test_what_the_compiler_evaluates_is_compiled_alone(self):
        self.assertEqual(behind_guards("constexpr int a = b + c;"), [None])
        self.assertEqual(behind_guards("consteval int f(int b) {\n    if (b != g) {\n        a = b + c;\n    }\n}\n"), [None] * 3)
        self.assertEqual(behind_guards("constexpr auto a = [] {\n    b -= c;\n}();\n"), [None] * 2)
        self.assertEqual(behind_guards("inline constexpr limits abc{percent(80), percent(95)};\n"), [None] * 2)
        self.assertNotIn(None, behind_guards("constexpr int f(int b) {\n    const int d = b + c;\n    return d;\n}\n"))

    def test_judgements_are_of_code_that_is_there(self):
        for entry in json.loads(JUDGED.read_text(encoding="utf-8")):
            with self.subTest(entry["file"], code=entry.get("code")):
                header = ROOT / "include" / "vitalfew" / entry["file"]
                self.assertTrue(header.is_file())
                self.assertTrue(entry.get("code", "") in header.read_text(encoding="utf-8"), "no such code in it")


if __name__ == "__main__":
    unittest.main()
