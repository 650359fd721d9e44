import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { exists, filesOf, syncFolder, writeDurably } from './durable-files.ts';
import { type KeptLog, openKeptLog } from './kept-log.ts';

/** Bytes after which a segment is closed. */
const SEGMENT_BYTES = 4 * 1024 * 1024;
/** Milliseconds after which an open segment is closed, so that reports lag by little. */
const SEGMENT_MS = 500;
/** A live process closes its segment well before; an open one this old is left over from a crash. */
const ORPHAN_MS = 10_000;

/**
 * The touchpoints' own durable log, in files: `open/` takes appends, `ready/` waits for the column store, `log/` is
 * kept for rebuilding, `refused/` holds segments that staff must look at. A segment keeps its name from one to the
 * next, and the name is its block's token.
 */
export interface Spool {
  /** Resolves when the lines are on the disk; appends at the same time share one sync. */
  append(lines: string): Promise<void>;
  /** Writes history as a segment of its own. */
  write(lines: string): Promise<void>;
  /** Closes an open segment that is due and answers the segments that wait, oldest first. */
  ready(): Promise<string[]>;
  readReady(segment: string): Promise<string>;
  /** Forgets a waiting segment that is kept and inserted. */
  finish(segment: string): Promise<void>;
  /** Puts a segment that can never be inserted where staff can look at it. */
  refuse(segment: string): Promise<void>;
  /** Segments that are written to, that wait for the engine, and that staff must look at. */
  counts(): Promise<Readonly<Record<'open' | 'ready' | 'refused', number>>>;
  readonly kept: KeptLog;
  close(): Promise<void>;
}

interface OpenSegment {
  readonly name: string;
  readonly file: FileHandle;
  readonly openedMs: number;
  bytes: number;
}

/** Ordered by the moment of its making; the claims of history are kept forever, by its name. */
const newSegment = (kind = ''): string => `${String(Date.now()).padStart(15, '0')}-${kind}${randomUUID()}.ndjson`;

/** Opens the spool below a folder; several processes may share it. */
export async function openSpool(folder: string): Promise<Spool> {
  const folders = {
    open: join(folder, 'open'),
    ready: join(folder, 'ready'),
    refused: join(folder, 'refused'),
  };
  // Visits are personal data: other accounts of the machine may not read them.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const path of Object.values(folders)) await mkdir(path, { recursive: true });
  const kept = await openKeptLog(join(folder, 'log'));
  let current: OpenSegment | undefined;
  let waiting: Array<{ lines: string; done: () => void; failed: (error: unknown) => void }> = [];
  let busy: Promise<void> = Promise.resolve();
  /** One file operation at a time: writes and closings of the open segment must not cross. */
  function exclusively<T>(work: () => Promise<T>): Promise<T> {
    const result = busy.then(work);
    busy = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  async function openSegment(): Promise<OpenSegment> {
    const name = newSegment();
    const file = await open(join(folders.open, name), 'a');
    await syncFolder(folders.open);
    return { name, file, openedMs: Date.now(), bytes: 0 };
  }

  async function closeSegment(): Promise<void> {
    const segment = current;
    current = undefined;
    if (!segment) return;
    await segment.file.close();
    await rename(join(folders.open, segment.name), join(folders.ready, segment.name)).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      },
    );
  }

  async function flush(): Promise<void> {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      const text = group.map((entry) => entry.lines).join('');
      current ??= await openSegment();
      await current.file.appendFile(text);
      await current.file.datasync();
      // A process that slept for long may find its segment taken by another: then these lines may have missed it.
      if (!(await exists(join(folders.open, current.name)))) {
        await current.file.close();
        current = await openSegment();
        await current.file.appendFile(text);
        await current.file.datasync();
      }
      current.bytes += Buffer.byteLength(text);
      for (const entry of group) entry.done();
    } catch (error) {
      await closeSegment().catch(() => undefined);
      for (const entry of group) entry.failed(error);
      return;
    }
    if (current && current.bytes >= SEGMENT_BYTES) await closeSegment();
  }

  async function adoptOrphans(): Promise<void> {
    for (const name of await readdir(folders.open)) {
      if (name === current?.name) continue;
      const path = join(folders.open, name);
      const written = await stat(path).catch(() => undefined);
      if (!written || Date.now() - written.mtimeMs < ORPHAN_MS) continue;
      await rename(path, join(folders.ready, name)).catch(() => undefined);
    }
  }

  return {
    append(lines) {
      return new Promise((done, failed) => {
        waiting.push({ lines, done, failed });
        if (waiting.length === 1) void exclusively(flush);
      });
    },
    write: (lines) => writeDurably(folders.ready, newSegment('history-'), lines),
    async ready() {
      await exclusively(async () => {
        if (current && Date.now() - current.openedMs >= SEGMENT_MS) await closeSegment();
      });
      await adoptOrphans();
      return filesOf(folders.ready, '.ndjson');
    },
    async counts() {
      const [open, ready, refused] = await Promise.all(
        [folders.open, folders.ready, folders.refused].map(async (path) => (await readdir(path)).length),
      );
      return { open: open ?? 0, ready: ready ?? 0, refused: refused ?? 0 };
    },
    readReady: (segment) => readFile(join(folders.ready, segment), 'utf8'),
    finish: (segment) => rm(join(folders.ready, segment), { force: true }),
    async refuse(segment) {
      await kept.forget(segment);
      await rename(join(folders.ready, segment), join(folders.refused, segment));
    },
    kept,
    close: () => exclusively(closeSegment),
  };
}
