import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { TouchpointRow } from './touchpoint.ts';

/** A batch as it stands in a segment of the log: rows as lines of JSON, behind a head that tells when they are whole. */
export interface FramedBatch {
  readonly key: string;
  readonly lines: string;
}

const headSchema = z.object({ batch: z.string(), rows: z.number().int().positive(), sum: z.string() });
/** How a head begins; a row of touchpoints never does. */
const HEAD = '{"batch":';

const sumOf = (key: string, lines: string): string =>
  createHash('sha256').update(`${key}\n${lines}`).digest('base64url').slice(0, 16);

/** The lines of one batch. A batch that was torn on its way to the disk does not bear out its head, and is none. */
export function frameBatch(key: string, rows: readonly TouchpointRow[]): string {
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  return `${JSON.stringify({ batch: key, rows: rows.length, sum: sumOf(key, lines) })}\n${lines}`;
}

function readHead(line: string): z.infer<typeof headSchema> | undefined {
  if (!line.startsWith(HEAD)) return undefined;
  try {
    return headSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** The whole batches of a segment, each once, and how many of its lines belong to none. */
export function readFrames(text: string): { readonly batches: FramedBatch[]; readonly tornLines: number } {
  // Without a line feed at its end the last line is torn, however well it reads.
  const whole = text.split('\n').slice(0, -1);
  const batches = new Map<string, FramedBatch>();
  let tornLines = text.endsWith('\n') || text === '' ? 0 : 1;
  for (let at = 0; at < whole.length; ) {
    const head = readHead(whole[at] ?? '');
    const rows = head ? whole.slice(at + 1, at + 1 + head.rows) : [];
    const lines = rows.map((row) => `${row}\n`).join('');
    if (head && rows.length === head.rows && sumOf(head.batch, lines) === head.sum) {
      batches.set(head.batch, { key: head.batch, lines });
      at += 1 + head.rows;
    } else {
      tornLines++;
      at++;
    }
  }
  return { batches: [...batches.values()], tornLines };
}
