-- Out in a store while a warehouse has units.
countIf(is_active AND kind != 'WAREHOUSE' AND available_now <= 0 AND is_in_warehouse) AS avoidable_stock_out_rate_part,
countIf(is_active AND kind != 'WAREHOUSE') AS avoidable_stock_out_rate_whole
