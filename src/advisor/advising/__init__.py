"""Stage: findings in, the advice out."""
