/** IN-4: why an order could not be made from what was typed in. */
export const entryRefusals = {
  receiver_incomplete: { what: '收件人还不全。', todo: '填上姓名、电话和详细地址。' },
  receiver_masked: { what: '收件人里有星号，是脱敏过的。', todo: '向买家要真实的姓名、电话、地址，填好再建单。' },
  goods_unnamed: { what: '有一行商品没有名称。', todo: '选一个商品，或写上名称；不要的行删掉。' },
  typed_in_before: { what: '同一段文字已经建过订单 {{number}}。', todo: '要是确实再要一份，按“再建一单”；否则不用处理。' },
  sku_gone: { what: '选的商品已经不在库存表里。', todo: '另选一个商品。' },
} as const;
