"""Small questions over the screen; every one returns a typed value, or None when it was put away."""
