import { expect } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import type { FactsInstance } from './facts-instance.ts';

const FIGURE = 'fragment F on MetricValue { metric { key unit } value n numerator denominator drill }';
const PAIR = 'omni { ...F } mono { ...F }';
const COMPARED = `${PAIR} uplift { ...F }`;
const REPORTS = {
  crossChannelReport: `crossChannelReport(input: $input, withinDays: 7) {
    cards { ...F } matrix { rows { cells { share { ...F } } } }
    retention { ${COMPARED} strata { ${PAIR} } } storeOrderValue { ${COMPARED} } onlineOrderValue { ${COMPARED} } repeatVisits { ${COMPARED} } }`,
  sessionsReport: 'sessionsReport(input: $input) { totals { figures { ...F } } }',
  serviceQuality:
    'serviceQuality(input: $input) { cards { ...F } conversations { figures { ...F } } promiseShown { ...F } noPromiseShown { ...F } }',
  customersReport: `customersReport(input: $input) {
    cards { ...F } costCoverage { ...F } omniAgainstMono { ${COMPARED} } marginOmniAgainstMono { ${COMPARED} } }`,
  stockHealthReport:
    'stockHealthReport(input: $input, coverDays: 30) { figures { ...F } readiness { signals { value { ...F } } } }',
};
const ALL = Object.keys(REPORTS) as Array<keyof typeof REPORTS>;
const SPEND = `query S($input: ReportInput!, $model: AttributionModel!) {
  spendReport(input: $input, model: $model) { cards { ...F } } } ${FIGURE}`;

const SUMS = 'sums { count numerator denominator } groups { side sums { count numerator denominator } }';
export const ROWS = `query Rows($drill: String!, $first: Int, $after: String) { figureRows(drill: $drill) {
  kind madeBy numeratorUnit denominatorUnit currencyCode ${SUMS}
  rows(first: $first, after: $after) { pageInfo { hasNextPage endCursor }
    nodes { order { id } customer { id } variant { id } location { id } channelCode campaign side occurredAt dueAt matchedAt numerator denominator } }
} }`;

