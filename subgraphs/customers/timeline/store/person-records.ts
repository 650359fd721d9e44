import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import type { CustomerId } from '../../../shared/ids.ts';

/** A person as they are read: the records that the reader reads as one. */
export interface Person {
  readonly id: CustomerId;
  readonly memberIds: readonly CustomerId[];
}

/** SQL table expression `(person_id, id)`: the records of each person. */
export function personRecords(people: readonly Person[]): SqlQuery {
  const pairs = people.flatMap(({ id, memberIds }) => memberIds.map((recordId) => [id, recordId] as const));
  return sql`unnest(${pairs.map(([id]) => id)}::text[], ${pairs.map(([, recordId]) => recordId)}::text[])
    as record(person_id, id)`;
}
