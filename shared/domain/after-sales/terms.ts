import { addCalendarSpan, type CalendarSpan } from '../shop-calendar.ts';
import type { Platform } from '../orders/platform.ts';
import { bringsGoodsBack, type CaseKind, type CaseState } from './case.ts';

/** AS-3: what is waited for. `answer`: agree or refuse; `buyer_sends`: the buyer's own time; `receive`: take the goods in; `pay`, `send`: do what was agreed. */
export const deadlineSteps = ['answer', 'buyer_sends', 'receive', 'pay', 'send'] as const;
export type DeadlineStep = (typeof deadlineSteps)[number];

type Terms = Readonly<Partial<Record<DeadlineStep, CalendarSpan>>>;
const hours = (amount: number): CalendarSpan => ({ amount, unit: 'hours' });
const days = (amount: number): CalendarSpan => ({ amount, unit: 'days' });

/** Where nothing else is known. */
const usual: Readonly<Record<DeadlineStep, CalendarSpan>> = { answer: hours(48), buyer_sends: days(7), receive: days(7), pay: hours(48), send: hours(48) };

type PlatformTerms = { readonly all: Terms } & Readonly<Partial<Record<CaseKind, Terms>>>;

/**
 * What is usual on the platforms. They change their rules and give single cases other times, so these are only a start and are shown as
 * defaults wherever they are used, until the manager enters the shop's own.
 */
const ofPlatforms: Readonly<Partial<Record<Platform, PlatformTerms>>> = {
  taobao: { all: { answer: days(2), buyer_sends: days(7), receive: days(10), pay: days(2) }, return: { answer: days(5) }, exchange: { answer: days(5), send: days(3) } },
  douyin: { all: { answer: hours(48), buyer_sends: days(7), receive: days(7) }, refund_only: { answer: hours(24) } },
  pinduoduo: { all: { answer: hours(48), buyer_sends: days(7), receive: days(7), pay: hours(24) }, refund_only: { answer: hours(36) } },
  jd: { all: { answer: hours(24), buyer_sends: days(7), receive: days(3), pay: hours(24) } },
  ali1688: { all: { answer: days(5), buyer_sends: days(7), receive: days(10) } },
  xiaohongshu: { all: { answer: hours(48), receive: hours(48) } },
  wechat: { all: { answer: hours(48), receive: days(7) } },
};

export const standardTerm = (platform: Platform, kind: CaseKind, step: DeadlineStep): CalendarSpan => {
  const own = ofPlatforms[platform];
  return own?.[kind]?.[step] ?? own?.all[step] ?? usual[step];
};

/** What a case in this state waits for, and thus which deadline runs; null = nothing that could expire. */
export const deadlineStepOf = (kind: CaseKind, state: CaseState): DeadlineStep | null => {
  switch (state) {
    case 'opened':
      return 'answer';
    case 'agreed':
      if (kind === 'resend') return 'send';
      return bringsGoodsBack(kind) && kind !== 'courier_damage' ? 'buyer_sends' : 'pay';
    case 'awaiting_goods':
      return 'receive';
    case 'received':
      return kind === 'exchange' ? 'send' : 'pay';
    case 'paid_back':
    case 'sent':
    case 'refused':
    case 'closed':
      return null;
  }
};

/** Steps whose deadlines a case of a kind can meet. */
export const deadlineStepsOf = (kind: CaseKind): readonly DeadlineStep[] => {
  const states: readonly CaseState[] = bringsGoodsBack(kind) ? ['opened', 'agreed', 'awaiting_goods', 'received'] : ['opened', 'agreed'];
  return deadlineSteps.filter((step) => states.some((state) => deadlineStepOf(kind, state) === step));
};

/** An instant: what the clock does later moves nothing. */
export const deadlineAfter = (since: number, term: CalendarSpan, timeZone: string): number => addCalendarSpan(since, term, timeZone);

/** From so long before a deadline on it stands on every screen of customer service. */
export const nearMs = 24 * 60 * 60 * 1000;

export type CaseDue = 'none' | 'later' | 'near' | 'over';
export const caseDueOf = (deadlineAt: number | null, now: number): CaseDue =>
  deadlineAt === null ? 'none' : deadlineAt <= now ? 'over' : deadlineAt - now <= nearMs ? 'near' : 'later';
