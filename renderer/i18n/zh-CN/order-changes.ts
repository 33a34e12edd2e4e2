/** Changing, merging and splitting orders, presents, the note that the platform gets. */
export const orderChanges = {
  derived: { split: '拆出的包裹', exchange: '换货单', resend: '补发单' },
  timeline: {
    derived: '由 {{from}} 生成：{{kind}}', hasSplit: '拆出 {{number}}', hasExchange: '生成换货单 {{number}}', hasResend: '生成补发单 {{number}}',
  },
} as const;
