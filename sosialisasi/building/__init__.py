"""From a folder to a written site: what is stale, what is made of it, what takes its place, what leaves the house.

It imports every wing below it, and nothing that talks to people. ``desk`` calls it to show the site, ``commands`` to
write it.
"""
