"""What helps a writer, at the desk and in commands: beginnings of files and sites, ways to find things, what a rule
means, tidying.
"""
