import { headerKey } from '../../../shared/domain/intake/cell-text.ts';
import type { MappedField } from '../../../shared/domain/intake/file-mapping.ts';
import { simplified } from '../../../shared/domain/intake/simplified.ts';
import { chineseColumns } from '../formats/chinese-columns.ts';

/** Whole names that say what a column holds, beyond those that the platforms share. */
const wholeNames: Readonly<Partial<Record<MappedField, readonly string[]>>> = {
  orderNumber: [
    '订单编号', '订单号', '订单id', '主订单编号', '主订单号', '交易编号', '交易号', '平台单号', '平台订单号', '原始单号', '网店订单号', '外部订单号', '第三方单号', '单据编号', '单据号', '单号', '销售单号', '订货单号', '流水号', '客户单号', '来源单号', '编号',
    'order number', 'order no', 'order no.', 'order id', 'orderid', 'order #', 'order', 'order ref', 'order reference', 'reference', 'ref', 'transaction id', 'sales record number', 'name', 'increment id', 'purchase order', 'po number', 'amazon-order-id', 'order-id',
  ],
  lineNumber: ['子订单编号', '子订单号', '商品单号', '子单号', '明细编号', '订单明细号', '行号', 'order item id', 'order-item-id', 'line id', 'line item id', 'item id'],
  status: ['订单状态', '交易状态', '状态', '处理状态', '发货状态', 'status', 'order status', 'state', 'payment status', 'financial status'],
  createdAt: ['下单日期', '订单日期', '日期', '订单时间', '时间', '交易时间', '登记时间', '录入时间', '提交时间', '订购时间', '预订时间', '制单日期', 'order date', 'date', 'created', 'created at', 'date created', 'purchase date', 'purchase-date', 'sale date', 'ordered at', 'order time', '提交答卷时间', '填写时间'],
  paidAt: ['付款日期', '支付日期', '收款时间', '到账时间', 'paid at', 'payment date', 'payments-date', 'date paid', 'paid on', 'paid date'],
  promisedAt: ['发货期限', '要求发货日期', '交货日期', '交期', '期望发货日期', 'ship by', 'ship by date', 'latest-ship-date', 'due date', 'deliver by'],
  shopName: ['店铺', '店名', '来源店铺', '网店', '网店名称', '门店', '门店名称', 'shop', 'store', 'shop name', 'store name'],
  buyerNick: ['买家', '客户', '客户名称', '会员', '用户', '微信昵称', '昵称', '团员', '下单人', '购买人', '客户昵称', '旺旺', '旺旺号', '买家旺旺', '微信名', '群昵称', '接龙人', 'buyer', 'customer', 'buyer name', 'username', 'user', 'buyer username', 'customer name', 'email', 'buyer-name', 'buyer user id', '订货人'],
  buyerMessage: ['留言', '客户备注', '买家要求', '客户要求', '顾客留言', '团员备注', '购买备注', '用户备注', '订单留言', 'customer note', 'buyer note', 'message', 'buyer message', 'customer notes', 'comments', 'gift message', 'delivery instructions'],
  note: ['备注', '卖家备注', '订单备注', '内部备注', '备注信息', '说明', 'note', 'notes', 'remark', 'remarks', 'seller note', 'internal note', 'private notes', 'memo'],
  flag: ['旗帜', '标记', 'flag', 'colour flag'],
  receiverText: ['收货信息', '收件信息', '收件人信息', '收货人信息', '地址信息', '姓名电话地址', '姓名/电话/地址', '收件人姓名电话地址', '联系人信息', '配送信息', '收货资料', 'shipping info', 'ship to', 'delivery info', 'recipient details', 'receiver info'],
  receiverName: [
    '姓名', '收货人', '收件人', '联系人', '收货姓名', '收件姓名', '真实姓名', '收货联系人', '客户姓名', '收货方', '取货人',
    'recipient', 'recipient name', 'recipient-name', 'receiver', 'receiver name', 'consignee', 'ship to name', 'shipping name', 'full name', 'fullname', 'delivery name', 'ship name', 'contact', 'contact name', 'addressee', 'attention',
  ],
  mobile: ['手机', '手机号', '手机号码', '联系电话', '电话', '电话号码', '收件电话', '收货电话', '收件人手机', '联系方式', '移动电话', '联系人电话', '联系手机', '客户电话', 'tel', 'phone', 'phone number', 'mobile', 'mobile phone', 'telephone', 'contact number', 'shipping phone', 'ship to phone', 'buyer-phone-number', 'recipient phone', 'cell', 'contact phone', 'ship-phone-number'],
  landline: ['固话', '座机', '固定电话', 'landline', 'other phone', 'phone 2'],
  address: ['地址', '收货地址', '收件地址', '详细收货地址', '送货地址', '配送地址', '邮寄地址', '完整地址', '收件人地址', '客户地址', '寄送地址', 'address', 'shipping address', 'delivery address', 'ship to address', 'full address', 'mailing address', 'recipient address'],
  country: ['国家', '收货国家', '国家/地区', 'country', 'shipping country', 'ship-country', 'country code', 'ship to country', 'delivery country'],
  province: ['省', '省份', '收件省', '省/直辖市', '所在省', 'province', 'state/province', 'region', 'shipping province', 'ship-state', 'shipping state', 'ship to state', 'county', 'state / province'],
  city: ['市', '城市', '地市', '收件市', '所在市', 'city', 'town', 'town/city', 'shipping city', 'ship-city', 'ship to city', 'delivery city', 'suburb'],
  district: ['区', '县', '区县', '区/县', '县区', '县/区', '收件区', '所在区', 'district', 'area'],
  town: ['街道', '镇', '乡镇', '街道/乡镇', '镇/街道', 'street office', 'township'],
  detail: ['详细地址', '具体地址', '街道地址', '门牌号', '详细', '收件详细地址', '小区', '楼栋', 'street', 'street address', 'address 1', 'address1', 'address line 1', 'address 2', 'address2', 'address line 2', 'ship-address-1', 'ship-address-2', 'ship to address 1', 'ship to address 2', 'shipping address 1', 'shipping address 2', 'street 1', 'street 2', 'ship-address-3', 'delivery address 1', 'delivery address 2'],
  postcode: ['邮编', '邮政编码', 'zip', 'zip code', 'postcode', 'postal code', 'post code', 'shipping zip', 'ship-postal-code', 'ship to zip', 'delivery postcode'],
  goodsList: ['商品明细', '商品信息', '订单商品', '购买内容', '订购内容', '订单内容', '接龙内容', '发货内容', '商品清单', '货品明细', '订单明细', '宝贝信息', '购买商品', '所购商品', '商品详情', '产品信息', '商品及数量', '商品名称及数量', 'items', 'order items', 'products', 'contents', 'order details', 'line items'],
  title: [
    '商品', '商品名', '品名', '货品', '货品名称', '产品', '产品名', '货名', '宝贝', '物品', '物品名称', '货物', '货物名称', '名称', '团购商品', '货品标题', '存货名称', '菜品',
    'item', 'item name', 'item title', 'product', 'product name', 'product title', 'title', 'description', 'product-name', 'listing title', 'lineitem name', 'goods',
  ],
  skuCode: ['编码', '商品编码', '货品编码', '产品编码', '商家编码', 'sku', 'sku编号', 'sku码', '货号', '条码', '商品条码', '条形码', '规格条码', '存货编码', '物料编码', '货品编号', '商品编号', '产品编号', 'sku code', 'sku id', 'seller sku', 'item sku', 'product code', 'item code', 'variant sku', 'custom label', 'article number', 'part number', 'product sku', 'model', 'barcode', 'ean', 'lineitem sku', 'merchant sku', 'style'],
  styleCode: ['款号', '款式编号', '商品款号', 'style code', 'style number'],
  properties: ['规格', '规格型号', '商品规格', '颜色尺码', '颜色/尺码', '颜色规格', '型号', '款式', '属性', '销售属性', 'sku名称', 'variation', 'variant', 'options', 'variations', 'attributes', 'specification', 'spec', 'variation details', 'product options'],
  colour: ['颜色', '色号', '花色', '颜色名称', 'color', 'colour', 'color name'],
  size: ['尺码', '尺寸', '码数', '大小', '鞋码', 'size', 'size name'],
  quantity: ['数量', '件数', '订购数量', '购买数量', '份数', '个数', '下单数量', '商品数量', '购买件数', '销售数量', '数量(件)', '订货数量', '出库数量', 'qty', 'quantity', 'quantity-purchased', 'quantity purchased', 'units', 'count', 'pcs', 'item quantity', 'lineitem quantity', 'order quantity', 'qty ordered', 'pieces'],
  unitPrice: ['单价', '价格', '商品单价', '销售单价', '售价', '成交价', '含税单价', 'unit price', 'price', 'item price', 'item-price', 'price each', 'sold for', 'lineitem price', 'item cost', 'sale price', 'unit cost'],
  goods: ['商品金额', '货款', '商品总价', '小计', '货款金额', '商品合计', '商品小计', 'subtotal', 'item total', 'items total', 'goods total', 'line total', 'item subtotal', 'amount excl. shipping'],
  freight: ['运费', '邮费', '快递费', '配送费', '物流费', 'shipping', 'shipping cost', 'shipping fee', 'postage', 'delivery fee', 'freight', 'shipping price', 'shipping-price', 'postage and packaging', 'delivery cost', 'delivery charge', 'shipping amount', 'order shipping'],
  total: ['订单金额', '总金额', '合计', '总价', '金额', '应付金额', '应收', '应收金额', '订单总额', '订单总价', '合计金额', '总计', '销售金额', '价税合计', 'total', 'order total', 'grand total', 'total price', 'amount', 'order amount', 'total amount', 'order value', 'total incl. vat'],
  paid: ['实付', '实付款', '实付金额', '已付', '已付金额', '实收', '实收金额', '支付金额', '付款金额', '实际支付', '收款金额', '买家实付', '用户实付', 'paid', 'amount paid', 'total paid', 'paid amount', 'payment amount'],
  refunded: ['退款金额', '已退金额', '退款', 'refund', 'refunded', 'refund amount', 'refunded amount', 'amount refunded'],
  currency: ['币种', '货币', 'currency', 'currency code'],
  courier: ['快递', '快递公司', '物流公司', '物流', '承运商', '发货快递', '配送方式', '快递名称', '指定快递', 'carrier', 'courier', 'shipping carrier', 'shipping service', 'shipping method', 'ship-service-level'],
  waybill: ['快递单号', '运单号', '物流单号', '快递号', '包裹号', '发货单号', 'tracking', 'tracking number', 'tracking no', 'tracking no.', 'tracking id', 'waybill', 'waybill number', 'consignment number'],
};

