"""Methods by subject: each module registers how its indicators are computed from tables."""
