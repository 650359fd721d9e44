import { ValidationError } from './errors.ts';

const MAX_PAGE_SIZE = 100;

/** A page to read by key: rows after the cursor's key values, at most `limit`. */
export interface PageRequest {
  readonly limit: number;
  /** Key values of the last row seen, in the order of the sort; undefined for the first page. */
  readonly after: readonly string[] | undefined;
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

function notACursor(): ValidationError {
  return new ValidationError([{ path: 'after', issueCode: 'INVALID_FORMAT', message: 'not a cursor of this list' }]);
}

/**
 * Reads `first` and `after` of a connection field.
 * @throws ValidationError when `first` is outside 1 to 100 or the cursor does not hold `keyLength` values.
 */
export function parsePage(
  args: { first?: number | null | undefined; after?: string | null | undefined },
  keyLength: number,
  defaultSize = 24,
): PageRequest {
  const limit = args.first ?? defaultSize;
  if (limit < 1 || limit > MAX_PAGE_SIZE) {
    throw new ValidationError([
      { path: 'first', issueCode: 'NOT_ALLOWED', message: `must be between 1 and ${MAX_PAGE_SIZE}` },
    ]);
  }
  if (args.after === undefined || args.after === null) return { limit, after: undefined };
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(args.after, 'base64url').toString('utf8'));
  } catch {
    key = undefined;
  }
  const isPart = (part: unknown) => typeof part === 'string' && part.length <= MAX_PART && !NOT_TEXT.test(part);
  if (!Array.isArray(key) || key.length !== keyLength || !key.every(isPart)) throw notACursor();
  return { limit, after: key as string[] };
}

/** The same for lists by time, whose cursors hold an instant as `toISOString` writes it, and an id. */
export function parseInstantPage(args: Parameters<typeof parsePage>[0]): PageRequest {
  const page = parsePage(args, 2);
  const at = page.after?.[0];
  if (at === undefined || (/^\d{4}-\d{2}-\d{2}T[\d:.]{12}Z$/.test(at) && !Number.isNaN(Date.parse(at)))) return page;
  throw notACursor();
}

/** Makes a page of `limit + 1` rows read by key: the extra row only tells that more follow. */
export function toPage<Node>(
  rows: readonly Node[],
  request: PageRequest,
  keyOf: (node: Node) => readonly string[],
  totalCount: TotalCount = null,
): Page<Node> {
  const nodes = rows.slice(0, request.limit);
  const edges = nodes.map((node) => ({ cursor: encodeCursor(keyOf(node)), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > request.limit,
      hasPreviousPage: request.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}
