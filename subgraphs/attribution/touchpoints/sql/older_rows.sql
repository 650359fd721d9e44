-- Of one month's rows of the facts before, those that had arrived when the last file was removed and that no file gave again.
{database}.touchpoint
WHERE occurred_at >= toDateTime64({month:String}, 3, 'UTC')
    AND occurred_at < addMonths(toDateTime64({month:String}, 3, 'UTC'), 1)
    AND received_at <= toDateTime64({upTo:String}, 3, 'UTC')
    AND (touchpoint_id, received_at) NOT IN (
        SELECT touchpoint_id, received_at FROM touchpoint
        WHERE occurred_at >= toDateTime64({month:String}, 3, 'UTC')
            AND occurred_at < addMonths(toDateTime64({month:String}, 3, 'UTC'), 1)
            AND received_at <= toDateTime64({upTo:String}, 3, 'UTC')
    )
