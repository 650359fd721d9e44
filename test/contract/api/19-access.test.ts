import { describe, it } from 'vitest';
import { expectNoBreach } from './breaches.ts';
import { directives, entities, roots } from './schema-walk.ts';

const hasAccess = (coordinate: string) =>
  (directives.get(coordinate) ?? []).some(({ name }) => name.value === 'access');

describe('rights in the schema (section 19)', () => {
  it('every root field says who may', () => {
    expectNoBreach(
      'root without access',
      roots.map(({ coordinate }) => coordinate).filter((coordinate) => !hasAccess(coordinate)),
    );
  });

  it('every entity says who may read it', () => {
    expectNoBreach(
      'entity without access',
      entities.filter((name) => !hasAccess(name)),
    );
  });
});
