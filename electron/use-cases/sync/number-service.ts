import type { Reader } from '../../store/database.ts';
import { allConnections, settingsOf } from '../../store/sync/connections.ts';

/** PR-5: a courier's service that gives numbers under the shop's own contract with a courier; '' = there is none that is on and set up for it. */
export const numberServiceOf = (reader: Reader): string =>
  allConnections(reader).find((row) => row.active === 1 && row.kind === 'kuaidi100' && (settingsOf(row)['partnerId'] ?? '') !== '')?.kind ?? '';
