import type { Carrier, Place } from './carrier.ts';
import { httpCarrier } from './http1.ts';
import { http2Carrier } from './http2.ts';

/** The connections to a place; `connections` of them are kept. None is opened before there is a request for it. */
export function carrierTo(place: Place, connections: number): Carrier {
  return place.protocol === 'h2c' ? http2Carrier(place, connections) : httpCarrier(place, connections);
}
