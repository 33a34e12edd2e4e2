/** For every refusal code: what happened, and what to do. Dots in a code are levels here. */
export const refusals = {
  unknown: { what: '这一步没有做成（{{code}}）。', todo: '什么都没有改动。请再试一次；仍不行时在“关于与诊断”导出诊断文件。' },
  app: {
    call_failed: { what: '后仓没有应答。', todo: '什么都没有改动。请再试一次；仍不行就重新打开后仓。' },
  },
} as const;
