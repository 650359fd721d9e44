-- Variants by their share of net sales, the best first: A to 80 %, B to 95 %, C the rest and what did not sell.
SELECT class, count() AS variants, sum(net) AS net_minor, sum(value) AS value_minor
FROM (
    SELECT net, value,
        multiIf(net <= 0, 'C', 100 * (so_far - net) < 80 * total, 'A', 100 * (so_far - net) < 95 * total, 'B', 'C') AS class
    FROM (
        SELECT net, value,
            sum(greatest(net, 0)) OVER (ORDER BY net DESC, variant_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS so_far,
            sum(greatest(net, 0)) OVER () AS total
        FROM (
            SELECT variant_id, sum(net) AS net, sum(value) AS value
            FROM (
                SELECT variant_id, toInt64(0) AS net, greatest(0, lying_now) * ifNull(unit_cost, 0) AS value
                FROM ({positions}) WHERE {locations} AND (is_active OR lying_now > 0)
                UNION ALL
                SELECT variant_id, gross_minor - discount_minor - returns_minor, toInt64(0)
                FROM order_line_fact WHERE {sales} AND variant_id != ''
            )
            GROUP BY variant_id
        )
    )
)
GROUP BY class
ORDER BY class
