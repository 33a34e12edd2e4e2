export const orderChangeRefusals = {
  no_lines: { what: '一行商品都没有。', todo: '至少选一行、一件。' },
  amount_impossible: { what: '数量或金额不对。', todo: '数量从 1 起，金额不能是负数。' },
} as const;
