import { IS_DIRECT } from '../../journeys/store/journey-sql.ts';
import type { ReportScope } from '../../reports/model/report.ts';
import { scopeCondition } from '../../reports/store/report-scope.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { type WorkingTable, withWorkingTables } from '../../warehouse/store/working-tables.ts';
import { type CreditKey, type CreditRequest, MAX_TOUCHES } from '../model/credit-request.ts';
import { CUSTOMER_ID, creditSql } from './credit-sql.ts';

type CreditWindow = Pick<CreditRequest, 'by' | 'windowDays' | 'halfLifeDays'>;

/** The orders of a scope and the moments that led to each, in tables that live as long as a report is made. */
export interface OrderPaths {
  readonly scope: ReportScope;
  readonly window: CreditWindow;
  /** What each event of the orders comes to: `order_id, event_id, customer_id, sales, net, placed`. */
  readonly events: string;
  /** `order_id, buyer, placed_ms, touches`, of the orders of all scopes that were asked for together. */
  readonly paths: string;
  /** Every id of the buyers of these orders: `order_id, placed_ms, person_key`. */
  readonly ids: string;
}

const DAY_MS = 86_400_000;

/** The column of a moment that gets the credit. */
const KEY_COLUMNS: Readonly<Record<CreditKey, string>> = {
  CHANNEL: 'channel',
  CAMPAIGN: 'campaign',
  STORE: 'store_id',
  ASSOCIATE: 'staff_id',
};

export const keyColumn = (by: CreditKey): string => KEY_COLUMNS[by];

/** The events of all scopes in one statement: the parameters of each have names of their own. */
function eventsOf(scopes: readonly ReportScope[]): WorkingTable {
  const parts = scopes.map((scope, place) => {
    const prefix = `of${place}_`;
    const { where, params } = scopeCondition(scope);
    const own = where.replaceAll(/\{(\w+):/g, `{${prefix}$1:`);
    return {
      text: creditSql('events', { place: String(place), where: own }),
      params: Object.entries(params).map(([name, value]) => [`${prefix}${name}`, value] as const),
    };
  });
  return {
    select: parts.map(({ text }) => text).join('\nUNION ALL\n'),
    orderBy: 'place, order_id',
    params: Object.fromEntries(parts.flatMap(({ params }) => params)),
  };
}

/** Each table reads those before it, so that no statement finds the same people or moments twice. */
function tablesOf(scopes: readonly ReportScope[], { by, windowDays }: CreditWindow) {
  type Name = 'events' | 'buyers' | 'ids' | 'paths';
  const tables: Readonly<Record<Name, WorkingTable<Name>>> = {
    events: eventsOf(scopes),
    buyers: {
      select: ({ events }) =>
        creditSql('buyers', {
          events,
          person: personOf('written.customer_id'),
          survivors: joinSurvivors('written.customer_id'),
        }),
      orderBy: 'order_id',
      params: {},
    },
    ids: {
      select: ({ buyers }) =>
        creditSql('ids', {
          buyers,
          links: creditSql('links'),
          linked_person: personOf('link.customer_id'),
          linked_survivors: joinSurvivors('link.customer_id'),
        }),
      orderBy: 'person_key',
      params: { customerId: CUSTOMER_ID },
    },
    paths: {
      select: ({ buyers, ids }) => creditSql('paths', { buyers, ids, key: keyColumn(by), is_direct: IS_DIRECT }),
      orderBy: 'order_id',
      params: { windowMs: windowDays * DAY_MS, maxTouches: MAX_TOUCHES },
    },
  };
  return tables;
}

/** Makes the paths to the orders of a scope once for all that reads them. */
export const withOrderPaths = <T>(
  warehouse: Warehouse,
  scope: ReportScope,
  window: CreditWindow,
  work: (made: OrderPaths) => Promise<T>,
): Promise<T> => withPathsOfBoth(warehouse, { scope, previous: undefined }, window, work);

/** The same for a scope and the one that it is compared with. */
export function withPathsOfBoth<T>(
  warehouse: Warehouse,
  { scope, previous }: { readonly scope: ReportScope; readonly previous: ReportScope | undefined },
  window: CreditWindow,
  work: (made: OrderPaths, before: OrderPaths | undefined) => Promise<T>,
): Promise<T> {
  const tables = tablesOf(previous ? [scope, previous] : [scope], window);
  return withWorkingTables(warehouse, scope.generation, tables, ({ events, paths, ids }) => {
    const made = (of: ReportScope, place: number) => ({
      scope: of,
      window,
      events: `(SELECT * FROM ${events} WHERE place = ${place})`,
      paths,
      ids,
    });
    return work(made(scope, 0), previous && made(previous, 1));
  });
}
