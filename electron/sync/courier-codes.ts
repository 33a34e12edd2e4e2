import { courierByCode, courierByText } from '../../shared/domain/printing/couriers.ts';
import { done, type Answer } from './answer.ts';
import type { Ask } from './connector.ts';

/** What the platforms call couriers, only where it is certain; for the others their own list is asked. */
const pinduoduoIds: Readonly<Record<string, string>> = {
  STO: '1', SF: '44', YTO: '85', ZTO: '115', EMS: '118', JD: '120', YUNDA: '121', DBKD: '131', POSTB: '132', JT: '384',
};

export const courierCodes = {
  taobao: (code: string): string | null => courierByCode(code)?.taobao ?? null,
  /** Douyin's codes are those of Kuaidi100. */
  douyin: (code: string): string | null => courierByCode(code)?.kuaidi100 ?? null,
  pinduoduo: (code: string): string | null => pinduoduoIds[code] ?? null,
} as const;

/** One line of a platform's own list of couriers. */
export type ListedCourier = { readonly code: string; readonly name: string };

/** A courier's name as a platform lists it: `顺丰速运`, `韵达快递`, `极兔速递(原百世)`; the plainest of several that mean the same. */
const listedFor = (list: readonly ListedCourier[], courierCode: string): ListedCourier | undefined =>
  list.filter(({ name, code }) => (courierByText(name)?.code ?? code) === courierCode).sort((one, other) => one.name.length - other.name.length)[0];

export const courierUnknown = (courierCode: string): Answer<never> => ({
  kind: 'refused', code: 'courier_unknown', words: `平台的快递公司里没有“${courierCode}”，请在平台上手工处理这一单。`,
});

/**
 * The platform's code for a courier of the shop: the known one, else by the platform's own list, which is asked once. Refuses `courier_unknown`:
 * a parcel is never told under another courier's name.
 */
export const courierFinder = (
  known: (code: string) => string | null, askList: (ask: Ask) => Promise<Answer<readonly ListedCourier[]>>,
): ((courierCode: string, ask: Ask) => Promise<Answer<string>>) => {
  let listed: readonly ListedCourier[] | null = null;
  return async (courierCode, ask) => {
    const code = known(courierCode);
    if (code !== null) return done(code);
    if (listed === null) {
      const answer = await askList(ask);
      if (answer.kind === 'done') listed = answer.value;
      else if (answer.kind !== 'refused') return answer;
    }
    const found = listedFor(listed ?? [], courierCode);
    return found === undefined || found.code === '' ? courierUnknown(courierCode) : done(found.code);
  };
};

/** A courier's name as people know it, for a platform's code; the code itself where it is not known. */
export const courierNameOf = (known: (code: string) => string | null, codes: readonly string[], platformCode: string): string => {
  const code = codes.find((one) => known(one) === platformCode);
  return code === undefined ? platformCode : (courierByCode(code)?.name.zh ?? platformCode);
};
