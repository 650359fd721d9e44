[sumIf(sales_minor, NOT is_bot), countIf(NOT is_bot)]
