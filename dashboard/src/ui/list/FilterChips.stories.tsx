import { StoryList } from '../testing/StoryList.tsx';
import { FilterChips } from './FilterChips.tsx';
import { wordOf } from './filter-words.ts';

const words = { channel: wordOf('Canal', [{ value: 'store', label: 'Magasins parisiens et corners' }]) };

export function One() {
  return (
    <StoryList filter={{ q: 'manteau' }}>
      <FilterChips words={words} />
    </StoryList>
  );
}

export function Several() {
  return (
    <StoryList filter={{ q: 'manteau', channel: ['store', 'marketplace'] }}>
      <FilterChips words={words} />
    </StoryList>
  );
}
