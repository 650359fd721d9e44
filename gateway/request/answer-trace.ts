type Keys = Set<string> | 'all';

function grow(all: Map<string, Keys>, domain: string, keys: readonly string[] | 'all'): void {
  const known = all.get(domain);
  if (known === 'all') return;
  if (keys === 'all') all.set(domain, 'all');
  else if (known) for (const key of keys) known.add(key);
  else all.set(domain, new Set(keys));
}

/** The entities that an answer is made of, recorded while it is made, and those that changed in that time. */
export class AnswerTrace {
  /** Of the operation, for the metrics. */
  name = 'adhoc';
  /** When the answer changes next by the clock alone, in milliseconds since 1970. */
  nextChangeMs = Infinity;
  readonly #domains: ReadonlySet<string>;
  readonly #fields: ReadonlySet<string>;
  readonly #asked = new Map<string, Keys>();
  readonly #changed = new Map<string, Keys>();
  #whole = false;

  /** `domains` report their changes; `fields` are the root fields that answer every caller alike. */
  constructor(domains: ReadonlySet<string>, fields: ReadonlySet<string>) {
    this.#domains = domains;
    this.#fields = fields;
  }

  /** A domain is asked for these entities, or for anything. */
  ask(domain: string, keys: readonly string[] | 'all'): void {
    grow(this.#asked, domain, keys);
  }

  change(domain: string, keys: readonly string[] | 'all'): void {
    if (keys.length > 0) grow(this.#changed, domain, keys);
  }

  /** The answer is whole, without errors, and everything it was made of was noted. */
  finish(rootFields: readonly string[], nextChangeMs: number): void {
    this.nextChangeMs = nextChangeMs;
    this.#whole = rootFields.every((field) => field === '__typename' || this.#fields.has(field));
  }

  /** True once anything has changed since it was begun. */
  get isTouched(): boolean {
    return this.#changed.size > 0;
  }

  get mayBeKept(): boolean {
    if (!this.#whole) return false;
    for (const domain of this.#asked.keys()) if (!this.#domains.has(domain)) return false;
    for (const [domain, changed] of this.#changed) if (this.isOf(domain, changed)) return false;
    return true;
  }

  /** Whether a change of these entities may have changed the answer. */
  isOf(domain: string, changed: Iterable<string> | 'all'): boolean {
    const asked = this.#asked.get(domain);
    if (asked === undefined) return false;
    if (changed === 'all') return true;
    for (const key of changed) if (asked === 'all' || asked.has(key)) return true;
    return false;
  }
}
