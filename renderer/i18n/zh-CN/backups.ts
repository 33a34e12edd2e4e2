export const backups = {
  restore: {
    title: '从备份恢复', choose: '选一份备份', chooseHint: '恢复之后，这份备份以后做的事要重做；现在的数据会留在旁边，不会删除。', none: '没有找到备份。', noneText: '如果备份在 U 盘或别的文件夹里，点“选别的文件”。请不要删除数据文件。',
    when: '备份时间', place: '在哪里', size: '大小', sealed: '有口令', take: '选这一份', other: '选别的文件…', age: '{{time}} 前',
    places: { beside: '本机', second: '第二处', chosen: '您选的文件' },
    kinds: { copy: '自动', daily: '每天', byHand: '手动', moved: '搬家', update: '升级前', other: '文件' },
    passphrase: '备份口令', passphraseHint: '设置备份加密时定的口令。', open: '打开', looking: '正在检查…',
    holds: '这份备份里有', shop: '店铺', orders: '订单', parcels: '包裹', lastOrder: '最新订单', lastChange: '最后一次操作', never: '没有', everything: '整店文件，含照片和签名',
    gap: '{{time}} 前的数据。之后导入的订单、打的单、写的备注都不在里面。',
    confirm: '恢复到这一份', back: '换一份', restoring: '正在恢复…', done: '已恢复。原来的文件留在 {{folder}}。', pictures: '找回 {{n}} 张照片和签名。',
  },
  second: {
    title: '第二处备份', hint: '选一个 U 盘、移动硬盘或别的文件夹，后仓会自动往那里备份，换电脑、坏硬盘都不怕。', choose: '选文件夹或 U 盘…', change: '换一个…', leave: '不再备份到这里', now: '现在备份', where: '位置', state: '状态', last: '最近一份', next: '下一次', copies: '份数', copiesValue: '{{n}} 份，共 {{size}}，最早 {{oldest}}', noCopies: '还没有', never: '还没有', unchanged: '没有新改动，不用备份', every: '间隔', everyMinutes: '有改动时，最多每 {{n}} 分钟一份', kept: '近一天每小时、两周内每天、两个月内每周、一年内每月各留一份。',
    states: { off: '没有设置', fine: '正常', working: '正在备份…', gone: '找不到这个盘', full: '盘满了', failed: '没有备成' },
    since: '从 {{time}} 起',
    gone: '接上后会自己继续，不影响干活。', full: '腾出空间后会自己继续。', failed: '会自己再试：{{words}}',
  },
  seal: {
    title: '加密', off: '第二处的备份没有加密：拿到盘的人都能看到顾客资料。', on: '第二处的备份已加密。没有口令谁也打不开，我们也不行。', set: '设口令加密…', change: '换口令…', stop: '不再加密', passphrase: '口令', again: '再输一遍', different: '两次不一样', short: '至少 8 个字符', hint: '请写在纸上收好。口令不存在这台电脑里；忘了口令，加密的备份就打不开了。', save: '从现在起加密', cancel: '取消', done: '已加密，正在备份一份新的。旧的没加密的备份会按时间慢慢清掉，要紧的话请自己删。', how: '格式是通用的 age，将来不用后仓也能用 age 程序和口令打开。',
  },
  move: {
    title: '换电脑', hint: '把整个店（数据、照片、签名、设置）存成一个文件，拿到新电脑上，第一次打开后仓时选“从旧电脑搬来”。平台的密钥不会带走，到新电脑上重新填。', save: '存成一个文件…', withPassphrase: '用口令加密', saved: '已存到 {{file}}（{{size}}，{{n}} 张照片）。搬完后旧电脑别再用，不然两边会对不上。', saving: '正在存…',
    fromOld: '从旧电脑搬来，或从备份恢复', fromOldHint: '选旧电脑存的文件，或一份备份。', backToNew: '新开一家店',
  },
  restored: {
    title: '恢复之后要核对', hint: '恢复的是 {{time}} 的备份。那以后可能打过面单、发过货，后仓不知道。核对完之前不打印，免得单号重复、重复发货。', first: '先把各平台的最新订单导入一遍，已经发货的就不会再打。', rolls: '再看一眼面单纸：下一张的单号是多少？', next: '备份里的下一个号', onPaper: '纸上的下一个号', pool: '号池', usedUp: '用完了', same: '那以后没打过', confirm: '核对好了，可以打印', done: '已核对，可以打印了。', nothing: '没有号段要核对。',
  },
  personal: {
    title: '顾客资料保留多久', hint: '订单结束超过这个时间，姓名、电话、地址和留言会自动抹掉；订单、金额、商品和数量留着。底单有自己的保留期。还有售后、理赔、待办没完的不抹。', months: '个月', save: '保存', saved: '已保存', erased: '已抹掉 {{n}} 单。', copies: '备份里的旧资料会随旧备份一年内清掉。',
  },
} as const;
