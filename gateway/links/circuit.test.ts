import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCircuit } from './circuit.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that never ends by itself, as that of a stopped process. */
const hang = (signal: AbortSignal) =>
  new Promise<string>((_, reject) => signal.addEventListener('abort', () => reject(new Error('ended'))));

it('ends who waits and refuses who comes while a subgraph does not say that it is alive, and lets all in again', async () => {
  let isAlive = false;
  const circuit = createCircuit('inventory', async () => isAlive);
  const first = circuit.run(hang);
  const ended = expect(first).rejects.toThrow('ended');
  await vi.advanceTimersByTimeAsync(4_000);
  await ended;
  const work = vi.fn(async () => 'answer');
  await expect(circuit.run(work)).rejects.toMatchObject({ subgraph: 'inventory', code: 'UNAVAILABLE' });
  expect(work).not.toHaveBeenCalled();
  isAlive = true;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await circuit.run(work)).toBe('answer');
  circuit.close();
});

it('waits for a subgraph that is slow and alive', async () => {
  const circuit = createCircuit('inventory', async () => true);
  const slow = circuit.run(() => new Promise<string>((resolve) => setTimeout(() => resolve('late'), 9_000)));
  await vi.advanceTimersByTimeAsync(9_000);
  expect(await slow).toBe('late');
  circuit.close();
});

it('asks nothing of a subgraph that answers in time', async () => {
  const isAlive = vi.fn(async () => true);
  const circuit = createCircuit('inventory', isAlive);
  for (let times = 0; times < 5; times++) {
    await circuit.run(async () => 'answer');
    await vi.advanceTimersByTimeAsync(600);
  }
  expect(isAlive).not.toHaveBeenCalled();
  circuit.close();
});
