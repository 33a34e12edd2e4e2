/** Refusals of bank transfers. */
export const transferRefusals = {
  unknown: { what: '没有这笔待收的转账。', todo: '列表已经更新，请再看一眼。' },
  line_unknown: { what: '没有这条到账。', todo: '列表已经更新，请再看一眼。' },
  match_unknown: { what: '没有这条匹配。', todo: '列表已经更新，请再看一眼。' },
  order_not_waiting: { what: '{{state}}的订单不用等转账。', todo: '只有待付款的订单才能记待收转账。' },
  other_currency: { what: '这一单是 {{currency}}，不是人民币。', todo: '外币转账请在备注里记。' },
  not_waiting: { what: '这笔转账已经不在等。', todo: '列表已经更新，请再看一眼。' },
  money_on_it: { what: '已经收到 {{amountFen}}，不能取消。', todo: '先撤销匹配，或记下已退给买家。' },
  more_than_held: { what: '手里只有 {{amountFen}}，退不了这么多。', todo: '核对金额。' },
  more_than_line: { what: '这条到账只剩 {{amountFen}}。', todo: '核对金额，或换一条到账。' },
  line_set_aside: { what: '这条到账已放到一边。', todo: '先把它放回来。' },
  line_used_up: { what: '这条到账已经全部匹配。', todo: '先撤销匹配。' },
  undone_already: { what: '这条匹配已经撤销过了。', todo: '不用处理。' },
  not_arrived_yet: { what: '到账日期在今天以后。', todo: '核对日期。' },
} as const;
