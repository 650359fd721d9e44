import { KeysetPagination } from './KeysetPagination.tsx';
import { orderRows, StoryList } from './testing/StoryList.tsx';

export function First() {
  return (
    <StoryList rows={orderRows(1_202)}>
      <KeysetPagination shown={25} />
    </StoryList>
  );
}

export function Last() {
  return (
    <StoryList rows={orderRows(52)} page={3}>
      <KeysetPagination shown={2} />
    </StoryList>
  );
}
