/** The platforms' print components and the e-waybills that only they print: a part of the group `printing`, and groups of their own. */
export const componentPrintingRefusals = {
  component_off: { what: '{{component}}没有运行。', todo: '在这台电脑上打开它；打开后在队列里重试。' },
  component_disabled: { what: '{{component}}没有启用。', todo: '在“设置 · 打印机 · 平台打印组件”里启用它，或换一台打印机。' },
  component_cannot_cancel: { what: '{{component}}收下的单子收不回来。', todo: '等它打完，再在队列里说明最后一张是哪张。' },
  component_waybills_only: { what: '平台打印组件只打平台的电子面单，别的单据不打。', todo: '在“设置 · 打印机”里给这种单据换一台打印机。' },
  no_e_waybill: { what: '这一单没有{{component}}的电子面单。', todo: '先在平台取号，再把取号结果收进来；或换一台打印机。' },
  needs_component: { what: '单号 {{waybillNumber}} 是平台发的，只能用{{component}}打印。', todo: '在“设置 · 打印机”里给这家快递选它的打印机。' },
} as const;

export const jsonRefusals = {
  not_json: { what: '这不是完整的 JSON（第 {{line}} 行）。', todo: '从第一个括号到最后一个括号，整段重新复制。' },
} as const;

export const eWaybillRefusals = {
  none_found: { what: '里面没有电子面单。', todo: '请粘贴平台取号接口返回的结果，要带运单号和打印数据。' },
  too_many: { what: '一次最多 {{most}} 张电子面单。', todo: '请分几次粘贴。' },
  number_unreadable: { what: '“{{number}}”不是运单号。', todo: '看看复制的是不是取号结果。' },
  no_print_data: { what: '{{number}} 没有打印数据。', todo: '取号时要一并取打印数据，再粘贴一次。' },
  no_template: { what: '{{number}} 没有面单模板的地址，打印组件不会打。', todo: '取号时带上模板地址（templateURL），再粘贴一次。' },
  order_unknown: { what: '{{number}} 的订单 {{order}} 不在后仓里。', todo: '先导入这个订单，再粘贴一次。' },
  several_orders: { what: '{{number}} 是几单合用的（{{order}}、{{other}}）。', todo: '给每单各取一个号；合包的面单在平台打印。' },
  order_has_number: { what: '订单 {{order}} 已经有单号 {{waybillNumber}}。', todo: '要换成平台的号，先作废原来的快递单，再粘贴一次。' },
  number_known: { what: '单号 {{number}} 以前用过（{{courierCode}}）。', todo: '每个号只能用一次。请在平台重新取号。' },
  courier_unknown: { what: '看不出 {{number}} 是哪家快递（{{courier}}）。', todo: '先给订单选好快递，再粘贴一次。' },
} as const;

export const componentRefusals = {
  endpoint_unreadable: { what: '“{{endpoint}}”不是地址。', todo: '写成 ws://127.0.0.1:13528 这样；留空就用默认地址。' },
  endpoint_not_ws: { what: '地址要以 ws:// 或 wss:// 开头，不是“{{part}}”。', todo: '写成 ws://127.0.0.1:13528 这样；留空就用默认地址。' },
  endpoint_not_local: { what: '“{{host}}”不在这台电脑或本地网络里。', todo: '面单上有收件人的信息，只发给本地的打印组件。请填本机或局域网的地址。' },
} as const;
