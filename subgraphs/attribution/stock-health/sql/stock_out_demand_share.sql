-- Days without stock, each weighted with what sells there a day.
sum(out_days * daily_sold) AS stock_out_demand_share_part, sum(observed_days * daily_sold) AS stock_out_demand_share_whole
