-- A page of the rows behind a figure, those that add most to it first; whose they are by now.
SELECT page.* EXCEPT (customer_id), {person} AS customer_id
FROM (
    SELECT hex(sipHash128(row_id)) AS row_key, order_id, customer_id, variant_id, location_id, channel,
        toInt64(at) AS at, toInt64(due_at) AS due_at, toInt64(matched_at) AS matched_at,
        toInt64(part) AS part, toInt64(whole) AS whole, campaign, side
    FROM ({rows})
    WHERE {bounds}
    ORDER BY part {direction}, row_key {key_direction}
    LIMIT {limit:UInt32}
) AS page
{survivors}
ORDER BY part {direction}, row_key {key_direction}
