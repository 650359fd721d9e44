-- Units now, by millionths of a unit a day of the last 28 on which there was stock.
sum(if(daily_sold > 0, greatest(0, available_now), 0)) AS days_of_stock_left_part, sum(daily_sold) AS days_of_stock_left_whole
