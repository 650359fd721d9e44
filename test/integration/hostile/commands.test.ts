import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findFreePort } from '../../../ops/cli/free-port.ts';
import { inProject, runner } from '../../../ops/cli/project.ts';
import { lockFolder } from '../../../ops/instance/folder-lock.ts';
import type { HostileCommand } from '../../hostile/commands/hostile-command.ts';
import { HOSTILE_COMMANDS } from '../../hostile/commands/index.ts';
import { KINDS, type Kind } from '../../hostile/hostile-case.ts';
import { runCommand } from '../../support/command.ts';

const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as { scripts: Record<string, string> };

/** Programs that are started by their file, and by no script. */
function otherPrograms(): string[] {
  const lines = Object.values(scripts).join('\n');
  const programs = readdirSync(inProject('ops'), { recursive: true, encoding: 'utf8' })
    .map((name) => `ops/${name}`)
    .filter((folder) => existsSync(inProject(folder, 'index.ts')));
  return [...programs, 'gateway'].filter((folder) => !lines.includes(`${folder}/index.ts`));
}

/** The words after "node" by which a command is started. */
function wordsOf(command: string): string[] {
  const script = scripts[command];
  if (script === undefined) return [runner, inProject(command, 'index.ts')];
  const [node, ...words] = script.replace(/^exec /, '').split(' ');
  expect(node).toBe('node');
  return words;
}

const table = Object.entries(HOSTILE_COMMANDS);
const own = table.filter((entry): entry is [string, HostileCommand] => 'lines' in entry[1]);

it('names every script of package.json and every other program, and none that is gone', () => {
  expect(Object.keys(HOSTILE_COMMANDS).sort()).toEqual([...Object.keys(scripts), ...otherPrograms()].sort());
});

it('ships no script that is our own program', () => {
  const delegated = table.filter(([, row]) => 'delegatesTo' in row).map(([command]) => scripts[command] ?? '');
  expect(delegated.filter((script) => script.includes('index.ts'))).toEqual([]);
});

it.each(own)('tries %s in every way, or says why one cannot be', (_, { lines, notApplicable, sameAs }) => {
  if (sameAs !== undefined) return expect(own.map(([command]) => command)).toContain(sameAs);
  const tried = new Set<Kind>(lines.map(({ kind }) => kind));
  expect(KINDS.filter((kind) => !tried.has(kind)).sort()).toEqual(Object.keys(notApplicable ?? {}).sort());
});

/** Characters of a sentence at most. */
const SENTENCE = 600;

describe.concurrent('a hostile command line', () => {
  let folder: string;
  let dataDir: string;
  let made: Readonly<Record<string, string>>;
  let taken: Server;
  let unlock: () => void;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'passerelle-commands-'));
    dataDir = join(folder, 'data');
    const inFolder = (name: string) => join(folder, name);
    mkdirSync(inFolder('folder'));
    mkdirSync(dataDir);
    writeFileSync(inFolder('binary'), new Uint8Array([0, 1, 2, 255, 254, 0]));
    writeFileSync(inFolder('notYaml'), '{: [');
    unlock = await lockFolder(inFolder('held'));
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, () => resolve()));
    const address = taken.address();
    const server = new URL(inject('postgresUrl'));
    server.password = 'not-the-password';
    made = {
      folder: inFolder('folder'),
      binary: inFolder('binary'),
      notYaml: inFolder('notYaml'),
      heldFolder: inFolder('held'),
      takenPort: String(typeof address === 'object' ? address?.port : ''),
      wrongPassword: server.href,
    };
  });
  afterAll(async () => {
    unlock();
    await new Promise((resolve) => taken.close(resolve));
    const instances = readdirSync(dataDir).filter((name) => existsSync(join(dataDir, name, 'postgres')));
    rmSync(folder, { recursive: true, force: true });
    expect(instances).toEqual([]);
  });

  const resolve = (text: string) => (text.startsWith('$') ? (made[text.slice(1)] ?? text) : text);

  const cases = own.flatMap(([command, { lines }]) =>
    lines.map((line) => ({
      command,
      ...line,
      shown: [...line.args, ...Object.entries(line.env ?? {}).map((pair) => pair.join('='))].join(' ').slice(0, 60),
    })),
  );
  it.each(cases)('$command $shown ends in one sentence', async ({ command, args, env, says }) => {
    // A port and a folder of its own: commands that look at one at once would find each other there.
    const ownPlace = { DATA_DIR: mkdtempSync(join(dataDir, 'instance-')), PORT: String(await findFreePort()) };
    const given = Object.entries({ ...ownPlace, ...env });
    const { code, stdout, stderr } = await runCommand(
      [...wordsOf(command), ...args.map(resolve)],
      Object.fromEntries(given.map(([name, value]) => [name, resolve(value)])),
    );
    expect(stderr).toMatch(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr.length).toBeLessThan(SENTENCE);
    expect(stderr + stdout).not.toMatch(/\n\s+at |node_modules|\.ts:\d/);
    expect(code).toBe(1);
  });
});
