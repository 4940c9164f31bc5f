# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
"""Policy files: what they may hold, by the program and by the schema, and how it is said what is wrong."""

import copy
import json
import os
import subprocess

import json_schema
from harness import COLUMNS, ROOT, ReportTest, main
from test_decisions import DAY, DEALS, YEAR

POLICY_SCHEMA = json.loads((ROOT / "apps" / "client_report" / "decide" / "policy.schema.json").read_text(encoding="utf-8"))
DEFAULTS = [
    {"name": f"no {kind}", "when": "always", "do": {"nothing": kind}} for kind in ("call", "price", "bonus", "relationship", "ask")
]
CALL = {"kind": "call", "text": "call"}


def policy(*rules, **more):
    return {"rules": [*rules, *DEFAULTS], **more}


def rule(when, do=None, name="the rule"):
    return {"name": name, "when": when, "do": CALL if do is None else do}


def fits(document):
    return json_schema.matches(document, POLICY_SCHEMA, POLICY_SCHEMA, "$")


class PolicyTest(ReportTest):
    def run_with(self, document, *arguments):
        """Whom the rule "the rule" decides about, under a policy."""
        self.write("deals.csv", DEALS)
        self.write("policy.json", document if isinstance(document, str) else json.dumps(document, indent=1))
        self.report("deals.csv", *COLUMNS, *DAY, "--out", "out", "--policy", "policy.json", *arguments)
        return [row["client"] for row in self.rows("out/decisions.csv") if row["rule"] == "the rule"]

    def refused_with(self, document, *arguments):
        self.write("deals.csv", DEALS)
        self.write("policy.json", document if isinstance(document, str) else json.dumps(document, indent=1))
        return self.refused("deals.csv", *COLUMNS, *DAY, "--policy", "policy.json", *arguments)


class BuiltIn(PolicyTest):
    def test_it_is_printed_as_a_file_that_decides_the_same(self):
        printed = self.report_text("--print-policy")
        self.assertTrue(fits(json.loads(printed)))
        self.write("policy.json", printed)
        self.report(*YEAR, "--out", "default")
        self.report(*YEAR, "--out", "read", "--policy", "policy.json")
        for name in ("decisions.csv", "targets.csv"):
            self.assertEqual(self.read(f"default/{name}"), self.read(f"read/{name}"))

    def report_text(self, *arguments):
        done = self.call(*arguments)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout.decode("utf-8")


class Conditions(PolicyTest):
    def test_each_fact_and_form(self):
        one_off, a, unknown = {"fact": "one-off", "is": True}, {"fact": "grade", "is": "A"}, {"fact": "fit", "is": "unknown"}
        for when, clients in (
            (a, "ant"),
            ({"fact": "effective grade", "from": "B", "to": "C"}, "bee cow"),
            ({"fact": "grade", "to": "B"}, "ant bee"),
            ({"fact": "grade", "is": "known"}, "ant bee cow dog"),
            (one_off, "dog"),
            ({"not": one_off}, "ant bee cow"),
            ({"fact": "small and rare", "is": False}, "ant bee cow"),
            ({"any": [a, one_off]}, "ant dog"),
            ({"all": [{"not": a}, {"not": one_off}]}, "bee cow"),
            ({"any": [unknown, a]}, "ant"),
            ({"fact": "move", "is": "unknown"}, "ant bee cow dog"),
            ({"fact": "days since deal", "from": 204, "to": 271}, "ant cow dog"),
            ({"fact": "days since deal", "is": 204}, "ant"),
            ({"fact": "value", "from": "150.00", "to": 800}, "ant bee"),
            ({"fact": "value", "to": 40.0}, "cow dog"),
            ({"fact": "value share", "from": 0.15}, "ant bee"),
            ({"fact": "value share", "from": 0.150001}, "ant"),
            ({"fact": "days to contract end", "is": "unknown"}, "ant bee cow dog"),
            ({"fact": "days since contact", "is": "unknown"}, "ant bee cow dog"),
            ({"fact": "days since judgement", "is": "unknown"}, "ant bee cow dog"),
            ({"fact": "fit", "from": 0, "to": 1}, "ant bee cow dog"),
        ):
            with self.subTest(when=when):
                document = policy(rule(when))
                # A rule that takes all leaves its default without clients, which is an error of its own.
                if clients == "ant bee cow dog" and when.get("is") in ("known", None):
                    document = policy(rule({"all": [when, {"fact": "value", "from": 0}]}))
                self.assertTrue(fits(document))
                self.assertEqual(self.run_with(document), clients.split())

    def test_lost_clients_and_contracts(self):
        self.write("previous.csv", "client,value,grade\nelk,90,A\nant,10,B\n")
        self.write("contracts.csv", "client,contract_end,last_contact\nbee,2025-01-10,2024-12-21\n")
        notes = ("--previous", "previous.csv", "--contracts", "contracts.csv")
        self.assertEqual(self.run_with(policy(rule({"fact": "move", "is": "lost"})), *notes), ["elk"])
        self.assertEqual(self.run_with(policy(rule({"fact": "move", "is": "upgrade"})), *notes), ["ant"])
        self.assertEqual(self.run_with(policy(rule({"fact": "trend", "is": "rising"})), *notes), ["ant"])
        self.assertEqual(self.run_with(policy(rule({"fact": "trend", "is": "falling"})), *notes), [])
        self.assertEqual(self.run_with(policy(rule({"fact": "days to contract end", "is": 10})), *notes), ["bee"])
        self.assertEqual(self.run_with(policy(rule({"fact": "days since contact", "from": 10})), *notes), ["bee"])


