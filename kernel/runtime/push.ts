import type { LoggedEvent } from '../events/event-log.ts';
import type { Actor } from '../request/actor.ts';

/** The key of an entity that changed; the client reads the rest through the graph, with its own rights. */
export interface EntityPush {
  readonly type: string;
  readonly id: string;
  /** Of the entity after the change, where its events count it. */
  readonly version?: number | undefined;
  /** Place of the change in the domain's log, on the last key of a change: all that was sent up to here was received. */
  readonly position?: string | undefined;
}

type EntityKey = Omit<EntityPush, 'position'>;

/** What a listener is handed: a key, or that changes are missing and everything must be read again. */
export type Push = EntityPush | 'reset';

/** Keys of an event that this listener may be told. */
type KeysOf = (event: LoggedEvent) => readonly EntityKey[];

/** Several areas may declare one topic: its listeners get the changes of all that they may be told. */
export interface PushDefinition<Deps> {
  /** "orders", or "order:*" for one thing by its id. */
  readonly topic: string;
  readonly types: readonly string[];
  /** Undefined when the actor may receive nothing of it; whether a thing exists is not disclosed. */
  listen(deps: Deps, actor: Actor, id: string): Promise<KeysOf | undefined> | KeysOf | undefined;
  /** Called when somebody begins to listen; what it answers is called once, when that ends. Neither throws. */
  begin?(deps: Deps): () => void;
}

/** Who listens from where on. */
export interface PushRequest {
  readonly topics: readonly string[];
  readonly actor: Actor;
  /** A position that was received before: what came after it is sent first. Undefined begins now. */
  readonly after?: string | undefined;
  listener(pushed: Push): void;
}

export interface PushSubscription {
  /** Those of the topics that the domain has for the actor. */
  readonly topics: readonly string[];
  /** What is sent comes after this. */
  readonly position: string;
  stop(): void;
}

/** What a definition lets one listener receive. */
export interface TopicKeys {
  readonly types: readonly string[];
  readonly keysOf: KeysOf;
  /** Says that the listening begins; the answer, that it has ended. */
  begin(): () => void;
}

const nothingToEnd = () => undefined;

/** The id in "order:ord_1" by "order:*", "" for a topic without one, undefined for another topic. */
function idIn(topic: string, declared: string): string | undefined {
  if (!declared.endsWith(':*')) return topic === declared ? '' : undefined;
  const start = declared.slice(0, -1);
  return topic.startsWith(start) && topic.length > start.length ? topic.slice(start.length) : undefined;
}

/** Which topics the domain has for the actor, and how to listen to them. */
export async function findTopicKeys<Deps>(
  definitions: ReadonlyArray<PushDefinition<Deps>>,
  deps: Deps,
  { topics, actor }: Pick<PushRequest, 'topics' | 'actor'>,
): Promise<{ readonly topics: string[]; readonly topicKeys: TopicKeys[] }> {
  const found: string[] = [];
  const topicKeys: TopicKeys[] = [];
  for (const topic of topics) {
    for (const definition of definitions) {
      const id = idIn(topic, definition.topic);
      const keysOf = id === undefined ? undefined : await definition.listen(deps, actor, id);
      if (!keysOf) continue;
      if (!found.includes(topic)) found.push(topic);
      const begin = () => definition.begin?.(deps) ?? nothingToEnd;
      topicKeys.push({ types: definition.types, keysOf, begin });
    }
  }
  return { topics: found, topicKeys };
}
