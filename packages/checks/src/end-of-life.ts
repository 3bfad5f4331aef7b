/** A product whose releases come to an end. */
interface Lifetimes {
  name: string;
  /** How many numbers of a version name a release line: 22 of 22.7.1, 3.13 of 3.13.2. */
  parts: number;
  /** Where the days come from. */
  source: string;
  /** The last day with security fixes for everybody, by release line. */
  ends: Readonly<Record<string, string>>;
}

/** Days as https://endoflife.date has them; of Debian the end of its long-term support. */
const PRODUCTS: Readonly<Record<string, Lifetimes>> = {
  node: {
    ...{ name: 'Node.js', parts: 1, source: 'https://endoflife.date/nodejs' },
    ends: {
      ...{ 10: '2021-04-30', 11: '2019-06-30', 12: '2022-04-30', 13: '2020-06-01', 14: '2023-04-30', 15: '2021-06-01' },
      ...{ 16: '2023-09-11', 17: '2022-06-01', 18: '2025-04-30', 19: '2023-06-01', 20: '2026-04-30', 21: '2024-06-01' },
      ...{ 22: '2027-04-30', 23: '2025-06-01', 24: '2028-04-30', 25: '2026-06-01', 26: '2029-04-30' },
    },
  },
  python: {
    ...{ name: 'Python', parts: 2, source: 'https://endoflife.date/python' },
    ends: {
      ...{ '2.7': '2020-01-01', '3.5': '2020-09-13', '3.6': '2021-12-23', '3.7': '2023-06-27', '3.8': '2024-10-14' },
      ...{ '3.9': '2025-10-31', '3.10': '2026-10-31', '3.11': '2027-10-31', '3.12': '2028-10-31' },
      ...{ '3.13': '2029-10-31', '3.14': '2030-10-31' },
    },
  },
  debian: {
    ...{ name: 'Debian', parts: 1, source: 'https://endoflife.date/debian' },
    ends: {
      ...{ 8: '2020-06-30', 9: '2022-07-01', 10: '2024-06-30', 11: '2026-08-31', 12: '2028-06-30', 13: '2030-06-30' },
    },
  },
  alpine: {
    ...{ name: 'Alpine Linux', parts: 2, source: 'https://endoflife.date/alpine-linux' },
    ends: {
      ...{ '3.12': '2022-05-01', '3.13': '2022-11-01', '3.14': '2023-05-01', '3.15': '2023-11-01' },
      ...{ '3.16': '2024-05-23', '3.17': '2024-11-22', '3.18': '2025-05-09', '3.19': '2025-11-01' },
      ...{ '3.20': '2026-04-01', '3.21': '2026-11-01', '3.22': '2027-05-01', '3.23': '2027-11-01' },
    },
  },
  ubuntu: {
    ...{ name: 'Ubuntu', parts: 2, source: 'https://endoflife.date/ubuntu' },
    ends: {
      ...{ '16.04': '2021-04-02', '18.04': '2023-05-31', '20.04': '2025-05-31', '22.04': '2027-04-01' },
      ...{ '23.10': '2024-07-12', '24.04': '2029-05-31', '24.10': '2025-07-10', '25.04': '2026-01-17' },
      ...{ '25.10': '2026-07-01', '26.04': '2031-04-30' },
    },
  },
};

/** What is known of a release. */
export interface EndOfLife {
  /** `Node.js 22`. */
  name: string;
  /** The last day with fixes; absent: this version of Seaworthy does not know the release. */
  end?: string;
  source: string;
}

/** When a release comes to its end; absent for a product that is not in the list. */
export function endOfLife(product: string, version: string): EndOfLife | undefined {
  const lifetimes = Object.hasOwn(PRODUCTS, product) ? PRODUCTS[product] : undefined;
  if (lifetimes === undefined) return undefined;
  const line = version.split('.').slice(0, lifetimes.parts).join('.');
  const end = lifetimes.ends[line];
  return { name: `${lifetimes.name} ${line}`, ...(end === undefined ? {} : { end }), source: lifetimes.source };
}
