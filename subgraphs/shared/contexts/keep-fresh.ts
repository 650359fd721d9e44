/** Milliseconds that a value is used for, where nothing says that it has changed. */
const FRESH_MS = 5_000;
/** Milliseconds before a value that could not be read again is asked for again. */
const AGAIN_AFTER_MS = 1_000;
/** Milliseconds that a reader waits for a value that only time has made old: its owner may hang. */
const WAIT_FOR_NEWER_MS = 500;

export interface Kept<T> {
  /** The value, while it is fresh. */
  peek(): T | undefined;
  /**
   * The value, read when it is not fresh; the last one known when it cannot be read, or not soon where nothing said that it
   * has changed.
   */
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
  /** The turn whose readers may use the last value when a newer one does not come. */
  let usableTurn = 0;

  async function readNow(at: number): Promise<T> {
    try {
      const value = await load();
      last = { value };
      usableTurn = Math.max(usableTurn, at);
      if (at === turn) freshUntilMs = now() + FRESH_MS;
      return value;
    } catch (error) {
      if (last === undefined) throw error;
      return keepLast(last.value, at);
    }
  }

  /** The last value serves once more until its owner is asked again. */
  function keepLast(value: T, at: number): T {
    if (at !== turn) return value;
    usableTurn = turn;
    freshUntilMs = now() + AGAIN_AFTER_MS;
    return value;
  }

  /** What is read, or the last value when that takes long. */
  async function soon(newer: Promise<T>, value: T): Promise<T> {
    const at = turn;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'LATE'>((resolve) => {
      timer = setTimeout(resolve, WAIT_FOR_NEWER_MS, 'LATE');
    });
    const first = await Promise.race([newer.then((read) => ({ read })), late]).finally(() => clearTimeout(timer));
    return first === 'LATE' ? keepLast(value, at) : first.read;
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
      return last !== undefined && usableTurn === turn ? soon(reading, last.value) : reading;
    },
    forget() {
      turn += 1;
      freshUntilMs = 0;
      reading = undefined;
    },
  };
}
