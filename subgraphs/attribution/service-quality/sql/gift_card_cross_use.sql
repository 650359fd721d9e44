-- What gift cards paid of purchases in the period, and how much of it in another channel than the one that sold the card.
SELECT
    count() AS redemptions,
    sum(paid) AS paid_minor,
    sumIf(paid, sold_in != spent_in) AS crossed_minor
FROM (
    SELECT -redeemed.amount_minor AS paid, issued.channel AS sold_in, sale.channel AS spent_in
    FROM (
        SELECT subject_id, order_id, amount_minor
        FROM service_moment
        WHERE kind = 'GIFT_CARD' AND detail = 'REDEEM' AND currency = {currency:String} AND {moments_of_orders}
    ) AS redeemed
    INNER JOIN (
        SELECT subject_id, any(channel) AS channel
        FROM service_moment
        WHERE kind = 'GIFT_CARD' AND detail = 'ISSUE' AND channel != ''
        GROUP BY subject_id
    ) AS issued ON issued.subject_id = redeemed.subject_id
    INNER JOIN (
        SELECT order_id, any(channel) AS channel
        FROM order_line_fact
        WHERE kind = 'PLACED' AND {standing} AND {sales_scope}
        GROUP BY order_id
    ) AS sale ON sale.order_id = redeemed.order_id
)
