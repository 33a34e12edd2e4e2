/** What banks, payment apps and their exports call the parts of a line. */
export const bankParts = ['date', 'time', 'in', 'out', 'amount', 'direction', 'payer', 'remark', 'serial', 'balance'] as const;
export type BankPart = (typeof bankParts)[number];

const names: readonly (readonly [BankPart, RegExp])[] = [
  ['balance', /余额|结余|balance/],
  // One column for both ways, with a sign.
  ['amount', /^(?:收入\/?支出|支出\/?收入|收支|借贷)(?:金额|发生额)$/],
  ['out', /^(?:支出|转出|取出|借方|付款)(?:金额|发生额|额)?$|^借方|^debit|^withdraw|moneyout|paidout/],
  ['in', /^(?:收入|转入|存入|贷方|收款|入账|入帐|到账|到帐|汇入)(?:金额|发生额|额)?$|^贷方|^credit(?:amount)?$|^deposit|moneyin|paidin/],
  ['direction', /^(?:借贷|收支|收付|收\/支|借\/贷|出入账)(?:标志|标识|方向|类型)?$|^(?:交易)?方向$|^dr\/?cr$|^direction$/],
  ['amount', /^(?:交易|发生|转账|汇款|实际|订单)?(?:金额|额)$|^发生额$|^交易额$|amount|^sum$/],
  ['payer', /^(?:对方|付款|汇款|交易对方|对手|来款|转账)(?:方|人)?(?:账户|帐户|账号|户)?(?:名称?|姓名|户名)?$|对方户名|对方名称|对方账户名|付款人|付款方|汇款人|交易对手|对手信息|对方信息|转账人|^对方账号[与/及、和]?户名$|户名$|payer|counterparty|sender|^from$|^name$|^姓名$|^户名$/],
  ['serial', /流水|凭证号|交易号|参考号|业务编号|交易单号|交易订单号|回单编?号|serial|referenceno|referencenumber|transactionid|^ref$|^reference$/],
  ['remark', /摘要|附言|备注|用途|说明|留言|remark|memo|description|narrative|details|^note$/],
  ['time', /^(?:交易|记账|入账|到账)?时间$|^time$/],
  ['date', /日期|^日$|时间|^(?:posting|transaction|value|booking)?date/],
];

const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/[(（[【].*?[)）\]】]|[\s:：*_.\-"'“”]/g, '');

/** The part that a column name or a label stands for; undefined = none that matters. An account number of the other side is no name. */
export const bankPartOf = (name: string): BankPart | undefined => {
  // `记账金额(收入)`: what stands in brackets says which way.
  const way = /[(（](收入|支出|贷方?|借方?|credit|debit)[)）]\s*$/i.exec(name)?.[1];
  if (way !== undefined) return /收入|贷|credit/i.test(way) ? 'in' : 'out';
  const wanted = plain(name);
  if (wanted === '' || wanted.length > 24 || /(?:账号|帐号|卡号|行名|开户行|account(?:no|number))$/.test(wanted)) return undefined;
  return names.find(([, pattern]) => pattern.test(wanted))?.[0];
};
