import { fieldsOf, textOf } from './exact-json.ts';
import type { Waybill } from './world.ts';

/** A Cainiao e-waybill's data as its print component takes it. */
export const printDataOf = (waybill: Waybill): string => {
  const receiver = fieldsOf(waybill.receiver);
  return JSON.stringify({
    data: {
      _dataFrom: 'waybill', cpCode: waybill.courier, needEncrypt: false, parent: false, packageInfo: { id: '1', items: [{ count: 1, name: '服装' }], volume: 0, weight: 0 },
      recipient: { name: textOf(receiver['name']), mobile: textOf(receiver['mobile']), phone: '', address: receiver['address'] ?? {} },
      routingInfo: { consolidation: { name: '金华包', code: 'X01' }, origin: { code: '570000', name: '示例网点' }, routeCode: '380D-56-04', sortation: { name: '380D' }, startCenter: {}, terminalCenter: {} },
      sender: {}, shippingOption: { code: 'STANDARD_EXPRESS', title: '标准快递', services: {} }, waybillCode: waybill.waybillNumber,
    },
    signature: 'MD:stand-in', templateURL: `http://cloudprint.cainiao.com/template/standard/${waybill.courier}`,
  });
};
