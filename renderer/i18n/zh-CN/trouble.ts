export const trouble = {
  damaged: { title: '数据文件损坏了', text: '后仓没有改动它，也没有打开它，以免坏得更多。可以从备份恢复：损坏的文件会留在旁边，不会删除。' },
  newer: { title: '数据文件来自更新的后仓', text: '这台电脑上的后仓版本较旧（数据版本 {{app}}），数据文件是版本 {{store}}。后仓没有改动它。', todo: '请安装新版后仓再打开。不要删除这个文件，里面是全部订单。' },
  unreachable: { title: '打不开数据文件', text: '文件所在的磁盘或文件夹现在用不了。您的数据没有被改动。', todo: '看看移动硬盘或网络盘是否连着、磁盘是否满了，然后再试一次。' },
  file: '数据文件', what: '查到的问题', backups: '从备份恢复', when: '备份时间', size: '大小', state: '状态', sound: '完好', unsound: '损坏', restore: '恢复到这一份', confirm: '确定恢复？这份备份之后做的事要重做。', confirmYes: '恢复', none: '没有找到备份。', noneText: '请不要删除数据文件，把它连同备份文件夹一起交给懂行的人。', restoring: '正在恢复…', age: '{{time}} 前', again: '再试一次',
} as const;
