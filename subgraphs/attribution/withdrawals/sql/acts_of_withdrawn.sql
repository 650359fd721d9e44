SELECT DISTINCT record.person AS person, act.act_id AS act_id, act.state AS state, act.happened_ms AS happened_ms,
    act.learned_ms AS learned_ms, act.due_ms AS due_ms
FROM measurement_act AS act
JOIN ({withdrawn_records}) AS record ON record.record_id = act.customer_id
