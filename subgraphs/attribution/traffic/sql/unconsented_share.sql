[countIf(NOT is_bot AND is_denied), countIf(NOT is_bot AND (is_denied OR is_granted))]
