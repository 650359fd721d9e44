import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../../ops/project.ts';
import { HOSTILE_COMMANDS } from '../hostile/commands.ts';

const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as { scripts: Record<string, string> };

it('names every command of package.json, and none that is gone', () => {
  expect(Object.keys(HOSTILE_COMMANDS).sort()).toEqual(Object.keys(scripts).sort());
});

describe('a hostile command line', () => {
  let folder: string;
  let dataDir: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'passerelle-commands-'));
    dataDir = join(folder, 'data');
    mkdirSync(join(folder, 'folder'));
    writeFileSync(join(folder, 'binary'), new Uint8Array([0, 1, 2, 255, 254, 0]));
    writeFileSync(join(folder, 'notYaml'), '{: [');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const cases = Object.entries(HOSTILE_COMMANDS).flatMap(([command, list]) =>
    list.map((one) => ({ command, line: one.args.join(' '), ...one })),
  );

  it.each(cases)('npm run $command -- $line ends in one sentence', async ({ command, args, env, says }) => {
    const [node, ...fixed] = (scripts[command] ?? '').replace(/^exec /, '').split(' ');
    expect(node).toBe('node');
    const given = args.map((arg) => (arg.startsWith('$') ? join(folder, arg.slice(1)) : arg));
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, [...fixed, ...given], {
      cwd: inProject(),
      env: { PATH, HOME, DATA_DIR: dataDir, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    const code = await new Promise<number | null>((done) => child.once('close', done));
    expect(errors).toMatch(says);
    expect(errors + output).not.toMatch(/\n\s+at |node_modules|\.ts:\d/);
    expect(code).toBe(1);
  });

  it('leaves no house behind', () => {
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  });
});
