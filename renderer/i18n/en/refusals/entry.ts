import type { entryRefusals as zhCN } from '../../zh-CN/refusals/entry.ts';
import type { Words } from '../../words.ts';

/** IN-4: why an order could not be made from what was typed in. */
export const entryRefusals: Words<typeof zhCN> = {
  receiver_incomplete: { what: 'The receiver is not complete.', todo: 'Fill in name, phone and street address.' },
  receiver_masked: { what: 'There are stars in the receiver: the platform masked it.', todo: 'Ask the buyer for the real name, phone and address, then make the order.' },
  goods_unnamed: { what: 'A line of goods has no name.', todo: 'Choose a product or write a name; delete lines that are not wanted.' },
  typed_in_before: { what: 'Order {{number}} was already made out of this very text.', todo: 'If one more is really wanted, press “Make another”; otherwise there is nothing to do.' },
  sku_gone: { what: 'The chosen product is no longer in stock records.', todo: 'Choose another one.' },
};
