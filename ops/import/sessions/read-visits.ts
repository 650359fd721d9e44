import { isPlaceholder } from '../../../subgraphs/shared/placeholders.ts';
import type { CsvRow } from '../csv/rows.ts';
import type { SourceFile } from '../csv/source-file.ts';
import { readTable } from '../csv/table.ts';
import type { DateReader } from '../orders/dates.ts';
import { RowFault } from '../orders/drafts.ts';
import { type Field, fieldsOf, isHeaderOf, type SourceRow } from '../orders/field.ts';
import type { Reject } from '../rejects.ts';
import { sessionKeyOf, visitorKeyOf } from '../visit-keys.ts';
import type { KeySet } from './key-set.ts';
import type { SessionFileMapping, SessionMapping } from './mapping.ts';

/** A moment as the port of touchpoints takes it. */
export type Moment = Readonly<Record<string, string | boolean | undefined>>;

/** What one row came to. */
export interface ReadRow {
  readonly moment: Moment | undefined;
  readonly fault: Reject | undefined;
  /** Bytes read up to the end of the row. */
  readonly bytes: number;
}

/** Keys of the files read so far: a page belongs to a session of its file. */
export interface SeenKeys {
  readonly sessions: KeySet;
  readonly pages: KeySet;
}

type ReadMoment = (row: SourceRow) => Moment;
type ReadText = (field: Field | undefined, name: string, max: number) => (row: SourceRow) => string | undefined;

/** Characters that each field may have, as the touchpoints' own list of fields says. */
const MAX_KEY = 30;
const MAX_WORD = 100;
const MAX_DEVICE = 20;
const MAX_ADDRESS = 2_000;

/** Digits by which numbers are filled up, so that names are in the order of numbers: of moments of one second the lower is first. */
const ORDERED_DIGITS = 12;
const ordered = (key: string): string => (/^\d+$/.test(key) ? key.padStart(ORDERED_DIGITS, '0') : key);

/** Streams the rows of one file as moments, in the order of the file; a row that is none says why. */
export async function* readVisits(
  source: SourceFile,
  mapped: SessionFileMapping,
  { mapping, dates, seen }: { readonly mapping: SessionMapping; readonly dates: DateReader; readonly seen: SeenKeys },
  onHeader: (header: readonly string[]) => void,
): AsyncGenerator<ReadRow> {
  const { role: _role, delimiter: _delimiter, columns: _columns, ...fields } = mapped;
  let read: ReadMoment | undefined;
  for await (const row of readTable(source, isHeaderOf(Object.values(fields).filter((field) => field !== undefined)))) {
    if (read === undefined) {
      onHeader(row.cells);
      read = rowReader(mapped, row, source.path, { mapping, dates, seen });
      continue;
    }
    yield take(row, read);
  }
}

function take(row: CsvRow, read: ReadMoment): ReadRow {
  const { line, cells, bytes } = row;
  try {
    return { moment: read(row), fault: undefined, bytes };
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
    return { moment: undefined, fault: { line, cells, refused: true, reason: error.message }, bytes };
  }
}

function rowReader(
  mapped: SessionFileMapping,
  header: CsvRow,
  path: string,
  { mapping, dates, seen }: { readonly mapping: SessionMapping; readonly dates: DateReader; readonly seen: SeenKeys },
): ReadMoment {
  const compile = fieldsOf(header, path);
  const nothing = new Set(mapping.empty);
  const text: ReadText = (field, name, max) => {
    if (field === undefined) return () => undefined;
    const readCell = compile(field);
    return (row) => {
      const value = readCell(row);
      if (value === '' || nothing.has(value)) return undefined;
      if (value.length > max) throw new RowFault(`${name} has more than ${max} characters`);
      return value;
    };
  };
  const required = (field: Field, name: string, max: number) => {
    const readCell = text(field, name, max);
    return (row: SourceRow) => {
      const value = readCell(row);
      if (value === undefined) throw new RowFault(`${name} is empty`);
      return value;
    };
  };
  const moment = (field: Field, name: string) => {
    const readCell = required(field, name, MAX_WORD);
    return (row: SourceRow) => {
      const value = readCell(row);
      const at = dates(value);
      if (at === undefined)
        throw new RowFault(`${name} "${value}" is no date of the form ${mapping.dates.join(' or ')}`);
      const year = at.getUTCFullYear();
      if (year < 2000 || year > 2199) throw new RowFault(`${name} is of the year ${year}`);
      return at.toISOString();
    };
  };
  return mapped.role === 'sessions'
    ? sessionReader(mapped, mapping, seen, { text, required, moment })
    : pageReader(mapped, mapping, seen, { text, required, moment });
}

