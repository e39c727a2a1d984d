"""The guided six steps, one module each."""
