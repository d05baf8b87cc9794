"""The web pages, one module a section of the site."""
