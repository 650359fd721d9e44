-- What gift cards paid of purchases in the period, and how much of it in another channel than the one that sold the card;
-- in the currency of the report, as the purchases are.
SELECT
    count() AS redemptions,
    sum(paid) AS paid_minor,
    sumIf(paid, sold_in != spent_in) AS crossed_minor
FROM (
    SELECT {paid_by_card} AS paid, issued.channel AS sold_in, sale.channel AS spent_in
    FROM (
        SELECT subject_id, order_id, toString(currency) AS currency, amount_minor
        FROM service_moment
        WHERE kind = 'GIFT_CARD' AND detail = 'REDEEM' AND {moments_of_orders}
    ) AS redeemed
    INNER JOIN (
        SELECT subject_id, any(channel) AS channel
        FROM service_moment
        WHERE kind = 'GIFT_CARD' AND detail = 'ISSUE' AND channel != ''
        GROUP BY subject_id
    ) AS issued ON issued.subject_id = redeemed.subject_id
    INNER JOIN (
        SELECT order_id, any(channel) AS channel, toString(any(order_currency)) AS order_currency, any(rate) AS rate
        FROM order_line_fact
        WHERE kind = 'PLACED' AND {standing} AND {sales_scope}
        GROUP BY order_id
    ) AS sale ON sale.order_id = redeemed.order_id
    WHERE redeemed.currency = {card_currency}
)
