/** Who waits for a value: told once, later, never at once. Must not throw. */
export interface Waiter<Value> {
  arrive(value: Value): void;
  fail(reason: unknown): void;
}

/** A value that a batch will bring. The executor subscribes to it; to anybody else it is a promise. */
export abstract class Later<Value> implements Promise<Value> {
  readonly [Symbol.toStringTag] = 'Later';

  abstract subscribe(waiter: Waiter<Value>): void;

  /** The same value, changed on its arrival. */
  map<Other>(change: (value: Value) => Other): Later<Other> {
    return new Changed(this, change);
  }

  // biome-ignore lint/suspicious/noThenProperty: resolvers and graphql-js know a value to come by its then
  then<Fulfilled = Value, Rejected = never>(
    onFulfilled?: ((value: Value) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return new Promise<Value>((arrive, fail) => this.subscribe({ arrive, fail })).then(onFulfilled, onRejected);
  }

  catch<Rejected = never>(onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null) {
    return this.then(undefined, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<Value> {
    return this.then().finally(onFinally);
  }
}

class Changed<Value, Other> extends Later<Other> implements Waiter<Value> {
  readonly #source: Later<Value>;
  readonly #change: (value: Value) => Other;
  #waiter: Waiter<Other> | undefined;

  constructor(source: Later<Value>, change: (value: Value) => Other) {
    super();
    this.#source = source;
    this.#change = change;
  }

  subscribe(waiter: Waiter<Other>): void {
    if (this.#waiter) throw new Error('a changed value is waited for once');
    this.#waiter = waiter;
    this.#source.subscribe(this);
  }

  arrive(value: Value): void {
    let changed: Other;
    try {
      changed = this.#change(value);
    } catch (reason) {
      this.fail(reason);
      return;
    }
    this.#waiter?.arrive(changed);
  }

  fail(reason: unknown): void {
    this.#waiter?.fail(reason);
  }
}

const resolved = Promise.resolve();

/**
 * Gathers the keys asked for in one step of an operation, reads them in one go and remembers what it read, as DataLoader
 * does, but without a promise for each key: the executor hears of each value by a callback. A list of 24 products asks
 * for 200 variants.
 */
export class Batch<Key, Value> {
  readonly #read: (keys: Key[]) => Promise<ReadonlyMap<Key, Value>>;
  readonly #known = new Map<Key, Value | undefined>();
  #waiting: Array<Waiter<Value | undefined>> = [];
  #keys: Key[] = [];

  /** `read` is given every key once; what the map lacks is undefined. */
  constructor(read: (keys: Key[]) => Promise<ReadonlyMap<Key, Value>>) {
    this.#read = read;
  }

  load(key: Key): Later<Value | undefined> {
    return new Keyed(this, key);
  }

  enqueue(key: Key, waiter: Waiter<Value | undefined>): void {
    // After the promise jobs of this step, which may bring more keys.
    if (this.#keys.length === 0) void resolved.then(() => process.nextTick(() => this.#dispatch()));
    this.#keys.push(key);
    this.#waiting.push(waiter);
  }

  #dispatch(): void {
    const keys = this.#keys;
    const waiting = this.#waiting;
    this.#keys = [];
    this.#waiting = [];
    const missing = [...new Set(keys)].filter((key) => !this.#known.has(key));
    this.#remember(missing).then(
      () => {
        for (let index = 0; index < keys.length; index++) waiting[index]?.arrive(this.#known.get(keys[index] as Key));
      },
      (reason: unknown) => {
        for (const waiter of waiting) waiter.fail(reason);
      },
    );
  }

  async #remember(missing: Key[]): Promise<void> {
    if (missing.length === 0) return;
    const found = await this.#read(missing);
    for (const key of missing) this.#known.set(key, found.get(key));
  }
}

class Keyed<Key, Value> extends Later<Value | undefined> {
  readonly #batch: Batch<Key, Value>;
  readonly #key: Key;

  constructor(batch: Batch<Key, Value>, key: Key) {
    super();
    this.#batch = batch;
    this.#key = key;
  }

  subscribe(waiter: Waiter<Value | undefined>): void {
    this.#batch.enqueue(this.#key, waiter);
  }
}
