import type { MappedField } from '../../../../shared/domain/intake/file-mapping.ts';

/** Meanings in the order in which a person looks for them. */
export const fieldGroups: readonly { readonly name: 'order' | 'receiver' | 'goods' | 'money' | 'parcel'; readonly fields: readonly MappedField[] }[] = [
  { name: 'order', fields: ['orderNumber', 'lineNumber', 'status', 'createdAt', 'paidAt', 'promisedAt', 'shopName', 'buyerNick', 'buyerMessage', 'note', 'flag'] },
  { name: 'receiver', fields: ['receiverName', 'mobile', 'landline', 'address', 'receiverText', 'province', 'city', 'district', 'town', 'detail', 'postcode', 'country'] },
  { name: 'goods', fields: ['title', 'skuCode', 'styleCode', 'properties', 'colour', 'size', 'quantity', 'goodsList'] },
  { name: 'money', fields: ['unitPrice', 'goods', 'freight', 'total', 'paid', 'refunded', 'currency'] },
  { name: 'parcel', fields: ['courier', 'waybill'] },
];
