import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, parsePage, toPage } from '#kernel/values/pagination.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';
import { IDENTIFIER_KINDS, type IdentifierKind, normaliseIdentifier } from '../identity/model/identifiers.ts';
import { readSurvivors } from '../identity/store/customers.ts';
import { readIdentifiers } from '../identity/store/identifiers.ts';
import { parseTimePage } from '../timeline/model/time-page.ts';
import {
  type CustomerListRow,
  type CustomerSearch,
  type CustomerSort,
  countCustomers,
  customerKey,
  readCustomerPage,
} from './store/customer-pages.ts';

export interface CustomerListArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly query?: string | null | undefined;
  readonly sort?: CustomerSort | null | undefined;
}

/** Words of a query that are looked at. */
const MAX_WORDS = 5;

/** Lower case without accents, as the generated columns hold names. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function parseSearch(query: string | null | undefined): CustomerSearch | undefined {
  const text = query
    ?.replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 200);
  if (!text) return undefined;
  return {
    words: fold(text).split(/\s+/).slice(0, MAX_WORDS),
    identifiers: IDENTIFIER_KINDS.flatMap((kind) => normaliseIdentifier(kind, text) ?? []),
  };
}

/** Customers by the beginnings of their names or address, or by a whole identifier; newest first unless told otherwise. */
export async function listCustomers(
  deps: CustomersDeps,
  request: RequestContext,
  args: CustomerListArgs,
): Promise<Page<CustomerListRow>> {
  assertCan(request.actor, 'customers:read');
  const sort = args.sort ?? 'NEWEST';
  const page = sort === 'NEWEST' ? parseTimePage(args) : parsePage(args, 3);
  const search = parseSearch(args.query);
  const rows = await readCustomerPage(deps.db, page, sort, search);
  return toPage(rows, page, customerKey(sort), () => countCustomers(deps.db, search));
}

/** The survivor that an identifier leads to; undefined for unknown, unusable and shared ones alike. */
export async function findByIdentifier(
  deps: CustomersDeps,
  request: RequestContext,
  asked: { readonly kind: IdentifierKind; readonly value: string },
): Promise<string | undefined> {
  assertCan(request.actor, 'customers:read');
  const identifier = normaliseIdentifier(asked.kind, asked.value);
  const [known] = identifier ? await readIdentifiers(deps.db, [identifier]) : [];
  if (!known || known.shared) return undefined;
  return (await readSurvivors(deps.db, [known.customerId])).get(known.customerId);
}
