import { once } from 'node:events';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { FileAnswer } from './raw-answer.ts';

/** Rows of a file to come, since its length is not known. */
const ROW_COUNT = 'x-row-count';
const NAME = /^attachment; filename="([\w.-]+)"$/;

/**
 * Sends a file while it is written, no faster than it is taken: what waits in memory is one piece. A reader who goes away
 * stops the writing.
 * @throws what the writing threw, when someone still reads
 */
export async function sendFile(response: ServerResponse, file: FileAnswer): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  // Of a reader who went away before, no event comes any more.
  if (response.destroyed) gone.abort();
  const { signal } = gone;
  try {
    response.writeHead(file.status, {
      'content-type': file.type,
      'content-disposition': `attachment; filename="${file.name}"`,
      [ROW_COUNT]: String(file.rowCount),
    });
    for await (const piece of file.write(signal)) if (!response.write(piece)) await once(response, 'drain', { signal });
    response.end();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** What the headers of an answer say of a file; undefined when it is none. */
export function fileOf(headers: IncomingHttpHeaders): Pick<FileAnswer, 'name' | 'type' | 'rowCount'> | undefined {
  const [, name] = NAME.exec(String(headers['content-disposition'] ?? '')) ?? [];
  if (name === undefined) return undefined;
  return { name, type: String(headers['content-type']), rowCount: Number(headers[ROW_COUNT]) };
}
