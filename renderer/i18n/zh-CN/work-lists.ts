/** Own views, quick replies and the shift hand-over sheet (CS-6, CS-7, CS-10). */
export const workLists = {
  bulk: { changes: '会改 {{n}} 单', stays: '{{n}} 单不会改：{{reason}}', voids: '其中 {{n}} 张已打印的面单会作废', reason: { held: '已经挂起', printed: '已打印面单', done: '已交接、完成或关闭' }, working: '正在处理', stop: '停下' },
  views: {
    mine: '我的视图', save: '存成视图', name: '视图名称', shared: '大家都能看', remove: '删除', rename: '改名', up: '上移', down: '下移', by: '{{name}} 建的，大家共用', hint: '在搜索框里写条件（例如 flag:红 快递:顺丰 >200），再存成视图。', more: '{{n}}+', search: '查找条件', saveButton: '保存', cancel: '取消', edit: '管理这个视图',
  },
  replies: {
    open: '话术', title: '话术', search: '找话术：标题、内容或拼音首字母', copied: '已复制：{{title}}', missing: '这一单没有：{{places}}', none: '没有这样的话术', hint: '↑↓ 选，回车复制，Esc 关闭', manage: '管理话术', add: '加一条', edit: '改', remove: '删除', up: '上移', down: '下移', used: '用过 {{n}} 次',
    titleField: '标题', textField: '内容', places: '可以自动填的，点一下插入', save: '保存', cancel: '取消', empty: '还没有话术', emptyText: '按 N 加一条常用的回复，里面可以写 {快递}、{运单号}。', notTaken: '没有复制成，请选中文字按 Ctrl C。', removed: '已删除。', undo: '撤销',
  },
  handover: {
    write: '写交班单', writeNow: '交班', remarks: '交代的话（可不填）', draft: '现在的情况', waiting: '等接班', accepted: '{{name}} {{at}} 接班', accept: '接班', acceptHint: '您接班：{{name}}', by: '{{name}} 写', tasks: '{{n}} 件待办', former: '以前的交班单', none: '还没有交班单', noneText: '下班前写一张：未办的待办、挂起的单、快到时间的单、没对上的钱都会自动列出来。',
    own: '请接班的人登录（F12）后来接。', unchanged: '内容核对无误', changed: '这张交班单的内容被改动过', people: '待办', nobody: '没人领', orders: '订单', money: '没对上的到账 {{n}} 笔，{{amountFen}}', unsigned: '没有签名的交接', parcels: '{{n}} 件', nothing: '没有未完的事。', moreRows: '还有 {{n}} 条', written: '交班单已写好，等下一班接。', remarksTitle: '交代', at: '{{at}} 的情况', newest: '现在写一张', promise: '{{at}} 前发',
  },
} as const;
