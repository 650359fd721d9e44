import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { onAppended } from '#kernel/events/outbox.ts';
import { definePort, type PortOperation, type Ports } from '#kernel/ports/port.ts';
import { type Actor, anonymous } from '#kernel/request/actor.ts';
import { createServiceContext, outsideRequest } from '#kernel/request/context.ts';
import {
  type AppliedContext,
  type Contexts,
  type GivenContext,
  InvalidContextError,
} from '#kernel/request/in-context.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import { CHANNEL_AUDIENCES } from '../channel-audience.ts';
import { applyContext, type ContextSource, isChannelFor, type KnownChannel, type KnownStore } from './apply-context.ts';
import { keepFresh } from './keep-fresh.ts';

/** Milliseconds that the one who reads waits for the owner. */
const TIMEOUT_MS = 3_000;

const codes = z.tuple([z.string()], z.string());

const channelsPort = definePort<Record<string, never>, KnownChannel[]>({
  domain: 'catalog',
  document: 'query Channels { catalogChannels }',
  result: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      isActive: z.boolean(),
      audience: z.enum(CHANNEL_AUDIENCES),
      customerIds: z.array(z.string()),
      isDefault: z.boolean(),
      languages: codes,
      currencyCodes: codes,
      countryCodes: codes,
    }),
  ),
  timeoutMs: TIMEOUT_MS,
});

const storesPort = definePort<Record<string, never>, KnownStore[]>({
  domain: 'inventory',
  document: 'query Stores { inventoryStores { id code isActive } }',
  result: z.array(z.object({ id: z.string(), code: z.string(), isActive: z.boolean() })),
  timeoutMs: TIMEOUT_MS,
});

const CHANNEL_EVENTS = new Set(['catalog.channel-created.v1', 'catalog.channel-changed.v1']);
const NO_STORES: ReadonlyMap<string, KnownStore> = new Map();

/** Contexts of callers without a session that are remembered: shops have few, and anybody may ask for others. */
const MAX_REMEMBERED = 500;

/** What is known of the channels at a moment. */
type KnownChannels = Pick<ContextSource, 'channels' | 'defaultChannel'> & {
  readonly byId: ReadonlyMap<string, KnownChannel>;
  /** What applies to callers without a session outside of stores, by what they say. */
  readonly anonymous: LRUCache<string, AppliedContext>;
};

function readChannels(all: readonly KnownChannel[]): KnownChannels {
  return {
    channels: new Map(all.map((channel) => [channel.code, channel])),
    byId: new Map(all.map((channel) => [channel.id, channel])),
    defaultChannel: all.find((channel) => channel.isDefault),
    anonymous: new LRUCache({ max: MAX_REMEMBERED }),
  };
}

/** The context of a caller without a session, worked out once for all who say the same. */
function applyAnonymous(given: GivenContext, known: KnownChannels): AppliedContext {
  const said = JSON.stringify([given.channel, given.language, given.currency, given.country]);
  let applied = known.anonymous.get(said);
  if (!applied) {
    applied = applyContext(given, { ...known, stores: NO_STORES }, anonymous);
    known.anonymous.set(said, applied);
  }
  return applied;
}

/**
 * The contexts of requests, from the channels of catalog and the stores of inventory. Both are kept: channels until one
 * changes, and for some seconds where nothing reports changes. A name that is not known is looked up again at once.
 */
export function openContexts(ports: Ports): Contexts {
  /** An owner that cannot be asked leaves the context unknown, whatever the reason. */
  async function ask<Answer, Known>(
    port: PortOperation<Record<string, never>, Answer>,
    read: (answer: Answer) => Known,
  ): Promise<Known> {
    try {
      return read(await outsideRequest(() => ports.call(port, {}, createServiceContext('contexts', TIMEOUT_MS))));
    } catch (cause) {
      throw Object.assign(new UnavailableError('The channels and stores cannot be read at the moment'), { cause });
    }
  }
  const channels = keepFresh<KnownChannels>(() => ask(channelsPort, readChannels));
  const stores = keepFresh<ReadonlyMap<string, KnownStore>>(() =>
    ask(storesPort, (all) => new Map(all.map((store) => [store.code, store]))),
  );
  const stop = onAppended('catalog', (events) => {
    if (events === undefined || events.some(({ type }) => CHANNEL_EVENTS.has(type))) channels.forget();
  });

  async function readSource(given: GivenContext): Promise<ContextSource> {
    const [known, shops] = await Promise.all([channels.read(), given.store === undefined ? NO_STORES : stores.read()]);
    return { ...known, stores: shops };
  }

  async function channelsById(ids: readonly string[], actor: Actor): Promise<ReadonlyMap<string, KnownChannel>> {
    const find = ({ byId }: KnownChannels) => {
      const found = ids.flatMap((id) => byId.get(id) ?? []).filter((channel) => isChannelFor(channel, actor));
      return new Map(found.map((channel) => [channel.id, channel]));
    };
    const found = find(channels.peek() ?? (await channels.read()));
    if (ids.every((id) => found.has(id))) return found;
    channels.forget();
    return find(await channels.read());
  }

  async function channelsByCode(codesOfChannels: readonly string[]): Promise<ReadonlyMap<string, KnownChannel>> {
    const known = await channels.read();
    return new Map(
      codesOfChannels.flatMap((code) => {
        const channel = known.channels.get(code);
        return channel ? [[code, channel] as const] : [];
      }),
    );
  }

  return {
    channelsById,
    channelsByCode,
    resolve(given, actor) {
      const known = channels.peek();
      const shops = given.store === undefined ? NO_STORES : stores.peek();
      if (known && shops) {
        try {
          if (actor.kind === 'anonymous' && given.store === undefined) return applyAnonymous(given, known);
          return applyContext(given, { ...known, stores: shops }, actor);
        } catch (error) {
          if (!(error instanceof InvalidContextError)) throw error;
          channels.forget();
          stores.forget();
        }
      }
      return readSource(given).then((source) => applyContext(given, source, actor));
    },
    close: stop,
  };
}
