import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '../../../ops/cli/free-port.ts';
import { inProject } from '../../../ops/cli/project.ts';
import { type BenchInstance, migrateBenchInstance, startBenchInstance } from '../bench-instance.ts';
import { isWhole, untilWhole } from '../first-start.ts';
import { type Measured, runLoad } from '../load.ts';
import { readUsage } from '../process-tree.ts';
import { signIn } from '../sign-in.ts';
import { connectToEngine, readSelectedRows } from './engine-client.ts';
import { type Filled, fillFacts } from './fill-facts.ts';
import { FIGURE_PAGES, type FigurePage } from './pages.ts';

/** Size of the demo shop below the generated facts: it signs in, and names stores and products. */
const SHOP_SCALE = 0.05;
const DAY_MS = 86_400_000;
/** Readers of the same page at once. */
const READERS = 20;

interface FilledFolder extends Filled {
  /** Last day of the facts, YYYY-MM-DD. */
  readonly lastDay: string;
  /** Names of the migrations that made the tables. */
  readonly tables: string;
}

const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The tables of the facts as they are today: those of another day would be rebuilt from a log that knows nothing of them. */
const tablesOfToday = (): string =>
  readdirSync(inProject('subgraphs', 'attribution', 'warehouse', 'store', 'migrations'))
    .sort()
    .join();

function readFilled(noted: string): FilledFolder | undefined {
  if (!existsSync(noted)) return undefined;
  const folder = JSON.parse(readFileSync(noted, 'utf8')) as FilledFolder;
  return folder.tables === tablesOfToday() ? folder : undefined;
}

/** Makes the folder of a size where there is none: a small demo shop, then orders in its column store. */
async function fillFolder(dataDir: string, millions: number): Promise<FilledFolder> {
  const noted = join(dataDir, 'figures.json');
  const known = readFilled(noted);
  if (known) {
    await migrateBenchInstance(dataDir);
    return known;
  }
  if (existsSync(noted)) rmSync(dataDir, { recursive: true });
  const instance = await startBenchInstance({ dataDir, port: await findFreePort(), split: false, scale: SHOP_SCALE });
  try {
    if (!isWhole(dataDir)) await untilWhole(dataDir);
    const lastDay = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);
    const filled = await fillFacts(dataDir, millions * 1_000_000, lastDay, (share) =>
      process.stderr.write(`\r${millions} million orders: ${(100 * share).toFixed(0)} %`),
    );
    process.stderr.write('\n');
    const folder = { ...filled, lastDay: iso(lastDay.getTime()), tables: tablesOfToday() };
    writeFileSync(noted, JSON.stringify(folder));
    return folder;
  } finally {
    await instance.stop();
  }
}

interface PageCost {
  readonly page: string;
  readonly alone: Measured;
  readonly again: Measured;
  readonly cpuMs: number;
  readonly rowsRead: number;
}

/** The preset of the pages: thirty days, the last so many days ago, beside the thirty before. */
function inputOf(folder: FilledFolder, daysAgo: number) {
  const before = Date.parse(folder.lastDay) + DAY_MS * (1 - daysAgo);
  return { from: iso(before - 30 * DAY_MS), before: iso(before), compare: 'PREVIOUS_PERIOD' as const };
}

/**
 * A page as one reader finds it whose period nobody has asked for, so many times over other days; then the same page for
 * twenty readers at once.
 */
async function measurePage(
  page: FigurePage,
  folder: FilledFolder,
  { instance, dataDir, repeats }: { instance: BenchInstance; dataDir: string; repeats: number },
): Promise<PageCost> {
  const engine = await connectToEngine(dataDir);
  const base = { url: instance.url, token: await signIn(instance.url), uncached: true };
  const rows = await readSelectedRows(engine);
  const before = readUsage(instance.pid);
  const alone = await runLoad({ ...base, connections: 1, times: repeats }, async (send, index) => {
    await send(page.query, page.variables(inputOf(folder, index)));
  });
  const cpuMs = (readUsage(instance.pid).totalCpuMs - before.totalCpuMs) / repeats;
  const rowsRead = ((await readSelectedRows(engine)) - rows) / repeats;
  await engine.close();
  const again = await runLoad({ ...base, connections: READERS, seconds: 2 }, async (send) => {
    await send(page.query, page.variables(inputOf(folder, 0)));
  });
  return { page: page.name, alone, again, cpuMs, rowsRead };
}

const ms = (value: number, measured: Measured): string => (measured.done === 0 ? 'fails' : value.toFixed(0));

/** Each page of figures over so many million orders, through the gateway. */
export async function benchFigures(millions: number, repeats: number): Promise<void> {
  const dataDir = inProject('.cache', `bench-figures-${millions}`);
  const folder = await fillFolder(dataDir, millions);
  const instance = await startBenchInstance({ dataDir, port: await findFreePort(), split: false, scale: SHOP_SCALE });
  try {
    const count = (value: number) => value.toLocaleString('en');
    console.log(
      `\n### ${count(folder.orders)} orders, ${count(folder.lines)} lines, ${count(folder.touchpoints)} touchpoints\n`,
    );
    console.log('| page | p50 ms | p95 ms | all CPU-ms | rows read | 20 readers p95 ms | failed |');
    console.log('|---|---|---|---|---|---|---|');
    for (const page of FIGURE_PAGES) {
      const { alone, again, cpuMs, rowsRead } = await measurePage(page, folder, { instance, dataDir, repeats });
      const figures = [ms(alone.p50, alone), ms(alone.p95, alone), cpuMs.toFixed(0), count(Math.round(rowsRead))];
      console.log(
        `| ${page.name} | ${figures.join(' | ')} | ${ms(again.p95, again)} | ${alone.failed + again.failed} |`,
      );
      if (alone.firstFailure) console.error(`  ${page.name}: ${alone.firstFailure}`);
    }
    const memory = readUsage(instance.pid).residentBytes / 1_048_576;
    console.log(`\nMemory of all processes after it: ${memory.toFixed(0)} MB.`);
  } finally {
    await instance.stop();
  }
}
