import { Box } from '@mui/material';

/** A product's first picture, small; the product's name stands beside it. */
export function Thumbnail({ url, size = 28 }: { url: string | undefined; size?: number }) {
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
  } as const;
  return url ? <Box component="img" src={url} alt="" loading="lazy" sx={box} /> : <Box aria-hidden sx={box} />;
}
