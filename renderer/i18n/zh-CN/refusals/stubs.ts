/** The archive of stubs (ST-1, ST-2). */
export const stubsRefusals = {
  unknown: { what: '没有这张底单。', todo: '列表已经更新，请再看一眼。' },
  verifying: { what: '正在核验底单。', todo: '等它核验完，或先停下。' },
  verification_stopped: { what: '核验没有做完，底单没有收档。', todo: '请再收一次。' },
  not_due: { what: '这些底单还没满 15 天。', todo: '到期后会在“今日”里提醒。' },
  nothing_due: { what: '没有等着收档的底单。', todo: '可能别人刚刚收过，不用处理。' },
  not_intact: { what: '核验发现 {{n}} 处与封存时不一致（{{number}}）。', todo: '先看清是哪些；确实要照现状收档，就勾选“照现状收档”再确认一次。' },
  still_kept: { what: '底单要留满 {{n}} 个月，这些还没到。', todo: '到期后再处理；保留期限在本页可改。' },
  nothing_to_dispose: { what: '没有到期可以销毁的底单。', todo: '不用处理。' },
  no_picture: { what: '底单 {{number}} 没有面单图样。', todo: '它没有图样就交出去了，或已按保留期限销毁。' },
  days_turned: { what: '起止日期写反了。', todo: '把起始日期放在前面。' },
} as const;
