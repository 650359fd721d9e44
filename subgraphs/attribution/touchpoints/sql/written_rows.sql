-- Rows of a file of the log, how many of them the facts hold, and when the last of them arrived.
SELECT
    (SELECT uniqExact(touchpoint_id, received_at) FROM {log}) AS written,
    (
        SELECT uniqExact(touchpoint_id, received_at) FROM touchpoint
        WHERE received_at >= (SELECT min(received_at) FROM {log})
            AND received_at <= (SELECT max(received_at) FROM {log})
            AND (touchpoint_id, received_at) IN (SELECT touchpoint_id, received_at FROM {log})
    ) AS stored,
    (SELECT toString(max(received_at)) FROM {log}) AS arrived_up_to
