import type { Database } from '../database/database.ts';
import type { Consumption } from '../events/consumption.ts';
import type { Domain, Ports } from '../ports/port.ts';
import type { Contexts } from '../request/in-context.ts';
import type { Logger } from '../request/log.ts';
import type { Clock } from '../values/time.ts';
import type { Config } from './config.ts';

/** What every domain is given; a domain's own dependencies extend it. */
export interface Platform {
  readonly domain: Domain;
  readonly config: Config;
  readonly db: Database;
  readonly clock: Clock;
  readonly ports: Ports;
  /** The contexts of requests, and the channels they are made of. */
  readonly contexts: Contexts;
  readonly logger: Logger;
  /** The running consumers; not to be called before the subgraph is made. */
  consumption(): Consumption;
}
