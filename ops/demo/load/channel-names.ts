import { sql } from '#kernel/database/sql.ts';
import type { SeedSession } from './seed-session.ts';

/** The demo retailer is French; the first channels of the catalog have English names. */
const CHANNEL_NAMES = { WEB: 'Site', APP: 'Appli', STORE: 'Boutique', PHONE: 'Téléphone' };

/** Minutes that carts of the app keep their units; other channels' carts keep none. */
const APP_CART_HOLD_MINUTES = 20;

/** Orders by telephone are typed by staff: nobody else finds the channel, what it lists, or its prices. */
const STAFF_CHANNEL = 'PHONE';

/** Gives the channels French names, the carts of the app a hold, and one channel to staff alone. */
export async function nameChannels(session: SeedSession): Promise<void> {
  await session.run(
    'catalog',
    sql`update channel set name = named.name,
          audience = case when channel.code = ${STAFF_CHANNEL} then 'STAFF' else channel.audience end,
          cart_hold_minutes = case when channel.code = 'APP' then ${APP_CART_HOLD_MINUTES}::int end
        from unnest(${Object.keys(CHANNEL_NAMES)}::text[], ${Object.values(CHANNEL_NAMES)}::text[]) as named (code, name)
        where channel.code = named.code`,
  );
}
