-- Interactions of the period, and those before which the same employee had read what is known of the customer.
SELECT count() AS interactions, countIf(is_read) AS with_context
FROM (
    SELECT interaction.subject_id AS interaction_id,
        max(handoff.is_handoff = 1 AND handoff.occurred_at <= interaction.occurred_at
            AND handoff.occurred_at > interaction.occurred_at - INTERVAL 24 HOUR) AS is_read
    FROM (
        SELECT fact.subject_id AS subject_id, fact.staff_id AS staff_id, fact.occurred_at AS occurred_at, {person} AS person
        FROM (SELECT * FROM service_moment WHERE kind = 'INTERACTION' AND {moments}) AS fact
        {survivors}
    ) AS interaction
    LEFT JOIN (
        SELECT 1 AS is_handoff, fact.staff_id AS staff_id, fact.occurred_at AS occurred_at, {person} AS person
        FROM (SELECT * FROM service_moment WHERE kind = 'HANDOFF') AS fact
        {survivors}
    ) AS handoff ON handoff.person = interaction.person AND handoff.staff_id = interaction.staff_id
    GROUP BY interaction_id
)
