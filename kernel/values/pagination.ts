import { ValidationError } from './errors.ts';

const MAX_PAGE_SIZE = 100;

/** A page to read by key: at most `limit` rows between two cursors, the first of them or, backwards, the last. */
export interface PageRequest {
  readonly limit: number;
  /** Key values of the row before the first, in the order of the sort; undefined at the list's start. */
  readonly after: readonly string[] | undefined;
  /** Key values of the row behind the last; undefined at the list's end. */
  readonly before?: readonly string[] | undefined;
  /** The last rows are asked for: they are read in the reverse order of the sort. */
  readonly isBackward?: boolean;
}

export interface Page<Node> {
  readonly edges: ReadonlyArray<{ readonly cursor: string; readonly node: Node }>;
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  /** Counted only when it is asked for, where it is a function. */
  readonly totalCount: TotalCount;
}

export type TotalCount = number | null | (() => number | Promise<number>);

/** Counts of the lists of many parents, all in one read, once the first of them is asked for. */
export function countTogether(
  count: () => Promise<ReadonlyMap<string, number>>,
): (parent: string) => () => Promise<number> {
  let counts: Promise<ReadonlyMap<string, number>> | undefined;
  return (parent) => async () => {
    counts ??= count();
    return (await counts).get(parent) ?? 0;
  };
}

export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Characters that no cursor holds, and that some databases refuse to read. */
const NOT_TEXT = /[\p{Cc}\p{Cs}]/u;
/** Characters of one key value at most. */
const MAX_PART = 500;

function notACursor(path: string): ValidationError {
  return new ValidationError([{ path, issueCode: 'INVALID_FORMAT', message: 'not a cursor of this list' }]);
}

/** Arguments of a connection field. */
export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

function parseCursor(
  cursor: string | null | undefined,
  path: string,
  keyLength: number,
): readonly string[] | undefined {
  if (cursor === undefined || cursor === null) return undefined;
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    key = undefined;
  }
  const isPart = (part: unknown) => typeof part === 'string' && part.length <= MAX_PART && !NOT_TEXT.test(part);
  if (!Array.isArray(key) || key.length !== keyLength || !key.every(isPart)) throw notACursor(path);
  return key as string[];
}

function parseSize({ first, last }: PageArgs, defaultSize: number): number {
  if (typeof first === 'number' && typeof last === 'number') {
    throw new ValidationError([{ path: 'last', issueCode: 'NOT_ALLOWED', message: 'give first or last, not both' }]);
  }
  const size = first ?? last ?? defaultSize;
  if (size >= 1 && size <= MAX_PAGE_SIZE) return size;
  const limit = size < 1 ? 1 : MAX_PAGE_SIZE;
  const issueCode = size < 1 ? 'TOO_SMALL' : 'TOO_LARGE';
  const path = typeof first === 'number' ? 'first' : 'last';
  throw new ValidationError([{ path, issueCode, message: `must be between 1 and ${MAX_PAGE_SIZE}`, limit }]);
}

/**
 * Reads `first`, `after`, `last` and `before` of a connection field; 24 rows when neither size is given.
 * @throws ValidationError when a size is outside 1 to 100, both are given, or a cursor does not hold `keyLength` values.
 */
export function parsePage(args: PageArgs, keyLength: number, defaultSize = 24): PageRequest {
  const limit = parseSize(args, defaultSize);
  const after = parseCursor(args.after, 'after', keyLength);
  const before = parseCursor(args.before, 'before', keyLength);
  const isBackward = typeof args.last === 'number';
  return { limit, after, ...(before ? { before } : {}), ...(isBackward ? { isBackward } : {}) };
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]{12}Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** The same for lists by time, whose cursors hold an instant as `toISOString` writes it, and an id. */
export function parseInstantPage(args: PageArgs): PageRequest {
  const page = parsePage(args, 2);
  if (page.after && !isInstant(page.after[0] ?? '')) throw notACursor('after');
  if (page.before && !isInstant(page.before[0] ?? '')) throw notACursor('before');
  return page;
}

/** The same for lists by a whole number, such as an amount in minor units, and an id. */
export function parseNumberPage(args: PageArgs): PageRequest {
  const page = parsePage(args, 2);
  const isNumber = (text: string | undefined) => /^-?\d{1,18}$/.test(text ?? '');
  if (page.after && !isNumber(page.after[0])) throw notACursor('after');
  if (page.before && !isNumber(page.before[0])) throw notACursor('before');
  return page;
}

/**
 * Makes a page of `limit + 1` rows in the order they were read: the extra row only tells that there are more. Cursors are
 * written when they are asked for: a list of lists has many, and most documents none.
 */
export function toPage<Node>(
  rows: readonly Node[],
  request: PageRequest,
  keyOf: (node: Node) => readonly string[],
  totalCount: TotalCount = null,
): Page<Node> {
  const isBackward = request.isBackward === true;
  const inReach = rows.slice(0, request.limit);
  const nodes = isBackward ? inReach.reverse() : inReach;
  const hasMore = rows.length > request.limit;
  const cursorOf = (node: Node) => encodeCursor(keyOf(node));
  return {
    get edges() {
      return nodes.map((node) => ({ cursor: cursorOf(node), node }));
    },
    nodes,
    get pageInfo() {
      const [first] = nodes;
      const last = nodes.at(-1);
      return {
        hasNextPage: isBackward ? request.before !== undefined : hasMore,
        hasPreviousPage: isBackward ? hasMore : request.after !== undefined,
        startCursor: first === undefined ? null : cursorOf(first),
        endCursor: last === undefined ? null : cursorOf(last),
      };
    },
    totalCount,
  };
}

/**
 * A page of a list that was read whole, in its own order; `keyOf` tells its rows apart.
 * @throws ValidationError for a size or cursor that cannot be.
 */
export function pageOfWhole<Node>(rows: readonly Node[], args: PageArgs, keyOf: (node: Node) => string): Page<Node> {
  const page = parsePage(args, 1);
  const start = page.after ? positionOf(rows, keyOf, page.after, 'after') + 1 : 0;
  const end = page.before ? positionOf(rows, keyOf, page.before, 'before') : rows.length;
  const within = rows.slice(start, Math.max(start, end));
  const asRead = page.isBackward ? within.reverse() : within;
  return toPage(asRead.slice(0, page.limit + 1), page, (row) => [keyOf(row)], rows.length);
}

function positionOf<Node>(
  rows: readonly Node[],
  keyOf: (node: Node) => string,
  [key]: readonly string[],
  path: string,
): number {
  const position = rows.findIndex((row) => keyOf(row) === key);
  if (position >= 0) return position;
  throw notACursor(path);
}
