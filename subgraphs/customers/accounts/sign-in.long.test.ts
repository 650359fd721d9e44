import { it } from 'vitest';
import { openGuestRace } from '../testing/guest-race.ts';

/** Accounts that race for one guest after the other keep what they won: new ones keep the rounds as quick as the first. */
const ROUNDS_OF_ACCOUNTS = 200;

it('gives what a guest did to one account, 2,000 times', async () => {
  for (let done = 0; done < 2_000; done += ROUNDS_OF_ACCOUNTS) {
    const race = await openGuestRace();
    try {
      for (let round = 0; round < ROUNDS_OF_ACCOUNTS; round++) await race.run();
    } finally {
      await race.close();
    }
  }
});
