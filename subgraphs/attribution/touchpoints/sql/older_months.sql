SELECT DISTINCT toString(toStartOfMonth(occurred_at)) AS month
FROM {database}.touchpoint
WHERE received_at <= toDateTime64({upTo:String}, 3, 'UTC')
ORDER BY month
