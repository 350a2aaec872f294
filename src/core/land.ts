/** The Länder by the two letters of ISO 3166-2:DE. Laws on participation differ between them. */
export const LAENDER = [
  ...(['BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV'] as const),
  ...(['NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH'] as const),
] as const;

export type Land = (typeof LAENDER)[number];