export interface Figure {
  readonly metric: { readonly key: string; readonly unit: string };
  readonly value: string | null;
  readonly n: number;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly drill: string | null;
}
export interface Row {
  readonly numerator: string;
  readonly denominator: string;
  readonly customer: { readonly id: string } | null;
  readonly order: { readonly id: string } | null;
  readonly location: { readonly id: string } | null;
  readonly channelCode: string | null;
  readonly campaign: string | null;
  readonly side: string | null;
}
interface Sums {
  readonly count: number;
  readonly numerator: string;
  readonly denominator: string;
}
export interface Answer {
  readonly kind: string;
  readonly madeBy: 'RATIO' | 'SUM' | 'MEDIAN' | 'PERCENTILE_95' | 'UPLIFT' | 'DIFFERENCE' | 'QUOTIENT';
  readonly sums: Sums;
  readonly groups: ReadonlyArray<{ readonly side: string; readonly sums: Sums }>;
  readonly rows: {
    readonly nodes: readonly Row[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

function figuresIn(answer: unknown, found: Figure[] = []): Figure[] {
  if (typeof answer !== 'object' || answer === null) return found;
  if ('metric' in answer && 'drill' in answer) found.push(answer as Figure);
  for (const part of Object.values(answer)) figuresIn(part, found);
  return found;
}

async function ask(shop: FactsInstance, document: string, variables: Record<string, unknown>, actor?: Actor) {
  const answer = await shop.execute(document, variables, actor);
  expect(answer.errors?.map(({ message }) => message) ?? []).toEqual([]);
  return answer.data;
}

export async function open(
  shop: FactsInstance,
  drill: string,
  page: object = { first: 100 },
  actor?: Actor,
): Promise<Answer> {
  const data = await ask(shop, ROWS, { drill, ...page }, actor);
  return (data as unknown as { figureRows: Answer }).figureRows;
}

/** What all rows come to, without the rows. */
export async function sumsOf(shop: FactsInstance, drill: string): Promise<Answer> {
  const document = `query S($drill: String!) { figureRows(drill: $drill) { kind madeBy ${SUMS} } }`;
  return ((await ask(shop, document, { drill })) as unknown as { figureRows: Answer }).figureRows;
}

/** The figures of some reports, or of all, that open rows. */
export async function openFigures(
  shop: FactsInstance,
  input: object,
  actor?: Actor,
  reports: ReadonlyArray<keyof typeof REPORTS> = ALL,
): Promise<Figure[]> {
  const document = `query R($input: ReportInput!) { ${reports.map((name) => REPORTS[name]).join(' ')} } ${FIGURE}`;
  return figuresIn(await ask(shop, document, { input }, actor)).filter(({ drill }) => drill !== null);
}

export const openSpendFigures = async (shop: FactsInstance, input: object, model: string): Promise<Figure[]> =>
  figuresIn(await ask(shop, SPEND, { input, model })).filter(({ drill }) => drill !== null);

/** All rows behind a key, page by page. */
export async function allRows(shop: FactsInstance, drill: string, first = 100): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null; ; ) {
    const page: Answer['rows'] = (await open(shop, drill, { first, after })).rows;
    rows.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return rows;
    after = page.pageInfo.endCursor;
  }
}

const DIGITS: Readonly<Record<string, number>> = { MONEY: 2, COUNT: 0, RATE: 4, NUMBER: 2, SECONDS: 0 };

const ratioOf = ({ numerator, denominator }: Sums): number | null =>
  Number(denominator) > 0 ? Number(numerator) / Number(denominator) : null;

/** How two ratios become one figure. */
const COMPARED_BY = {
  DIFFERENCE: (first: number, second: number) => first - second,
  QUOTIENT: (first: number, second: number) => first / second,
  UPLIFT: (first: number, second: number) => first / second - 1,
} as const;

/** The figure that rows make. */
function madeOf({ madeBy, sums, groups }: Answer, rows: readonly Row[]): number | null {
  if (madeBy === 'SUM') return Number(sums.numerator);
  if (madeBy === 'RATIO') return ratioOf(sums);
  if (madeBy === 'MEDIAN' || madeBy === 'PERCENTILE_95') {
    const times = rows.map(({ numerator }) => Number(numerator)).sort((a, b) => a - b);
    return times[Math.ceil(times.length * (madeBy === 'MEDIAN' ? 0.5 : 0.95)) - 1] ?? null;
  }
  const [first, second] = groups.map((group) => ratioOf(group.sums));
  return first == null || second == null ? null : COMPARED_BY[madeBy](first, second);
}

/** Kinds of rows of which each is one observation of the figure. */
const ONE_EACH = ['CUSTOMER', 'PICKUP', 'PROMISE', 'RETURN', 'REQUEST', 'CONVERSATION', 'INTERACTION', 'POINTS'];

/** Holds a figure to its rows: what they come to, and how many they are. */
export async function expectRowsOf(shop: FactsInstance, figure: Figure): Promise<void> {
  const drill = figure.drill ?? '';
  const answer = await sumsOf(shop, drill);
  const label = `${figure.metric.key} of ${answer.kind}`;
  const isTime = answer.madeBy === 'MEDIAN' || answer.madeBy === 'PERCENTILE_95';
  const made = madeOf(answer, isTime ? await allRows(shop, drill) : []);
  if (ONE_EACH.includes(answer.kind) && answer.groups.length === 0)
    expect([label, answer.sums.count]).toEqual([label, figure.n]);
  if (figure.value === null) {
    expect([label, made]).toEqual([label, null]);
    return;
  }
  const last = 10 ** -(DIGITS[figure.metric.unit] ?? 0);
  expect(Math.abs((made ?? Number.NaN) - Number(figure.value)), `${label}: ${made}`).toBeLessThan(0.51 * last);
  if (figure.metric.unit === 'RATE' && figure.numerator !== null && answer.kind !== 'STOCK') {
    const { numerator, denominator } = answer.sums;
    expect([label, numerator, denominator]).toEqual([label, figure.numerator, figure.denominator]);
  }
}
