/** Changing, merging and splitting orders, presents, the note that the platform gets. */
export const orderChanges = {
  derived: { split: 'a part of it', exchange: 'exchange', resend: 'sent again' },
  timeline: {
    derived: 'Made from {{from}}: {{kind}}', hasSplit: 'Split off {{number}}', hasExchange: 'Exchange order {{number}} made', hasResend: 'Order {{number}} made to send again',
  },
} as const;