class Actions(PolicyTest):
    def amounts(self, do, *arguments):
        self.run_with(policy(rule({"fact": "grade", "is": "A"}, do)), *arguments)
        return [(row["decision"], row["amount"], row["due"]) for row in self.rows("out/decisions.csv")]

    def test_bonus_tiers(self):
        tiers = [{"from": 0, "percent": 1}, {"from": "500.00", "percent": 2.5}]
        self.assertEqual(self.amounts({"kind": "bonus", "tiers": tiers})[0][1], "12.50")  # 5 + 7.50
        self.assertEqual(self.amounts({"kind": "bonus", "tiers": tiers, "calculation": "flat"})[0][1], "20.00")

    def test_decimals_of_the_currency(self):
        document = policy(rule({"fact": "grade", "is": "A"}, {"kind": "bonus", "tiers": [{"from": 0, "percent": 0.3125}]}))
        for decimals, bonus in ((0, "3"), (1, "2.5"), (2, "2.50"), (4, "2.5000")):
            self.run_with({**document, "decimals": decimals})
            self.assertEqual(self.rows("out/decisions.csv")[0]["amount"], bonus)

    def test_the_others(self):
        self.assertEqual(self.amounts(CALL), [("call", "", "")])
        self.assertEqual(self.amounts({"kind": "ask", "what": "the size"}), [("ask for the size", "", "")])
        due = self.amounts({"kind": "relationship", "rhythm_days": 10, "owner": "chief", "minutes": 5})[0][2]
        self.assertEqual(due, "2024-12-31")

    def test_what_kinds_of_ones_own_cost_and_take(self):
        own = {"kind": "gift", "text": "send a gift", "cost": "12.50", "minutes_a_year": 30}
        document = policy(rule({"fact": "grade", "to": "B"}, own), {"name": "no gift", "when": "always", "do": {"nothing": "gift"}})
        self.assertTrue(fits(document))
        self.assertEqual(self.run_with(document), ["ant", "bee"])
        total = self.summary()["decisions"]["total_cost"]
        self.assertEqual((total["own_actions"], total["contact_minutes"]), ("25.00", 60))
        self.assertIn("takes 60 minutes of contact", self.refused_with({**document, "budget": {"hours": 0}}))

    def test_the_budget(self):
        document = policy(rule({"fact": "grade", "is": "A"}, {"kind": "bonus", "tiers": [{"from": 0, "percent": 1}]}))
        self.assertEqual(self.run_with({**document, "budget": {"cost": 8, "hours": 0}}), ["ant"])
        message = self.refused_with({**document, "budget": {"cost": "7.99"}})
        self.assertTrue(message.startswith("policy.json: the plan takes "), message)


