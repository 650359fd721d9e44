import { Box } from '@mui/material';
import { SERIF } from '../theme/tokens.ts';

interface ThumbnailProps {
  readonly url: string | undefined;
  /** Of the product; its initial stands where there is no picture. */
  readonly name: string;
  readonly size?: number;
}

/** A product's first picture, small; the product's name stands beside it. */
export function Thumbnail({ url, name, size = 28 }: ThumbnailProps) {
  const box = {
    width: size,
    height: size * 1.25,
    flex: 'none',
    borderRadius: '2px',
    bgcolor: 'background.default',
    border: 1,
    borderColor: 'divider',
    boxSizing: 'border-box',
    objectFit: 'cover',
    display: 'grid',
    placeItems: 'center',
    fontFamily: SERIF,
    fontSize: size / 2,
    color: 'text.secondary',
  } as const;
  return url ? (
    <Box component="img" src={url} alt="" loading="lazy" sx={box} />
  ) : (
    <Box aria-hidden sx={box}>
      {name.slice(0, 1).toUpperCase()}
    </Box>
  );
}
