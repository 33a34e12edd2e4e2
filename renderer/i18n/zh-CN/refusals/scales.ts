/** What a scale, and weighing by it, can refuse. */
export const scaleRefusals = {
  off: { what: '没有接秤。', todo: '把重量键入，或请店长在“设置 · 秤”里接上。' },
  unplugged: { what: '秤没有连上（{{words}}）。', todo: '看看秤的电源和线；接好后自动恢复。现在可以键入重量。' },
  nothing: { what: '秤还没有送来重量。', todo: '看看秤开没开机；现在可以键入重量。' },
  stale: { what: '秤没有新的重量了，旧的不算数。', todo: '看看秤和线；现在可以键入重量。' },
  empty: { what: '秤上是空的。', todo: '把包裹放上去。' },
  negative: { what: '秤显示负数。', todo: '秤盘清空，按秤上的“置零”，再放包裹。' },
  unstable: { what: '秤还没有稳定。', todo: '手离开包裹，等一秒。' },
  overload: { what: '超过秤的最大称量。', todo: '换一台大秤，或键入重量。' },
  underload: { what: '秤不能称重。', todo: '看看秤盘放好没有，重新开机或置零。' },
  already_taken: { what: '秤上这件已经称过了。', todo: '先拿下来，再放要称的包裹。' },
  changed: { what: '秤上的重量变了。', todo: '再看一眼新的重量。' },
  no_device: { what: '没有选秤。', todo: '选一个接口或 USB 秤，再打开。' },
};
