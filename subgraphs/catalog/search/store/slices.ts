import { setImmediate } from 'node:timers/promises';

/** Milliseconds for which background work may keep requests waiting. */
const SLICE_MS = 4;

/** Lets requests go first when the work since the last pause has taken its slice of time. */
export function createSlices(): { pause(): Promise<void> } {
  let began = performance.now();
  return {
    async pause() {
      if (performance.now() - began < SLICE_MS) return;
      await setImmediate();
      began = performance.now();
    },
  };
}
