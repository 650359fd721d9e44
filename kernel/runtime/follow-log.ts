import { setTimeout as sleep } from 'node:timers/promises';
import type { Reader } from '../database/database.ts';
import { comparePositions, type LoggedEvent, readEventsAfter, START, waitForAppend } from '../events/event-log.ts';
import type { Logger } from '../request/log.ts';
import { UnavailableError } from '../values/errors.ts';
import { MINUTE, SECOND, withDeadline } from '../values/time.ts';
import { findTopicKeys, type PushDefinition, type PushRequest, type PushSubscription, type TopicKeys } from './push.ts';

/** Milliseconds between reads of the log without a wake-up. */
const LOOK_EVERY_MS = SECOND;
/** Events of one read. */
const BATCH = 500;
/** A listener that missed changes for longer, or more of them, reads everything again. */
const RESUME_MS = 15 * MINUTE;
const RESUME_EVENTS = 2_000;
/** Milliseconds until the end of the log must be known. */
const START_MS = 5 * SECOND;

interface Listener {
  readonly topicKeys: readonly TopicKeys[];
  readonly listener: PushRequest['listener'];
  /** What came while missed changes were read; undefined once those are sent. */
  waiting: LoggedEvent[] | undefined;
  /** Up to where it has been told: the tail may come later than what was missed. Undefined before the first event. */
  told: string | undefined;
  /** Called once, when the listening is over. */
  readonly ends: ReadonlyArray<() => void>;
}

/** Hands the keys of an event on, each once; the last one has the event's position. What was sent is not sent again. */
function tell(one: Listener, event: LoggedEvent): void {
  const { topicKeys, listener, told } = one;
  if (told !== undefined && comparePositions(event.position, told) <= 0) return;
  one.told = event.position;
  const keys = new Map(
    topicKeys
      .filter(({ types }) => types.includes(event.type))
      .flatMap(({ keysOf }) => keysOf(event))
      .map((key) => [`${key.type} ${key.id}`, key]),
  );
  let left = keys.size;
  for (const key of keys.values()) listener(--left === 0 ? { ...key, position: event.position } : key);
}

const typesOf = (listeners: Iterable<Listener>): string[] => [
  ...new Set([...listeners].flatMap(({ topicKeys }) => topicKeys.flatMap(({ types }) => types))),
];

/**
 * Follows the domain's own log while there are listeners, and hands entity keys on. A listener that was cut off continues
 * where it was, without a gap.
 */
export function followLog<Deps>(options: {
  db: Reader & { readonly domain: string };
  deps: Deps;
  definitions: ReadonlyArray<PushDefinition<Deps>>;
  logger: Logger;
}) {
  const { db, deps, definitions, logger } = options;
  const listeners = new Set<Listener>();
  /** How far the tail has come; undefined while there is none. */
  let reached: string | undefined;
  let beginning: Promise<string> | undefined;
  /** Somebody came while the log was read, maybe for events that were not asked for. */
  let hasNew = false;
  let closed = false;

  /** However often it is said that somebody listens no longer. */
  function leave(one: Listener): void {
    if (!listeners.delete(one)) return;
    for (const end of one.ends) end();
  }

  function emit(event: LoggedEvent): void {
    for (const one of listeners) {
      if (one.waiting) one.waiting.push(event);
      else tell(one, event);
    }
  }

  /** Ends with the last listener; while the log cannot be read, listeners stay and receive the changes later. */
  async function tail(isBegun: (position: string) => void): Promise<void> {
    let lost = false;
    while (!closed && listeners.size > 0) {
      try {
        if (reached === undefined) {
          reached = (await readEventsAfter(db, START, 0)).horizon;
          isBegun(reached);
        }
        hasNew = false;
        const { events } = await readEventsAfter(db, reached, BATCH, typesOf(listeners));
        lost = false;
        if (hasNew) continue;
        reached = events.at(-1)?.position ?? reached;
        for (const event of events) emit(event);
        if (events.length === 0) await waitForAppend(db.domain, LOOK_EVERY_MS);
      } catch (error) {
        if (!lost) logger.warn('changes cannot be read at the moment, trying again', { error });
        lost = true;
        await sleep(LOOK_EVERY_MS);
      }
    }
    reached = undefined;
    beginning = undefined;
  }

  async function begin(): Promise<string> {
    beginning ??= new Promise((resolve) => void tail(resolve));
    await beginning;
    return reached ?? beginning;
  }

  /** Tells what came after a position; answers how far, or undefined when it is too much or too long ago. */
  async function tellMissed(one: Listener, after: string): Promise<string | undefined> {
    let position = after;
    for (let told = 0; told < RESUME_EVENTS; ) {
      const { events } = await readEventsAfter(db, position, BATCH, typesOf([one]));
      const [first] = events;
      if (told === 0 && first && Date.now() - Date.parse(first.occurredAt) > RESUME_MS) return undefined;
      for (const event of events) tell(one, event);
      told += events.length;
      position = events.at(-1)?.position ?? position;
      if (events.length < BATCH) return position;
    }
    return undefined;
  }

  async function catchUp(one: Listener, after: string | undefined): Promise<string> {
    const start = await withDeadline(begin(), START_MS, () => new UnavailableError('Changes cannot be read'));
    const isPosition = after !== undefined && /^\d+:\d+$/.test(after);
    const reached = isPosition ? await tellMissed(one, after) : undefined;
    if (after !== undefined && reached === undefined) one.listener('reset');
    for (const event of one.waiting ?? []) tell(one, event);
    one.waiting = undefined;
    return reached ?? start;
  }

  return {
    /** Undefined when the domain has none of the topics for the actor. */
    async subscribe(request: PushRequest): Promise<PushSubscription | undefined> {
      const { topics, topicKeys } = await findTopicKeys(definitions, deps, request);
      if (topics.length === 0) return undefined;
      const ends = topicKeys.map(({ begin }) => begin());
      const one: Listener = { topicKeys, listener: request.listener, waiting: [], told: undefined, ends };
      listeners.add(one);
      hasNew = true;
      const stop = () => leave(one);
      try {
        return { topics, position: await catchUp(one, request.after), stop };
      } catch (error) {
        stop();
        throw error;
      }
    },
    close() {
      closed = true;
      for (const one of listeners) leave(one);
    },
  };
}
