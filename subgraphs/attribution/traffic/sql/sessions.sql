[countIf(NOT is_bot), 1]
