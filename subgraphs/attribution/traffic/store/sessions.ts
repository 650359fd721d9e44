import { browsers } from '../../cross-channel/store/cross-channel-sql.ts';
import type { ReportScope } from '../../reports/model/report.ts';
import { beforeCut } from '../../reports/store/report-scope.ts';
import { inSegment, segmentParams } from '../../segments/store/segment-sql.ts';
import { MOMENT_PEOPLE, SESSION_RULES, sessionsOfMoments } from '../../sessions/store/session-sql.ts';
import { type Column, float, integer, type Row, text, textArray } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { standing } from '../../warehouse/store/purchase-sql.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { SessionDimension, SessionFilter } from '../model/session-dimension.ts';
import {
  type PagePath,
  type PageStep,
  type RepeatVisits,
  type SessionSums,
  TRAFFIC_KEYS,
} from '../model/sessions-report.ts';

const trafficSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** Which sessions a statement reads; days are those of the zone. */
export interface SessionScope {
  readonly scope: ReportScope;
  readonly zone: string;
  readonly filter: SessionFilter;
  readonly funnel: readonly PageStep[];
}

/** The same, and whether the facts have the sessions of the shop's own days. */
export interface KeptSessions extends SessionScope {
  readonly isStored: boolean;
}

const integers: Column<readonly number[]> = (value, name) => {
  if (Array.isArray(value)) return value.map((item) => integer(item, name));
  throw new TypeError(`${name} is no list: ${JSON.stringify(value)}`);
};

const KEYS: Readonly<Record<SessionDimension, string>> = {
  CHANNEL: 'channel',
  SOURCE: 'source',
  MEDIUM: 'medium',
  CAMPAIGN: 'campaign',
  CONTENT: 'content',
  ARRIVAL: "multiIf(source != '' OR campaign != '', 'TAGGED', referrer != '', 'REFERRED', 'DIRECT')",
  REFERRER: 'referrer',
  DEVICE: 'device',
  LANDING_PAGE: 'landing_page',
  EXIT_PAGE: 'exit_page',
  PAGE: 'arrayJoin(page_set)',
  RETURNING: 'toString(is_returning)',
  DAY: 'toString(day)',
  WEEK: 'toString(toMonday(day))',
  MONTH: 'toString(toStartOfMonth(day))',
  WEEKDAY: 'toString(toDayOfWeek(day))',
  HOUR: 'toString(toHour(fromUnixTimestamp64Milli(started_ms, {zone:String})))',
};

/** Conditions of the lists of a filter. */
const LISTS = {
  sources: 's.source IN {sources:Array(String)}',
  mediums: 's.medium IN {mediums:Array(String)}',
  campaigns: 's.campaign IN {campaigns:Array(String)}',
  contents: 's.content IN {contents:Array(String)}',
  referrers: 's.referrer IN {referrers:Array(String)}',
  devices: 's.device IN {devices:Array(String)}',
  landingPages: 's.landing_page IN {landingPages:Array(String)}',
  pages: 'hasAny(s.page_set, {pages:Array(String)})',
} as const;
/** Conditions of its single values. */
const VALUES = {
  isReturning: 'is_returning = {isReturning:UInt8}',
  fromAt: 's.started_ms >= {fromMs:Int64}',
  beforeAt: 's.started_ms < {beforeMs:Int64}',
} as const;

function conditionsOf(filter: SessionFilter): string[] {
  const lists = Object.entries(LISTS).filter(([name]) => filter[name as keyof typeof LISTS]?.length);
  const values = Object.entries(VALUES).filter(([name]) => (filter[name as keyof typeof VALUES] ?? null) !== null);
  return [...lists, ...values].map(([, condition]) => condition);
}

/** What of a session is read only where it is asked for. */
interface SessionNeeds {
  readonly isReturning: boolean;
  readonly pageSteps: boolean;
}

/** Steps taken: each page continues to the next step, or leaves it as it is. */
const PAGE_LEVEL = `arrayFold((level, page) -> level + has(arrayElement({funnel:Array(Array(String))}, level + 1), page),
            s.page_list, toUInt64(0))`;
const IS_RETURNING = `multiIf(s.told_repeat = 'YES', 1, s.told_repeat = 'NO', 0, first_seen.first_ms < s.started_ms)`;

