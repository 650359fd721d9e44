import { LRUCache } from 'lru-cache';
import { SHORT_LIVED_MS } from '#kernel/request/context.ts';
import type { SharedFeed } from '#kernel/runtime/subgraph.ts';
import { AnswerTrace } from '../request/answer-trace.ts';

/** An answer's bytes as they were just sent, with the headers that belong to it. */
export interface MadeAnswer {
  /** Of the request in the context that applied to it; undefined where it must not be kept. */
  readonly key: string | undefined;
  readonly body: Buffer;
  readonly headers: ReadonlyMap<string, string>;
}

/** One answer as it was sent before. */
export interface SharedAnswer extends Omit<MadeAnswer, 'key'> {
  /** Of the operation, for the metrics. */
  readonly name: string;
  readonly madeAtMs: number;
}

interface Entry extends SharedAnswer {
  readonly trace: AnswerTrace;
}

/** An answer that is being made. */
interface Making {
  readonly trace: AnswerTrace;
  readonly made: Promise<SharedAnswer | undefined>;
}

/**
 * Milliseconds an answer is used at most. Changes end it at once, and so does the clock where a hold or a window of
 * publishing ends; this bounds what nobody reports: opening hours, a channel's name, and another process's changes while
 * the connection that reports them is lost.
 */
const MAX_AGE_MS = SHORT_LIVED_MS;
const MAX_ENTRIES = 2_000;
/** What an answer and its compressed forms take of memory, by its own bytes: JSON shrinks to a fifth and less. */
const SHARE_OF_FORMS = 1.5;
/** Body of one answer at most, in bytes. */
const MAX_ANSWER_BYTES = 1024 * 1024;

/**
 * Answers that are the same for every anonymous caller, until something they were made of changes. An answer that was
 * begun before a change is not kept, nor given to a caller that asked after it. A caller that asks for an answer that is
 * being made waits for it.
 */
export class AnswerCache {
  readonly #domains: ReadonlySet<string>;
  readonly #fields: ReadonlySet<string>;
  readonly #entries: LRUCache<string, Entry>;
  readonly #making = new Map<string, Making>();
  readonly #underWay = new Set<AnswerTrace>();
  /** Keys whose answers were kept before: only for these is it worth waiting. */
  readonly #worthy = new Set<string>();
  readonly #stops: Array<() => void> = [];

  constructor(options: { feeds: ReadonlyMap<string, SharedFeed>; maxBytes: number }) {
    this.#entries = new LRUCache({
      max: MAX_ENTRIES,
      maxSize: options.maxBytes,
      sizeCalculation: ({ body }, key) => Math.ceil(SHARE_OF_FORMS * body.length) + key.length,
    });
    this.#domains = new Set(options.feeds.keys());
    this.#fields = new Set([...options.feeds.values()].flatMap(({ fields }) => fields));
    for (const [domain, feed] of options.feeds)
      this.#stops.push(feed.onChange((changed) => this.#change(domain, changed)));
  }

  /** The answer that is known, or a promise of one being made, which may answer nothing. */
  get(key: string): SharedAnswer | Promise<SharedAnswer | undefined> | undefined {
    const entry = this.#entries.get(key);
    if (entry && Date.now() < Math.min(entry.madeAtMs + MAX_AGE_MS, entry.trace.nextChangeMs)) return entry;
    if (entry) this.#entries.delete(key);
    const making = this.#making.get(key);
    return making && !making.trace.isTouched ? making.made : undefined;
  }

  /**
   * Makes an answer with `make` and keeps it if it is the same for everybody and still true. `key` is the one that it
   * will have, where that is known before.
   */
  async fill(key: string | undefined, make: (trace: AnswerTrace) => Promise<MadeAnswer | undefined>): Promise<void> {
    const trace = new AnswerTrace(this.#domains, this.#fields);
    this.#underWay.add(trace);
    const made = make(trace)
      .finally(() => this.#underWay.delete(trace))
      .then((answer) => (answer && trace.mayBeKept ? this.#keep(trace, answer) : undefined));
    if (key === undefined || !this.#worthy.has(key)) {
      await made;
      return;
    }
    const making = { trace, made: made.catch(() => undefined) };
    this.#making.set(key, making);
    try {
      await made;
    } finally {
      if (this.#making.get(key) === making) this.#making.delete(key);
    }
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#entries.clear();
  }

  #keep(trace: AnswerTrace, { key, body, headers }: MadeAnswer): SharedAnswer | undefined {
    if (key === undefined || body.length > MAX_ANSWER_BYTES) return undefined;
    const entry = { body, headers, name: trace.name, madeAtMs: Date.now(), trace };
    this.#entries.set(key, entry);
    if (this.#worthy.size >= MAX_ENTRIES) this.#worthy.clear();
    this.#worthy.add(key);
    return entry;
  }

  #change(domain: string, changed: readonly string[] | 'all'): void {
    for (const trace of this.#underWay) trace.change(domain, changed);
    for (const [key, entry] of [...this.#entries.entries()])
      if (entry.trace.isOf(domain, changed)) this.#entries.delete(key);
  }
}
