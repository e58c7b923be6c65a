"""The video service. Nothing outside this package knows whose API it is."""
