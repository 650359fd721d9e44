-- Days without stock at any time of theirs.
sumIf(out_days, is_active) AS stock_out_time_share_part, sumIf(observed_days, is_active) AS stock_out_time_share_whole
