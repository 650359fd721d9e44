-- Units; what came and what lay there first.
sum(sold_in) AS sell_through_part, sum(opening + received_in) AS sell_through_whole
