[countIf(NOT is_bot AND has_order), countIf(NOT is_bot)]
