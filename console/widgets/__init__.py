"""What the screens are built from; every widget shows text from outside only through `console.clean`."""
