import type { CreateHandlers } from '../api/resource.ts';
import type { Needs } from '../auth/permissions.ts';
import type { Messages } from '../i18n/messages.ts';
import type { MenuEntry } from '../layout/menu.ts';
import { commissionMessages, storeMessages } from '../pages/attribution/commissions/messages.ts';
import { creditMessages } from '../pages/attribution/credits/messages.ts';
import { crossChannelMessages } from '../pages/attribution/cross-channel/messages.ts';
import { footfallMessages } from '../pages/attribution/footfall/messages.ts';
import { goalMessages } from '../pages/attribution/goals/messages.ts';
import { customerValueMessages } from '../pages/attribution/ltv/messages.ts';
import { channelPerformanceMessages, reportMessages } from '../pages/attribution/reports/messages.ts';
import { serviceMessages } from '../pages/attribution/service-quality/messages.ts';
import { stockHealthMessages } from '../pages/attribution/stock-health/messages.ts';
import { trafficMessages } from '../pages/attribution/traffic/messages.ts';
import type { Screens } from './guarded.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import { liveMessages } from './live/messages.ts';

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
  reportPage(
    'overview',
    'o',
    reportMessages,
    lazyScreen(() => import('./OverviewPage.tsx'), 'OverviewPage'),
  ),
  reportPage(
    'channel-performance',
    'j',
    channelPerformanceMessages,
    lazyScreen(() => import('../pages/attribution/reports/ChannelPerformance.tsx'), 'ChannelPerformance'),
  ),
  {
    ...reportPage(
      'footfall',
      'y',
      footfallMessages,
      lazyScreen(() => import('../pages/attribution/footfall/Footfall.tsx'), 'Footfall'),
    ),
    needs: WRITTEN,
    menu: { section: 'figures', key: 'y' },
  },
  reportPage(
    'cross-channel',
    'x',
    crossChannelMessages,
    lazyScreen(() => import('../pages/attribution/cross-channel/CrossChannel.tsx'), 'CrossChannel'),
  ),
  reportPage(
    'stock-health',
    'h',
    stockHealthMessages,
    lazyScreen(() => import('../pages/attribution/stock-health/StockHealth.tsx'), 'StockHealth'),
  ),
  reportPage(
    'service',
    'q',
    serviceMessages,
    lazyScreen(() => import('../pages/attribution/service-quality/ServiceQuality.tsx'), 'ServiceQuality'),
  ),
  {
    ...reportPage(
      'goals',
      'b',
      goalMessages,
      lazyScreen(() => import('../pages/attribution/goals/Goals.tsx'), 'Goals'),
    ),
    needs: WRITTEN,
    menu: { section: 'figures', key: 'b' },
  },
  reportPage(
    'traffic',
    'v',
    trafficMessages,
    lazyScreen(() => import('../pages/attribution/traffic/Traffic.tsx'), 'Traffic'),
  ),
  reportPage(
    'stores',
    'z',
    storeMessages,
    lazyScreen(() => import('../pages/attribution/commissions/Stores.tsx'), 'Stores'),
  ),
  {
    ...reportPage(
      'commissions',
      'w',
      commissionMessages,
      lazyScreen(() => import('../pages/attribution/commissions/Commissions.tsx'), 'Commissions'),
    ),
    needs: { read: null, write: 'commissions:write' },
  },
  {
    ...reportPage(
      'live',
      'd',
      liveMessages,
      lazyScreen(() => import('./live/Live.tsx'), 'Live'),
    ),
    menu: { section: 'figures', key: 'd' },
  },
  {
    ...reportPage(
      'attribution',
      'a',
      creditMessages,
      lazyScreen(() => import('../pages/attribution/credits/Attribution.tsx'), 'Attribution'),
    ),
    needs: WRITTEN,
  },
  reportPage(
    'customer-value',
    'l',
    customerValueMessages,
    lazyScreen(() => import('../pages/attribution/ltv/CustomerValue.tsx'), 'CustomerValue'),
  ),
];
