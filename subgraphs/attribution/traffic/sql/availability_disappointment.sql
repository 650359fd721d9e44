[countIf(NOT is_bot AND gave_up), countIf(NOT is_bot AND is_unmet)]
