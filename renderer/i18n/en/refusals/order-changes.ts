export const orderChangeRefusals = {
  no_lines: { what: 'There is no line of goods.', todo: 'Choose at least one line and one piece.' },
  amount_impossible: { what: 'A quantity or an amount cannot be right.', todo: 'Quantities begin at 1, and amounts are not negative.' },
} as const;
