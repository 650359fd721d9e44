import { Box } from '@mui/material';

/** A hairline from the middle, to the right for more and to the left for less; the figure above it says how much. */
export function ChangeBar({ share }: { readonly share: number }) {
  const length = Math.min(1, Math.abs(share)) * 50;
  return (
    <Box aria-hidden sx={{ position: 'relative', height: 3, mt: 0.25, minWidth: { sm: 72 } }}>
      <Box sx={{ position: 'absolute', left: '50%', top: 0, width: '1px', height: 3, bgcolor: 'divider' }} />
      <Box
        sx={{
          position: 'absolute',
          top: 0,
          height: 3,
          width: `${length}%`,
          left: share < 0 ? `${50 - length}%` : '50%',
          bgcolor: share < 0 ? 'error.main' : 'success.main',
        }}
      />
    </Box>
  );
}
