-- Online requests that found no stock while a store had units of it on the same day, by all that found none.
sum(held_requests) AS paradoxical_stock_out_rate_part, sum(requests) AS paradoxical_stock_out_rate_whole
