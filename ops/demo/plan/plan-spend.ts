import { DAY_MS, demandOf } from './calendar.ts';
import { SHOP_ABROAD } from './shop-abroad.ts';
import type { Span } from './spans.ts';
import { seasonCampaign } from './visit-origins.ts';

/** What was spent on a channel, a campaign and a day, in the words of `attributionImportSpend`. */
export interface PlannedSpend {
  readonly day: string;
  readonly channelCode: string;
  readonly campaign: string;
  readonly purpose: 'ACQUISITION' | 'RETENTION';
  readonly currency: 'EUR' | 'GBP';
  readonly amountMinor: number;
}

/** Cents or pence of an ordinary day of the first year at scale 1: about 8 % of net sales. */
const BUDGETS = [
  { channelCode: 'WEB', campaign: 'shopping', purpose: 'ACQUISITION', minor: 38_000 },
  { channelCode: 'WEB', campaign: 'marque', purpose: 'ACQUISITION', minor: 14_000 },
  { channelCode: SHOP_ABROAD.channel, campaign: 'shopping', purpose: 'ACQUISITION', minor: 3_000 },
  { channelCode: 'INSTAGRAM', campaign: 'SEASON', purpose: 'ACQUISITION', minor: 42_000 },
  { channelCode: 'FACEBOOK', campaign: 'reciblage', purpose: 'RETENTION', minor: 16_000 },
  { channelCode: 'EMAIL', campaign: 'SEASON', purpose: 'RETENTION', minor: 11_000 },
] as const;

/** Spend follows demand online, with a touch of the weekday. @param opening the midnight at which the history begins */
export function planSpend(opening: Date, { from, before }: Span, scale: number): PlannedSpend[] {
  return Array.from({ length: before - from }, (_, index) => from + index).flatMap((day) => {
    const at = opening.getTime() + day * DAY_MS;
    const { remote } = demandOf(at, day / 365);
    return BUDGETS.map(({ channelCode, campaign, purpose, minor }) => ({
      day: new Date(at).toISOString().slice(0, 10),
      channelCode,
      campaign: campaign === 'SEASON' ? seasonCampaign(at) : campaign,
      purpose,
      currency: channelCode === SHOP_ABROAD.channel ? SHOP_ABROAD.currency : 'EUR',
      amountMinor: Math.max(1, Math.round(minor * scale * remote)),
    }));
  });
}
