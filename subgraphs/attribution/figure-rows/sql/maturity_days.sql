-- Days of stores at a stage of maturity, with the margin that each has more than a year before; and what the stage cost.
SELECT concat(store, ' ', toString(at_day)) AS row_id, '' AS order_id, '' AS customer_id, '' AS variant_id, store AS location_id,
    '' AS channel, toUnixTimestamp(toDateTime(toString(at_day), {dayZone:String})) * 1000 AS at, 0 AS due_at, 0 AS matched_at,
    gained_on AS part, 0 AS whole
FROM ({maturity_days})
WHERE stage = {stage:String}
UNION ALL
SELECT concat('cost ', cost_id), '', '', '', store, '', toUnixTimestamp64Milli(booked_at), 0, 0, 0, amount
FROM ({maturity_costs})
WHERE stage = {stage:String}
