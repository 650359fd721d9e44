/** Orders that took the same way. */
export interface OrderPath {
  /** Channel of the first touch in the days before; empty where none is known. */
  readonly firstTouch: string;
  readonly channel: string;
  /** SHIP, PICKUP, IN_STORE; empty where none is known. */
  readonly deliveryMethod: string;
  readonly isReturned: boolean;
  readonly orders: number;
}

type FlowStage = 'FIRST_TOUCH' | 'PURCHASE' | 'FULFILLMENT' | 'OUTCOME';

/** What a node stands for: a channel by its code, several that are too small to show, or something by its name. */
export interface FlowNode {
  readonly stage: FlowStage;
  /** A channel's code, a delivery method, KEPT or RETURNED; OTHER for the rest, NONE where nothing is known. */
  readonly key: string;
  readonly orders: number;
}

export interface FlowLink {
  /** Positions in the list of nodes. */
  readonly source: number;
  readonly target: number;
  readonly orders: number;
}

export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

/** Channels shown by name, so that there are at most 20 nodes: 6 + 2, 5 + 1, 4 and 2. */
const NAMED_CHANNELS = { FIRST_TOUCH: 6, PURCHASE: 5 } as const;
const METHODS = new Set(['SHIP', 'PICKUP', 'IN_STORE']);
const STAGES: readonly FlowStage[] = ['FIRST_TOUCH', 'PURCHASE', 'FULFILLMENT', 'OUTCOME'];

function largest(paths: readonly OrderPath[], channelOf: (path: OrderPath) => string, most: number): Set<string> {
  const sums = new Map<string, number>();
  for (const path of paths) {
    const channel = channelOf(path);
    if (channel !== '') sums.set(channel, (sums.get(channel) ?? 0) + path.orders);
  }
  const sorted = [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  // One that would be the only other keeps its name.
  return new Set(sorted.slice(0, sorted.length === most + 1 ? most + 1 : most).map(([channel]) => channel));
}

/** The ways of all orders as nodes and links, stage by stage; the sum of each stage is all orders. */
export function flowOf(paths: readonly OrderPath[]): Flow {
  const touched = largest(paths, (path) => path.firstTouch, NAMED_CHANNELS.FIRST_TOUCH);
  const bought = largest(paths, (path) => path.channel, NAMED_CHANNELS.PURCHASE);
  const named = (key: string, shown: ReadonlySet<string>) => (key === '' ? 'NONE' : shown.has(key) ? key : 'OTHER');
  const nodes = new Map<string, FlowNode & { orders: number }>();
  const links = new Map<string, { source: string; target: string; orders: number }>();
  for (const path of paths) {
    const keys = [
      named(path.firstTouch, touched),
      named(path.channel, bought),
      named(path.deliveryMethod, METHODS),
      path.isReturned ? 'RETURNED' : 'KEPT',
    ];
    const ids = STAGES.map((stage, index) => {
      const key = keys[index] ?? 'NONE';
      const id = `${index} ${key}`;
      const node = nodes.get(id) ?? { stage, key, orders: 0 };
      nodes.set(id, { ...node, orders: node.orders + path.orders });
      return id;
    });
    for (const [index, target] of ids.slice(1).entries()) {
      const source = ids[index] ?? target;
      const link = links.get(`${source}\n${target}`) ?? { source, target, orders: 0 };
      links.set(`${source}\n${target}`, { ...link, orders: link.orders + path.orders });
    }
  }
  const sorted = [...nodes].sort(([, a], [, b]) => {
    return STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || b.orders - a.orders || (a.key < b.key ? -1 : 1);
  });
  const position = new Map(sorted.map(([id], index) => [id, index]));
  return {
    nodes: sorted.map(([, node]) => node),
    links: [...links.values()]
      .map(({ source, target, orders }) => ({
        source: position.get(source) ?? 0,
        target: position.get(target) ?? 0,
        orders,
      }))
      .sort((a, b) => a.source - b.source || a.target - b.target),
  };
}
