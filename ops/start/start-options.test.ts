import { expect, it } from 'vitest';
import { StartupError } from '../cli/startup-error.ts';
import { readStartOptions } from './arguments.ts';

it('starts the demo shop on port 4000 unless told otherwise', () => {
  expect(readStartOptions([], {})).toMatchObject({ empty: false, split: false, scale: 1, port: 4000, mode: 'demo' });
});

it('M8: listens to this machine alone unless told otherwise, with the demo shop or without', () => {
  for (const args of [[], ['--empty'], ['--split']]) {
    expect(readStartOptions(args, { HOST: '' })).toMatchObject({ host: '127.0.0.1' });
  }
  expect(readStartOptions([], { HOST: '0.0.0.0' })).toMatchObject({ host: '0.0.0.0' });
});

it('is in development mode without the demo shop', () => {
  expect(readStartOptions(['--empty'], {})).toMatchObject({ empty: true, mode: 'development' });
});

it.each([
  [['--emty'], {}, /--emty/],
  [['now'], {}, /now/],
  [['--scale', 'big'], {}, /--scale must be a number/],
  [['--scale', '-1'], {}, /^--scale must be a number from 0.001 to 1000; it is "-1"\.$/],
  [[], { PORT: '0' }, /PORT must be a whole number/],
  [[], { PORT: '4000x' }, /PORT/],
  [[], { PORT: '70000' }, /PORT/],
  [[], { PASSERELLE_MODE: 'prod' }, /PASSERELLE_MODE must be one of/],
])('refuses %j with %j in one sentence that names it', (args, env, message) => {
  const read = () => readStartOptions(args, env);
  expect(read).toThrow(StartupError);
  expect(read).toThrow(message);
});
