-- How many of those who bought, whose share it is.
countIf(is_returning)
