"""experta and the walker have one meaning."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.inference.reasoner import Reasoner
from advisor.knowledge.loader import load_rulebase
from tests.conftest import RULES, SMALL_RULES
from tests.random_profiles import facts_of

SMALL = Reasoner(load_rulebase(SMALL_RULES))
WHOLE = Reasoner(load_rulebase(RULES))
SETTINGS = {"deadline": None, "suppress_health_check": list(HealthCheck), "derandomize": True}


@given(st.data())
@settings(max_examples=300, **SETTINGS)
def test_they_agree_on_random_gappy_profiles_of_a_small_rule_base(data: st.DataObject) -> None:
    facts = data.draw(facts_of(SMALL.base))
    findings = SMALL.reason(facts)  # raises EngineDisagreement where they differ
    assert findings.conclusions.keys() == {key for stratum in SMALL.base.strata for key in stratum}


@given(st.data())
@settings(max_examples=60, **SETTINGS)
def test_they_agree_on_random_gappy_profiles_of_the_whole_rule_base(data: st.DataObject) -> None:
    facts = data.draw(facts_of(WHOLE.base))
    findings = WHOLE.reason(facts)
    assert len(findings.by_rule) == len(WHOLE.base.rules)
