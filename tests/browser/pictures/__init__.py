"""The pictures of the documents, taken of the demo: ``make pictures``."""