interface Readers {
  readonly text: ReadText;
  readonly required: (field: Field, name: string, max: number) => (row: SourceRow) => string;
  readonly moment: (field: Field, name: string) => (row: SourceRow) => string;
}

function sessionReader(
  mapped: Extract<SessionFileMapping, { role: 'sessions' }>,
  { name, channel }: SessionMapping,
  seen: SeenKeys,
  { text, required, moment }: Readers,
): ReadMoment {
  const key = required(mapped.key, 'the key of the session', MAX_KEY);
  const startedAt = moment(mapped.startedAt, 'the date');
  const visitor = text(mapped.visitor, 'the visitor', MAX_KEY);
  const isRepeat = text(mapped.isRepeat, 'the repeat session', MAX_WORD);
  const [source, medium, campaign, content] = (['source', 'medium', 'campaign', 'content'] as const).map((field) =>
    text(mapped[field], `the ${field}`, MAX_WORD),
  );
  const device = text(mapped.device, 'the device', MAX_DEVICE);
  const referrer = text(mapped.referrer, 'the referrer', MAX_ADDRESS);
  return (row) => {
    const session = key(row);
    if (seen.sessions.has(session)) throw new RowFault(`session ${session} stands in the file twice`);
    const who = visitor(row);
    const read = {
      id: `${name}:session:${ordered(session)}`,
      kind: 'SESSION',
      channel,
      occurredAt: startedAt(row),
      sessionKey: sessionKeyOf(name, session),
      anonymousId: who === undefined || isPlaceholder(who) ? undefined : visitorKeyOf(name, who),
      isRepeat: yesOrNo(isRepeat(row)),
      source: source?.(row),
      medium: medium?.(row),
      campaign: campaign?.(row),
      content: content?.(row),
      device: device(row),
      referrer: referrer(row),
    };
    seen.sessions.add(session);
    return read;
  };
}

function pageReader(
  mapped: Extract<SessionFileMapping, { role: 'pageviews' }>,
  { name, channel }: SessionMapping,
  seen: SeenKeys,
  { required, moment }: Readers,
): ReadMoment {
  const key = required(mapped.key, 'the key of the page view', MAX_KEY);
  const sessionOf = required(mapped.session, 'the session', MAX_KEY);
  const viewedAt = moment(mapped.viewedAt, 'the date');
  const page = required(mapped.page, 'the page', MAX_ADDRESS);
  return (row) => {
    const view = key(row);
    if (seen.pages.has(view)) throw new RowFault(`page view ${view} stands in the file twice`);
    const session = sessionOf(row);
    if (!seen.sessions.has(session)) throw new RowFault(`session ${session} is not in the file of sessions`);
    const read = {
      id: `${name}:view:${ordered(view)}`,
      kind: 'PAGE_VIEW',
      channel,
      occurredAt: viewedAt(row),
      sessionKey: sessionKeyOf(name, session),
      page: page(row),
    };
    seen.pages.add(view);
    return read;
  };
}

function yesOrNo(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (/^(1|true|yes|y|t)$/i.test(text)) return true;
  if (/^(0|false|no|n|f)$/i.test(text)) return false;
  throw new RowFault(`"${text}" says neither 1 nor 0 of a repeat session`);
}
