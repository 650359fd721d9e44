/** Milliseconds that a value is used for, where nothing says that it has changed. */
const FRESH_MS = 5_000;
/** Milliseconds before a value that could not be read again is asked for again. */
const AGAIN_AFTER_MS = 1_000;

export interface Kept<T> {
  /** The value, while it is fresh. */
  peek(): T | undefined;
  /** The value, read when it is not fresh; the last one known when it cannot be read. */
  read(): Promise<T>;
  /** Makes the next reader read it. */
  forget(): void;
}

/** Keeps what `load` answers for some seconds; those who ask while it is read wait for the same reading. */
export function keepFresh<T>(load: () => Promise<T>, now: () => number = Date.now): Kept<T> {
  let last: { readonly value: T } | undefined;
  let freshUntilMs = 0;
  let reading: Promise<T> | undefined;
  /** Grows with `forget`: what was read before it is not fresh. */
  let turn = 0;

  async function readNow(at: number): Promise<T> {
    try {
      const value = await load();
      last = { value };
      if (at === turn) freshUntilMs = now() + FRESH_MS;
      return value;
    } catch (error) {
      if (last === undefined) throw error;
      freshUntilMs = now() + AGAIN_AFTER_MS;
      return last.value;
    }
  }

  return {
    peek: () => (now() < freshUntilMs ? last?.value : undefined),
    read() {
      if (last !== undefined && now() < freshUntilMs) return Promise.resolve(last.value);
      if (reading === undefined) {
        const started = readNow(turn).finally(() => {
          if (reading === started) reading = undefined;
        });
        reading = started;
      }
      return reading;
    },
    forget() {
      turn += 1;
      freshUntilMs = 0;
      reading = undefined;
    },
  };
}
