import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { type Page, type PageArgs, parsePage, toPage } from '#kernel/values/pagination.ts';
import type { AttributionDeps } from '../deps.ts';
import type { FigureRow, FigureSums, RowsFrame } from './model/figure-row.ts';
import { openRows } from './open-rows.ts';
import { readFigureRows, sumFigureRows } from './store/figure-rows.ts';

/** The rows behind a figure, and what they come to; each is read when it is asked for. */
export interface FigureRows {
  readonly frame: RowsFrame;
  /** Of each side; of one alone where nothing is compared. */
  readSums(): Promise<readonly [FigureSums, FigureSums]>;
  readPage(args: PageArgs): Promise<Page<FigureRow & { readonly frame: RowsFrame }>>;
}

const AMOUNT = /^-?\d{1,18}$/;

/**
 * The rows behind a figure, those that add most to it first.
 * @throws ForbiddenError for another store, and for costs; ValidationError for a key or cursor that is none.
 */
export async function getFigureRows(
  deps: AttributionDeps,
  { actor }: RequestContext,
  drill: string,
): Promise<FigureRows> {
  const { frame, generation, statement } = await openRows(deps, actor, drill);
  let sums: Promise<readonly [FigureSums, FigureSums]> | undefined;
  return {
    frame,
    readSums() {
      sums ??= sumFigureRows(deps.warehouse, generation, statement);
      return sums;
    },
    async readPage(args) {
      const page = parsePage(args, 2);
      for (const path of ['after', 'before'] as const) {
        if (page[path] && !AMOUNT.test(page[path][0] ?? '')) {
          throw new ValidationError([{ path, issueCode: 'INVALID_FORMAT', message: 'not a cursor of this list' }]);
        }
      }
      const rows = await readFigureRows(deps.warehouse, generation, statement, page);
      const framed = rows.map((row) => ({ ...row, frame }));
      return toPage(framed, page, (row) => [String(row.part), row.row_key]);
    },
  };
}
