import { fileURLToPath } from 'node:url';
import type { GatewayConfig } from '../config.ts';
import type { HttpRoute } from './exchange.ts';
import { ACCOUNT_POLICY, adminPolicy, EXPLORER_POLICY, FORWARDED_POLICY } from './security-policies.ts';
import { staticRoute } from './static-route.ts';

/** Pages behind the links in mails to customers, for shops that have none of their own. */
const ACCOUNT_FOLDER = fileURLToPath(new URL('../account', import.meta.url));

/** Scripts that storefronts include. */
const STOREFRONT_FOLDER = fileURLToPath(new URL('../storefront', import.meta.url));

/** Drawings of the products of the demo shop. */
const DEMO_PICTURES_FOLDER = fileURLToPath(new URL('../../ops/demo/pictures', import.meta.url));

/** The folders whose files are served as they are; the explorer is none of them in production. */
export function servedFolders({
  mode,
  publicUrl,
  publicPath,
  dashboardFolder,
  explorerFolder,
}: GatewayConfig): HttpRoute[] {
  const explorer = staticRoute({
    name: 'explorer',
    prefix: '/explorer',
    publicPath,
    folder: explorerFolder,
    contentSecurityPolicy: EXPLORER_POLICY,
    missing: 'The explorer is not built yet: run npm run build:explorer.',
  });
  return [
    staticRoute({
      name: 'admin',
      prefix: '/admin',
      publicPath,
      folder: dashboardFolder,
      contentSecurityPolicy: adminPolicy(publicUrl),
      missing: 'The dashboard is not built yet: run npm run build:dashboard.',
    }),
    staticRoute({
      name: 'account',
      prefix: '/account',
      publicPath,
      folder: ACCOUNT_FOLDER,
      contentSecurityPolicy: ACCOUNT_POLICY,
      missing: 'The pages of accounts are not there.',
    }),
    staticRoute({
      name: 'storefront',
      prefix: '/storefront',
      publicPath,
      folder: STOREFRONT_FOLDER,
      contentSecurityPolicy: FORWARDED_POLICY,
      missing: 'The script for storefronts is /storefront/visits.js.',
    }),
    staticRoute({
      name: 'demo-pictures',
      prefix: '/demo-pictures',
      publicPath,
      folder: DEMO_PICTURES_FOLDER,
      contentSecurityPolicy: FORWARDED_POLICY,
      missing: 'There is no such picture.',
    }),
    ...(mode === 'production' ? [] : [explorer]),
  ];
}
