import type { Config } from './config.ts';
import type { Consumption } from './consumption.ts';
import type { Database } from './database.ts';
import type { Logger } from './log.ts';
import type { Domain, Ports } from './port.ts';
import type { Clock } from './time.ts';

/** What every domain is given; a domain's own dependencies extend it. */
export interface Platform {
  readonly domain: Domain;
  readonly config: Config;
  readonly db: Database;
  readonly clock: Clock;
  readonly ports: Ports;
  readonly logger: Logger;
  /** The running consumers; not to be called before the subgraph is made. */
  consumption(): Consumption;
}
