"""The sections of a case's page, each a function from what is shown to lines."""