/** Whose session it is: its browser's, else its customer's, merged ones as one. */
const OWNER = 'arrayElement(s.customer_set, 1)';
const WHO = `if(s.browser != '', s.browser, ${personOf(OWNER)})`;

/**
 * Where sessions come from: those of the shop's own days are stored; in another zone, and until a rebuild has stored them,
 * they are made of their moments.
 */
function sourceOf({ scope, isStored }: KeptSessions): { readonly bare: string; readonly sessionsOfBuyers: string } {
  if (isStored && scope.zone === undefined) {
    return { bare: trafficSql('stored_sessions'), sessionsOfBuyers: 'bare_sessions' };
  }
  const where = trafficSql('moment_where');
  const ofBuyers = sessionsOfMoments(where, trafficSql('of_buyers', MOMENT_PEOPLE));
  return { bare: sessionsOfMoments(where), sessionsOfBuyers: `(WITH ${ofBuyers} SELECT * FROM bare_sessions)` };
}

/** Sessions of customers of a segment: those who said who they are, and browsers that are theirs alone. */
function ofSegment({ segment }: ReportScope): string[] {
  const [ofCustomer] = inSegment(segment, OWNER);
  const [ofPerson] = inSegment(segment, 'person');
  if (ofCustomer === undefined) return [];
  return [`(${ofCustomer} OR s.browser IN (SELECT anonymous_id FROM (${browsers()}) WHERE ${ofPerson}))`];
}

function sessionized(asked: KeptSessions, needs: Partial<SessionNeeds> = {}): string {
  const { scope, filter, funnel } = asked;
  const asksReturning = needs.isReturning || (filter.isReturning ?? null) !== null;
  const asksSteps = needs.pageSteps && funnel.length > 0;
  const cut = (at: string) => (scope.cutAt ? beforeCut(at) : '1');
  const where = [
    's.day >= {from:Date32}',
    's.day < {to:Date32}',
    cut("fromUnixTimestamp64Milli(s.started_ms, 'UTC')"),
    ...(scope.channels.length > 0 ? ['s.channel IN {channels:Array(String)}'] : []),
    ...(scope.storeIds.length > 0 ? ['hasAny(s.store_set, {storeIds:Array(String)})'] : []),
    ...ofSegment(scope),
    ...conditionsOf(filter),
  ];
  const { bare, sessionsOfBuyers } = sourceOf(asked);
  return trafficSql('sessionized', {
    bare,
    sessions_of_buyers: sessionsOfBuyers,
    buyer: personOf('o.buyer_id'),
    buyers: joinSurvivors('o.buyer_id'),
    standing: standing(),
    cut: cut('occurred_at'),
    where: where.join(' AND '),
    page_level: asksSteps ? PAGE_LEVEL : '0',
    is_returning: asksReturning ? IS_RETURNING : '0',
    who: asksReturning ? WHO : "''",
    first_seen: asksReturning
      ? trafficSql('first_seen', { ...MOMENT_PEOPLE, who: WHO, owners: joinSurvivors(OWNER) })
      : '',
  });
}

const paramsOf = ({ scope, zone, filter, funnel }: SessionScope) => ({
  ...Object.fromEntries(Object.keys(LISTS).map((name) => [name, filter[name as keyof typeof LISTS] ?? []])),
  isReturning: filter.isReturning ? 1 : 0,
  fromMs: filter.fromAt?.getTime() ?? 0,
  beforeMs: filter.beforeAt?.getTime() ?? 0,
  funnel: funnel.map(({ pages }) => [...pages]),
  currency: scope.currency,
  from: scope.period.from,
  to: scope.period.to,
  zone,
  channels: [...scope.channels],
  storeIds: [...scope.storeIds],
  ...segmentParams(scope.segment),
  ...SESSION_RULES,
  ...(scope.cutAt ? { cutZone: scope.cutAt.zone, cutTime: scope.cutAt.time } : {}),
});

/** The sessions that are asked for, `sessions` after WITH, and the parts of a figure over some of them. */
export function sessionsOf(asked: KeptSessions, key: (typeof TRAFFIC_KEYS)[number]) {
  return { parts: { sessions: sessionized(asked), figure: trafficSql(key) }, params: paramsOf(asked) };
}

