"""Whole screens; each with its look beside it in a `.tcss` of the same name."""
