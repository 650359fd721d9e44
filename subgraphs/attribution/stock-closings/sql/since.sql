(
    -- The first day of which moves are read to know the stock of a day: the beginning of its month, or of the first before
    -- that ahead of which some month is not closed or has got moves since. All moves, where no month is closed.
    SELECT least(
        addDays(toDate32({day}), 1 - toDayOfMonth(toDate32({day}))),
        ifNull(maxOrNull(closed_before), toDate32('1900-01-01')),
        ifNull((
            SELECT minOrNull(month)
            FROM (
                SELECT month
                FROM stock_closing_mark
                WHERE month < (SELECT max(closed_before) FROM stock_closed_month)
                GROUP BY month, variant_id, location_id
                HAVING sum(marks) > 0
            )
        ), toDate32('2299-12-31'))
    )
    FROM stock_closed_month
)
