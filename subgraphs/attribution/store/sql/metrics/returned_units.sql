sum(returned_units)
