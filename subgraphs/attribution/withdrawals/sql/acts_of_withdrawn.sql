-- Every record of everybody who withdrew, who they are by now, and what was said under it; no act where nothing was.
SELECT DISTINCT record.record_id AS record_id, record.person AS person, act.act_id AS act_id, act.state AS state,
    act.happened_ms AS happened_ms, act.learned_ms AS learned_ms, act.due_ms AS due_ms
FROM measurement_act AS act
RIGHT JOIN ({withdrawn_records}) AS record ON record.record_id = act.customer_id
