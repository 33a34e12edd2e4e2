import type { Board, PastedField } from './paste-text.ts';

/** What stands before a value and says what it is: `收货人:`, `手机号码：`, `Address:`. */
export type Label = { readonly field: LabelField; readonly start: number; readonly end: number; readonly valueEnd: number };
export type LabelField = PastedField | 'quantity' | 'variant' | 'sku' | 'place' | 'foreign_number';

const words: readonly (readonly [LabelField, string])[] = [
  ['foreign_number', '订单编号|订单号|交易号|order (?:no|number|id)'],
  ['name', '收货人姓名|收件人姓名|收货人名称|收货人|收件人|收貨人|收件姓名|收货姓名|联系人姓名|联系人|客户姓名|姓名|名字|recipient|receiver|consignee|ship to|full name|name'],
  ['phone', '联系手机|手机号码|手机号|手机|联系电话|联系号码|电话号码|收货电话|收件电话|收货人电话|收件人电话|收货人手机|电话|联系方式|固定电话|备用电话|座机|phone number|phone|mobile|telephone|tel|cell|contact number'],
  ['place', '所在地区|所在省份|省市区县|省市区|地区|区域|省份|城市|province|city|state'],
  ['address', '收货地址|收件地址|收件人地址|收货人地址|详细地址|具体地址|送货地址|邮寄地址|寄送地址|配送地址|街道地址|详细|地址|shipping address|delivery address|address line \\d|street address|street|address|addr'],
  ['postcode', '邮政编码|邮编|zip code|zip|postal code|postcode'],
  ['goods', '商品名称|商品信息|商品明细|商品|货品名称|货品|产品名称|产品|宝贝|物品|品名|款式|购买内容|订购内容|下单内容|订单内容|购买|订购|订货|下单|要买|要|买|发货内容|内容|items|item|products|product|goods|order'],
  ['variant', '颜色分类|颜色尺码|颜色|尺码|尺寸|码数|规格|型号|color|colour|size|variant'],
  ['sku', '商家编码|商品编码|编码|货号|款号|sku code|sku'],
  ['quantity', '购买数量|订购数量|数量|件数|quantity|qty'],
  ['freight', '运费|邮费|快递费|shipping fee|shipping cost|postage'],
  ['price', '单价|价格|unit price|price'],
  ['paid', '实付金额|实付款|实付|实收|已付金额|已付|付款金额|支付金额|收款|转账金额|amount paid|paid'],
  ['total', '合计金额|合计|总计|总价|总额|总金额|订单金额|应付金额|应付|应收|一共|总共|共计|金额|货款|total'],
  ['nick', '旺旺号|旺旺|微信号|微信名|微信昵称|微信|昵称|买家昵称|买家|会员名|wechat|buyer'],
  ['platform', '平台|来源|渠道|platform|source'],
  ['note', '买家留言|留言|备注信息|备注|要求|附言|说明|remarks?|notes?|message|comment'],
  ['payment', '付款方式|支付方式|付款情况|付款状态|支付状态|付款|支付|payment method|payment'],
];

/** With a colon (or `=`) behind it, or in brackets. */
const withColon = new RegExp(
  `(?<=^|[\\s,;，、。|/\\uE000【\\[(（)）\\]】])[【\\[(（]?(${words.map(([, text]) => text).join('|')})(?:\\s?[(（][^)）\\n]{1,8}[)）])?[】\\])）]?\\s*[:：=]\\s*`,
  'gimu',
);
/** `【收件人】林示例`: the brackets do what a colon does. */
const inBrackets = new RegExp(`[【\\[](${words.map(([, text]) => text).join('|')})[】\\]]\\s*[:：]?\\s*`, 'gimu');
/** These are labels also without one, at the beginning of a line. */
const bare = /^[ \t]*(收货人姓名|收件人姓名|收货人|收件人|姓名|手机号码?|联系电话|电话|收货地址|收件地址|详细地址|所在地区|地址|邮编|备注|商品|货号)(?:[ \t]+|(?=\d))/gmu;

const fieldOf = (word: string): LabelField | null => words.find(([, text]) => new RegExp(`^(?:${text})$`, 'iu').test(word))?.[0] ?? null;

/** All labels, each with its value's end: the next label or the end of the line. */
export const findLabels = (board: Board): readonly Label[] => {
  const left = board.left();
  const found: { field: LabelField; start: number; end: number }[] = [];
  for (const pattern of [inBrackets, withColon, bare]) {
    for (const match of left.matchAll(pattern)) {
      const field = fieldOf(match[1] ?? '');
      const start = match.index;
      const end = start + match[0].length;
      if (field !== null && !found.some((one) => start < one.end && one.start < end)) found.push({ field, start, end });
    }
  }
  found.sort((one, other) => one.start - other.start);
  return found.map((label, index) => {
    const lineEnd = left.indexOf('\n', label.end);
    const next = found[index + 1]?.start ?? left.length;
    return { ...label, valueEnd: Math.min(next, lineEnd === -1 ? left.length : lineEnd) };
  });
};
