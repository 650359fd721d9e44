sum(units)
