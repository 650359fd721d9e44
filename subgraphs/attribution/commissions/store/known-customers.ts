import type { Tx } from '#kernel/database/database.ts';
import { like, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { commissionIdentity, commissionInteraction } from '../../prisma/generated/tables.ts';
import type { KnownCustomer, Meeting } from '../model/book-commission.ts';
import type { IdentityStatement } from '../model/identity-history.ts';
import { MAX_WINDOW_SECONDS } from '../model/policy.ts';
import { kinOf } from './identities.ts';

const i = aliased(commissionInteraction, 'i');
const s = aliased(commissionIdentity, 's');

const MET = select({
  ...pick(i, 'id', 'customerId', 'staffId', 'locationId', 'kind', 'occurredAt'),
  requestedId: like(i.customerId, sql`kin.requested_id`),
});
const SAID = select({
  ...pick(s, 'aliasId', 'version', 'survivorId', 'statedAt'),
  requestedId: like(s.aliasId, sql`kin.requested_id`),
});

/** Of customers: all that was said of who they are, and the interactions that orders between two instants may be owed to. */
export async function readKnownCustomers(
  tx: Tx,
  customerIds: readonly CustomerId[],
  placed: { readonly first: Date; readonly last: Date },
): Promise<Map<CustomerId, KnownCustomer>> {
  const met = await tx.query(sql`
    select ${MET} from ${kinOf(customerIds)} kin
    join commission_interaction i on ${i.customerId} = kin.alias_id
      and ${i.occurredAt} >= ${placed.first}::timestamptz - make_interval(secs => ${MAX_WINDOW_SECONDS})
      and ${i.occurredAt} <= ${placed.last}`);
  const said = await tx.query(sql`
    select ${SAID} from ${kinOf(customerIds)} kin join commission_identity s on ${s.aliasId} = kin.alias_id`);
  const known = new Map(
    customerIds.map((id) => [id, { meetings: [] as Meeting[], statements: [] as IdentityStatement[] }]),
  );
  for (const { requestedId, ...meeting } of met) known.get(requestedId)?.meetings.push(meeting);
  for (const { requestedId, ...statement } of said) known.get(requestedId)?.statements.push(statement);
  return known;
}
