import { expect, it } from 'vitest';
import { readCommandLine } from './command-line.ts';
import { StartupError } from './startup-error.ts';

const options = {
  scale: { type: 'string' },
  empty: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;
const read = (args: readonly string[], positionals = false) =>
  readCommandLine(args, { options, positionals, help: 'npm start -- --help' });

it('reads options in any order, with their values beside or behind them', () => {
  expect(read(['--empty', '--scale', '0.1']).values).toEqual({ empty: true, scale: '0.1' });
  expect(read(['--scale=-1', '-h']).values).toEqual({ scale: '-1', help: true });
  expect(read(['a', '--empty', '--', '--b'], true)).toEqual({ values: { empty: true }, positionals: ['a', '--b'] });
});

it('takes a negative number for a value, so that its reader can say what it must be', () => {
  expect(read(['--scale', '-1']).values).toEqual({ scale: '-1' });
});

it.each([
  [['--nonsense'], "Unknown option '--nonsense'; see npm start -- --help."],
  [['--nonsense=4'], "Unknown option '--nonsense'; see npm start -- --help."],
  [['-x'], "Unknown option '-x'; see npm start -- --help."],
  [['--constructor'], "Unknown option '--constructor'; see npm start -- --help."],
  [['--scale'], '--scale needs a value; see npm start -- --help.'],
  [['--scale='], '--scale needs a value; see npm start -- --help.'],
  [['--scale', '--empty'], '--scale needs a value; see npm start -- --help.'],
  [['--empty=yes'], '--empty takes no value; see npm start -- --help.'],
  [['--scale', '1', '--scale=2'], '--scale is given more than once; see npm start -- --help.'],
  [['now'], "Unexpected argument 'now'; see npm start -- --help."],
  [['a. b\nc\u001b[31m'], "Unexpected argument 'a. b c [31m'; see npm start -- --help."],
  [['x'.repeat(100_000)], `Unexpected argument '${'x'.repeat(200)}…'; see npm start -- --help.`],
])('refuses %j in one sentence', (args, sentence) => {
  expect(() => read(args)).toThrow(new StartupError(sentence));
});
