-- Minor units; what units beyond the cover cost comes from the stock of the days and is added to the part.
sum(transfers) + sum(markdowns) AS margin_pressure_part, sum(net) AS margin_pressure_whole
