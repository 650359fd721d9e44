[countIf(NOT is_bot AND is_bounce), countIf(NOT is_bot)]
