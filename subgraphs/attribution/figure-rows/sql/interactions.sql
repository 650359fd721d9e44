-- Interactions of the period: 1 for those before which the same employee had not read what is known of the customer.
SELECT interaction_id AS row_id, '' AS order_id, who AS customer_id, '' AS variant_id, place AS location_id, talked_in AS channel,
    talked_at AS at, 0 AS due_at, if(is_read, read_at, 0) AS matched_at, NOT is_read AS part, 1 AS whole
FROM (
    SELECT interaction.subject_id AS interaction_id, any(interaction.person) AS who, any(interaction.place) AS place,
        any(interaction.talked_in) AS talked_in, any(toUnixTimestamp64Milli(interaction.occurred_at)) AS talked_at,
        max(handoff.is_handoff = 1 AND handoff.occurred_at <= interaction.occurred_at
            AND handoff.occurred_at > interaction.occurred_at - INTERVAL 24 HOUR) AS is_read,
        maxIf(toUnixTimestamp64Milli(handoff.occurred_at), handoff.is_handoff = 1 AND handoff.occurred_at <= interaction.occurred_at) AS read_at
    FROM (
        SELECT fact.subject_id AS subject_id, fact.staff_id AS staff_id, fact.occurred_at AS occurred_at,
            toString(fact.store_id) AS place, toString(fact.channel) AS talked_in, {person} AS person
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