class Targets(PolicyTest):
    def fits(self, targets, judgements="client\n", *arguments):
        self.write("judgements.csv", judgements)
        document = policy(rule({"fact": "grade", "is": "A"}), targets=targets)
        self.assertTrue(fits(document), targets)
        self.run_with(document, "--judgements", "judgements.csv", *arguments)
        return {row["client"]: (row["fit"], row["target"], row["vetoes"]) for row in self.rows("out/targets.csv")}

    def criterion(self, score, **more):
        return {"name": "it", "score": score, **more}

    def test_scoring(self):
        for criterion, expected in (
            (self.criterion({"linear": {"zero_at": 1, "one_at": 3}}, objective="deals"), ("0.500000", "0.000000")),
            (self.criterion({"steps": {"below": 0.25, "steps": [{"from": 2, "score": 1}]}}, objective="deals"), ("1.000000", "0.250000")),
            (self.criterion({"band": [0, 5, 10, 400]}, objective="value"), ("0.000000", "1.000000")),
            (self.criterion({"linear": {"zero_at": 0, "one_at": 1}}, objective="value share"), ("0.800000", "0.010000")),
            (self.criterion({"linear": {"zero_at": 272, "one_at": 204}}, objective="days since deal"), ("1.000000", "0.014706")),
            (self.criterion({"table": {"scores": {"A": 0.9}, "others": 0.1}}, objective="grade"), ("0.900000", "0.100000")),
            (self.criterion({"table": {"scores": {"x": 0.75, "y": 0.5}}}, subjective="kind"), ("0.750000", "0.500000")),
            (self.criterion({"linear": {"zero_at": 0, "one_at": 10}}, subjective="note"), ("0.350000", "0.500000")),
        ):
            with self.subTest(criterion=criterion):
                found = self.fits({"criteria": [criterion]}, "client,kind,note\nant,x,3.5\ndog,y,\n")
                self.assertEqual((found["ant"][0], found["dog"][0]), expected)

    def test_missing_judgements(self):
        criteria = [
            self.criterion({"linear": {"zero_at": 0, "one_at": 4}}, objective="deals", weight=3),
            {"name": "trust", "subjective": "trust", "score": {"linear": {"zero_at": 0, "one_at": 5}}},
        ]
        for missing, fit in (("zero", "0.375000"), ("neutral", "0.500000"), ("drop", "0.500000")):
            self.assertEqual(self.fits({"criteria": criteria, "missing": missing}, "client,trust\nant,\n")["ant"][0], fit)
        self.assertEqual(self.fits({"criteria": criteria, "missing": "zero"}, "client,trust\nant,5\n")["ant"][0], "0.625000")

    def test_vetoes_and_where_targets_end(self):
        criteria = [self.criterion({"linear": {"zero_at": 0, "one_at": 4}}, objective="deals")]
        vetoes = [{"reason": "credit stop", "column": "stop"}, {"reason": "too small", "when": {"fact": "grade", "is": "D"}}]
        found = self.fits({"criteria": criteria, "vetoes": vetoes, "choose": {"top": 1}}, "client,stop\nant,yes\nbee,no\ncow,\n")
        self.assertEqual(found["ant"], ("0.500000", "0", "credit stop"))
        self.assertEqual(found["dog"][1:], ("0", "too small"))
        self.assertEqual([found["bee"][1], found["cow"][1]], ["1", "1"])  # equals are not parted
        found = self.fits({"criteria": criteria, "choose": {"share_percent": 25}})
        self.assertEqual("".join(found[name][1] for name in ("ant", "bee", "cow", "dog")), "1110")
        found = self.fits({"criteria": criteria, "choose": {"score": 0.51}})
        self.assertEqual({each[1] for each in found.values()}, {"0"})

    def test_what_the_judgements_lack(self):
        self.write("judgements.csv", "client,stop\nant,perhaps\n")
        criteria = [self.criterion({"linear": {"zero_at": 0, "one_at": 4}}, objective="deals")]
        for targets, message in (
            (
                {"criteria": [self.criterion({"linear": {"zero_at": 0, "one_at": 4}}, subjective="trust")]},
                'judgements.csv: no column is named "trust", which the policy looks at; add it, or take it out of the policy',
            ),
            (
                {"criteria": [self.criterion({"table": {"scores": {"yes": 1}}}, subjective="stop")]},
                'judgements.csv, line 2, column "stop": "perhaps" has no score in the policy; add it to the table, or "others"',
            ),
            (
                {"criteria": criteria, "vetoes": [{"reason": "stop", "column": "stop"}]},
                'judgements.csv, line 2, column "stop": "perhaps" is neither yes nor no',
            ),
            (
                {"criteria": [self.criterion({"table": {"scores": {"yes": 1}}}, objective="group")]},
                "--policy: a criterion looks at the group of clients; give --group, the column of it",
            ),
        ):
            document = policy(rule({"fact": "grade", "is": "A"}), targets=targets)
            self.assertEqual(self.refused_with(document, "--judgements", "judgements.csv"), message)


