import { Thumbnail } from './Thumbnail.tsx';

export function WithoutPicture() {
  return <Thumbnail url={undefined} name="écharpe en cachemire" />;
}

export function Picture() {
  return <Thumbnail url="/admin/mark.svg" name="Écharpe en cachemire" size={64} />;
}
