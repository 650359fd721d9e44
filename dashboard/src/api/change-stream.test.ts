import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type EventStream, followChanges } from './change-stream.ts';

type Told = { readonly lastEventId: string };

/** What a browser opened, driven by the test. */
interface Opened {
  readonly address: string;
  isClosed: boolean;
  tell(event: string, lastEventId?: string): void;
}

let opened: Opened[];
let asked: Array<string | undefined>;
let states: boolean[];
let changes: number;
let isRefused: boolean;
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  [opened, asked, states, changes, isRefused] = [[], [], [], 0, false];
});
afterEach(() => {
  end();
  vi.useRealTimers();
});

function open(address: string): EventStream {
  const listeners = new Map<string, (told: Told) => void>();
  const one: Opened = {
    address,
    isClosed: false,
    tell: (event, lastEventId = '') => listeners.get(event)?.({ lastEventId }),
  };
  opened.push(one);
  return {
    addEventListener: (event, listener) => void listeners.set(event, listener),
    close: () => {
      one.isClosed = true;
    },
  };
}

async function follow(): Promise<void> {
  end = followChanges({
    events: ['order.changed'],
    async makeAddress(after) {
      asked.push(after);
      if (isRefused) throw new Error('refused');
      return `/stream?ticket=${asked.length}`;
    },
    open,
    onChange: () => {
      changes += 1;
    },
    onState: (isOpen) => states.push(isOpen),
  });
  await vi.advanceTimersByTimeAsync(0);
}
const last = (): Opened => opened.at(-1) ?? expect.fail('nothing was opened');

it('tells changes once the stream is ready, what was missed before included', async () => {
  await follow();
  expect(states).toEqual([]);
  last().tell('ready', 'a=1');
  expect([states, changes]).toEqual([[true], 1]);
  last().tell('order.changed', 'a=2');
  last().tell('reset', 'a=3');
  expect(changes).toBe(3);
});

it('opens a stream that was cut at once, with a new ticket, after the last event that was told', async () => {
  await follow();
  last().tell('ready', 'a=1');
  last().tell('order.changed', 'a=2');
  last().tell('order.changed');
  last().tell('error');
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual([undefined, 'a=2']);
  expect(opened.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  expect(states).toEqual([true]);
});

it('says that changes do not arrive while a stream cannot be opened, and tries again less and less often', async () => {
  isRefused = true;
  await follow();
  expect(states).toEqual([false]);
  for (const seconds of [2, 4, 8, 16, 32, 60, 60]) {
    const tries = asked.length;
    await vi.advanceTimersByTimeAsync(seconds * 1_000 - 1);
    expect(asked).toHaveLength(tries);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveLength(tries + 1);
  }
  isRefused = false;
  await vi.advanceTimersByTimeAsync(60_000);
  last().tell('ready', 'a=1');
  expect(states.at(-1)).toBe(true);
});

it('takes a stream for failed that is not ready within ten seconds', async () => {
  await follow();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([states, last().isClosed]).toEqual([[false], true]);
});

it('listens to nothing once it is over', async () => {
  await follow();
  last().tell('ready', 'a=1');
  end();
  last().tell('error');
  await vi.advanceTimersByTimeAsync(120_000);
  expect([asked.length, last().isClosed]).toEqual([1, true]);
});
