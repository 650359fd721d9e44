import type { CreateHandlers } from '../api/resource.ts';
import type { Needs } from '../auth/permissions.ts';
import type { Messages } from '../i18n/messages.ts';
import type { MenuEntry } from '../layout/menu.ts';
import { Commissions } from '../pages/attribution/commissions/Commissions.tsx';
import { commissionMessages, storeMessages } from '../pages/attribution/commissions/messages.ts';
import { Stores } from '../pages/attribution/commissions/Stores.tsx';
import { Attribution } from '../pages/attribution/credits/Attribution.tsx';
import { creditMessages } from '../pages/attribution/credits/messages.ts';
import { CrossChannel } from '../pages/attribution/cross-channel/CrossChannel.tsx';
import { crossChannelMessages } from '../pages/attribution/cross-channel/messages.ts';
import { Footfall } from '../pages/attribution/footfall/Footfall.tsx';
import { footfallMessages } from '../pages/attribution/footfall/messages.ts';
import { Goals } from '../pages/attribution/goals/Goals.tsx';
import { goalMessages } from '../pages/attribution/goals/messages.ts';
import { CustomerValue } from '../pages/attribution/ltv/CustomerValue.tsx';
import { customerValueMessages } from '../pages/attribution/ltv/messages.ts';
import { ChannelPerformance } from '../pages/attribution/reports/ChannelPerformance.tsx';
import { channelPerformanceMessages, reportMessages } from '../pages/attribution/reports/messages.ts';
import { serviceMessages } from '../pages/attribution/service-quality/messages.ts';
import { ServiceQuality } from '../pages/attribution/service-quality/ServiceQuality.tsx';
import { stockHealthMessages } from '../pages/attribution/stock-health/messages.ts';
import { StockHealth } from '../pages/attribution/stock-health/StockHealth.tsx';
import { trafficMessages } from '../pages/attribution/traffic/messages.ts';
import { Traffic } from '../pages/attribution/traffic/Traffic.tsx';
import type { Screens } from './guarded.tsx';
import { Live } from './live/Live.tsx';
import { liveMessages } from './live/messages.ts';
import { OverviewPage } from './OverviewPage.tsx';

/** A resource of react-admin with its screens. */
export interface ResourcePage {
  readonly name: string;
  /** `title` is the word of the menu. */
  readonly messages: Messages<{ readonly title: string }>;
  readonly needs: Needs;
  readonly menu: Pick<MenuEntry, 'section' | 'key' | 'isReport' | 'toHit'>;
  readonly handlers: CreateHandlers;
  readonly screens: Screens;
}

/** Of a page that reads more than one list. */
export const NO_LIST: CreateHandlers = () => ({ getList: async () => ({ data: [], total: 0 }) });

/** A page of figures; the period and the filters of its address go along to the next. */
function reportPage(
  name: string,
  key: string,
  messages: ResourcePage['messages'],
  list: NonNullable<Screens['list']>,
): ResourcePage {
  const needs: Needs = { read: 'reports:read', write: null };
  return {
    name,
    messages,
    needs,
    menu: { section: 'figures', key, isReport: true },
    handlers: NO_LIST,
    screens: { list },
  };
}

/** What those who make reports write there. */
const WRITTEN: Needs = { read: 'reports:read', write: 'reports:write' };

/** Pages of figures, in the order of the menu. */
export const REPORT_PAGES: readonly ResourcePage[] = [
  reportPage('overview', 'o', reportMessages, OverviewPage),
  reportPage('channel-performance', 'j', channelPerformanceMessages, ChannelPerformance),
  {
    ...reportPage('footfall', 'y', footfallMessages, Footfall),
    needs: WRITTEN,
    menu: { section: 'figures', key: 'y' },
  },
  reportPage('cross-channel', 'x', crossChannelMessages, CrossChannel),
  reportPage('stock-health', 'h', stockHealthMessages, StockHealth),
  reportPage('service', 'q', serviceMessages, ServiceQuality),
  { ...reportPage('goals', 'b', goalMessages, Goals), needs: WRITTEN, menu: { section: 'figures', key: 'b' } },
  reportPage('traffic', 'v', trafficMessages, Traffic),
  reportPage('stores', 'z', storeMessages, Stores),
  {
    ...reportPage('commissions', 'w', commissionMessages, Commissions),
    needs: { read: null, write: 'commissions:write' },
  },
  { ...reportPage('live', 'd', liveMessages, Live), menu: { section: 'figures', key: 'd' } },
  { ...reportPage('attribution', 'a', creditMessages, Attribution), needs: WRITTEN },
  reportPage('customer-value', 'l', customerValueMessages, CustomerValue),
];
