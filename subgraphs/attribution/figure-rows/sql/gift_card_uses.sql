-- What gift cards paid of each purchase, and how much of it in another channel than the one that sold the card; in the
-- currency of the report, as the purchases are.
SELECT redeemed.event AS row_id, redeemed.order_id AS order_id, '' AS customer_id, '' AS variant_id, '' AS location_id,
    sale.channel AS channel, redeemed.at AS at, 0 AS due_at, 0 AS matched_at,
    if(issued.channel != sale.channel, whole, 0) AS part, {paid_by_card} AS whole
FROM (
    SELECT toString(event_id) AS event, subject_id, order_id, toString(currency) AS currency, amount_minor, toUnixTimestamp64Milli(occurred_at) AS at
    FROM service_moment
    WHERE kind = 'GIFT_CARD' AND detail = 'REDEEM' AND {moments_of_orders}
) AS redeemed
INNER JOIN (
    SELECT subject_id, toString(any(channel)) AS channel
    FROM service_moment
    WHERE kind = 'GIFT_CARD' AND detail = 'ISSUE' AND channel != ''
    GROUP BY subject_id
) AS issued ON issued.subject_id = redeemed.subject_id
INNER JOIN (
    SELECT order_id, toString(any(channel)) AS channel, toString(any(order_currency)) AS order_currency, any(rate) AS rate
    FROM order_line_fact
    WHERE kind = 'PLACED' AND {standing} AND {sales_scope}
    GROUP BY order_id
) AS sale ON sale.order_id = redeemed.order_id
WHERE redeemed.currency = {card_currency}
