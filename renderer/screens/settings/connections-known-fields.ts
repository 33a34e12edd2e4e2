/** Fields of connections that have a label and a word of help in both languages. */
const known = [
  'folderIn', 'folderOut', 'appKey', 'appSecret', 'sessionKey', 'accessToken', 'clientId', 'clientSecret', 'gateway', 'shopAddress', 'siteAddress', 'consumerKey', 'consumerSecret', 'customer', 'key', 'secret',
  'partnerId', 'partnerKey', 'pollGateway', 'labelGateway',
] as const;
export const isKnownField = (name: string): name is (typeof known)[number] => known.some((one) => one === name);
