import { addDays, type BusinessDay } from '../../periods/model/business-day.ts';
import type { Period } from '../../periods/model/period.ts';
import { boolean, integer, text } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { SESSION_RULES, sessionSql, sessionsOfMoments } from './session-sql.ts';

/** What a mark is made of; the column store works out whose session it is. */
const MARKED_BY = ['occurred_at', 'session_key', 'anonymous_id', 'customer_id'];
/** Days around its moments in which a sender's key is one session. */
const KEY_DAYS = 31;

/** Columns of a session as it is stored, beside its version. */
const COLUMNS = [
  'day',
  'visitor',
  'block',
  'part',
  'started_ms',
  'ended_ms',
  'is_bot',
  'moments_count',
  'is_told',
  'told_repeat',
  'pages',
  'channel',
  'source',
  'medium',
  'campaign',
  'content',
  'device',
  'referrer',
  'landing_page',
  'exit_page',
  'page_set',
  'page_list',
  'store_set',
  'has_product',
  'has_cart',
  'has_checkout',
  'told_order',
  'unmet_ms',
  'step_ms',
  'is_denied',
  'is_granted',
  'browser',
  'browser_set',
  'customer_set',
].join(', ');

/** Marks that the sessions of lines of touchpoints are to be made again; after the lines themselves were inserted. */
export const markSessionsOf = (warehouse: Warehouse, generation: number, lines: Uint8Array, token: string) =>
  warehouse.insertLines(generation, 'session_mark', lines, token, MARKED_BY);

/**
 * The same of rows that lie in the column store.
 * @param source what follows FROM, with its own parameters
 */
export const markSessionsOfRows = (
  warehouse: Warehouse,
  generation: number,
  source: string,
  params: Readonly<Record<string, unknown>>,
) =>
  warehouse.run(
    generation,
    // The same rows may be marked again, which is no repetition of the first time.
    `INSERT INTO session_mark (${MARKED_BY.join(', ')}) SETTINGS insert_deduplicate = 0 SELECT ${MARKED_BY.join(', ')} FROM ${source}`,
    params,
  );

/** Marks the sessions of customers who were merged, or parted. */
export async function markSessionsOfCustomers(
  warehouse: Warehouse,
  generation: number,
  customerIds: readonly string[],
): Promise<void> {
  if (customerIds.length === 0) return;
  await warehouse.run(generation, sessionSql('mark_customers'), { customerIds: [...customerIds] });
}

/** A business day, and how many marks lie on it. */
interface MarkedDay {
  readonly day: BusinessDay;
  readonly marks: number;
}

export async function readMarkedDays(warehouse: Warehouse, generation: number, zone: string): Promise<MarkedDay[]> {
  const columns = { business_day: text, mark_count: integer };
  const rows = await warehouse.query(generation, sessionSql('marked_days'), columns, { zone });
  return rows.map((row) => ({ day: row.business_day, marks: row.mark_count }));
}

/**
 * Makes the sessions of marked visitors of some days again; alone in a generation. What a crash leaves is made once more:
 * the marks go last.
 */
export async function makeMarkedSessions(
  warehouse: Warehouse,
  generation: number,
  { from, to }: Period,
  zone: string,
): Promise<void> {
  await warehouse.run(generation, 'TRUNCATE TABLE session_work');
  await warehouse.run(generation, sessionSql('take_marks'), { from, to, zone }, 'HEAVY');
  const columns = { made_version: text, has_keys: boolean };
  const [taken] = await warehouse.query(generation, sessionSql('taken_marks'), columns);
  if (!taken) throw new Error('the column store counts no marks');
  const marked = sessionSql('marked_visitors', {
    person: personOf('w.visitor'),
    survivors: joinSurvivors('w.visitor'),
  });
  const around = taken.has_keys ? KEY_DAYS : 0;
  const params = {
    ...SESSION_RULES,
    from: addDays(from, -around),
    to: addDays(to, around),
    zone,
    version: taken.made_version,
  };
  await warehouse.run(generation, sessionSql('drop_sessions', { marked }), params, 'HEAVY');
  const bare = sessionsOfMoments(sessionSql('marked_moment', { marked }));
  await warehouse.run(generation, sessionSql('make_sessions', { bare, columns: COLUMNS }), params, 'HEAVY');
  await warehouse.run(generation, sessionSql('clear_marks'));
}

/** Takes the marks away that were cleared: the column store does it when it merges, and readers look through the rest. */
export const forgetClearedMarks = (warehouse: Warehouse, generation: number) =>
  warehouse.run(generation, 'OPTIMIZE TABLE session_mark FINAL');
