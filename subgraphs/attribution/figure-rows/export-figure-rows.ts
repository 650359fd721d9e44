import type { RawFile, RawRequest, RawResponse } from '#kernel/runtime/area.ts';
import { assertCan, can } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { recordExport } from '../jobs/record-export.ts';
import { answerFile } from '../reports/answer-file.ts';
import { figureFile, parseFigureFileRequest } from './model/figure-file.ts';
import { addSums, type FigureRow } from './model/figure-row.ts';
import { type OpenedRows, openRows } from './open-rows.ts';
import { readFigureRows, sumFigureRows } from './store/figure-rows.ts';

/** Rows read at once: about a megabyte of the file, which is all of it that is ever in memory. */
const BATCH = 5_000;

/** All rows, a batch at a time by key: no statement waits for the reader. */
async function* batches(
  { warehouse }: Pick<AttributionDeps, 'warehouse'>,
  { generation, statement }: OpenedRows,
  signal: AbortSignal,
): AsyncGenerator<readonly FigureRow[]> {
  for (let after: readonly string[] | undefined; ; ) {
    const rows = await readFigureRows(warehouse, generation, statement, { limit: BATCH, after }, signal);
    const batch = rows.slice(0, BATCH);
    yield batch;
    const last = batch.at(-1);
    if (rows.length <= BATCH || !last) return;
    after = [String(last.part), last.row_key];
  }
}

/**
 * POST /exports/figure-rows: every row behind a figure, as a CSV file that is written while it is read: of the body's
 * `drill`, in its `form` (FR, EN, ISO). It is for those who may read `figureRows`, with the same rows.
 */
export async function exportFigureRows(deps: AttributionDeps, { body, context }: RawRequest): Promise<RawResponse> {
  return answerFile(async (): Promise<RawFile> => {
    const { actor } = context;
    assertCan(actor, 'reports:read');
    const { form, drill } = parseFigureFileRequest(body);
    const opened = await openRows(deps, actor, drill);
    const { key, frame, generation, statement } = opened;
    const namesCustomers = can(actor, 'customers:read');
    const text = figureFile({ rows: frame, form, zone: key.zoneName, namesCustomers });
    async function* pieces(signal: AbortSignal) {
      yield { text: text.head, rows: 0 };
      for await (const rows of batches(deps, opened, signal)) yield { text: text.lines(rows), rows: rows.length };
    }
    const name = `${key.rows}-${key.from}-${key.to}.csv`;
    const rowCount = addSums(...(await sumFigureRows(deps.warehouse, generation, statement))).count;
    return {
      name,
      rowCount,
      type: 'text/csv; charset=utf-8',
      write: (signal) => recordExport(deps, { name, rowCount }, pieces(signal), signal),
    };
  });
}
