import { fitsRule, groupName, groupWithRoom } from '../../../shared/domain/customers/groups.ts';
import type { CustomerId, StaffId } from '../../../shared/domain/ids.ts';
import { allSeries, groupNumbered, insertMember, membershipsOf, openGroup, roomIn, ruleOf, type StoredSeries } from '../../store/customers/customer-groups.ts';
import { customerById, membersOf, spentBy } from '../../store/customers/customers.ts';
import { customerSettings } from '../../store/customers/customer-settings.ts';
import type { Writer } from '../../store/database.ts';
import type { Act } from '../services.ts';

/** Puts a customer into the first group of the series with room, a new one where all are full (CU-2). The group's whole name. */
const join = (step: Act, series: StoredSeries, customerId: CustomerId, staffId: StaffId | null): string => {
  const { number } = groupWithRoom(roomIn(step.writer, series.id), series.cap);
  const known = groupNumbered(step.writer, series.id, number);
  const name = groupName(series.name, number);
  const groupId = known ?? openGroup(step.writer, series.id, number, step.at);
  if (known === undefined) step.trace({ action: 'customer.group_opened', subject: 'customer_series', subjectId: series.id, after: { group: name } });
  insertMember(step.writer, series.id, groupId, customerId, step.at, staffId);
  return name;
};

/** By hand: also one who left before. Null when the customer is in the series already, under any of its buyers. */
export const joinByHand = (step: Act, series: StoredSeries, head: CustomerId): string | null => {
  const already = membershipsOf(step.writer, membersOf(step.writer, head)).some((one) => one.series_id === series.id && one.left_at === null);
  return already ? null : join(step, series, head, step.staffId);
};

const fits = (writer: Writer, head: CustomerId, series: StoredSeries, currency: string): boolean => {
  const customer = customerById(writer, head);
  return customer !== undefined && customer.head_id === head && customer.orders > 0
    && fitsRule({ orders: customer.orders, spentFen: spentBy(writer, head, currency) }, ruleOf(series));
};

/** By the rule: whoever fits joins by itself, once; who left or was removed is not brought back. */
export const joinByRule = (step: Act, heads: Iterable<CustomerId>, only?: StoredSeries): number => {
  const ruled = (only === undefined ? allSeries(step.writer) : [only]).filter(({ rule_orders, rule_spent_fen }) => rule_orders !== null || rule_spent_fen !== null);
  if (ruled.length === 0) return 0;
  const { currency } = customerSettings(step.writer);
  let joined = 0;
  for (const head of heads) {
    for (const series of ruled) {
      if (!fits(step.writer, head, series, currency)) continue;
      if (membershipsOf(step.writer, membersOf(step.writer, head)).some((one) => one.series_id === series.id)) continue;
      join(step, series, head, null);
      joined += 1;
    }
  }
  return joined;
};
