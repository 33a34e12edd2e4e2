import type { connections as zh } from '../zh-CN/connections.ts';
import type { Words } from '../words.ts';

export const connections: Words<typeof zh> = {
  kind: {
    folder: { name: 'Watched folder', short: 'no keys', text: 'Put the platform’s export files there and they are imported; ship files are written there for you to upload.', where: 'Any folder will do, also one of a network drive or a USB disk; while it is away the app waits for it.' },
    taobao: { name: 'Taobao / Tmall', short: 'orders · shipping · notes · waybills', text: 'Orders come in, shipments and notes go back, waybill numbers from Cainiao.', where: 'App Key and App Secret stand in the app console of open.taobao.com; the Session Key comes when the shop’s main account authorises the app, and expires.' },
    douyin: { name: 'Douyin shop', short: 'orders · shipping · notes · waybills', text: 'Orders come in, shipments and notes go back, waybill numbers from Douyin.', where: 'App Key and App Secret stand at op.jinritemai.com; the Access Token comes when the shop subscribes to the app.' },
    pinduoduo: { name: 'Pinduoduo', short: 'orders · shipping · notes', text: 'Orders come in, shipments and notes go back.', where: 'Client ID and Client Secret stand in the app’s page at open.pinduoduo.com; the Access Token comes when the shop authorises it.' },
    shopify: { name: 'Shopify', short: 'orders · shipping · notes · close · refunds', text: 'Orders come in; shipments, notes, closed orders and refunds go back.', where: 'In Shopify under Settings, Apps, Develop apps: make an app that may read and write orders and fulfilments; installing it shows the Admin API access token.' },
    woocommerce: { name: 'WooCommerce', short: 'orders · shipping · notes · close · refunds', text: 'Orders come in; shipments, notes, closed orders and refunds go back.', where: 'In WordPress under WooCommerce, Settings, Advanced, REST API: add a key that may read and write.' },
    kuaidi100: { name: 'Kuaidi100', short: 'tracking · waybills', text: 'Follows parcels on their way; stuck, returned and undeliverable ones become tasks. Waybill numbers too.', where: 'Customer, key and secret stand at api.kuaidi100.com/manager; for waybill numbers the courier’s branch gives you an account.' },
  },
  state: { answers: 'Answers', silent: 'Silent', no_right: 'Keys not taken', no_keys: 'No keys', off: 'Switched off', new: 'Not asked yet' },
  stateText: { no_keys: 'This PC does not have its keys (another PC, or no key store). Please write them again.' },
  trouble: {
    unreachable: 'cannot be reached', too_slow: 'took too long to answer', not_readable: 'its answer could not be read', server_error: 'its server failed', stopped: 'interrupted, tried again', no_keys: 'no keys', busy: 'says it is too busy', no_answer: 'no answer',
    folder_missing: 'the folder is not there', folder_gone: 'the folder is not there',
  },
  troubleSays: '{{ours}}: {{words}}',
  hint: 'Once a platform is connected, its orders come in and shipments go back by themselves. Without the line everything goes on, and is made up for later. Keys are kept in this PC’s key store, are never shown again and are in no backup.',
  noKeyStore: 'This system has no key store: keys are known until Backroom is closed and must be written again afterwards.',
  list: 'Connections', emptyText: 'Nothing is missing without: import and ship files do it all. For a bit less work, a watched folder is the easiest start.',
  add: 'Add a connection', choose: 'Connect to what?', edit: 'Edit', switchOff: 'Switch off', switchOn: 'Switch on', remove: 'Remove', save: 'Save', try: 'Try it', cancel: 'Cancel', saved: 'Saved',
  column: { name: 'Connection', state: 'Now', waiting: 'Waiting', action: 'Actions' },
  form: {
    newTitle: 'Add: {{name}}', editTitle: '{{name}}', account: 'Shop name', accountHint: 'With one shop there, leave it empty; with several, the name as the orders carry it.', accountChoices: 'In your orders', accountOrders: '{{name}} ({{n}} orders)', accountFolder: 'Name (optional)',
    usual: 'usually stays', optional: 'optional', kept: 'kept; leave empty to keep it', keptMark: 'kept', chooseFolder: 'Choose a folder…', more: 'Service addresses', required: 'Please fill this in', folderNone: 'none chosen',
  },
  tried: 'It answers: {{took}} ms.', triedTime: 'It answers: {{took}} ms; its time is {{time}}.', clockOff: 'This PC’s clock differs by {{time}}; theirs is reckoned with.', trying: 'Asking…',
  removing: {
    title: 'Remove “{{name}}”?', waiting: '{{n}} messages wait for it. They stay in Sync: do them by hand and choose “Skip”. If the same shop is connected again later, they go out then.', nothing: 'No messages wait for it. Orders that came in stay.', keys: 'Its keys are deleted from this PC.',
    confirm: 'Remove the connection', keep: 'Keep it',
  },
  field: {
    folderIn: { label: 'Folder in', help: 'The platform’s order files go here' }, folderOut: { label: 'Folder out', help: 'Ship files are written here; without one, into the folder in' },
    appKey: { label: 'App Key', help: 'the app’s number' }, appSecret: { label: 'App Secret', help: 'the app’s secret, for signing' }, sessionKey: { label: 'Session Key', help: 'from the shop’s authorisation; expires' },
    accessToken: { label: 'Access Token', help: 'from the shop’s authorisation' }, clientId: { label: 'Client ID', help: 'the app’s number' }, clientSecret: { label: 'Client Secret', help: 'the app’s secret, for signing' },
    gateway: { label: 'Address of the service', help: 'the platform’s own' }, shopAddress: { label: 'Shop address', help: 'such as https://my-shop.myshopify.com' }, siteAddress: { label: 'Site address', help: 'such as https://shop.example.com' },
    consumerKey: { label: 'Consumer Key', help: 'begins with ck_' }, consumerSecret: { label: 'Consumer Secret', help: 'begins with cs_' },
    customer: { label: 'Customer', help: 'the company’s number' }, key: { label: 'Key', help: 'for tracking' }, secret: { label: 'Secret', help: 'for waybill numbers' }, partnerId: { label: 'Courier account', help: 'from the courier’s branch, for waybill numbers' }, partnerKey: { label: 'Courier password', help: 'from the courier’s branch, for waybill numbers' },
    pollGateway: { label: 'Address for tracking', help: 'Kuaidi100’s own' }, labelGateway: { label: 'Address for waybills', help: 'Kuaidi100’s own' },
  },
};
