import type { terms as zh } from '../zh-CN/terms.ts';
import type { Words } from '../words.ts';

export const terms: Words<typeof zh> = {
  state: {
    awaiting_payment: 'Unpaid', paid: 'To ship', packed: 'Packed', handed_over: 'Handed over', completed: 'Completed', closed: 'Closed',
  },
  event: {
    pay: 'pay', unpay: 'take the payment back', pack: 'pack', unpack: 'unpack', hand_over: 'hand over', take_back: 'take back', ship_elsewhere: 'ship elsewhere', complete: 'complete', close: 'close',
  },
  held: 'Held',
  flag: { grey: 'Grey flag', red: 'Red flag', yellow: 'Yellow flag', green: 'Green flag', blue: 'Blue flag', purple: 'Purple flag' },
  flagMeaning: { grey: 'none', red: 'urgent', yellow: 'cannot ship / held', green: 'money arrived', blue: 'exchange', purple: 'return' },
  holdReason: {
    out_of_stock: 'Out of stock', change_requested: 'Colour/size change', address_question: 'Address to check', buyer_asked: 'Buyer asked',
    payment_question: 'Payment to check', packing_fault: 'Packing fault', other: 'Other', refund_requested: 'Refund requested', platform_cancelled: 'Cancelled on the platform', platform_shipped: 'Shipped elsewhere, says the platform',
    partly_shipped: 'Partly shipped on the platform', partly_refunded: 'Partly refunded', lines_unknown: 'Item details missing', lines_incomplete: 'Item count differs',
    under_review: 'Under platform review', not_yet_shippable: 'Not to be shipped yet', address_changed: 'Buyer changed the address', goods_changed: 'Buyer changed the goods',
  },
  closeReason: {
    buyer_cancelled: 'Buyer cancelled', not_paid: 'Not paid', out_of_stock: 'Out of stock', refunded: 'Refunded', duplicate: 'Duplicate', reunited: 'Put back into its order', other: 'Other',
  },
  refund: { none: 'No refund', requested: 'Refund requested', succeeded: 'Refunded' },
  role: { manager: 'Manager', customer_service: 'Customer service', packer: 'Packer' },
  platform: {
    taobao: 'Taobao', douyin: 'Douyin', pinduoduo: 'Pinduoduo', shopify: 'Shopify', ali1688: '1688', jd: 'JD', xiaohongshu: 'Xiaohongshu', wechat: 'WeChat',
    woocommerce: 'WooCommerce', manual: 'By hand', other: 'Other',
  },
  courier: {
    ZTO: 'ZTO', YTO: 'YTO', STO: 'STO', YUNDA: 'Yunda', SF: 'SF Express', EMS: 'EMS', YZPY: 'China Post', JTSD: 'J&T', JD: 'JD Logistics', DBL: 'Deppon',
  },
  doubt: {
    name_missing: 'no receiver name', phone_missing: 'no phone', phone_implausible: 'the phone looks wrong', province_unknown: 'unknown province', city_unknown: 'unknown city',
    district_unknown: 'unknown district', district_missing: 'no district', detail_missing: 'no street address', detail_too_short: 'the street address is too short',
  },
  maskedPart: { name: 'name', phone: 'phone', address: 'address' },
  documentKind: { waybill: 'Waybill', packing_slip: 'Packing slip', pick_list: 'Pick list', sku_label: 'Barcode label', manifest: 'Manifest', finance_sheet: 'After-sales payments', handover_sheet: 'Hand-over sheet', test_page: 'Test page', calibration: 'Calibration sheet' },
  parcelState: { reserved: 'Number taken', printed: 'Printed', packed: 'Packed', handed_over: 'Handed over', voided: 'Voided' },
  view: {
    near_48h: 'Near 48 hours', near_24h: 'Near 24 hours', to_contact: 'To contact', to_confirm: 'Bank transfers', can_merge: 'Can be merged', refund_due: 'Refund due', to_ship: 'To ship', promise_near: 'Promise near', urgent: 'Urgent', held: 'Held', check_address: 'Check address', masked: 'Masked', refund_waiting: 'Refund asked',
    awaiting_payment: 'Unpaid', packed: 'Packed', handed_over: 'Handed over', completed: 'Completed', closed: 'Closed', all: 'All orders',
  },
  field: {
    name: 'name', phone: 'phone', province: 'province', city: 'city', district: 'district', detail: 'street address', postcode: 'postcode', country: 'country', pin: 'PIN',
    newPin: 'new PIN', currentPin: 'current PIN', note: 'note', text: 'note', reason: 'reason', code: 'code', barcode: 'barcode', title: 'title', colour: 'colour', size: 'size',
    shelf: 'shelf', weightG: 'weight', onHand: 'stock', quantity: 'quantity', sender: 'sender', shopName: 'shop name', timeZone: 'time zone', courierCode: 'courier',
    firstNumber: 'first number', count: 'how many', step: 'step', state: 'state', refund: 'refund', buyerNick: 'buyer', buyerMessage: 'buyer’s message',
    platformNote: 'seller’s note', platformFlag: 'flag', platformStatusText: 'platform status', receiver: 'receiver', 
    address: 'address', goods: 'goods', lines: 'lines', paidFen: 'paid', totalFen: 'total', goodsFen: 'goods total', freightFen: 'freight', refundedFen: 'refunded',
    createdAt: 'ordered', paidAt: 'paid at', promisedShipAt: 'ship by', shippedAt: 'shipped', completedAt: 'completed', closeReason: 'close reason',
    shipments: 'shipments', currency: 'currency', flag: 'flag', hold: 'hold', paid: 'paid',
  },
};
