import { afterAll, beforeAll, it } from 'vitest';
import { openGuestRace } from '../testing/guest-race.ts';

let race: Awaited<ReturnType<typeof openGuestRace>>;
beforeAll(async () => {
  race = await openGuestRace();
});
afterAll(() => race.close());

it('gives what a guest did to one account, 2,000 times', async () => {
  for (let round = 0; round < 2_000; round++) await race.run();
});
