import { describe, expect, it } from 'vitest';
import { distanceKm, latitudeBand } from './geo.ts';

const paris = { latitude: 48.8566, longitude: 2.3522 };
const lyon = { latitude: 45.764, longitude: 4.8357 };

describe('distanceKm', () => {
  it('gives the great-circle distance between Paris and Lyon', () => {
    expect(distanceKm(paris, lyon)).toBeCloseTo(391.5, 0);
  });

  it('is nothing from a point to itself and half the globe to its antipode', () => {
    expect(distanceKm(paris, paris)).toBe(0);
    expect(distanceKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(20015.1, 0);
  });

  it('crosses the date line the short way', () => {
    expect(distanceKm({ latitude: 0, longitude: 179.9 }, { latitude: 0, longitude: -179.9 })).toBeCloseTo(22.2, 1);
  });
});

describe('latitudeBand', () => {
  it('holds every point within the radius', () => {
    const band = latitudeBand(paris, 391.6);
    expect(lyon.latitude).toBeGreaterThanOrEqual(band.from);
    expect(band.to - paris.latitude).toBeCloseTo(3.52, 2);
  });
});
