"""Linkage: who buys from whom, which links of a chain are filled."""

from __future__ import annotations

import numpy as np

from advisor.indicators.frames import Frame, NotComputable, Tables
from advisor.indicators.method import method
from advisor.indicators.methods.plain_shares import listed
from advisor.indicators.shares import count_share, share

LOCAL_BUYER = 0.3
LONG_PURCHASE = 30
CHAIN = ("chain.chain", "chain.link", "chain.local_firms")


@method("%", "firms.leading", "firms.purchases", "firms.local_purchases")
def leading_firms_buying_locally(tables: Tables) -> float:
    """Leading firms that buy three tenths or more of their purchases locally (%).

    Formula: ``100 · leading firms with local_purchases ÷ purchases ≥ 0.3 ÷ leading firms that report both``. Source:
    definition of the indicator.
    """
    frame = tables.latest("firms", "leading", "purchases", "local_purchases")
    leading = frame.where(frame.is_("leading", "yes")).complete("purchases", "local_purchases")
    leading.codes("leading")
    bought = leading.numbers("purchases")
    return count_share(leading.numbers("local_purchases")[bought > 0] >= LOCAL_BUYER * bought[bought > 0])


@method("%", "firms.leading", "firms.local_purchases")
def leading_firm_pull(tables: Tables) -> float:
    """Local purchases made by leading firms in all local purchases (%): how far the circle of suppliers hangs on them.

    Formula: ``100 · Σ local_purchases of leading firms ÷ Σ local_purchases``. Source: definition of the indicator.
    """
    rows = listed(tables, "firms", "leading", "local_purchases")
    rows.codes("leading")
    bought = rows.numbers("local_purchases")
    return share(bought[rows.is_("leading", "yes")[rows.keep]], bought)


@method("%", "firms.size", "firms.local_contract")
def sme_symbiosis_share(tables: Tables) -> float:
    """Small and micro firms with a local cooperation contract of a year or more (%).

    Formula: ``100 · small and micro firms with local_contract ÷ small and micro firms that answer``. Source: definition
    of the indicator.
    """
    rows = listed(tables, "firms", "size", "local_contract")
    small = rows.where(rows.is_("size", "small", "micro"))
    small.codes("size")
    small.codes("local_contract")
    return count_share(small.is_("local_contract", "yes")[small.keep])


def _links(tables: Tables, *columns: str) -> Frame:
    return tables.frame("chain").complete("link", "local_firms", *columns, need=1.0)


@method("%", *CHAIN)
def chain_completeness(tables: Tables) -> float:
    """Links of the stated chains that a local firm fills (%).

    Formula: ``100 · links with local_firms > 0 ÷ links stated``. Source: definition of the indicator.
    """
    return count_share(_links(tables).numbers("local_firms") > 0)


@method("项", *CHAIN, "chain.key", "chain.purchase_days")
def missing_key_links(tables: Tables) -> float:
    """Key links that no local firm fills and that take over a month to buy elsewhere.

    Formula: ``key links with local_firms = 0 and purchase_days > 30``. Where no link is marked as key, all count.
    Source: definition of the indicator.
    """
    links = _links(tables, "purchase_days")
    key = links.is_("key", "yes")[links.keep] if links.has("key") else np.ones(links.rows, dtype=bool)
    absent = (links.numbers("local_firms") == 0) & (links.numbers("purchase_days") > LONG_PURCHASE)
    return float(np.count_nonzero(key & absent))


@method("个", "chain.chain", "chain.link")
def leading_chain_links(tables: Tables) -> float:
    """Links of the longest stated chain, from raw material to final product.

    Formula: ``max over chains of the number of links``. Source: definition of the indicator.
    """
    chains = tables.frame("chain").complete("chain", "link", need=1.0)
    codes, _ = chains.codes("chain")
    if len(codes) == 0:
        raise NotComputable("no_rows", "chain.link")
    return float(np.bincount(codes).max())
