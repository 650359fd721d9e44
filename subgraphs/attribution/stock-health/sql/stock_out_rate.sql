-- At the end of the period.
countIf(is_active AND available_now <= 0) AS stock_out_rate_part, countIf(is_active) AS stock_out_rate_whole
