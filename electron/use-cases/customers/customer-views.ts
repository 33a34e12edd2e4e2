import type { CustomerSettings } from '../../../shared/contract/customer-settings.ts';
import type { BuyerCard, CustomerIdentity, CustomerRow } from '../../../shared/contract/customers.ts';
import { realPhone } from '../../../shared/domain/customers/buyer-keys.ts';
import { groupName } from '../../../shared/domain/customers/groups.ts';
import { levelOf } from '../../../shared/domain/customers/levels.ts';
import { returnsMuch } from '../../../shared/domain/customers/returns.ts';
import type { CustomerId } from '../../../shared/domain/ids.ts';
import { membershipsOf } from '../../store/customers/customer-groups.ts';
import { customersByIds, type ListedCustomer } from '../../store/customers/customer-list.ts';
import { countBoughtOf, distinct, sayingsOf, warningsOf } from '../../store/customers/customer-profile.ts';
import { customerById, figuresOf, figuresOfMany, headOfCustomer, membersOf, type CustomerFigure } from '../../store/customers/customers.ts';
import type { Reader } from '../../store/database.ts';

const spentIn = (figures: readonly CustomerFigure[], currency: string): number => figures.find((one) => one.currency === currency)?.spentFen ?? 0;

const levelShown = (figures: readonly CustomerFigure[], settings: CustomerSettings): CustomerRow['level'] => {
  const level = levelOf(spentIn(figures, settings.currency), settings.levels);
  return level === null ? null : { name: level.name, paysPercent: level.paysPercent };
};

const tailOf = ({ phone, name, detail, country, masked }: ListedCustomer): string => {
  const whole = realPhone({ phone: phone ?? '', name: name ?? '', detail: detail ?? '', country: country ?? 'CN', masked: masked ?? '' });
  return whole === null ? '' : whole.slice(-4);
};

const rowOf = (listed: ListedCustomer, figures: readonly CustomerFigure[], settings: CustomerSettings): CustomerRow => ({
    customerId: listed.id, name: listed.name ?? '', nick: listed.nick ?? '', platform: listed.platform ?? 'other', phoneTail: tailOf(listed), orders: listed.orders, returned: listed.returned,
    spent: [...figures], level: levelShown(figures, settings), firstAt: listed.first_at, lastAt: listed.last_at, warned: listed.warned === 1,
    returnsMuch: returnsMuch(listed, settings.returns),
});

/** Rows in the order of the ids. */
export const rowsOf = (reader: Reader, ids: readonly CustomerId[], settings: CustomerSettings): CustomerRow[] => {
  const figures = figuresOfMany(reader, ids);
  return customersByIds(reader, ids).map((listed) => rowOf(listed, figures.get(listed.id) ?? [], settings));
};

export const identityOf = (reader: Reader, id: CustomerId): CustomerIdentity => {
  const sayings = sayingsOf(reader, id);
  return {
    customerId: id, platform: sayings[0]?.platform ?? 'other', nicks: distinct(sayings.map(({ nick }) => nick)), names: distinct(sayings.map(({ name }) => name)),
    phones: distinct(sayings.map(({ phone }) => phone)),
    addresses: distinct(sayings.map(({ province, city, district, detail }) => [province, city === province ? '' : city, district, detail].filter((part) => part !== '').join(' '))),
    orders: countBoughtOf(reader, id),
  };
};

/** What CS sees of a buyer beside an order. */
export const cardOf = (reader: Reader, id: CustomerId, by: BuyerCard['by'], settings: CustomerSettings, place: (members: readonly CustomerId[]) => number): BuyerCard => {
  const head = headOfCustomer(reader, id);
  const members = membersOf(reader, head);
  const customer = customerById(reader, head);
  const figures = figuresOf(reader, head);
  const { orders, returned } = customer ?? { orders: 0, returned: 0 };
  return {
    customerId: head, place: place(members), orders, returned, spent: figures, level: levelShown(figures, settings), returnsMuch: returnsMuch({ orders, returned }, settings.returns),
    warnings: warningsOf(reader, members),
    groups: membershipsOf(reader, members).filter(({ left_at }) => left_at === null).map(({ seriesName, number }) => groupName(seriesName, number)), by,
  };
};
