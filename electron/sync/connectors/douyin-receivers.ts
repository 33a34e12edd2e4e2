import type { JsonObject } from '../../../shared/domain/exact-json.ts';
import { andThen, done, type Answer } from '../answer.ts';
import type { Ask } from '../connector.ts';
import { pickObject, pickObjects, pickText } from '../pick.ts';
import { inLots } from '../read-backwards.ts';
import type { AskDouyin } from './douyin-calls.ts';

/** Plain text by order number and cipher; a cipher that is missing stays closed. */
export type Opened = ReadonlyMap<string, string>;

export const openedKey = (orderNumber: string, cipher: string): string => `${orderNumber} ${cipher}`;

const mostAtOnce = 50;
/** Paid and not yet gone: the shop has no need to know the others' receivers. */
const toBeShipped = new Set(['2', '101', '105']);

type Sealed = { readonly auth_id: string; readonly cipher_text: string };

const sealedIn = (order: JsonObject): readonly Sealed[] => {
  if (!toBeShipped.has(pickText(order, 'order_status'))) return [];
  const address = pickObject(order, 'post_addr');
  const parts = [[pickText(order, 'post_receiver'), pickText(order, 'encrypt_post_receiver')], [pickText(order, 'post_tel'), pickText(order, 'encrypt_post_tel')], [pickText(address, 'detail'), pickText(address, 'encrypt_detail')]] as const;
  return parts.flatMap(([plain, cipher]) => (cipher !== '' && (plain === '' || plain === cipher) ? [{ auth_id: pickText(order, 'order_id'), cipher_text: cipher }] : []));
};

/**
 * Opens the receivers of orders that are to be shipped, as far as the app key may and the day's allowance reaches. What is not opened stays
 * masked and is known to be (IN-5): no order is kept back for it.
 */
export const openReceivers = async (askDouyin: AskDouyin, orders: readonly JsonObject[], ask: Ask): Promise<Answer<Opened>> => {
  const sealed = orders.flatMap(sealedIn);
  const lots = Array.from({ length: Math.ceil(sealed.length / mostAtOnce) }, (_, index) => sealed.slice(index * mostAtOnce, (index + 1) * mostAtOnce));
  const answer = await inLots(lots, 1, async (lot): Promise<Answer<readonly (readonly [string, string])[]>> => {
    const reply = await askDouyin({ path: 'order/batchDecrypt', params: { cipher_infos: lot }, writes: false, apart: true }, ask);
    if (reply.kind === 'refused') return done([]);
    return andThen(reply, ({ root }) =>
      done(pickObjects(pickObject(root, 'data'), 'decrypt_infos').flatMap((one) => {
        const text = pickText(one, 'decrypt_text');
        const isOpen = text !== '' && /^0?$/.test(pickText(one, 'err_no'));
        return isOpen ? [[openedKey(pickText(one, 'auth_id'), pickText(one, 'cipher_text')), text] as const] : [];
      })));
  });
  return andThen(answer, (found) => done(new Map(found.flat())));
};
