[countIf(is_bot), count()]
