-- Requests of pickup, e-reservation and ship-from-store, by all orders and all such requests that are none.
sum(phygital) AS phygital_demand_share_part, sum(requests) AS phygital_demand_share_whole
