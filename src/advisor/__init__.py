"""Policy advice from what is known of a region's industrial clusters."""

__version__ = "0.1.0"
