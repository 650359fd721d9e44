import type { Reader, Tx } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { select } from '#kernel/database/select.ts';
import { joinSql, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { CustomerId, InteractionId, LocationId, StaffId } from '../../../shared/ids.ts';
import { interaction } from '../../prisma/generated/tables.ts';
import type { Interaction, InteractionKind } from '../model/interaction.ts';

const FIELDS = [
  'id',
  'customerId',
  'staffId',
  'locationId',
  'kind',
  'variantIds',
  'note',
  'sentiment',
  'occurredAt',
] as const;

/** @returns the ids of those that were not there before. */
export async function insertInteractions(tx: Tx, interactions: readonly Interaction[]): Promise<InteractionId[]> {
  const inserted = await tx.query(sql`
    ${insertRows(interaction, FIELDS, interactions)} on conflict (id) do nothing
    returning ${select({ id: interaction.id })}`);
  return inserted.map((row) => row.id);
}

const i = aliased(interaction, 'i');
const INTERACTION = select(pick(i, ...FIELDS));

/** Interactions by id; those that do not exist are left out. */
export function readInteractions(db: Reader, ids: readonly string[]): Promise<Interaction[]> {
  return db.query(sql`select ${INTERACTION} from interaction i where ${i.id} = any(${ids}::text[])`);
}

/** What a list of interactions is narrowed to; undefined narrows nothing. */
export interface InteractionFilter {
  readonly customerIds: readonly CustomerId[] | undefined;
  readonly staffIds: readonly StaffId[] | undefined;
  readonly locationIds: readonly LocationId[] | undefined;
  readonly kinds: readonly InteractionKind[] | undefined;
}

/** The newest first, `limit + 1` rows; a customer is named by any id of theirs. */
export function readInteractionPage(db: Reader, filter: InteractionFilter, page: PageRequest): Promise<Interaction[]> {
  const { bounds, order } = keyset(page, [{ column: i.occurredAt, type: 'timestamptz' }, { column: i.id }], 'desc');
  const { customerIds, staffIds, locationIds, kinds } = filter;
  const conditions = [
    bounds,
    ...(customerIds
      ? [
          sql`${i.customerId} in (
            select m.id from customer asked join customer m on m.survivor_id = asked.survivor_id
            where asked.id = any(${customerIds}::text[]))`,
        ]
      : []),
    ...(staffIds ? [sql`${i.staffId} = any(${staffIds}::text[])`] : []),
    ...(locationIds ? [sql`${i.locationId} = any(${locationIds}::text[])`] : []),
    ...(kinds ? [sql`${i.kind} = any(${kinds}::text[])`] : []),
  ];
  return db.query(sql`
    select ${INTERACTION} from interaction i where ${joinSql(conditions, ' and ')}
    order by ${order} limit ${page.limit + 1}`);
}
