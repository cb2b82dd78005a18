"""An invented city's statistics, always the same: firms, industries by county, parks. No judgement is among them.

Its firms buy little locally, came from outside, do little research; its parks are all alike.
"""

from __future__ import annotations

import random
from typing import Any

YEAR = 2023
COUNTIES = ("甲县", "乙县", "丙县", "丁县")
PARKS = tuple(f"{name}园区" for name in ("东", "南", "西", "北", "中", "新"))
INDUSTRIES = ("17", "26", "30", "34", "36", "38", "39")
LEADING = ("26", "34", "38")
Row = dict[str, Any]


def firms(count: int = 5000, seed: int = 4754) -> list[Row]:
    """Return ``count`` firms; columns as in rules/tables/firms.yaml."""
    dice = random.Random(seed)
    return [_firm(dice, number) for number in range(1, count + 1)]


def _firm(dice: random.Random, number: int) -> Row:
    sales = round(dice.lognormvariate(8.2, 1.1), 1)
    purchases = round(sales * dice.uniform(0.5, 0.7), 1)
    staff = max(8, int(sales / dice.uniform(60, 140)))
    outsider = dice.random() < 0.7
    return {
        "name": f"第{number:04d}号企业",
        "year": YEAR,
        "industry": dice.choice(INDUSTRIES),
        "park": dice.choice(PARKS),
        "area": dice.choice(COUNTIES),
        "ownership": "domestic" if outsider else "local",
        "origin": "moved_in" if outsider else dice.choice(("local_founder", "other")),
        "leading": number % 100 == 0,
        "size": "large" if staff >= 1000 else "medium" if staff >= 300 else "small" if staff >= 20 else "micro",
        "employees": staff,
        "rd_staff": int(staff * dice.uniform(0, 0.03)),
        "sales": sales,
        "output": round(sales * 0.98, 1),
        "exports": round(sales * dice.uniform(0, 0.08), 1),
        "local_sales": round(sales * dice.uniform(0.05, 0.25), 1),
        "purchases": purchases,
        "local_purchases": round(purchases * dice.uniform(0.02, 0.25), 1),
        "park_purchases": round(purchases * dice.uniform(0.0, 0.02), 1),
        "local_contract": dice.random() < 0.08,
        "specialised_supplier": dice.random() < 0.06,
        "rd_spending": round(sales * max(0.0, dice.gauss(0.004, 0.004)), 1) if dice.random() < 0.15 else 0.0,
        "rd_institution": dice.random() < 0.03,
        "high_tech": dice.random() < 0.05,
        "paid_in_capital": 1000.0,
        "outside_capital": 900.0 if outsider else 50.0,
        "net_profit": round(sales * 0.05, 1),
        "reinvested": round(sales * 0.05 * dice.uniform(0, 0.2), 1),
        "left": dice.random() < 0.07,
    }


def industries() -> list[Row]:
    """Return output and employment by industry of the city, its counties and the nation."""
    dice = random.Random(2)
    rows: list[Row] = []
    for code in INDUSTRIES:
        parts = {county: round(dice.uniform(20, 30), 1) for county in COUNTIES}
        for county, output in parts.items():
            rows.append(_industry(county, "part", code, output))
        rows.append(_industry("试验市", "region", code, round(sum(parts.values()), 1)))
        rows.append(_industry("全国", "reference", code, 110000.0 if code in LEADING else 80000.0))
    return rows


def _industry(area: str, scope: str, code: str, output: float) -> Row:
    leading = code in LEADING if scope == "region" else None
    return {
        "area": area,
        "scope": scope,
        "year": YEAR,
        "industry": code,
        "leading": leading,
        "output": output,
        "employment": int(output * 90),
    }


def parks() -> list[Row]:
    """Return six parks that plan for the same industries and have the same."""
    dice = random.Random(3)
    return [
        {
            "name": name,
            "year": YEAR,
            "founded": 2012 + index,
            "planned_area": 6.0 + index,
            "built_area": 2.0 + index * 0.4,
            "industrial_land": 3000.0,
            "planned_industries": ("化工", "机械", "电气", "汽车", "建材", "新材料"),
            "tenants": 60 + index,
            "producing": 40 + index,
            "in_plan_tenants": 20 + index,
            "output": round(dice.uniform(300000, 320000), 1),
            "value_added": round(dice.uniform(60000, 64000), 1),
        }
        for index, name in enumerate(PARKS)
    ]
