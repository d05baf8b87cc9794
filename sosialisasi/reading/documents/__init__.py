"""Text → raw values with the line of each: front matter and YAML. All that knows ``yaml`` lives here.

``frontmatter`` finds the head of a text, ``pasted`` reads the signs of Word in it as they were meant, ``values`` reads
its YAML, ``faults`` tells what is wrong with a line that is none, and ``quoting`` writes a value back.
"""
