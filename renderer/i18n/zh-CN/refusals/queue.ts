/** The print queue: taking back, going on after a jam (PR-6, PR-7). */
export const queueRefusals = {
  being_sent: { what: '这个任务正在交给打印机 {{printer}}。', todo: '稍等片刻，看它进了队列再撤回。' },
  taken_back: { what: '这个任务已撤回，没有出纸。', todo: '其中的订单带着原来的单号回到待打印列表。' },
  not_taken_back: { what: '打印机 {{printer}} 还在打这个任务，撤不回来：{{words}}', todo: '到打印机上取消或等它打完，再说最后一张好的是哪张。' },
  cancel_unknown: { what: '不知道打印机 {{printer}} 还会不会继续打这个任务：{{words}}', todo: '先到系统的打印队列里删掉它（或关掉打印机），再试一次；这样才不会打两遍。' },
  needs_e_waybills: { what: '打印机 {{printer}} 只打平台的电子面单，这些单子不是。', todo: '换一台打印机，或先从平台取电子面单。' },
  auto_waits_for_job: { what: '打印机 {{printer}} 有一个任务要先看一眼，自动打印先停着。', todo: '到“打印队列”里说清楚出了几张，它就接着自动打。' },
  auto_shop_unknown: { what: '没有来自店铺 {{shop}} 的订单。', todo: '列表已经更新，请再看一眼。' },
} as const;
