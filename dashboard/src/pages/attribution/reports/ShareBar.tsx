import { Box } from '@mui/material';

/** A hairline as long as its row's share of the largest; the figure above it says how much. */
export function ShareBar({ share }: { share: number }) {
  return (
    <Box aria-hidden sx={{ display: 'flex', justifyContent: 'flex-end', mt: 0.25 }}>
      <Box
        sx={{ width: `${Math.max(0, Math.min(1, share)) * 100}%`, height: 2, bgcolor: 'text.secondary', opacity: 0.5 }}
      />
    </Box>
  );
}
