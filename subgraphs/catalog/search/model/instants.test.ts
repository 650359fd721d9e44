import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Instants } from './instants.ts';

it('gives back what is due by its time, and nothing before', () => {
  const due = fc.array(fc.record({ atMs: fc.nat(500), slot: fc.nat(100) }), { maxLength: 100 });
  fc.assert(
    fc.property(due, fc.nat(500), (all, nowMs) => {
      const instants = new Instants();
      for (const { atMs, slot } of all) instants.add(atMs, slot);
      const taken: number[] = [];
      for (let slot = instants.takeDue(nowMs); slot !== undefined; slot = instants.takeDue(nowMs)) taken.push(slot);
      const expected = all.filter(({ atMs }) => atMs <= nowMs).map(({ slot }) => slot);
      expect([...taken].sort()).toEqual([...expected].sort());
    }),
  );
});