const SUMS = {
  ...(Object.fromEntries(TRAFFIC_KEYS.map((key) => [key, integers])) as Record<
    (typeof TRAFFIC_KEYS)[number],
    typeof integers
  >),
  steps: integers,
  pages_squared: integer,
  sales_squared: float,
  page_steps: integers,
  order_count: integer,
  order_units: integer,
  day_count: integer,
  first_ms: integer,
};
const ROW = { breakdown: integer, row_keys: textArray, ...SUMS };

/** A row of sessions: the values of what it is grouped by, and its sums. */
export interface SessionRow {
  readonly keys: readonly string[];
  readonly sums: SessionSums;
}

/** Sums of sessions by each list of dimensions, the most frequent `first` rows of each; without a dimension one row, or none. */
export async function readSessionRows(
  warehouse: Warehouse,
  asked: KeptSessions,
  breakdowns: ReadonlyArray<readonly SessionDimension[]>,
  first: number,
): Promise<SessionRow[][]> {
  const cells = breakdowns.map((by, place) => {
    const keys = by.length === 0 ? 'emptyArrayString()' : `[${by.map((dimension) => KEYS[dimension]).join(', ')}]`;
    return `(toUInt8(${place}), ${keys})`;
  });
  const statement = trafficSql('session_rows', {
    sessions: sessionized(asked, { isReturning: breakdowns.flat().includes('RETURNING'), pageSteps: true }),
    cells: cells.length > 1 ? `arrayJoin([${cells.join(', ')}])` : cells.join(''),
    page_steps: `[${asked.funnel.map((_, index) => `countIf(NOT is_bot AND page_level > ${index})`).join(', ')}]::Array(UInt64)`,
    metrics: TRAFFIC_KEYS.map((key) => `${trafficSql(key)} AS ${key}`).join(',\n    '),
  });
  const params = { ...paramsOf(asked), first };
  const rows: Array<Row<typeof ROW>> = await warehouse.query(asked.scope.generation, statement, ROW, params, 'HEAVY');
  const read: SessionRow[][] = breakdowns.map(() => []);
  for (const { breakdown, row_keys: keys, ...sums } of rows) read[breakdown]?.push({ keys, sums });
  return read;
}

/** From page to page, the most frequent first; from any page where none is named. */
export async function readPagePaths(
  warehouse: Warehouse,
  asked: KeptSessions,
  { first, fromPages }: { readonly first: number; readonly fromPages: readonly string[] },
): Promise<PagePath[]> {
  const from = fromPages.length > 0 ? 'way.1 IN {fromPages:Array(String)}' : '1';
  const statement = trafficSql('page_paths', { sessions: sessionized(asked), from });
  const columns = { from_page: text, to_page: text, steps: integer, sessions: integer };
  const params = { ...paramsOf(asked), first, fromPages: [...fromPages] };
  const rows = await warehouse.query(asked.scope.generation, statement, columns, params, 'HEAVY');
  return rows.map(({ from_page, to_page, steps, sessions }) => ({ from: from_page, to: to_page, steps, sessions }));
}

/** How often visitors whose first session is among these came again, and after how many days. */
export async function readRepeatVisits(warehouse: Warehouse, asked: KeptSessions): Promise<RepeatVisits> {
  const statement = trafficSql('repeat_visits', { sessions: sessionized(asked, { isReturning: true }) });
  const columns = { repeats: integer, visitors: integer, days: integer, least: integer, most: integer };
  const rows = await warehouse.query(asked.scope.generation, statement, columns, paramsOf(asked), 'HEAVY');
  const again = rows.filter(({ repeats }) => repeats > 0);
  const visitors = again.reduce((sum, row) => sum + row.visitors, 0);
  return {
    counts: rows.map((row) => ({ repeats: row.repeats, visitors: row.visitors })),
    days:
      visitors === 0
        ? null
        : {
            mean: again.reduce((sum, row) => sum + row.days, 0) / visitors,
            least: Math.min(...again.map((row) => row.least)),
            most: Math.max(...again.map((row) => row.most)),
          },
  };
}

/** How many moments of browsers are in no session, and how many told another time than that of their receipt. */
export async function readMomentCounts(warehouse: Warehouse, asked: SessionScope) {
  const columns = { nobodys: integer, ahead: integer, late: integer };
  const [row] = await warehouse.query(asked.scope.generation, trafficSql('moment_counts'), columns, paramsOf(asked));
  return row ?? { nobodys: 0, ahead: 0, late: 0 };
}
