"""How likely a claim stands, learned of decisions: features, a small model, and how well it is calibrated."""
