import type { PlannedOrder } from './plan-orders.ts';

/** Figures of one channel, in cents before tax. */
interface ChannelTruth {
  orders: number;
  units: number;
  grossMinor: number;
  netMinor: number;
  returnedUnits: number;
  returnedMinor: number;
}

/** What was planted, kept beside the data so that tests can ask whether the analytics finds it again. */
export interface DemoTruth {
  readonly seed: number;
  readonly scale: number;
  readonly now: string;
  channels: Record<string, ChannelTruth>;
  /** Customers with an order, and those among them with orders in two channels or more. */
  buyers: number;
  multiChannelBuyers: number;
  touchpoints: number;
}

export type TruthCounter = ReturnType<typeof createTruth>;

/** Adds up the plan as it goes by. */
export function createTruth(facts: { seed: number; scale: number; now: Date }) {
  const channels: Record<string, ChannelTruth> = {};
  const channelsOf = new Map<string, Set<string>>();
  let touchpoints = 0;
  return {
    addOrder(order: PlannedOrder): void {
      const truth = channels[order.channel] ?? {
        orders: 0,
        units: 0,
        grossMinor: 0,
        netMinor: 0,
        returnedUnits: 0,
        returnedMinor: 0,
      };
      channels[order.channel] = truth;
      truth.orders += 1;
      for (const line of order.lines) {
        truth.units += line.quantity;
        truth.grossMinor += line.grossMinor;
        truth.netMinor += line.netMinor;
      }
      for (const { index, quantity } of order.returned?.lines ?? []) {
        truth.returnedUnits += quantity;
        truth.returnedMinor += order.lines[index]?.netMinor ?? 0;
      }
      if (order.customer) {
        const set = channelsOf.get(order.customer.ref) ?? new Set();
        channelsOf.set(order.customer.ref, set.add(order.channel));
      }
    },
    addTouchpoints(count: number): void {
      touchpoints += count;
    },
    finish(): DemoTruth {
      return {
        seed: facts.seed,
        scale: facts.scale,
        now: facts.now.toISOString(),
        channels,
        touchpoints,
        buyers: channelsOf.size,
        multiChannelBuyers: [...channelsOf.values()].filter((set) => set.size > 1).length,
      };
    },
  };
}
