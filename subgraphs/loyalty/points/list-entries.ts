import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, type PageArgs, parseInstantPage, toPage } from '#kernel/values/pagination.ts';
import { recordsOf } from '../../shared/customer-alias.ts';
import type { CustomerId } from '../../shared/ids.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { Entry } from './model/entry.ts';
import { countEntries, readEntries } from './store/entries.ts';

/** One page of a person's ledger as the caller may read it, newest first. @throws ValidationError on a foreign cursor. */
export async function listEntries(
  deps: LoyaltyDeps,
  request: RequestContext,
  customerId: CustomerId,
  args: PageArgs,
): Promise<Page<Entry>> {
  const page = parseInstantPage(args);
  const records = recordsOf(request.actor, [customerId]);
  const entries = await readEntries(deps.db, records, page);
  const keyOf = (entry: Entry) => [entry.occurredAt.toISOString(), entry.id];
  return toPage(entries, page, keyOf, () => countEntries(deps.db, records));
}
