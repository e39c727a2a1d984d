"""The handbook: what to do, whom one meets, what rule holds, which question comes next."""
