import type * as zh from '../../zh-CN/refusals/components.ts';
import type { Words } from '../../words.ts';

export const componentPrintingRefusals: Words<typeof zh.componentPrintingRefusals> = {
  component_off: { what: '{{component}} does not run.', todo: 'Open it on this computer, then retry from the queue.' },
  component_disabled: { what: '{{component}} is not switched on.', todo: 'Switch it on under Settings · Printers · Print components, or choose another printer.' },
  component_cannot_cancel: { what: '{{component}} gives nothing back that it has taken.', todo: 'Wait until it has printed, then say in the queue which sheet was the last.' },
  component_waybills_only: { what: 'A platform’s print component prints the platform’s e-waybills and nothing else.', todo: 'Give this paper another printer under Settings · Printers.' },
  no_e_waybill: { what: 'This order has no e-waybill of {{component}}.', todo: 'Get a number from the platform and take the answer in; or choose another printer.' },
  needs_component: { what: 'Number {{waybillNumber}} was issued by the platform: only {{component}} may print it.', todo: 'Choose its printer for this courier under Settings · Printers.' },
};

export const jsonRefusals: Words<typeof zh.jsonRefusals> = {
  not_json: { what: 'This is not whole JSON (line {{line}}).', todo: 'Copy it again, from the first bracket to the last.' },
};

export const eWaybillRefusals: Words<typeof zh.eWaybillRefusals> = {
  none_found: { what: 'There is no e-waybill in it.', todo: 'Paste what the platform’s waybill service answered, with waybill code and print data.' },
  too_many: { what: 'At most {{most}} e-waybills at a time.', todo: 'Paste them in parts.' },
  number_unreadable: { what: '“{{number}}” is no waybill number.', todo: 'See whether the answer of the waybill service was copied.' },
  no_print_data: { what: '{{number}} has no print data.', todo: 'Ask the platform for the print data as well, then paste again.' },
  no_template: { what: '{{number}} has no template address; the component would not print it.', todo: 'Ask for the number with a template (templateURL), then paste again.' },
  order_unknown: { what: 'Order {{order}} of {{number}} is not in Backroom.', todo: 'Import the order first, then paste again.' },
  several_orders: { what: '{{number}} is for several orders ({{order}}, {{other}}).', todo: 'Get one number for each; print joint waybills at the platform.' },
  order_has_number: { what: 'Order {{order}} has number {{waybillNumber}} already.', todo: 'To use the platform’s, void the present waybill first, then paste again.' },
  number_known: { what: 'Number {{number}} was used before ({{courierCode}}).', todo: 'A number counts once. Get another one from the platform.' },
  courier_unknown: { what: 'Nobody can tell which courier {{number}} is of ({{courier}}).', todo: 'Choose the order’s courier first, then paste again.' },
};

export const componentRefusals: Words<typeof zh.componentRefusals> = {
  endpoint_unreadable: { what: '“{{endpoint}}” is no address.', todo: 'Write it like ws://127.0.0.1:13528; leave it empty for the usual one.' },
  endpoint_not_ws: { what: 'The address begins with ws:// or wss://, not “{{part}}”.', todo: 'Write it like ws://127.0.0.1:13528; leave it empty for the usual one.' },
  endpoint_not_local: { what: '“{{host}}” is not on this computer or the local network.', todo: 'Waybills hold people’s addresses and go to local components only. Enter an address of this computer or the local network.' },
};
