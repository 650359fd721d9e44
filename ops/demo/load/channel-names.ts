import { sql } from '#kernel/database/sql.ts';
import type { SeedSession } from './seed-session.ts';

/** The demo retailer is French; the first channels of the catalog have English names. */
const CHANNEL_NAMES = { WEB: 'Site', APP: 'Appli', STORE: 'Boutique', PHONE: 'Téléphone' };

/** Gives the channels French names. */
export async function nameChannels(session: SeedSession): Promise<void> {
  await session.run(
    'catalog',
    sql`update channel set name = named.name
        from unnest(${Object.keys(CHANNEL_NAMES)}::text[], ${Object.values(CHANNEL_NAMES)}::text[]) as named (code, name)
        where channel.code = named.code`,
  );
}
