"""The doors for other programs and for administrators: `amends VERB …`, without a window."""
