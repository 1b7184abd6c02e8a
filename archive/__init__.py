"""News Archive: raw news dumps in, a bilingual static site out."""

__version__ = "0.1.0"
