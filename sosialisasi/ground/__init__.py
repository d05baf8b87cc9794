"""What every generator needs and what knows nothing of elections: problems, days, files, locks, workers.

It imports nothing of this package but itself. Every other wing calls it.
"""
