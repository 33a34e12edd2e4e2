import type { Reader } from '../database.ts';
import { readSettings, type Settings } from '../settings.ts';

/** CU-3: levels, the currency that they count in, and when returns are many. */
export const customerSettings = (reader: Reader): Settings['customers'] => readSettings(reader).customers;
