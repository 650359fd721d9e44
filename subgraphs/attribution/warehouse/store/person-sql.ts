/** Joins to the customer ids of a table of facts who each of them is now: the statement of the highest version holds. */
export const joinSurvivors = (customerId: string): string =>
  `LEFT JOIN (
    SELECT alias_id, argMax(survivor_id, version) AS survivor_id FROM customer_alias GROUP BY alias_id
  ) AS survivor ON survivor.alias_id = ${customerId}`;

/** Whose fact it is, beside `joinSurvivors`: the one customer that the written id belongs to by now. */
export const personOf = (customerId: string): string =>
  `if(survivor.survivor_id = '', ${customerId}, survivor.survivor_id)`;
