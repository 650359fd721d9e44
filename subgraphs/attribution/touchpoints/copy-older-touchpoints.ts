import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type KeptLog, openKeptLog, readRemovedUpTo } from './store/kept-log.ts';

/** Bytes of lines, not compressed, that one file of the copy holds: a rebuild has one in memory. */
const FILE_BYTES = 32 * 1024 * 1024;

export interface OlderRequest {
  /** Folder of the instance's touchpoint log. */
  readonly spool: string;
  /** Folder of its copy, made since. */
  readonly copy: string;
  /** Database of the facts that reports read. */
  readonly database: string;
  /** The column store's answer to a statement, as it comes. */
  ask(statement: string): Promise<AsyncIterable<Uint8Array>>;
}

const keyOf = (line: string): string => {
  const { touchpoint_id: id, received_at: receivedAt } = JSON.parse(line) as Record<string, string>;
  return `${id} ${Date.parse(/[TZ]/.test(receivedAt ?? '') ? (receivedAt ?? '') : `${receivedAt?.replace(' ', 'T')}Z`)}`;
};

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Rows of the copied log from the days of which files were removed: a crash, or the removal itself, may have left some. */
async function rowsLeft(log: KeptLog, lastDay: string): Promise<Set<string>> {
  const left = new Set<string>();
  for (const file of await log.files()) {
    if (file.day > lastDay) continue;
    for (const line of (await log.read(file)).toString('utf8').split('\n')) if (line !== '') left.add(keyOf(line));
  }
  return left;
}

export async function hasOlderTouchpoints(spool: string): Promise<boolean> {
  return (await readRemovedUpTo(join(spool, 'log'))) !== undefined;
}

/**
 * Writes the touchpoints that are older than their log into the log's copy, as files of it: a place that is restored from
 * the copy has the whole log again.
 * @returns how many there were
 */
export async function copyOlderTouchpoints({ spool, copy, database, ask }: OlderRequest): Promise<number> {
  const upTo = await readRemovedUpTo(join(spool, 'log'));
  if (upTo === undefined) return 0;
  const log = await openKeptLog(join(copy, 'log'));
  const left = await rowsLeft(log, upTo.slice(0, 10));
  const firstMs = Date.parse(`${upTo.slice(0, 10)}T00:00:00Z`);
  let files = 0;
  let count = 0;
  let lines: string[] = [];
  let bytes = 0;
  const write = async () => {
    if (lines.length === 0) return;
    const name = `${String(firstMs + files++).padStart(15, '0')}-older-${randomUUID()}.ndjson`;
    await log.keep(name, lines.map((line) => `${line}\n`).join(''));
    lines = [];
    bytes = 0;
  };
  const statement = `SELECT * FROM ${database}.touchpoint WHERE received_at <= toDateTime64('${upTo}', 3, 'UTC')
    FORMAT JSONEachRow`;
  for await (const line of linesOf(await ask(statement))) {
    if (left.size > 0 && left.has(keyOf(line))) continue;
    lines.push(line);
    bytes += Buffer.byteLength(line);
    count++;
    if (bytes >= FILE_BYTES) await write();
  }
  await write();
  return count;
}
