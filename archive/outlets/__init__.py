"""One small module per outlet: how its dumps are laid out, and where everything is."""
