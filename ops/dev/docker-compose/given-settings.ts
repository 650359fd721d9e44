import { settingNames } from '#kernel/runtime/config.ts';
import { gatewaySettingNames } from '../../../gateway/config.ts';
import { DOMAINS, type Domain } from '../../../subgraphs/shared/domains.ts';

/** Settings that the compose file decides itself: addresses, secrets in places of their own, files of the image. */
const DECIDED = new Set([
  'PORT',
  'HOST',
  'DATA_DIR',
  'PASSERELLE_MODE',
  'GATEWAY_CREDENTIAL',
  'SESSION_SIGNING_KEY',
  'CLICKHOUSE_URL',
  'CLICKHOUSE_USER',
  'CLICKHOUSE_PASSWORD',
  'CLICKHOUSE_DATABASE',
  'SUPERGRAPH_FILE',
  'OPERATIONS_FOLDER',
  'PLANS_FOLDER',
  'DASHBOARD_FOLDER',
  'EXPLORER_FOLDER',
  ...DOMAINS.flatMap((domain) => [`${domain.toUpperCase()}_DATABASE_URL`, `SUBGRAPH_${domain.toUpperCase()}_URL`]),
]);

/** Settings of one domain alone. */
const OF_ONE_DOMAIN: Readonly<Record<string, Domain>> = {
  ACCOUNT_URL: 'customers',
  MAIL_FROM: 'customers',
  SMTP_URL: 'customers',
  LOW_STOCK_QUANTITY: 'inventory',
  RATE_LIMIT_HOLDING_SESSIONS_PER_MINUTE: 'inventory',
  SHOWN_STOCK_QUANTITY: 'inventory',
  TOUCHPOINT_LOG_DAYS: 'attribution',
};

/** The settings that an operator gives a service by the .env file: unset there, they are empty, which is absent. */
export function givenSettings(service: Domain | 'gateway'): Record<string, string> {
  const names = service === 'gateway' ? ['LOG_LEVEL', ...gatewaySettingNames] : settingNames(DOMAINS);
  return Object.fromEntries(
    names
      .filter((name) => !DECIDED.has(name) && (OF_ONE_DOMAIN[name] ?? service) === service)
      .map((name) => [name, `\${${name}:-}`]),
  );
}
