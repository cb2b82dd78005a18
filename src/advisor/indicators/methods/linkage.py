"""Linkage: who buys from whom, which links of a chain are filled."""

from __future__ import annotations

from advisor.indicators import chain_links, intensity, symbiosis
from advisor.indicators.firm_list import among, answered, chosen, labelled, listed
from advisor.indicators.frames import Tables
from advisor.indicators.method import method
from advisor.indicators.shares import count_share

LOCAL_BUYER = 30
LONG_PURCHASE = 30


@method("%", "firms.leading", "firms.purchases", "firms.local_purchases")
def leading_firms_buying_locally(tables: Tables) -> float:
    """Leading firms that buy three tenths or more of their purchases locally (%); who buys nothing is left out.

    Formula: ``100 · leading firms with local_purchases ÷ purchases ≥ 0.3 ÷ leading firms that report both``. Source:
    definition of the indicator.
    """
    leading = labelled(tables.latest("firms", "leading", "purchases", "local_purchases"), "leading", "yes")
    rows = listed(leading, "purchases", "local_purchases", over="purchases")
    local = intensity.percentages(rows.numbers("local_purchases"), rows.numbers("purchases"))
    return intensity.share_reaching(local, LOCAL_BUYER)


@method("%", "firms.leading", "firms.local_purchases")
def leading_firm_pull(tables: Tables) -> float:
    """Local purchases made by leading firms in all local purchases (%): how far the circle of suppliers hangs on them.

    Formula: ``100 · Σ local_purchases of leading firms ÷ Σ local_purchases``. Source: definition of the indicator.
    """
    rows = answered(tables.latest("firms", "leading", "local_purchases"), "leading", "local_purchases")
    return symbiosis.leading_pull(rows.numbers("local_purchases"), chosen(rows, "leading", "yes"))


@method("%", "firms.size", "firms.local_contract")
def sme_symbiosis_share(tables: Tables) -> float:
    """Small and micro firms with a local cooperation contract of a year or more (%).

    Formula: ``100 · small and micro firms with local_contract ÷ small and micro firms that answer``. Source: definition
    of the indicator.
    """
    small = labelled(tables.latest("firms", "size", "local_contract").complete("size"), "size", "small", "micro")
    return count_share(chosen(answered(small, "local_contract"), "local_contract", "yes"))


@method("%", "chain.link", "chain.local_firms")
def chain_completeness(tables: Tables) -> float:
    """Links of the stated chains that a local firm fills (%).

    Formula: ``100 · links with local_firms > 0 ÷ links of which it is known``. Source: definition of the indicator.
    """
    return chain_links.completeness(
        tables.latest("chain", "local_firms").complete("local_firms").numbers("local_firms")
    )


@method("项", "chain.link", "chain.local_firms", "chain.purchase_days")
def missing_key_links(tables: Tables) -> float:
    """Links that no local firm fills and that take over a month to buy elsewhere; days matter for such links only.

    Formula: ``links with local_firms = 0 and purchase_days > 30``. Source: definition of the indicator, which takes the
    time to buy elsewhere, not the mark of a key link, for what is key.
    """
    links = tables.latest("chain", "local_firms").complete("local_firms")
    links.known("purchase_days")  # ends the method where the column is missing
    gaps = among(links, links.numbers("local_firms") == 0)
    if not gaps.rows:
        return 0.0
    return float(chain_links.slow_gaps(gaps.complete("purchase_days").numbers("purchase_days"), LONG_PURCHASE))


@method("个", "chain.chain", "chain.link")
def leading_chain_links(tables: Tables) -> float:
    """Links of the longest stated chain, from raw material to final product.

    Formula: ``max over chains of the number of links``. Source: definition of the indicator.
    """
    return float(chain_links.longest(tables.frame("chain").complete("chain", "link", need=1.0).codes("chain")[0]))
