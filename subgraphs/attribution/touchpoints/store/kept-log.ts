import { mkdir, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { exists, filesOf, syncFolder, writeDurably } from './durable-files.ts';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** One file of the kept log. Its segment's name is the token of its block in the column store. */
export interface KeptFile {
  /** Day of arrival, UTC: the folder. */
  readonly day: string;
  readonly segment: string;
}

/**
 * What was shipped, kept to rebuild from: a folder a day of arrival, a compressed file a segment; segments of a day
 * are joined to larger files as it goes.
 */
export interface KeptLog {
  /** Puts a segment's lines into the log; a second time changes nothing. */
  keep(segment: string, lines: string): Promise<void>;
  /** A segment's lines, when it was kept and not yet joined to others. */
  find(segment: string): Promise<Buffer | undefined>;
  forget(segment: string): Promise<void>;
  /** The whole log, oldest first. */
  files(): Promise<KeptFile[]>;
  read(file: KeptFile): Promise<Buffer>;
  /** Makes one file of several of a day; broken off at any moment, each of their lines is in the log once. */
  join(day: string, segments: readonly string[]): Promise<void>;
  /** Takes a file away for good, whose rows are kept elsewhere: up to which moment of arrival is said first. */
  remove(file: KeptFile, arrivedUpTo: string): Promise<void>;
  /** Writes a file again with other lines, or removes it when there are none. */
  rewrite(file: KeptFile, lines: string): Promise<void>;
  /** When the last touchpoint arrived whose file was removed, as the column store writes it; undefined when none was. */
  removedUpTo(): Promise<string | undefined>;
  /** Ends the joins that a crash broke off; reads of the whole log and joins come after it. */
  recover(): Promise<void>;
  /** Files of a day with their sizes in bytes. */
  sizes(day: string): Promise<Array<{ readonly segment: string; readonly bytes: number }>>;
}

const ENDING = '.gz';
/** Names what a joined file was made of, for as long as that lies beside it. */
const SOURCES = '.sources';

/** Says what was removed. No backup copies it, since that has the removed rows in its log. */
const REMOVED = '.removed-up-to';

/** The day on which a segment was opened, by the milliseconds in its name. */
function dayOf(segment: string): string {
  return new Date(Number(segment.slice(0, 15))).toISOString().slice(0, 10);
}

/** As `removedUpTo` of a log that need not be opened, or be there. */
export async function readRemovedUpTo(folder: string): Promise<string | undefined> {
  const path = join(folder, REMOVED);
  return (await exists(path)) ? readFile(path, 'utf8') : undefined;
}

export async function openKeptLog(folder: string): Promise<KeptLog> {
  await mkdir(folder, { recursive: true });
  const fileOf = (day: string, segment: string): string => join(folder, day, `${segment}${ENDING}`);
  const days = async (): Promise<string[]> =>
    (await readdir(folder)).filter((name) => /^\d{4}-\d\d-\d\d$/.test(name)).sort();
  const segmentsOf = async (day: string): Promise<string[]> =>
    (await filesOf(join(folder, day), ENDING)).map((name) => name.slice(0, -ENDING.length));

  async function endJoin(day: string, joined: string): Promise<void> {
    const list = join(folder, day, `${joined}${SOURCES}`);
    // Without the joined file the join never came to be, and its sources stand.
    if (await exists(fileOf(day, joined))) {
      const sources = JSON.parse(await readFile(list, 'utf8')) as string[];
      for (const source of sources) await rm(fileOf(day, source), { force: true });
      await syncFolder(join(folder, day));
    }
    await rm(list);
  }

  async function drop(day: string, segment: string): Promise<void> {
    await rm(fileOf(day, segment));
    if ((await readdir(join(folder, day))).length === 0) await rmdir(join(folder, day));
  }

  const read = async ({ day, segment }: KeptFile): Promise<Buffer> => unzip(await readFile(fileOf(day, segment)));

  return {
    async keep(segment, lines) {
      const day = dayOf(segment);
      if (await exists(fileOf(day, segment))) return;
      if ((await mkdir(join(folder, day), { recursive: true })) !== undefined) await syncFolder(folder);
      await writeDurably(join(folder, day), `${segment}${ENDING}`, await zip(lines, { level: 3 }));
    },
    async find(segment) {
      const day = dayOf(segment);
      return (await exists(fileOf(day, segment))) ? read({ day, segment }) : undefined;
    },
    forget: (segment) => rm(fileOf(dayOf(segment), segment), { force: true }),
    async files() {
      const all = await Promise.all(
        (await days()).map(async (day) => (await segmentsOf(day)).map((segment) => ({ day, segment }))),
      );
      return all.flat();
    },
    read,
    async join(day, segments) {
      const [first = ''] = segments;
      const joined = `${first.slice(0, 15)}-joined-${first.slice(16)}`;
      const parts: Buffer[] = [];
      for (const segment of segments) parts.push(await read({ day, segment }));
      await writeDurably(join(folder, day), `${joined}${SOURCES}`, JSON.stringify(segments));
      await writeDurably(join(folder, day), `${joined}${ENDING}`, await zip(Buffer.concat(parts)));
      await endJoin(day, joined);
    },
    async rewrite({ day, segment }, lines) {
      if (lines === '') return drop(day, segment);
      await writeDurably(join(folder, day), `${segment}${ENDING}`, await zip(lines));
    },
    removedUpTo: () => readRemovedUpTo(folder),
    async remove({ day, segment }, arrivedUpTo) {
      const before = await readRemovedUpTo(folder);
      if (before === undefined || before < arrivedUpTo) await writeDurably(folder, REMOVED, arrivedUpTo);
      await drop(day, segment);
    },
    async recover() {
      for (const day of await days()) {
        for (const list of await filesOf(join(folder, day), SOURCES)) {
          await endJoin(day, list.slice(0, -SOURCES.length));
        }
      }
    },
    async sizes(day) {
      return Promise.all(
        (await segmentsOf(day)).map(async (segment) => ({ segment, bytes: (await stat(fileOf(day, segment))).size })),
      );
    },
  };
}
