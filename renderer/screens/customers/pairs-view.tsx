import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerPair } from '../../../shared/contract/customers.ts';
import type { CustomerId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { spentWords } from '../../app/customer-words.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { figure } from '../../i18n/format.ts';
import { IdentityCard } from './identities-part.tsx';
import styles from './pairs-view.module.css';

type Side = CustomerPair['a'];

const textsOf = ({ identities }: Side): string[] => identities.flatMap(({ nicks, names, phones, addresses }) => [...nicks, ...names, ...phones, ...addresses]);

/** What both sides say in the same words. */
const alikeIn = (pair: CustomerPair): ReadonlySet<string> => {
  const b = new Set(textsOf(pair.b));
  return new Set(textsOf(pair.a).filter((text) => b.has(text)));
};

type SideProps = { readonly side: Side; readonly alike: ReadonlySet<string>; readonly onShow: (customerId: CustomerId) => void };

const SideView = ({ side, alike, onShow }: SideProps) => {
  const { t } = useTranslation('customers');
  return (
    <div className={styles['side']}>
      <p className={styles['sideHead']}>
        <button type="button" onClick={() => onShow(side.row.customerId)}>{side.row.name === '' ? side.row.nick || t('masked') : side.row.name}</button>
        <span>{t('identity.orders', { n: figure(side.row.orders) })} · {spentWords(side.row.spent)}</span>
      </p>
      {side.identities.map((identity) => <IdentityCard key={identity.customerId} identity={identity} alike={alike} />)}
    </div>
  );
};

type Props = { readonly mayEdit: boolean; readonly onShow: (customerId: CustomerId) => void };

/** CU-1: pairs that are not sure enough to be joined by the app, with the evidence side by side; a person decides. */
export const PairsView = ({ mayEdit, onShow }: Props) => {
  const { t } = useTranslation('customers');
  const asked = useAsked(() => backroom.customers.pairs(), [], ['customers.changed']);
  const decide = useCommand(backroom.customers.decidePair);
  const [at, setAt] = useState(0);
  const pairs = asked.value?.pairs ?? [];
  const current = Math.min(at, pairs.length - 1);
  const say = (same: boolean): void => {
    const pair = pairs[current];
    if (pair !== undefined) void decide.run({ pairId: pair.pairId, same });
  };
  useKeys({
    ArrowDown: () => setAt(Math.min(pairs.length - 1, current + 1)), ArrowUp: () => setAt(Math.max(0, current - 1)),
    ...(mayEdit ? { Y: () => say(true), X: () => say(false) } : {}),
  });
  if (asked.value !== undefined && pairs.length === 0) return <EmptyState icon="check" title={t('pairs.none')} text={t('pairs.noneText')} />;
  return (
    <div className={styles['view']}>
      <p className={styles['intro']}>{t('pairs.text')} <span>{t('pairs.progress')}</span></p>
      <RefusalNotice refusal={asked.refusal ?? decide.refusal} />
      {pairs.map((pair, index) => (
        <article key={pair.pairId} className={styles['pair']} data-pair={pair.pairId} aria-current={index === current} onMouseDown={() => setAt(index)}>
          <header className={styles['head']}>
            <Tag tone="amber">{t('merge.confidence', { n: pair.confidence })}</Tag>
            <span className={styles['reasons']}>{pair.reasons.map((reason) => t(`reason.${reason}`)).join(' · ')}</span>
            {mayEdit && (
              <>
                <Button kind={index === current ? 'primary' : 'plain'} keys={index === current ? 'Y' : undefined} busy={decide.busy} onClick={() => void decide.run({ pairId: pair.pairId, same: true })}>{t('pairs.same')}</Button>
                <Button keys={index === current ? 'X' : undefined} busy={decide.busy} onClick={() => void decide.run({ pairId: pair.pairId, same: false })}>{t('pairs.apart')}</Button>
              </>
            )}
          </header>
          <div className={styles['sides']}>
            <SideView side={pair.a} alike={alikeIn(pair)} onShow={onShow} />
            <SideView side={pair.b} alike={alikeIn(pair)} onShow={onShow} />
          </div>
        </article>
      ))}
      {asked.value?.more === true && <p className={styles['intro']}>{t('pairs.more')}</p>}
    </div>
  );
};
