export const collectionRefusals = {
  not_closed: { what: '这次交接还没有关闭。', todo: '直接接着扫。' },
  no_difference: { what: '包裹 {{number}} 的重量和价格没有超出容差的差异。', todo: '不用处理，看看最新的列表。' },
  not_left: { what: '包裹 {{number}} 还没有发出。', todo: '直接从这次交接里拿下来。' },
  stub_sealed: { what: '包裹 {{number}} 的底单已随当天封存，不能再取回。', todo: '请快递公司退回，按退货收件处理。' },
  parcel_claimed: { what: '包裹 {{number}} 有理赔，不能取回。', todo: '先在理赔里撤销这一件，再取回。' },
  order_went_on: { what: '订单 {{number}} 已经走到“{{state}}”，包裹不能取回。', todo: '请快递公司退回，按退货收件处理。' },
  list_unsure: { what: '清单里有没写单位的数字，不能确定哪个是重量、哪个是价格。', todo: '在预览里选好怎么读，再接收。' },
  list_empty: { what: '清单里没有一行是这次交接的包裹。', todo: '核对快递公司和日期，再粘贴一次。' },
} as const;

export const signatureRefusals = {
  too_small: { what: '笔迹太少，不像签名。', todo: '请快递员重新签一次。' },
  not_strokes: { what: '签名没有读出来。', todo: '清空后重新签一次。' },
  signed_already: { what: '这些包裹都已签收过。', todo: '签名不能更改；新扫出的包裹可以再签。' },
  other_manifest: { what: '“{{code}}”不是这次交接的清单，应为 {{wanted}}。', todo: '拿对清单，扫右上角的二维码，或键入编号。' },
  manifest_not_printed: { what: '这次交接还没有打印过清单。', todo: '先打印清单给快递员签，或在屏幕上签。' },
  manifest_older: { what: '打印清单之后又扫出 {{n}} 包，清单上没有它们。', todo: '重新打印清单再签，或在屏幕上签。' },
  manifest_too_long: { what: '打印清单之后取回了 {{n}} 包，清单上多了它们。', todo: '重新打印清单再签，或在屏幕上签。' },
} as const;
