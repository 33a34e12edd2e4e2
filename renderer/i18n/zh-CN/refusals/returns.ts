/** The desk where parcels come back (AS-4). */
export const returnRefusals = {
  not_a_number: { what: '“{{code}}”不像快递单号。', todo: '扫面单上最长的那条码；条码坏了就手工键入单号。' },
  not_left: { what: '{{number}} 是我们的单，还没有寄出。', todo: '包裹还在店里：去打包或交接看它。' },
  nothing_known: { what: '这个退件什么都没写。', todo: '至少写一样：快递单号、寄件人、手机，或里面是什么。' },
  order_not_left: { what: '这个订单还没有寄出。', todo: '没寄出的不会退回来，请换一单。' },
  article_unknown: { what: '有一件不认识的商品放到了库存里。', todo: '不认识的商品只能放到“不是我们的”。' },
  repair_unknown: { what: '这件不在待修里了。', todo: '列表已经更新，请再看一眼。' },
  more_than_waiting: { what: '待修的只有 {{waiting}} 件，填了 {{quantity}} 件。', todo: '改成不多于 {{waiting}} 件。' },
  photo_needs_owner: { what: '这个退件还没有主人，照片没有地方放。', todo: '先找到它的订单，再拍。' },
} as const;
