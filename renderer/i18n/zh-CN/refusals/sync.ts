/** Refusals of connections to platforms and couriers' services. */
export const connectionRefusals = {
  unknown: { what: '没有这个连接。', todo: '列表已经更新，请再看一眼。' },
  kind_fixed: { what: '连接的种类不能改。', todo: '另建一个连接，再删掉这一个。' },
  account_taken: { what: '“{{account}}”已经连过了。', todo: '改原来的那个连接，或换一个店铺名。' },
  field_missing: { what: '还缺一项：{{field}}。', todo: '填上再试；换了地址时密钥要重新填。' },
  field_unknown: { what: '这种连接没有“{{field}}”这一项。', todo: '重新打开表单再填。' },
  address_bad: { what: '这个地址不能用。', todo: '写 https:// 开头的完整地址，不带用户名和密码。' },
  no_right: { what: '对方不认这组密钥：{{words}}', todo: '核对密钥和授权；过期的到平台上重新授权。' },
  refused: { what: '对方回绝了：{{words}}', todo: '按对方的话核对设置，再试一次。' },
  unreachable: { what: '连不上。', todo: '看看网线和地址；文件夹要在、能读写。' },
  too_slow: { what: '等了很久没有回答。', todo: '过一会儿再试；一直这样就核对地址。' },
  not_readable: { what: '回答看不懂。', todo: '多半是地址不对，或中间有登录页挡着：核对地址。' },
  server_error: { what: '对方的服务器出错了。', todo: '过一会儿再试，不是这边的问题。' },
  file_lines_refused: { what: '文件里有 {{n}} 行没有导入，第一处在第 {{line}} 行（{{number}}）；其余已导入。', todo: '把文件拖进“导入”页看每行的原因；处理好后把文件移走。' },
  file_not_moved: { what: '文件已经导入，但移不进“已导入”（{{why}}）。', todo: '不会再导入一次；自己移走就行。' },
  file_not_read: { what: '文件没有读成（{{why}}）。', todo: '关掉正在打开它的程序；不行就把它拖进“导入”页看看。' },
} as const;

/** Refusals of what others are to be told. */
export const outboxRefusals = {
  unknown: { what: '没有这条消息。', todo: '列表已经更新，请再看一眼。' },
  payload_unreadable: { what: '这条消息的内容读不出来，没有发。', todo: '在平台上手工办，然后跳过这一条。' },
  order_closed: { what: '平台上这一单已经关闭或已全额退款，发货没有上传。', todo: '看包裹在哪里：能拦就拦；仍要上传就点“重试”，否则跳过。' },
} as const;

/** Why no waybill number is asked for. */
export const waybillAskRefusals = {
  not_paid: { what: '这一单现在不用取号（{{state}}）。', todo: '只有已付款、还没打包的订单才取号。' },
  held: { what: '这一单挂起了。', todo: '放行后再取号。' },
  has_number: { what: '这一单已经有单号 {{number}}。', todo: '要换号，先作废原来的快递单。' },
  asked_already: { what: '这一单的号正在取。', todo: '在“待同步”里看结果。' },
  in_other_parcel: { what: '这一单和别的订单合包。', todo: '给合包的第一单取号。' },
  no_connection: { what: '没有能给这家店取号的连接。', todo: '在“设置 · 连接”里连上平台，或填好快递100 的月结账号；也可以粘贴取号结果。' },
  masked: { what: '收件人信息被平台隐藏，快递公司不知道寄给谁。', todo: '用平台的面单取号；或在订单里填上完整的收件人。' },
} as const;