/** Parts of a name that say it, when the whole is not known; the first that fits counts. */
const namePieces: readonly (readonly [RegExp, MappedField])[] = [
  [/(?:姓名|收[件货]人).*(?:电话|手机).*地址|ship.*to.*(?:info|detail)/, 'receiverText'],
  [/子订单|明细.*[号id]|order.?item.?id|line.?item.?id/, 'lineNumber'],
  [/退款.*额|已退/, 'refunded'],
  [/(?:快递|物流|运|包裹)单?号|tracking|waybill/, 'waybill'],
  [/(?:订单|交易|单据|销售单|流水).*(?:编号|号|id)|order.*(?:number|no\b|id|#|ref)/, 'orderNumber'],
  [/状态|status/, 'status'],
  [/(?:付款|支付|收款|到账).*(?:时间|日期)|paid.*(?:at|on|date)|payment.*(?:date|time)/, 'paidAt'],
  [/(?:发货|交货|送达).*(?:期限|截止|前)|ship.?by|latest.?ship/, 'promisedAt'],
  [/(?:下单|订单|创建|提交|成交|登记|录入|拍下|订购).*(?:时间|日期)|order.*(?:date|time)|creat.*(?:at|date|time)|purchase.?date/, 'createdAt'],
  [/邮编|邮政|zip|post.?(?:al)?.?code/, 'postcode'],
  [/(?:收[件货]人?|联系人?|客户|买家|顾客).*(?:手机|电话|联系方式)|手机|mobile|phone|telephone|^tel\b/, 'mobile'],
  [/座机|固话|固定电话|landline/, 'landline'],
  [/国家|country/, 'country'],
  [/^(?:收[件货]人?|配送|所在|送货)?(?:地址)?省|province/, 'province'],
  [/^(?:收[件货]人?|配送|所在|送货)?(?:地址)?(?:城市|市)|\bcity\b/, 'city'],
  [/^(?:收[件货]人?|配送|所在|送货)?(?:地址)?(?:区县|县区|区|县)|district/, 'district'],
  [/街道|乡镇/, 'town'],
  [/详细.*地址|具体地址|门牌|address.?(?:line)?.?[123]|street/, 'detail'],
  [/地址|address/, 'address'],
  [/收[件货](?:人|方)|收[件货].*姓名|姓名|recipient|receiver|consignee|ship.*name/, 'receiverName'],
  [/留言|(?:买家|客户|顾客|用户|团员).*(?:备注|要求|[说话])|buyer.*(?:note|message)|customer.*note/, 'buyerMessage'],
  [/备注|remark|\bnotes?\b|memo/, 'note'],
  [/旗|flag/, 'flag'],
  [/店铺|网店|\b(?:shop|store)\b/, 'shopName'],
  [/昵称|旺旺|会员|买家|下单人|购买人|团员|buyer|customer|username/, 'buyerNick'],
  [/颜色.*(?:尺码|尺寸|规格)|规格|型号|属性|variation|variant|option|spec/, 'properties'],
  [/颜色|色号|colou?r/, 'colour'],
  [/尺码|码数|鞋码|\bsize\b/, 'size'],
  [/(?:商品|货品|产品|商家|sku|规格|外部|存货).*(?:编码|编号|代码|条码|id)|sku|货号|条码|barcode|(?:product|item).?(?:code|number)/, 'skuCode'],
  [/款号|style.?(?:code|number)/, 'styleCode'],
  [/数量|件数|份数|个数|\bqty\b|quantity|\bpcs\b/, 'quantity'],
  [/单价|售价|unit.?price|price.?each|item.?price/, 'unitPrice'],
  [/运费|邮费|快递费|配送费|shipping.*(?:cost|fee|price|amount|charge)|postage|freight|delivery.*(?:fee|cost|charge)/, 'freight'],
  [/实[付收]|已付|(?:支付|付款|收款)金额|amount.?paid|total.?paid|paid.?amount/, 'paid'],
  [/商品.*(?:金额|总价|小计)|货款|subtotal|items?.?total/, 'goods'],
  [/(?:订单|合计|应[付收]|总).*(?:金额|额|价|计)|合计|金额|grand.?total|order.?total|total|amount/, 'total'],
  [/币种|货币|currency/, 'currency'],
  [/(?:商品|货品|产品|宝贝|订[购单]|发货|接龙).*(?:明细|信息|内容|清单|详情)/, 'goodsList'],
  [/商品|货品|产品|品名|宝贝|物品|货物|product|item|goods/, 'title'],
  [/快递|物流|承运|courier|carrier|shipping.?(?:method|service)/, 'courier'],
];

const exact: ReadonlyMap<string, MappedField> = (() => {
  const map = new Map<string, MappedField>();
  const add = (field: MappedField, names: readonly string[]): void => {
    for (const name of names) if (!map.has(headerKey(name))) map.set(headerKey(name), field);
  };
  for (const [field, names] of Object.entries(wholeNames)) add(field as MappedField, names);
  for (const [field, names] of Object.entries(chineseColumns)) if (field in wholeNames) add(field as MappedField, names);
  return map;
})();

/** Names that stand beside what an order needs and must not be taken for it: the sender's, money's parts, numbers of other things. */
const misleading = /寄件|发件|发货人|发货方|发货地|发票|税|佣金|积分|优惠|折扣|达人|代理|供应商|仓库|billing|invoice|discount|tax|sender|commission|coupon|warehouse|supplier|vendor|seller(?!.?sku)|ip地址|身份证|支付方式|付款方式|payment.?method|重量|体积|weight|来源|序号|售后|审核|打印|操作|类型|种类|完成|关闭|取消|发货时间|发货日期|签收/;

export type NameReading = { readonly field: MappedField; readonly isExact: boolean };

/** What a column's name says it holds; null = nothing that is known. `name` is a header key. */
export const readColumnName = (name: string): NameReading | null => {
  const plain = simplified(name);
  const bare = plain.replace(/#\d+$/, '').replace(/[(（【[].*?[)）】\]]/g, '').replace(/[:：*]+$/g, '');
  const whole = exact.get(plain) ?? exact.get(bare);
  if (whole !== undefined) return { field: whole, isExact: true };
  if (misleading.test(bare)) return null;
  const spaced = bare.replace(/[_-]+/g, '');
  const again = exact.get(spaced);
  if (again !== undefined) return { field: again, isExact: true };
  const piece = namePieces.find(([pattern]) => pattern.test(bare) || pattern.test(spaced));
  return piece === undefined ? null : { field: piece[1], isExact: false };
};
