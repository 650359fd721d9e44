import type { CatchmentTrail, CatchmentTruth } from './catchments.ts';
import type { CommissionTrail, CommissionTruth } from './commission-rules.ts';
import type { CreditTrail, CreditTruth } from './credit-trail.ts';
import type { HabitTrail, HabitTruth } from './habit-trail.ts';
import type { HeldElsewhere, StockTrail } from './held-elsewhere.ts';
import type { PeopleTrail, PeopleTruth } from './people-trail.ts';
import type { FootfallTruth } from './plan-footfall.ts';
import type { MaturityTrail, MaturityTruth } from './plan-maturity.ts';
import type { PlannedOrder } from './plan-orders.ts';
import { inEuroCents } from './plan-rates.ts';
import type { PlannedSpend } from './plan-spend.ts';
import type { PlannedVisit } from './plan-visits.ts';
import { WAREHOUSE } from './retailer.ts';
import type { ServiceTrail, ServiceTruth } from './service-truth.ts';

/** Figures of one channel, in cents before tax. */
interface ChannelTruth {
  orders: number;
  units: number;
  grossMinor: number;
  netMinor: number;
  returnedUnits: number;
  returnedMinor: number;
}

/** Visits online of one campaign, and those that ended with an order. */
interface CampaignTruth {
  sessions: number;
  orders: number;
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
  /** K1: visits by campaign, the empty one those of none; programs are left out. */
  campaigns: Record<string, CampaignTruth>;
  /** K12: visits that found something out of stock, and those that then ended. */
  unmetVisits: { readonly sessions: number; readonly gaveUp: number };
  /** A1 to A4. */
  commissions: CommissionTruth;
  /** K1: who came into stores that count them, and the orders placed there on those days. */
  footfall: FootfallTruth;
  /** A8: cents spent, by channel. */
  spendMinor: Record<string, number>;
  people: PeopleTruth;
  credits: CreditTruth;
  service: ServiceTruth;
  maturity: MaturityTruth;
  habits: readonly HabitTruth[];
  /** A6. */
  catchment: CatchmentTruth;
  /** I5, K8: carts that were refused, and those among them whose goods a store had. */
  missedDemand: HeldElsewhere;
}

/** What follows the plan, each from its own view. */
interface TruthTrails {
  readonly stock: StockTrail;
  readonly commissions: CommissionTrail;
  readonly spend: readonly PlannedSpend[];
  readonly people: PeopleTrail;
  readonly credits: CreditTrail;
  readonly service: ServiceTrail;
  readonly maturity: MaturityTrail;
  readonly habits: HabitTrail;
  readonly catchment: CatchmentTrail;
}

export type TruthCounter = ReturnType<typeof createTruth>;

/** Adds up the plan as it goes by. */
export function createTruth(
  facts: { seed: number; scale: number; now: Date },
  { stock, commissions, spend, people, credits, service, maturity, habits, catchment }: TruthTrails,
) {
  const channels: Record<string, ChannelTruth> = {};
  const channelsOf = new Map<string, Set<string>>();
  const campaigns: Record<string, CampaignTruth> = {};
  const unmetVisits = { sessions: 0, gaveUp: 0 };
  const footfall: FootfallTruth = { visitors: 0, orders: 0 };
  let touchpoints = 0;
  return {
    /** @param receivedAt when the span of the order received what it sells */
    addOrder(order: PlannedOrder, receivedAt: Date): void {
      stock.addOrder(order, receivedAt);
      commissions.addOrder(order);
      people.addOrder(order);
      credits.addOrder(order);
      service.addOrder(order, WAREHOUSE);
      maturity.addOrder(order);
      habits.addOrder(order);
      catchment.addOrder(order);
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
    addFootfall({ visitors, orders }: FootfallTruth): void {
      footfall.visitors += visitors;
      footfall.orders += orders;
    },
    addVisit(visit: PlannedVisit): void {
      const { touches, campaign, ends, isBot, unmet } = visit;
      people.addVisit(visit);
      credits.addVisit(visit);
      touchpoints += touches.length;
      if (isBot || touches[0]?.sessionKey === undefined) return;
      const truth = campaigns[campaign] ?? { sessions: 0, orders: 0 };
      campaigns[campaign] = truth;
      truth.sessions += 1;
      truth.orders += ends ? 1 : 0;
      unmetVisits.sessions += unmet ? 1 : 0;
      unmetVisits.gaveUp += unmet === 'GAVE_UP' ? 1 : 0;
    },
    finish(): DemoTruth {
      return {
        seed: facts.seed,
        scale: facts.scale,
        now: facts.now.toISOString(),
        channels,
        touchpoints,
        campaigns,
        unmetVisits,
        footfall,
        commissions: commissions.finish(),
        spendMinor: sumBy(spend),
        people: people.finish(),
        credits: credits.finish(),
        service: service.finish(),
        maturity: maturity.finish(),
        habits: habits.finish(),
        catchment: catchment.finish(),
        missedDemand: stock.finish(),
        buyers: channelsOf.size,
        multiChannelBuyers: [...channelsOf.values()].filter((set) => set.size > 1).length,
      };
    },
  };
}

function sumBy(spend: readonly PlannedSpend[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { channelCode, currency, amountMinor, day } of spend) {
    const cents = currency === 'EUR' ? amountMinor : inEuroCents(amountMinor, new Date(day));
    sums[channelCode] = (sums[channelCode] ?? 0) + cents;
  }
  return sums;
}