class Refused(PolicyTest):
    def test_what_is_no_json(self):
        for text, beginning in (
            ("", "policy.json, line 1: it is not JSON: "),
            ("{\n\n  ,", "policy.json, line 3: it is not JSON: "),
            ('{"rules": [}', "policy.json, line 1: it is not JSON: "),
            ('{"rules": [],\n "rules": []}', 'policy.json, line 2, /rules: duplicate member "rules", first on line 1; leave one of them out'),
            ("[" * 200, "policy.json, line 1: lists and objects are nested more than 100 levels deep; nest them less"),
            ("[]", "policy.json, line 1, the whole: it is a list, and should be an object"),
        ):
            with self.subTest(text=text):
                message = self.refused_with(text)
                self.assertTrue(message.startswith(beginning), message)

    def test_limits_of_a_file(self):
        for text, part in (
            (" " * (17 << 20), "policy.json: the file has more than 16 MB"),
            ('{"rules": [' + "0," * 100_000 + "0]}", "there are more than 100,000 values; is it the right file?"),
            ("{" + ",".join(f'"k{i}":0' for i in range(100_001)) + "}", "there are more than 100,000 values"),
            ('{"rules": "' + "x" * 65_537 + '"}', "a text, a name or a number has more than 65,536 bytes"),
            ('{"' + "x" * 65_537 + '": 1}', "a text, a name or a number has more than 65,536 bytes"),
            ('{"decimals": 0.' + "1" * 65_537 + "}", "a text, a name or a number has more than 65,536 bytes"),
            ('{"a": ' * 101 + "1" + "}" * 101, "nested more than 100 levels deep"),
        ):
            with self.subTest(text=text[:20]):
                self.assertIn(part, self.refused_with(text))

    def test_a_zero_byte_is_no_end(self):
        good = json.dumps(policy(rule({"fact": "grade", "is": "A"})))
        self.assertIn("line 1: it is not JSON: there is a zero byte; take it out", self.refused_with(good + "\0 and more"))
        for place in ("the rule", "call", "fact"):
            self.assertIn("there is a zero byte in ", self.refused_with(good.replace(place, place + "\\u0000", 1)))
        criterion = {"name": "a\0b", "objective": "deals", "score": {"linear": {"zero_at": 0, "one_at": 1}}}
        document = policy(rule({"fact": "grade", "is": "A"}), targets={"criteria": [criterion]})
        self.assertIn("there is a zero byte in ", self.refused_with(document, "--sqlite-out", "s.db"))

    def test_time_and_memory_grow_with_the_size_alone(self):
        def cost(text):
            self.write("policy.json", text)
            run = subprocess.Popen(
                [os.environ["CLIENT_REPORT"], "deals.csv", *COLUMNS, *DAY, "--policy", "policy.json"],
                cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            _, status, used = os.wait4(run.pid, 0)
            run.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(run.returncode, 2)
            return used.ru_utime, used.ru_maxrss

        self.write("deals.csv", DEALS)
        least = cost("{}")
        for text in (
            '{"' + "k" * 65_000 + '":[' + ",".join(["0"] * 90_000) + "]}",
            "{" + ",".join(f'"k{i:07}":0' for i in range(90_000)) + "}",
            json.dumps({"rules": [{"name": "n", "when": {"all": [{"fact": "grade", "is": "A"}] * 33_000}, "do": {"nothing": "x"}}]}),
        ):
            with self.subTest(text=text[:10]):
                seconds, memory = cost(text)
                self.assertLess(seconds, least[0] + 10)
                self.assertLess(memory, least[1] + 250_000)

    def test_every_structural_mistake_by_program_and_schema(self):
        """Each is a good policy with one thing changed; the path of the message says which."""
        good = policy(
            rule({"all": [{"fact": "grade", "is": "A"}, {"fact": "value", "from": 1}]}),
            rule({"fact": "grade", "is": "A"}, {"kind": "price", "most_percent": 5, "margin_floor_percent": 1}, "price"),
            rule({"fact": "grade", "is": "A"}, {"kind": "bonus", "tiers": [{"from": 0, "percent": 1}], "calculation": "flat"}, "bonus"),
            rule({"fact": "grade", "is": "A"}, {"kind": "relationship", "rhythm_days": 1, "owner": "x", "minutes": 1}, "care"),
            rule({"fact": "grade", "is": "A"}, {"kind": "ask", "what": "x"}, "ask"),
            decimals=2,
            key_accounts={"fact": "grade", "is": "A"},
            urgent_days=3,
            budget={"cost": 1000, "hours": 1000},
            targets={
                "criteria": [
                    {"name": "a", "weight": 1, "objective": "deals", "score": {"linear": {"zero_at": 0, "one_at": 1}}},
                    {"name": "b", "subjective": "s", "score": {"band": [1, 2, 3, 4]}},
                    {"name": "c", "objective": "value", "score": {"steps": {"below": 0, "steps": [{"from": 1, "score": 1}]}}},
                    {"name": "d", "objective": "grade", "score": {"table": {"scores": {"A": 1}, "others": 0}}},
                ],
                "vetoes": [{"reason": "r", "column": "c"}, {"reason": "s", "when": {"fact": "grade", "is": "D"}}],
                "missing": "drop",
                "choose": {"top": 3},
                "fits_from": 0.5,
            },
        )
        self.assertTrue(fits(good))
        self.run_with(good)
        gone = object()
        for path, value in (
            ("/rules", gone), ("/rules", []), ("/rules", {}), ("/rules/0/name", gone), ("/rules/0/name", ""), ("/rules/0/name", 7),
            ("/rules/0/when", gone), ("/rules/0/when", "sometimes"), ("/rules/0/when", 1), ("/rules/0/when", {}),
            ("/rules/0/when/all", []), ("/rules/0/when/all", "x"), ("/rules/0/when/all/0/fact", gone),
            ("/rules/0/when/all/0/fact", "grad"), ("/rules/0/when/all/0/is", gone), ("/rules/0/when/all/0/is", []),
            ("/rules/0/when/all/0/to", "B"), ("/rules/0/when/all/0/wrong", 1),
            ("/rules/0/do", gone), ("/rules/0/do", "call"), ("/rules/0/do/kind", ""), ("/rules/0/do/text", gone), ("/rules/0/wen", 1),
            ("/rules/1/do/most_percent", gone), ("/rules/1/do/most_percent", 101), ("/rules/1/do/most_percent", -1),
            ("/rules/1/do/margin_floor_percent", "x"), ("/rules/1/do/rate", 1),
            ("/rules/2/do/tiers", gone), ("/rules/2/do/tiers", []), ("/rules/2/do/calculation", "round"),
            ("/rules/2/do/tiers/0/percent", gone), ("/rules/2/do/tiers/0/from", "x"), ("/rules/2/do/tiers/0/to", 1),
            ("/rules/3/do/rhythm_days", 0), ("/rules/3/do/rhythm_days", 1.5), ("/rules/3/do/minutes", -1), ("/rules/3/do/owner", gone),
            ("/rules/4/do/what", gone), ("/rules/4/do/nothing", "ask"), ("/rules/5/do/nothing", ""),
            ("/decimals", 10), ("/decimals", -1), ("/decimals", "two"), ("/key_accounts", "A"), ("/urgent_days", -1),
            ("/budget/cost", "much"), ("/budget/hours", 0.5), ("/budget/minutes", 1), ("/version", 1),
            ("/targets/criteria", gone), ("/targets/criteria", []), ("/targets/criteria/0/name", gone),
            ("/targets/criteria/0/weight", -1), ("/targets/criteria/0/objective", "colour"), ("/targets/criteria/0/objective", gone),
            ("/targets/criteria/0/subjective", "x"), ("/targets/criteria/0/score", gone), ("/targets/criteria/0/score", {}),
            ("/targets/criteria/0/objective", "grade"), ("/targets/criteria/0/score/linear/one_at", gone),
            ("/targets/criteria/1/score/band", [1, 2, 3]), ("/targets/criteria/1/score/band", [1, 2, 3, "4"]),
            ("/targets/criteria/1/score/linear", {"zero_at": 0, "one_at": 1}),
            ("/targets/criteria/2/score/steps/below", 2), ("/targets/criteria/2/score/steps/steps", []),
            ("/targets/criteria/3/score/table/scores/A", 2), ("/targets/criteria/3/objective", "deals"),
            ("/targets/vetoes/0/reason", gone), ("/targets/vetoes/0/when", "always"), ("/targets/vetoes/0/column", gone),
            ("/targets/missing", "ignore"), ("/targets/choose", {}), ("/targets/choose/top", 0), ("/targets/choose/score", 0.5),
            ("/targets/choose", {"score": 2}), ("/targets/fits_from", 1.5), ("/targets/fit", 1),
        ):
            with self.subTest(path=path, value=value):
                document = copy.deepcopy(good)
                *steps, last = [int(step) if step.isdigit() else step for step in path.split("/")[1:]]
                place = document
                for step in steps:
                    place = place[step]
                if value is gone:
                    del place[last]
                else:
                    place[last] = value
                self.assertFalse(fits(document))
                message = self.refused_with(document)
                self.assertRegex(message, "^policy[.]json, line [0-9]+, ")
                told = message.split(", ", 2)[2].split(": ")[0]
                told = "" if told == "the whole" else told
                # Where two members do not go together, either is named.
                near = path.rpartition("/")[0] == told.rpartition("/")[0]
                self.assertTrue(near or path.startswith(told) or told.startswith(path), message)
                # The line is that of the place that the message names.
                text = self.read("policy.json").splitlines()
                line = int(message.split("line ")[1].split(",")[0])
                last_step = told.split("/")[-1]
                if last_step and not last_step.isdigit():
                    self.assertIn(f'"{last_step}": ', text[line - 1])

    def test_what_contradicts_itself(self):
        grade_a = {"fact": "grade", "is": "A"}
        price = lambda percent: {"kind": "price", "most_percent": percent}
        for document, parts in (
            (policy(rule(grade_a), rule(grade_a, name="second")), ("/rules/1: ", '"second" is never reached')),
            (policy(rule(grade_a), rule(grade_a, {"kind": "ask", "what": "x"})), ("/rules/0: ", 'both called "the rule"')),
            ({"rules": [rule(grade_a)]}, ('the kind "call" has no default', "end with a rule that always applies")),
            (
                policy(rule(grade_a, price(1), "for A"), rule({"fact": "grade", "is": "B"}, price(2), "for B")),
                ("/rules/1: ", 'the rule "for B" concedes 2 % to grade B'),
            ),
            (policy(rule({"fact": "grade", "from": "C", "to": "B"})), ('/rules/0/when: "to" is before "from"',)),
            (policy(rule({"fact": "value", "from": 0.001})), ("/rules/0/when/from: ", "more than 2 decimals")),
            (policy(rule({"fact": "fit", "from": 1e-7})), ("/rules/0/when/from: ",)),
            (policy(rule({"fact": "days since deal", "from": 1.5})), ("/rules/0/when/from: ", "no whole number")),
            (policy(rule({"fact": "one-off", "is": "yes"})), ("/rules/0/when/is: it should be true or false",)),
            (policy(rule({"fact": "move", "is": "gone"})), ("/rules/0/when/is: ", "there are: upgrade, stay, slip, new, returned, lost")),
            (policy(rule({"fact": "grade", "is": "AB"})), ("/rules/0/when/is: ", "is not a grade from A to Z")),
            (
                policy(rule(grade_a, {"kind": "bonus", "tiers": [{"from": 5, "percent": 1}, {"from": 5, "percent": 1}]})),
                ("/rules/0/do/tiers: ", "tier 2"),
            ),
            (
                policy(targets={"criteria": [{"name": "a", "objective": "deals", "score": {"linear": {"zero_at": 1, "one_at": 1}}}]}),
                ("/targets/criteria/0/score/linear: ",),
            ),
        ):
            with self.subTest(document=document):
                message = self.refused_with(document)
                for part in parts:
                    self.assertIn(part, message)


if __name__ == "__main__":
    main()
