/** Connections to platforms and services: how they stand, and their form in the settings. */
export const connections = {
  kind: {
    folder: { name: '收发文件夹', short: '不要密钥', text: '平台导出的订单文件放进去就自动导入；批量发货文件写到这里，由人传到平台。', where: '选一个文件夹就行。可以是网盘或 U 盘里的文件夹，不在时会等它回来。' },
    taobao: { name: '淘宝 / 天猫', short: '订单 · 发货 · 备注 · 面单', text: '订单自动进来，发货和备注自动回传，菜鸟电子面单取号。', where: '在淘宝开放平台（open.taobao.com）的“应用管理”里看 App Key 和 App Secret；Session Key 由店铺主账号授权这个应用后得到，到期要重新授权。' },
    douyin: { name: '抖音小店', short: '订单 · 发货 · 备注 · 面单', text: '订单自动进来，发货和备注自动回传，抖音电子面单取号。', where: '在抖店开放平台（op.jinritemai.com）的“应用”里看 App Key 和 App Secret；店铺订购授权后得到 Access Token。' },
    pinduoduo: { name: '拼多多', short: '订单 · 发货 · 备注', text: '订单自动进来，发货和备注自动回传。', where: '在拼多多开放平台（open.pinduoduo.com）的应用详情里看 Client ID 和 Client Secret；店铺授权后得到 Access Token。' },
    shopify: { name: 'Shopify', short: '订单 · 发货 · 备注 · 关单 · 退款', text: '订单自动进来，发货、备注、关单和退款自动回传。', where: '在 Shopify 后台的“设置 → 应用 → 开发应用”里建一个应用，勾选订单和发货的读写权限，安装后得到 Admin API 访问令牌。' },
    woocommerce: { name: 'WooCommerce', short: '订单 · 发货 · 备注 · 关单 · 退款', text: '订单自动进来，发货、备注、关单和退款自动回传。', where: '在网站后台的“WooCommerce → 设置 → 高级 → REST API”里添加密钥，权限选“读 / 写”。' },
    kuaidi100: { name: '快递 100', short: '物流 · 面单', text: '跟踪路上的包裹，卡住、退回、送不到的变成待办；也可以取电子面单号。', where: '在快递 100 企业管理后台（api.kuaidi100.com/manager）看 customer、授权 key 和 secret；取面单另要网点给的月结账号。' },
  },
  state: { answers: '正常', silent: '连不上', no_right: '授权失效', no_keys: '没有密钥', off: '已停用', new: '还没问过' },
  stateText: { no_keys: '这台电脑上没有它的密钥（换了电脑，或系统没有密钥库）。请再填一次。' },
  trouble: {
    unreachable: '连不到对方', too_slow: '对方太久没有回答', not_readable: '对方的回答读不懂', server_error: '对方的服务器出错', stopped: '中途停下，会再试', no_keys: '没有密钥', busy: '对方说太忙', no_answer: '没有回答',
    folder_missing: '文件夹不在', folder_gone: '文件夹不在',
  },
  troubleSays: '{{ours}}：{{words}}',
  hint: '接上平台后，订单自己进来，发货自己回传。断网时照常工作，恢复后自动补上。密钥存在这台电脑的系统密钥库里，不会再显示，也不进备份。',
  noKeyStore: '这台电脑的系统没有密钥库：密钥只记到关闭后仓为止，下次打开要再填一次。',
  list: '连接', emptyText: '不接平台也能用：导入导出文件一样完整。想自动一点，从收发文件夹开始最简单。',
  add: '添加连接', choose: '接上哪里？', edit: '修改', switchOff: '停用', switchOn: '启用', remove: '移除', save: '保存', try: '试一试', cancel: '取消', saved: '已保存',
  column: { name: '连接', state: '现在', waiting: '待同步', action: '操作' },
  form: {
    newTitle: '添加：{{name}}', editTitle: '{{name}}', account: '店铺名', accountHint: '只有一个店就空着；有几个店时，写成和订单里一样的店铺名。', accountChoices: '订单里有', accountOrders: '{{name}}（{{n}} 单）', accountFolder: '名称（可不填）',
    usual: '一般不用改', optional: '可不填', kept: '已保存，不填就沿用', keptMark: '已保存', chooseFolder: '选择文件夹…', more: '服务地址', required: '请填写', folderNone: '还没选',
  },
  tried: '通了：用了 {{took}} 毫秒。', triedTime: '通了：用了 {{took}} 毫秒，对方时间 {{time}}。', clockOff: '这台电脑的钟和对方差 {{time}}，会按对方的钟来算。', trying: '正在问…',
  removing: {
    title: '移除“{{name}}”？', waiting: '还有 {{n}} 条消息等着它去说：移除后它们留在“同步”里，手工办好后点“跳过”；以后再接上同一个店，会接着发。', nothing: '没有消息等着它。已经进来的订单都留着。', keys: '它的密钥会从这台电脑上删掉。',
    confirm: '移除这个连接', keep: '留着',
  },
  field: {
    folderIn: { label: '收件文件夹', help: '平台导出的订单文件放这里' }, folderOut: { label: '发件文件夹', help: '批量发货文件写到这里；不选就用收件文件夹' },
    appKey: { label: 'App Key', help: '应用的编号' }, appSecret: { label: 'App Secret', help: '应用的密钥，用来签名' }, sessionKey: { label: 'Session Key', help: '店铺授权后得到，到期要换' },
    accessToken: { label: 'Access Token', help: '店铺授权后得到的访问令牌' }, clientId: { label: 'Client ID', help: '应用的编号' }, clientSecret: { label: 'Client Secret', help: '应用的密钥，用来签名' },
    gateway: { label: '接口地址', help: '平台的正式地址' }, shopAddress: { label: '店铺地址', help: '例如 https://my-shop.myshopify.com' }, siteAddress: { label: '网站地址', help: '例如 https://shop.example.com' },
    consumerKey: { label: 'Consumer Key', help: 'ck_ 开头' }, consumerSecret: { label: 'Consumer Secret', help: 'cs_ 开头' },
    customer: { label: 'Customer', help: '企业编号' }, key: { label: '授权 Key', help: '查物流用' }, secret: { label: 'Secret', help: '取面单用' }, partnerId: { label: '月结账号', help: '网点给的，取面单用' }, partnerKey: { label: '月结密码', help: '网点给的，取面单用' },
    pollGateway: { label: '查询接口地址', help: '快递 100 的正式地址' }, labelGateway: { label: '面单接口地址', help: '快递 100 的正式地址' },
  },
} as const;
