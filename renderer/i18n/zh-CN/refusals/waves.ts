/** Waves: who owns them, what fits into them (PK-1). */
export const waveRefusals = {
  unknown: { what: '没有波次 {{wave}}。', todo: '列表已经更新，请再看一眼。' },
  closed: { what: '波次 {{wave}} 已经结束。', todo: '没打的包裹已经退回，可以放进新的波次。' },
  nothing_fits: { what: '没有合适的包裹，波次没有做成。', todo: '放宽条件；或先打印快递单。别的波次里的包裹不会再进来。' },
  taken: { what: '波次 {{wave}} 已经被 {{owner}} 领走了。', todo: '换一个波次；要接手就请对方转交。' },
  not_yours: { what: '波次 {{wave}} 是 {{owner}} 的。', todo: '请对方转交，或请店长来收回。' },
  nobodys: { what: '波次 {{wave}} 还没有人领。', todo: '先领走它，再拣货、分拣。' },
  no_slots: { what: '波次 {{wave}} 没有分格。', todo: '这一波直接拣货、打包，不用分拣。' },
  article_unknown: { what: '这一波里没有这个商品了。', todo: '订单改过了；列表已经更新，请再看一眼。' },
} as const;
