-- Visitors of whom some moment is of a browser or a customer that ordered, and sessions that orders name.
concat('key ', t.session_key) IN (SELECT arrayJoin(keys) FROM placed)
OR if(t.session_key != '', concat('key ', t.session_key), if(t.anonymous_id != '', t.anonymous_id, {person})) IN (
    SELECT if(t.session_key != '', concat('key ', t.session_key), if(t.anonymous_id != '', t.anonymous_id, {person}))
    FROM touchpoint AS t
    {survivors}
    WHERE t.occurred_at >= toDateTime64(toString(addDays({from:Date32}, -3)), 3, 'UTC')
      AND t.occurred_at < toDateTime64(toString(addDays({to:Date32}, 3)), 3, 'UTC')
      AND (t.anonymous_id IN (SELECT arrayJoin(keys) FROM placed WHERE told_session = '')
        OR {person} IN (SELECT arrayJoin(keys) FROM placed WHERE told_session = ''))
)
